"""The reading room over HTTP: who gets in, what is shown, and that nothing in an article can break a page."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bootstrap import Bot
from bot.entrypoints.headers import preferred_language
from bot.model import Article, Extract, cite
from bot.rendering.marked import Mark, marked, paragraphs
from tests.web.room import ARTICLE, HALVES, TEXT, WARNING
from tests.web.serving import Site


@pytest.fixture
def bot(room: Site) -> Bot:
    """The bot behind the pages."""
    return room.bot


@pytest.fixture
def client(room: Site) -> Iterator[httpx.Client]:
    """A browser without any preference of a language."""
    with httpx.Client(base_url=room.address, headers={"accept-language": ""}) as client:
        yield client


class Page(HTMLParser):
    """What a browser makes of a page: its elements, and the text within the element with id ``text``."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.within = "", 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element; count how deep it is in the text."""
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input"} and (self.within or dict(attrs).get("id") == "text"):
            self.within += 1

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the base class's
        """Leave an element."""
        self.within -= bool(self.within)

    def handle_data(self, data: str) -> None:
        """Collect the text."""
        if self.within:
            self.text += data

    def ids(self) -> list[str]:
        """All ids, in order."""
        return [given["id"] or "" for _, given in self.elements if "id" in given]


def address(bot: Bot, start: int = WARNING[0], end: int = WARNING[1]) -> str:
    """The signed address of a passage, as answers have it, without scheme and host."""
    parts = urlsplit(bot.links.to(cite(ARTICLE, start, end)))
    return f"{parts.path}?{parts.query}"


def test_citation_leads_to_the_highlighted_passage(bot: Bot, client: httpx.Client) -> None:
    """The page shows the whole text, character for character, with the cited passage marked once."""
    answer = client.get(address(bot))
    page = Page(answer.text)
    assert answer.status_code == 200
    assert page.text == TEXT
    assert page.ids().count("fundstelle") == 1
    assert len(page.ids()) == len(set(page.ids()))
    assert "März 2024" in answer.text
    assert "fiktiv" in answer.text
    assert ("a", "https://quellbote.example/seilbahn?a=1&b=2") in [(tag, at.get("href")) for tag, at in page.elements]


def test_both_halves_of_a_quotation_are_highlighted(bot: Bot, client: httpx.Client) -> None:
    """A link to one part of a quotation that its speaker interrupts shows the other part as well."""
    (start, end), _ = HALVES
    marks = [at for tag, at in Page(client.get(address(bot, start + 1, end - 1)).text).elements if tag == "mark"]
    assert marks == [{"class": "passage", "id": "fundstelle"}, {"class": "passage"}]


def test_a_sentence_on_several_topics_is_listed_once(bot: Bot, client: httpx.Client) -> None:
    """The overview beside the text names all topics of a sentence in one line."""
    assert (
        "<small>Datenschutz (kritisch), IT-Sicherheit · Ilka von Treskow-Amadi</small>" in client.get(address(bot)).text
    )


def test_nothing_in_an_article_becomes_html(bot: Bot, client: httpx.Client) -> None:
    """Markup in title, source and text is shown as text; the page has no script at all."""
    answer = client.get(address(bot))
    tags = {tag for tag, _ in Page(answer.text).elements}
    assert not tags & {"script", "b", "i", "iframe", "img"}


def test_an_address_of_another_scheme_is_no_link(bot: Bot, client: httpx.Client) -> None:
    """An article whose url would run a script is shown without a link to it."""
    bot.store.save(Article(id="boese", title="Titel", text="Ein Satz.", url="javascript:alert(1)"), Extract())
    answer = client.get(bot.links.path("boese", 0, 3))
    assert answer.status_code == 200
    assert "javascript" not in answer.text


@pytest.mark.parametrize(
    "change",
    [
        ("sig=", "sig=x"),
        ("von=", "von=1"),
        ("bis=", "bis=-"),
        ("von=", "von=zehn"),
        ("seilbahn", "andere"),
        ("sig=", "other="),
    ],
)
def test_without_a_valid_signature_nobody_reads(bot: Bot, client: httpx.Client, change: tuple[str, str]) -> None:
    """A changed address is refused with one sentence, whether the article exists or not."""
    answer = client.get(address(bot).replace(*change))
    assert answer.status_code == 403
    assert "Dieser Link ist nicht gültig." in answer.text
    assert "Kameras" not in answer.text


