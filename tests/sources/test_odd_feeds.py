"""Feeds as they are met: links that are none, entries that say little, dates that cannot be."""

from __future__ import annotations

from html import escape

import pytest

from bot.sources.poll import look
from bot.store.records import Followed
from tests.sources.test_poll import LONG, SENT, get, page
from tests.sources.web_stub import Page


def item(**fields: str) -> str:
    """An entry of a feed with these elements."""
    return f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in fields.items())}</item>"


@pytest.fixture
def read(web, store):
    """Follows a feed of these entries: how the look went, and the articles that it brought."""

    def followed(*items: str):
        body = f'<rss version="2.0"><channel><title>Der Aubote</title>{"".join(items)}</channel></rss>'
        web.pages["/feeds/rss"] = Page(body.encode(), headers={"Content-Type": SENT})
        source = look(store, Followed(web.url("/feeds/rss"), 900), get)
        return source, [stored.article for stored in store.new_since(0)]

    return followed


@pytest.mark.parametrize(("link", "path"), [("/rat", "/rat"), ("rat", "/feeds/rat"), ("../rat", "/rat")])
def test_links_are_seen_from_the_feed(web, read, link, path):
    """A link without a site is one of the feed's own: two sites' /rat are two articles."""
    web.pages[path] = page(LONG)
    source, [article] = read(item(title="Rat", link=link, description="Anriss."))
    assert source.error == ""
    assert (article.url, article.title) == (web.url(path), "Rat")
    assert "Die Kameras bleiben aus" in article.text


def test_an_entry_of_a_title_only_is_looked_up(web, read):
    """Where the page cannot be had, the title is what there is."""
    web.pages["/rat"] = page(LONG)
    source, articles = read(item(title="Rat", link="/rat"), item(title="Weg", link="/weg"))
    assert {article.title: article.text[:12] for article in articles} == {"Rat": "„Die Kameras", "Weg": "Weg"}
    assert "/weg" in source.error


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://aubote.example/rat", "http://[::1", "mailto:a@b.example"],
)
def test_no_link_leads_elsewhere_than_to_the_web(web, read, link):
    """The entry is an article without an address, and the entries behind it are read all the same."""
    other = item(title="Bad", link="https://aubote.example/bad", description=escape(LONG.replace("Kameras", "Bäder")))
    source, articles = read(item(title="Rat", link=link, guid="rat-1", description=escape(LONG)), other)
    assert (source.failures, source.error) == (0, "")
    assert {article.title: article.url for article in articles} == {"Rat": "", "Bad": "https://aubote.example/bad"}
    assert web.paths() == ["/feeds/rss"]


def test_an_id_that_stands_for_a_missing_link_need_be_no_address(web, read):
    """RSS lets the id be the link as well; a plain id is not looked for on the site."""
    _, [article] = read(item(title="Rat", guid="rat-1", description="Anriss."))
    assert (article.url, article.id[:4]) == ("", "rat-")
    assert web.paths() == ["/feeds/rss"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("&lt;b&gt;Rat&lt;/b&gt; &amp;amp; &lt;script&gt;alert(1)&lt;/script&gt;Bad", "Rat & Bad"),
        ("<![CDATA[<p>Rat</p><p>tagt</p>]]>", "Rat tagt"),
        ("  Rat \n tagt ", "Rat tagt"),
        ("", "„Die Kameras bleiben aus“, sagte Ilka Torneck in Quellenau."),
    ],
)
def test_titles_are_text(read, title, expected):
    """No markup and no script of a title is shown; without one the first sentence stands for it."""
    _, [article] = read(item(title=title, link="https://aubote.example/1", description=escape(LONG)))
    assert article.title == expected


@pytest.mark.parametrize("date", ["", "gestern", "Thu, 45 Mar 2021 08:00:00 +0100", "Thu, 04 Mar 9999 08:00:00 +0100"])
def test_a_date_that_cannot_be_is_none(read, date):
    """An article of the year 9999 would be the newest in every answer."""
    _, [article] = read(item(title="Rat", link="https://aubote.example/1", description=escape(LONG), pubDate=date))
    assert article.date == ""


def test_an_entry_that_says_nothing_is_told(read):
    """The others are read."""
    source, [article] = read(item(), item(title="Rat", link="https://aubote.example/1", description=escape(LONG)))
    assert "rss[1] has no text" in source.error
    assert (article.title, source.failures) == ("Rat", 0)
