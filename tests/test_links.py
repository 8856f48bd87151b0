"""Addresses of citations: signed, or the article's own, never anything a browser would run."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.links import ANCHOR, PATH, Links, text_fragment
from bot.model import Article, cite

ARTICLE = Article(id="a-1", title="Titel", text="Die Stadt Quellhausen prüft, ob Nord-Süd, Ost & West reichen.")
LINKS = Links("https://bot.example/", "a long random text")


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_was_signed_is_valid(article: str, start: int, end: int) -> None:
    """Any id survives the way through an address and is accepted again."""
    parts = urlsplit(LINKS.path(article, start, end))
    query = parse_qs(parts.query)
    assert unquote(parts.path.removeprefix(PATH)) == article
    assert parts.fragment == ANCHOR
    assert LINKS.valid(article, int(query["von"][0]), int(query["bis"][0]), query["sig"][0])


def test_every_other_place_or_key_is_refused() -> None:
    """A signature is good for one article, one span, one key and one spelling only."""
    signature = parse_qs(urlsplit(LINKS.path("a-1", 3, 9)).query)["sig"][0]
    assert LINKS.valid("a-1", 3, 9, signature)
    assert not LINKS.valid("a-2", 3, 9, signature)
    assert not LINKS.valid("a-1", 3, 10, signature)
    assert not LINKS.valid("a-1", 39, 0, signature)
    assert not Links("", "another text").valid("a-1", 3, 9, signature)
    for last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=":
        assert LINKS.valid("a-1", 3, 9, signature[:-1] + last) == (last == signature[-1])
    assert not LINKS.valid("a-1", 3, 9, "")
    assert not LINKS.valid("a-1", 3, 9, "ä")


def test_citations_link_to_the_reading_room_first() -> None:
    """With a public address citations lead to the highlighted passage there."""
    address = LINKS.to(cite(ARTICLE, 4, 21))
    assert re.fullmatch(r"https://bot\.example/artikel/a-1\?von=4&bis=21&sig=[\w-]{43}#fundstelle", address)


@pytest.mark.parametrize(
    ("url", "start", "end", "address"),
    [
        ("", 0, 5, ""),
        ("javascript:alert(1)", 0, 5, ""),
        ("file:///etc/passwd", 0, 5, ""),
        ("https://zeitung.example/a", 4, 21, "https://zeitung.example/a#:~:text=Stadt%20Quellhausen"),
        (
            "https://zeitung.example/a#x",
            32,
            53,
            "https://zeitung.example/a#x:~:text=Nord%2DS%C3%BCd%2C%20Ost%20%26%20West",
        ),
    ],
)
def test_without_a_reading_room_the_own_address_highlights(url: str, start: int, end: int, address: str) -> None:
    """The article's own address is used, with the passage as text fragment, if it is one of the web."""
    article = Article(id="a-1", title="", text=ARTICLE.text, url=url)
    assert Links("", "").to(cite(article, start, end)) == address


def test_a_long_passage_is_named_by_its_ends() -> None:
    """Addresses stay short: a long passage is found by its first and last words."""
    address = text_fragment("https://zeitung.example/a", " ".join(f"w{number}" for number in range(40)))
    assert address.endswith("text=w0%20w1%20w2%20w3%20w4,w35%20w36%20w37%20w38%20w39")


def test_a_reading_room_without_a_key_is_refused() -> None:
    """Signing with an empty key would protect nothing, so it is an error that says what to do."""
    with pytest.raises(SettingsError, match="BOT_SECRET_KEY"):
        Links("https://bot.example", "")
