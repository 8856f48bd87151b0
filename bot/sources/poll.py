"""Looks at what is followed when it is time: feeds, single pages, folders; one bad source never stops the others."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.robotparser import RobotFileParser

import httpx
import structlog

from bot import ingest
from bot.errors import FundstelleError, ReadingError
from bot.model import Article
from bot.reading import feed, html
from bot.reading.fields import article as article_of
from bot.sources.fetch import AGENT, Fetched, FetchError, fetch
from bot.sources.timing import is_web
from bot.store.protocol import Followed, Store

TEASER = 1_000  # characters: a feed's text that is shorter is looked up in full at its link
FULL_TEXTS = 50  # at most, in one look at a feed

Get = Callable[..., Fetched]

_log = structlog.get_logger(__name__)


def poll(store: Store, sources: Sequence[Followed], get: Get = fetch) -> list[Followed]:
    """Look at each source now and store what is new; returns them with how it went, which is stored as well."""
    looked = []
    for source in sources:
        found = look(store, source, get)
        store.follow(found)
        looked.append(found)
    return looked


def look(store: Store, source: Followed, get: Get = fetch) -> Followed:
    """Look at one source now, store its new articles, and return it with how it went; StoreError ends it."""
    now = time.time()
    reader = _Reader(source, get)
    outcomes: list[ingest.Outcome] = []
    try:
        ingest.ingest_articles(reader.articles(store), store, told=outcomes.append, problem=reader.problem)
    except (FetchError, ReadingError) as error:
        _log.warning("Source failed.", source=source.url, error=str(error))
        return replace(source, checked=now, error=str(error), failures=source.failures + 1)
    except FundstelleError:
        raise  # the database is away: nobody's fault but its own
    except Exception as error:  # a source's content must not end the looking at the others
        _log.exception("Source failed.", source=source.url)
        return replace(source, checked=now, error=type(error).__name__, failures=source.failures + 1)
    stored = sum(outcome in ("new", "changed") for outcome in outcomes)
    return replace(
        source,
        etag=reader.etag,
        modified=reader.modified,
        checked=now,
        succeeded=now,
        error=reader.errors[-1] if reader.errors else "",
        failures=0,
        articles=source.articles + stored,
    )


@dataclass
class _Reader:
    """One look at one source: its articles, and what it wants to be told the next time."""

    source: Followed
    get: Get
    etag: str = ""
    modified: str = ""
    errors: list[str] = field(default_factory=list)
    robots: dict[str, RobotFileParser] = field(default_factory=dict)

    def problem(self, error: ReadingError) -> None:
        """Note an article that could not be read; the others are."""
        self.errors.append(str(error))

    def articles(self, store: Store) -> Iterator[Article]:
        """The articles of the source, FetchError or ReadingError when it cannot be read as a whole."""
        if not is_web(self.source.url):
            yield from ingest.articles([Path(self.source.url)], self.problem)
            return
        fetched = self.get(self.source.url, etag=self.source.etag, modified=self.source.modified)
        self.etag, self.modified = fetched.etag or self.source.etag, fetched.modified or self.source.modified
        if fetched.body is None:
            return
        if fetched.content_type in ("text/html", "application/xhtml+xml"):
            yield self._page(fetched)
            return
        looked_up = 0
        for entry in feed.entries(fetched.body, self.source.url, self.problem):
            if len(entry.text) >= TEASER or not entry.url or looked_up == FULL_TEXTS:
                yield entry
            elif (known := store.article(entry.id)) and known.title == entry.title:
                continue  # looked up before
            else:
                looked_up += 1
                yield self._full(entry)

    def _full(self, entry: Article) -> Article:
        """The entry with the text of the page that it links to; the teaser when that cannot be had."""
        try:
            if not self._may_read(entry.url):
                return entry
            page = self._page(self.get(entry.url))
        except (FetchError, ReadingError) as error:
            self.errors.append(str(error))
            return entry
        if len(page.text) <= len(entry.text):
            return entry
        return replace(page, id=entry.id, url=entry.url, title=entry.title, date=entry.date or page.date)

    def _page(self, fetched: Fetched) -> Article:
        body = (fetched.body or b"").decode("utf-8", "replace")
        return article_of(html.page_fields(body, fetched.url, fetched.url), fetched.url)

    def _may_read(self, url: str) -> bool:
        """Whether the site's robots.txt lets this bot read the page; a site without one lets everybody."""
        site = str(httpx.URL(url).copy_with(raw_path=b"/robots.txt", fragment=None))
        if site not in self.robots:
            parser = RobotFileParser()
            try:
                parser.parse((self.get(site).body or b"").decode("utf-8", "replace").splitlines())
            except FetchError:
                parser.parse([])
            self.robots[site] = parser
        return self.robots[site].can_fetch(AGENT, url)
