"""The pages in a real browser: what readers see on a desk and on a phone, by day and by night, without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from bot.model import cite
from tests.web.room import ARTICLE, FILMING, WARNING
from tests.web.serving import Site

DESK, PHONE, NARROW = (1280, 800), (390, 844), (320, 568)

CONTRASTS = """() => {
  const channels = text => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
    canvas.fillStyle = text
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const linear = c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4
  const light = colour => colour.slice(0, 3).map(c => linear(c / 255))
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0)
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor)
      if (colour[3] === 255) return colour
    }
    return channels('Canvas')
  }
  const low = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue
    const [a, b] = [light(channels(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x)
    if ((a + .05) / (b + .05) < 4.5) low.push([texts.currentNode.data.trim().slice(0, 40), (a + .05) / (b + .05)])
  }
  return low
}"""


@contextmanager
def opened(chromium, address: str, size=DESK, **options) -> Iterator:
    """A page of a fresh browser profile; at the end it must have asked no other host and reported no error."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="de-DE", **options)
    page = context.new_page()
    hosts, complaints = set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    yield page
    context.close()
    assert hosts == {urlsplit(address).netloc}
    assert complaints == []


def in_view(page, selector: str) -> bool:
    """Whether the element is inside the window, once scrolling to it has ended."""
    page.wait_for_function(
        """selector => {
          const box = document.querySelector(selector).getBoundingClientRect()
          return box.top >= 0 && box.bottom <= innerHeight && box.height > 0
        }""",
        arg=selector,
    )
    return True


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_citation_opens_at_the_highlighted_passage(chromium, room: Site, size) -> None:
    """The passage is far down the text, and yet in view and highlighted as soon as the link is opened."""
    address = room.bot.links.to(cite(ARTICLE, *WARNING))
    with opened(chromium, address, size) as page:
        assert page.evaluate("document.documentElement.scrollHeight > innerHeight * 1.5")
        assert in_view(page, "#fundstelle")
        assert page.locator("mark").inner_text() == ARTICLE.text[slice(*WARNING)]
        backgrounds = page.evaluate(
            "['mark', 'body'].map(name => getComputedStyle(document.querySelector(name)).backgroundColor)"
        )
        assert backgrounds[0] != backgrounds[1]
        covered = page.evaluate(
            """() => { const {left, top} = document.querySelector('mark').getClientRects()[0]
                       return document.elementFromPoint(left + 2, top + 2).closest('mark') === null }"""
        )
        assert not covered


@pytest.mark.parametrize("size", [PHONE, NARROW])
@pytest.mark.parametrize("where", ["article", "refused", "/", "/?frage=hilfe", "/?frage=/who+Ohnsorg"])
def test_nothing_is_wider_than_a_phone(chromium, demo_site: Site, size, where: str) -> None:
    """No page scrolls sideways, down to 320 pixels."""
    with opened_page(chromium, demo_site, where, size) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["article", "refused", "/", "/?frage=/who+Ohnsorg"])
def test_text_stands_out_by_day_and_by_night(chromium, demo_site: Site, scheme: str, where: str) -> None:
    """All text has the contrast of WCAG AA (4.5 : 1), and the dark scheme is dark."""
    with opened_page(chromium, demo_site, where, DESK, color_scheme=scheme) as page:
        assert page.evaluate(CONTRASTS) == []
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")
        red = int(page.evaluate("getComputedStyle(document.body).backgroundColor").strip("rgb()").split(",")[0])
        assert (red < 64) == (scheme == "dark")


@contextmanager
def opened_page(chromium, site: Site, where: str, size, **options) -> Iterator:
    """The article, a refused link, or an address of the demo."""
    if where == "article":
        where = room_address(site)
    elif where == "refused":
        with opened_refused(chromium, room_address(site).replace("sig=", "sig=x"), size, **options) as page:
            yield page
        return
    with opened(chromium, where if where.startswith("http") else site.address + where, size, **options) as page:
        yield page


@contextmanager
def opened_refused(chromium, address: str, size, **options) -> Iterator:
    """A page that is refused; Chromium notes the status 403 as an error, which is meant."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="de-DE", **options)
    page = context.new_page()
    assert page.goto(address).status == 403
    yield page
    context.close()


def room_address(site: Site) -> str:
    """A citation's address."""
    return site.bot.links.to(cite(ARTICLE, *FILMING))


def test_reading_without_a_mouse(chromium, room: Site) -> None:
    """Tab reaches a visible skip link to the passage first, then the switches of the marks, which work by Space."""
    with opened(chromium, room_address(room).split("#")[0]) as page:
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Zur zitierten Stelle springen"
        assert in_view(page, ".skip")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert page.url.endswith("#fundstelle")
        people = page.locator("#show-people")
        people.focus()
        line = "getComputedStyle(document.querySelector('.text .person')).textDecorationLine"
        assert page.evaluate(line) == "underline"
        page.keyboard.press("Space")
        assert page.evaluate(line) == "none"
        page.locator("#show-quotes").focus()
        page.keyboard.press("Space")
        assert page.evaluate("getComputedStyle(document.querySelector('.text .quote')).borderBottomWidth") == "0px"


def test_highlight_stays_in_high_contrast(chromium, room: Site) -> None:
    """Where the system takes over all colours, the passage still has one of its own."""
    with opened(chromium, room_address(room), forced_colors="active") as page:
        backgrounds = page.evaluate(
            "['mark', '.text'].map(name => getComputedStyle(document.querySelector(name)).backgroundColor)"
        )
        assert backgrounds[0] not in (backgrounds[1], "rgba(0, 0, 0, 0)")


def test_overview_leads_to_the_places(chromium, room: Site) -> None:
    """A click on a quotation beside the text brings it into view and marks it as the target."""
    with opened(chromium, room_address(room)) as page:
        page.get_by_role("complementary").get_by_role("link", name="Eine Kamera").first.click()
        assert in_view(page, ":target")
        assert page.locator(":target").inner_text() == ARTICLE.text[slice(*WARNING)]


def test_pages_have_landmarks_and_names(chromium, room: Site) -> None:
    """Screen readers find one main part, one first heading, and a name for everything that can be used."""
    with opened(chromium, room_address(room)) as page:
        assert page.get_by_role("main").count() == 1
        assert page.get_by_role("heading", level=1).count() == 1
        assert page.get_by_role("checkbox", name="Personen").is_checked()
        nameless = (
            "[...document.querySelectorAll('a, button, input')].filter(e => !(e.innerText || e.labels?.length)).length"
        )
        assert page.evaluate(nameless) == 0
