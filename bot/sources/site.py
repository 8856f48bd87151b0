"""Feeds, deliveries and pages of the web, read politely: conditional requests, robots.txt, pauses."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from urllib.robotparser import RobotFileParser

import httpx

from bot import reading
from bot.errors import FundstelleError, ReadingError
from bot.model import Article
from bot.reading import html, json_file, xml_file
from bot.reading.fields import article as article_of
from bot.sources.fetch import AGENT, Fetched, FetchError
from bot.store.protocol import Store
from bot.store.records import Followed

TEASER = 1_000  # characters: a feed's text that is shorter is looked up in full at its link
FULL_TEXTS = 50  # at most, in one look at a feed; the others wait for the next one
LONGEST_LOOK = 300.0  # seconds; what is not looked up until then waits as well
PAUSE, LONGEST_PAUSE = 1.0, 10.0  # seconds between two pages, and at most when a site asks for more
PAGES = ("text/html", "application/xhtml+xml")
FEEDS = {"rss", "feed", "RDF", "nitf", *xml_file.G2}  # roots; some servers send them as text/html

Get = Callable[..., Fetched]
Rest = Callable[[float], None]
Say = Callable[[FundstelleError], str]


@dataclass
class Site:
    """One look at one address: its articles, and what it wants to be told the next time."""

    source: Followed
    get: Get
    problem: reading.Problem
    rest: Rest = time.sleep
    say: Say = str
    etag: str = ""
    modified: str = ""
    errors: list[str] = field(default_factory=list)
    robots: dict[str, RobotFileParser] = field(default_factory=dict)
    begun: float = field(default_factory=time.monotonic)
    looked_up: int = 0

    def articles(self, store: Store) -> Iterator[Article]:
        """The articles of the source; FetchError or ReadingError when it cannot be read as a whole."""
        fetched = self.get(self.source.url, etag=self.source.etag, modified=self.source.modified)
        if fetched.body is None:
            self.etag, self.modified = fetched.etag or self.source.etag, fetched.modified or self.source.modified
            return
        if fetched.content_type in PAGES and xml_file.root(fetched.body) not in FEEDS:
            if not self._may_read(fetched.url):
                raise ReadingError("%(file)s: the site's robots.txt does not allow to read it.", file=fetched.url)
            yield self._page(fetched)
            self.etag, self.modified = fetched.etag, fetched.modified
            return
        waiting = False
        for entry in self._entries(fetched):
            if len(entry.text) >= TEASER or not entry.url:
                yield entry
            elif self._known(entry, store):
                continue
            elif self.looked_up >= FULL_TEXTS or time.monotonic() - self.begun > LONGEST_LOOK:
                waiting = True
            else:
                yield self._full(entry)
        if not waiting:  # else the next look must see the whole feed again
            self.etag, self.modified = fetched.etag, fetched.modified

    def _known(self, entry: Article, store: Store) -> bool:
        """Whether the entry was looked up before, or is blocked."""
        stored = store.article(entry.id)
        return (stored is not None and stored.title == entry.title) or store.known([entry])[0]

    def _entries(self, fetched: Fetched) -> Iterator[Article]:
        body, where = fetched.body or b"", fetched.url
        if fetched.content_type.endswith("json") and body.lstrip()[:1] in (b"{", b"["):
            try:
                yield from json_file.entries(json.loads(body), where, None, self.problem)
            except (ValueError, RecursionError):
                raise ReadingError("%(file)s is not valid JSON.", file=where) from None
            return
        yield from xml_file.entries(body, where, self.problem)

    def _full(self, entry: Article) -> Article:
        """The entry with the text of the page that it links to; the teaser when that cannot be had."""
        try:
            if not self._may_read(entry.url):
                return entry
            if self.looked_up:
                self.rest(self._pause(entry.url))
            self.looked_up += 1
            page = self._page(self.get(entry.url))
        except (FetchError, ReadingError) as error:
            self.errors.append(self.say(error))
            return entry
        if len(page.text) <= len(entry.text):
            return entry
        return replace(
            page,
            id=entry.id,
            url=entry.url,
            title=entry.title,
            date=entry.date or page.date,
            author=page.author or entry.author,
            source=entry.source or page.source,
        )

    def _page(self, fetched: Fetched) -> Article:
        if fetched.content_type not in (*PAGES, ""):
            raise ReadingError("%(file)s is no page but %(type)s.", file=fetched.url, type=fetched.content_type)
        text = html.decoded(fetched.body or b"", fetched.url, fetched.charset)
        given = html.page_fields(text, fetched.url, fetched.url)
        if httpx.URL(str(given["url"])).host != httpx.URL(fetched.url).host:
            given["url"] = fetched.url  # no page may take the place of another site's article
        return article_of(given, fetched.url)

    def _may_read(self, url: str) -> bool:
        """Whether the site's robots.txt lets this bot read the page (RFC 9309: none is yes, a broken server is no)."""
        return self._robots(url).can_fetch(AGENT, url)

    def _pause(self, url: str) -> float:
        return min(float(self._robots(url).crawl_delay(AGENT) or PAUSE), LONGEST_PAUSE)

    def _robots(self, url: str) -> RobotFileParser:
        site = str(httpx.URL(url).copy_with(raw_path=b"/robots.txt", fragment=None))
        if site not in self.robots:
            parser = RobotFileParser()
            try:
                parser.parse((self.get(site).body or b"").decode("utf-8", "replace").splitlines())
            except FetchError as error:
                broken = error.status >= httpx.codes.INTERNAL_SERVER_ERROR
                parser.parse(["User-agent: *", "Disallow: /"] if broken else [])
            self.robots[site] = parser
        return self.robots[site]
