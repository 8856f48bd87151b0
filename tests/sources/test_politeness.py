"""How sites are treated, and what pages claim: robots.txt, pauses, addresses, encodings, kinds of content."""

from __future__ import annotations

import json

import pytest

from bot.sources import site
from bot.sources.poll import look, poll
from bot.store.records import Followed
from tests.sources.test_poll import LONG, SENT, entry, feed, get, page
from tests.sources.web_stub import Page


def articles(store):
    """All articles of the archive."""
    return [stored.article for stored in store.new_since(0)]


def test_pages_of_a_feed_are_asked_for_with_pauses(web, store):
    """A second between two pages, or as long as robots.txt asks, at most ten."""
    pauses: list[float] = []
    for number in range(3):
        web.pages[f"/{number}"] = page(f"{number} {LONG}")
    web.pages["/feed"] = feed(*(entry(f"K{n}", web.url(f"/{n}"), "Anriss.") for n in range(3)))
    look(store, Followed(web.url("/feed"), 900), get, rest=pauses.append)
    assert pauses == [site.PAUSE] * 2
    web.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 600\n")
    web.pages["/feed"] = feed(*(entry(f"Neu {n}", web.url(f"/{n}"), "Anriss.") for n in range(2)))
    pauses.clear()
    look(store, Followed(web.url("/feed"), 900), get, rest=pauses.append)
    assert pauses == [site.LONGEST_PAUSE]


def test_what_a_look_has_no_time_for_waits_for_the_next(web, store, monkeypatch):
    """Entries beyond the limit are not stored as teasers for ever, and the server is not told that we have them."""
    monkeypatch.setattr(site, "FULL_TEXTS", 2)
    for number in range(3):
        web.pages[f"/{number}"] = page(f"{number} {LONG}")
    web.pages["/feed"] = feed(*(entry(f"K{n}", web.url(f"/{n}"), "Anriss.") for n in range(3)), ETag='"1"')
    first = look(store, Followed(web.url("/feed"), 900), get, rest=lambda _: None)
    assert (first.articles, first.etag) == (2, "")
    second = look(store, first, get, rest=lambda _: None)
    assert (second.articles, second.etag) == (3, '"1"')
    assert all(len(article.text) > site.TEASER for article in articles(store))


def test_broken_robots_txt_keeps_us_out(web, store):
    """RFC 9309: a site without robots.txt lets everybody in, one whose server fails nobody."""
    web.pages["/robots.txt"] = Page(status=503)
    web.pages["/rat"] = page(LONG)
    source = look(store, Followed(web.url("/rat"), 900), get)
    assert "robots.txt" in source.error
    assert source.failures == 1
    web.pages["/robots.txt"] = Page(status=404)
    assert look(store, source, get).articles == 1


def test_no_page_takes_the_place_of_another_sites_article(web, store):
    """A canonical address counts on its own site only."""
    body = page(LONG).body.replace(b"<head>", b'<head><link rel="canonical" href="https://blatt.example/1">')
    web.pages["/rat"] = Page(body, headers={"Content-Type": "text/html"})
    look(store, Followed(web.url("/rat"), 900), get)
    own = page(LONG).body.replace(b"<head>", f'<head><link rel="canonical" href="{web.url("/eins")}">'.encode())
    web.pages["/rat?seite=1"] = Page(own, headers={"Content-Type": "text/html"})
    look(store, Followed(web.url("/rat?seite=1"), 900), get)
    assert sorted(article.url for article in articles(store)) == [web.url("/eins"), web.url("/rat")]


def test_addresses_that_tell_of_readers_make_no_second_article(web, store):
    """Feeds change ids, and what they hang to addresses to count readers; the article is one."""
    source = Followed(web.url("/feed"), 900)
    for number, tail in enumerate(("?utm_source=rss&utm_campaign=a", "?utm_source=rss&utm_campaign=b#top", "")):
        web.pages["/feed"] = feed(entry("K", f"https://aubote.example/1{tail}", LONG, guid=f"id-{number}"))
        source = look(store, source, get)
    assert [article.url for article in articles(store)] == ["https://aubote.example/1"]


