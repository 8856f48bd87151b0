"""The archive fills itself: feeds, pages, folders; politely, and one bad source never stops the others."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest

from bot.errors import StoreError
from bot.sources.fetch import fetch
from bot.sources.poll import look, poll
from bot.sources.timing import LONGEST_PAUSE, due
from bot.store.records import Followed
from tests.sources.web_stub import Page

SENTENCE = "„Die Kameras bleiben aus“, sagte Ilka Torneck in Quellenau. "
LONG = SENTENCE * 20
SENT = "application/rss+xml"


def entry(title, link, text, guid=""):
    """One entry of a feed."""
    return (
        f"<item><title>{title}</title><link>{link}</link><guid>{guid or link}</guid>"
        f"<pubDate>Thu, 04 Mar 2021 08:00:00 +0100</pubDate><description>{html.escape(text)}</description></item>"
    )


def feed(*entries, **headers):
    """A page that is a feed."""
    body = f'<rss version="2.0"><channel><title>Der Aubote</title>{"".join(entries)}</channel></rss>'
    return Page(body.encode(), headers={"Content-Type": SENT, **headers})


def page(*paragraphs):
    """A page that is an article."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    body = f"<html lang='de'><head><title>Rat</title></head><body><article><h1>Rat</h1>{text}</article></body></html>"
    return Page(body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def get(url, **conditions):
    """The real fetching, let onto the test's own server."""
    return fetch(url, allowed=lambda address: address.is_loopback, **conditions)


def test_feed_with_full_texts(web, store):
    """Entries become articles with quotations; looked at again, nothing is new."""
    web.pages["/feed"] = feed(entry("Kameras", "https://aubote.example/1", LONG))
    source = look(store, Followed(web.url("/feed"), 900), get)
    assert (source.articles, source.failures, source.error) == (1, 0, "")
    assert source.checked == source.succeeded > 0
    [stored] = store.new_since(0)
    assert (stored.article.title, stored.article.date, stored.article.source) == ("Kameras", "2021-03-04", "Der Aubote")
    assert stored.extract.quotes
    assert look(store, source, get).articles == 1


def test_teaser_is_looked_up_in_full_once(web, store):
    """A short text is replaced by that of the page it links to, with its paragraphs; the next look spares the page."""
    web.pages["/feed"] = feed(entry("Kameras", web.url("/rat"), "Anriss."))
    web.pages["/rat"] = page(LONG, "Zweiter Absatz, der auch dazugehört und lang genug ist.")
    source = look(store, Followed(web.url("/feed"), 900), get)
    [stored] = store.new_since(0)
    assert (stored.article.title, stored.article.url) == ("Kameras", web.url("/rat"))
    assert stored.article.text.endswith("\n\nZweiter Absatz, der auch dazugehört und lang genug ist.")
    look(store, source, get)
    assert web.paths().count("/rat") == 1


def test_robots_txt_is_obeyed(web, store):
    """A page that robots may not read is not read: the teaser is what there is."""
    web.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /rat\n")
    web.pages["/feed"] = feed(entry("Kameras", web.url("/rat"), "Der Anriss genügt."))
    web.pages["/rat"] = page(LONG)
    look(store, Followed(web.url("/feed"), 900), get)
    assert "/rat" not in web.paths()
    assert [stored.article.text for stored in store.new_since(0)] == ["Der Anriss genügt."]


def test_unchanged_feed_is_not_sent_again(web, store):
    """What the server called its answer is sent back; 304 is a success without articles."""
    web.pages["/feed"] = lambda headers: (
        Page(status=304)
        if headers.get("if-none-match") == '"1"'
        else feed(entry("K", "https://a.example/1", LONG), ETag='"1"')
    )
    source = look(store, Followed(web.url("/feed"), 900), get)
    again = look(store, source, get)
    assert (again.etag, again.articles, again.failures) == ('"1"', 1, 0)
    assert web.asked[-1][1]["if-none-match"] == '"1"'


def test_corrected_article_replaces_the_old_one_whatever_its_guid(web, store):
    """The link names the article: a feed that changes its ids makes no second one."""
    source = Followed(web.url("/feed"), 900)
    for text, guid in ((LONG, "a"), (LONG + "Korrigiert.", "b")):
        web.pages["/feed"] = feed(entry("Kameras", "https://aubote.example/1", text, guid))
        source = look(store, source, get)
    assert [stored.article.text.endswith("Korrigiert.") for stored in store.new_since(0)] == [True]


def test_single_page_is_a_source(web, store):
    """An address that is a page is one article."""
    web.pages["/rat"] = page(LONG)
    assert look(store, Followed(web.url("/rat"), 900), get).articles == 1


def test_folder_is_a_source(store, tmp_path):
    """What is dropped into a folder is in the archive after the next look; a bad file is told, the others are read."""
    folder = tmp_path / "eingang"
    folder.mkdir()
    (folder / "a.txt").write_text(LONG)
    (folder / "b.txt").write_text("")
    source = look(store, Followed(str(folder), 60))
    assert (source.articles, source.failures) == (1, 0)
    assert "b.txt is empty" in source.error
    (folder / "c.txt").write_text("Neu. " + LONG)
    assert look(store, source).articles == 2


@pytest.mark.parametrize(
    "bad",
    [
        Page(status=500),
        Page(b"<rss", headers={"Content-Type": SENT}),
        Page(b'<!DOCTYPE x [<!ENTITY a "b">]><rss version="2.0"/>', headers={"Content-Type": SENT}),
        Page(b"\x89PNG\x00", headers={"Content-Type": "image/png"}),
        Page(status=302, headers={"Location": "http://192.168.0.1/"}),
    ],
    ids=["status 500", "no feed", "entities", "picture", "redirect inside"],
)
def test_bad_source_does_not_stop_the_others(web, store, bad):
    """Its error is kept with it, and counted; the source after it is looked at."""
    web.pages["/bad"] = bad
    web.pages["/good"] = feed(entry("Kameras", "https://aubote.example/1", LONG))
    sources = [Followed(web.url("/bad"), 900, articles=3, succeeded=1.0), Followed(web.url("/good"), 900)]
    failed, went_well = poll(store, sources, get)
    assert failed.error
    assert (failed.failures, failed.articles, failed.succeeded) == (1, 3, 1.0)
    assert went_well.articles == 1
    assert {source.url: source.failures for source in store.followed()} == {failed.url: 1, went_well.url: 0}


def test_private_feed_is_refused(web, store):
    """By default nothing inside this network is read."""
    assert look(store, Followed(web.url("/feed"), 900)).failures == 1
    assert web.asked == []


def test_pauses_grow_with_failures():
    """Looked at when new; then after about ``every`` seconds, twice as long after each failure, at most a day."""
    source = Followed("https://aubote.example/feed", 900)
    assert due(source, 0.0)
    checked = replace(source, checked=1_000.0)
    assert [due(checked, 1_000.0 + seconds) for seconds in (0, 800, 1_000)] == [False, False, True]
    failing = replace(checked, failures=2)
    assert [due(failing, 1_000.0 + seconds) for seconds in (3_200, 4_000)] == [False, True]
    assert due(replace(checked, failures=60), 1_000.0 + 1.1 * LONGEST_PAUSE)


def test_database_that_is_away_is_not_the_sources_fault(web, store, monkeypatch):
    """A StoreError ends the looking instead of counting as a failure of the feed."""
    web.pages["/feed"] = feed(entry("Kameras", "https://aubote.example/1", LONG))

    def away(*_: object) -> None:
        raise StoreError

    monkeypatch.setattr(store, "save_prepared", away)
    with pytest.raises(StoreError):
        look(store, Followed(web.url("/feed"), 900), get)