def test_an_article_that_is_gone_is_said(bot: Bot, client: httpx.Client) -> None:
    """A valid link to an article that was removed says so."""
    answer = client.get(bot.links.path("verschwunden", 0, 3))
    assert answer.status_code == 404
    assert "nicht mehr im Archiv" in answer.text


def test_a_passage_that_moved_still_shows_the_article(bot: Bot, client: httpx.Client) -> None:
    """When the article was replaced by a shorter one, it is shown without a highlight instead of an error."""
    answer = client.get(bot.links.path(ARTICLE.id, len(TEXT), len(TEXT) + 50))
    assert answer.status_code == 200
    assert "fundstelle" not in Page(answer.text).ids()


def test_unknown_pages_and_methods_have_a_clear_page(client: httpx.Client) -> None:
    """Whatever is typed, the answer is a page with a sentence."""
    assert client.get("/wp-login.php").status_code == 404
    assert "nichts zu finden" in client.get("/wp-login.php").text
    assert client.post("/artikel/x").status_code == 405


def test_faults_are_noted_and_never_shown(bot: Bot, client: httpx.Client) -> None:
    """A closed database, as a fault nobody thought of, becomes a sentence without a traceback."""
    bot.store.close()
    Path(str(bot.settings.bot_database_url).removeprefix("sqlite:///")).write_bytes(b"no database" * 1000)
    answer = client.get(address(bot))
    assert answer.status_code == 503
    assert "nicht erreichbar" in answer.text
    assert "Traceback" not in answer.text
    ready = client.get("/readyz")
    assert (ready.status_code, "Traceback" in ready.text) == (503, False)
    assert client.get("/healthz").status_code == 200
    assert 'fundstelle_errors_total{error="StoreError"}' in client.get("/metrics").text


def test_health_and_figures(client: httpx.Client) -> None:
    """Operators see that it lives, that the archive is there, and figures in Prometheus' format."""
    assert client.get("/healthz").text == "ok\n"
    assert client.get("/readyz").text == "ok\n"
    assert "python_info" in client.get("/metrics").text


@pytest.mark.parametrize("path", ["/healthz", "/static/room.css", "/nirgends", "article"])
def test_headers_guard_every_page(bot: Bot, client: httpx.Client, path: str) -> None:
    """Nothing is loaded from elsewhere, nothing is framed or indexed, and addresses are not passed on."""
    headers = client.get(address(bot) if path == "article" else path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"


def test_language_of_the_reader(bot: Bot, client: httpx.Client) -> None:
    """The page speaks the browser's language; the article keeps its own."""
    answer = client.get(address(bot), headers={"accept-language": "fr, en-GB;q=0.9, de;q=0.5"})
    elements = Page(answer.text).elements
    assert ("html", {"lang": "en"}) in elements
    assert any(tag == "article" and at["lang"] == "de" for tag, at in elements)
    assert "March 2024" in answer.text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("", "de"), ("en", "en"), ("de-AT,en;q=0.8", "de"), ("fr;q=1, en;q=0.2, de;q=0.1", "en"), ("en;q=0", "de")],
)
def test_preferred_language(accepted: str, language: str) -> None:
    """Weights count, unknown languages don't, and nothing usable means the default."""
    assert preferred_language(accepted, "de") == language


TEXTS = st.text(
    st.sampled_from("ab <&>\"'\n\r\t„🚠א") | st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=60
)
MARKS = st.lists(
    st.tuples(st.integers(-2, 62), st.integers(-2, 62), st.integers(0, 3)).map(
        lambda given: Mark(given[0], given[1], given[2], "c", id=f"i{given[0]}-{given[1]}-{given[2]}")
    ),
    max_size=8,
)


class Balanced(HTMLParser):
    """Checks that elements close in the order they opened, and collects text and marked text by id."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # as above
        """Open."""
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collect."""
        self.text += data


@given(TEXTS, MARKS)
def test_marks_never_change_the_text(text: str, marks: list[Mark]) -> None:
    """However marks overlap, elements are balanced and the text content is the text."""
    html = str(marked(text, marks))
    assert Balanced(html).text == text
    for start, end in paragraphs(text):
        for mark in marks:
            if 0 <= mark.start < mark.end <= len(text) and mark.start < end and start < mark.end:
                assert f'id="{mark.id}"' in html