@pytest.mark.parametrize("where", ["header", "page", "nowhere"])
def test_pages_in_latin_1_keep_their_umlauts(web, store, where):
    """The server says how a page is written, or the page, or nobody."""
    said = b'<meta charset="iso-8859-1">' if where == "page" else b""
    body = page(LONG).body.decode().replace("bleiben aus", "bleiben für Jörg aus").replace("„", '"').replace("“", '"')
    body = body.encode("iso-8859-1").replace(b"<head>", b"<head>" + said)
    kind = "text/html; charset=ISO-8859-1" if where == "header" else "text/html"
    web.pages["/rat"] = Page(body, headers={"Content-Type": kind})
    assert look(store, Followed(web.url("/rat"), 900), get).articles == 1
    assert "für Jörg" in articles(store)[0].text


def test_author_date_and_source_come_from_page_and_feed(web, store):
    """What the page says of its author is kept; date and source are the feed's."""
    body = page(LONG).body.replace(b"<head>", b'<head><meta name="author" content="Lene Quast">')
    web.pages["/rat"] = Page(body, headers={"Content-Type": "text/html"})
    web.pages["/feed"] = feed(entry("Kameras", web.url("/rat"), "Anriss."))
    look(store, Followed(web.url("/feed"), 900), get)
    [article] = articles(store)
    assert (article.author, article.date, article.source) == ("Lene Quast", "2021-03-04", "Der Aubote")


def test_feed_that_calls_itself_a_page_is_a_feed(web, store):
    """Some servers send every file as text/html."""
    body = feed(entry("Kameras", "https://aubote.example/1", LONG)).body
    web.pages["/feed"] = Page(b'<?xml version="1.0"?>\n' + body, headers={"Content-Type": "text/html"})
    assert look(store, Followed(web.url("/feed"), 900), get).articles == 1


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4", "application/octet-stream"])
def test_what_is_no_page_is_not_read_as_one(web, store, kind):
    """The teaser stays, and the source says why."""
    web.pages["/rat"] = Page(b"%PDF-1.7 " + b"x" * 5000, headers={"Content-Type": kind})
    web.pages["/feed"] = feed(entry("Kameras", web.url("/rat"), "Der Anriss genügt."))
    source = look(store, Followed(web.url("/feed"), 900), get)
    assert kind in source.error
    assert [article.text for article in articles(store)] == ["Der Anriss genügt."]


def test_delivery_over_the_web(web, store):
    """An address may be a delivery of an agency: ninjs or NewsML-G2."""
    item = {"uri": "urn:aub:1", "pubstatus": "usable", "headline": "Rat", "body_text": LONG}
    web.pages["/ninjs"] = Page(json.dumps([item]).encode(), headers={"Content-Type": "application/json"})
    assert look(store, Followed(web.url("/ninjs"), 900), get).articles == 1
    item["pubstatus"] = "canceled"
    web.pages["/ninjs"] = Page(json.dumps([item]).encode(), headers={"Content-Type": "application/json"})
    source = look(store, Followed(web.url("/ninjs"), 900), get)
    assert (source.failures, source.error) == (0, "")
    assert articles(store) == []


def test_what_is_too_old_is_not_taken(web, store):
    """A feed that still has what retention removed does not bring it back."""
    web.pages["/feed"] = feed(entry("Kameras", "https://aubote.example/1", LONG))
    assert look(store, Followed(web.url("/feed"), 900), get, {"Der Aubote": 30}).articles == 0
    assert look(store, Followed(web.url("/feed"), 900), get, {"Tagblatt": 30}).articles == 1


def test_source_that_kills_the_process_does_not_stop_the_others(web, store):
    """Whoever dies of a source leaves it marked as failed: it waits longer, and the next process begins with others."""

    class KilledError(BaseException):
        """What ends the process."""

    def deadly(_url, **_):
        raise KilledError

    source = Followed(web.url("/feed"), 900)
    with pytest.raises(KilledError):
        poll(store, [source], deadly)
    [left] = store.followed()
    assert left.failures == 1
    assert left.checked > 0
    assert "broken off" in left.error


def test_endless_feed_does_not_stop_the_others(web, store):
    """A stream without an end is given up, and the next source is read."""
    web.pages["/endless"] = Page(b"<rss>" * 1000, endless=True, headers={"Content-Type": SENT})
    web.pages["/good"] = feed(entry("Kameras", "https://aubote.example/1", LONG))
    failed, good = poll(store, [Followed(web.url("/endless"), 900), Followed(web.url("/good"), 900)], get)
    assert "too large" in failed.error
    assert good.articles == 1
