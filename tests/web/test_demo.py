"""The demo: ask, press a button, open the passage; on this machine only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import httpx
import pytest

from bot.bootstrap import open_bot
from bot.entrypoints import demo
from bot.extraction.pipeline import build, extract
from bot.model import Article
from bot.settings import Settings
from tests.web.serving import Site, serving


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    """An archive of some articles, really extracted: enough quotations for two pages."""
    folder = tmp_path_factory.mktemp("demo")
    nlp = build()
    bots = []

    def open_site(address: str):
        settings = Settings(
            bot_database_url=f"sqlite:///{folder}/demo.db",
            bot_public_url=address,
            bot_secret_key="only for tests",  # noqa: S106  # as it says
        )
        bots.append(open_bot(settings))
        for number in range(1, 15):
            text = (
                f"„Der Deich Nummer {number} hält & bleibt“, sagte Bürgermeisterin Wiebke Harmsdorf am Montag. "
                "Der Rat von Tarnwald hatte lange darüber beraten."
            )
            article = Article(id=f"deich-{number}", title=f"Deich {number}", text=text, date=f"2023-05-{number:02}")
            bots[0].store.save(article, extract(nlp, article))
        return demo.application(bots[0])

    with serving(open_site) as address:
        yield Site(address, bots[0])
    bots[0].close()


def ask(site: Site, **query: str) -> httpx.Response:
    """The page of a question."""
    return httpx.get(site.address + "/", params=query, headers={"accept-language": "de"})


def test_ask_turn_the_page_and_open_the_passage(chromium, site: Site) -> None:
    """The whole way of a visitor, by keyboard and click: question, answer, next page, reading room."""
    page = chromium.new_page(locale="de-DE")
    page.goto(site.address)
    assert page.evaluate("document.activeElement.id") == "frage"
    page.keyboard.type("/quote Harmsdorf")
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Antwort").get_by_text("„Der Deich Nummer 14 hält & bleibt“").wait_for()
    page.get_by_role("link", name="Nächste Seite").click()
    page.get_by_text("„Der Deich Nummer 1 hält & bleibt“").wait_for()
    page.get_by_role("link", name="Fundstelle", exact=True).last.click()
    page.locator("mark#fundstelle").wait_for()
    assert page.locator("mark").inner_text() == "Der Deich Nummer 1 hält & bleibt"
    assert page.get_by_role("heading", level=1).inner_text() == "Deich 1"
    page.go_back()
    assert page.locator("#frage").input_value() == "/quote Wiebke Harmsdorf"
    page.context.close()


def test_every_example_and_every_button_works(site: Site) -> None:
    """Whatever the page offers to press leads to a page."""
    buttons = re.findall(r'class="button" href="([^"]+)"', ask(site, frage="/quote Harmsdorf").text)
    assert len(buttons) >= 2
    for button in buttons:
        answer = httpx.get(site.address + unescape(button))
        assert (answer.status_code, 'class="blocks"' in answer.text) == (200, True)
    for language, examples in demo.EXAMPLES.items():
        for example in examples:
            answer = httpx.get(site.address + demo.address(example), headers={"accept-language": language})
            assert (answer.status_code, 'class="blocks"' in answer.text) == (200, True)


@pytest.mark.parametrize(
    "question", ["", "   ", "/unbekannt x", "?", "<script>alert(1)</script>", "x" * 5000, "/quote \0"]
)
def test_odd_questions_get_a_page(site: Site, question: str) -> None:
    """No question breaks the page or comes back as markup."""
    answer = ask(site, frage=question)
    assert answer.status_code == 200
    assert "<script" not in answer.text


@pytest.mark.parametrize("number", ["0", "-1", "zwei", "1e3", "9" * 50, "²"])
def test_odd_page_numbers_are_refused(site: Site, number: str) -> None:
    """Page numbers that no button ever made are told to be so."""
    assert ask(site, frage="/quote Harmsdorf", seite=number).status_code == 400


def test_pages_beyond_the_last_say_so(site: Site) -> None:
    """A page that there is nothing on is still a page."""
    assert ask(site, frage="/quote Harmsdorf", seite="99").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""])
@pytest.mark.parametrize("path", ["/", "/metrics", "/artikel/deich-1"])
def test_other_names_for_this_machine_are_refused(site: Site, host: str, path: str) -> None:
    """A page of the web that points its own name to this machine learns nothing (DNS rebinding)."""
    assert httpx.get(site.address + path, headers={"host": host}).status_code == 400


def test_the_page_to_ask_in_is_in_the_demo_only(room: Site) -> None:
    """Whoever runs ``serve`` does not open the archive to everybody."""
    assert httpx.get(room.address + "/").status_code == 404
    assert httpx.get(room.address + "/", params={"frage": "/who x"}).status_code == 404


def test_answers_are_counted(site: Site) -> None:
    """Operators see how many answers of which command there were."""
    ask(site, frage="/quote Harmsdorf")
    figures = httpx.get(site.address + "/metrics").text
    assert 'fundstelle_answer_seconds_count{command="quote"}' in figures
