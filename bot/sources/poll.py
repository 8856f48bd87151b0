"""Looks at what is followed when it is time: feeds, single pages, folders; one bad source never stops the others."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from bot import ingest
from bot.errors import FundstelleError, KeptOutError, ReadingError
from bot.model import Article
from bot.sources.fetch import FetchError, fetch
from bot.sources.folder import Folder
from bot.sources.retention import Keep, too_old
from bot.sources.site import Get, Rest, Say, Site
from bot.sources.timing import is_web
from bot.store.protocol import Store
from bot.store.records import Followed

_log = structlog.get_logger(__name__)


def poll(
    store: Store, sources: Sequence[Followed], get: Get = fetch, keep: Keep | None = None, say: Say = str
) -> list[Followed]:
    """Look at each source now and store what is new; returns them with how it went, which is stored as well."""
    looked = []
    for source in sources:
        # Should this process die of what it reads, the source waits longer each time, and the others go on.
        broken_off = say(FundstelleError("The last look was broken off."))
        store.follow(replace(source, checked=time.time(), error=broken_off, failures=source.failures + 1))
        found = look(store, source, get, keep, say=say)
        store.follow(found)
        looked.append(found)
    return looked


def look(  # all but the first two by name
    store: Store,
    source: Followed,
    get: Get = fetch,
    keep: Keep | None = None,
    rest: Rest = time.sleep,
    say: Say = str,
) -> Followed:
    """Look at one source now, store its new articles, and return it with how it went; StoreError ends it.

    ``say`` puts errors into the operators' language: they are stored with the source.
    """
    now = time.time()
    outcomes: list[ingest.Outcome] = []
    errors: list[str] = []

    def problem(error: ReadingError) -> None:
        if isinstance(error, KeptOutError):
            _log.info("Kept out.", source=source.url, why=str(error))
        else:
            errors.append(say(error))

    heard = ingest.heeding(store, outcomes.append, problem)
    site = Site(source, get, heard, rest, say, errors=errors) if is_web(source.url) else None
    folder = None if site else Folder(Path(source.url), store.delivered(source.url), heard)
    found = map(_undated, site.articles(store)) if site else folder.articles() if folder else iter(())
    try:
        ingest.ingest_articles(_young(found, keep or {}), store, told=outcomes.append, problem=problem)
    except (FetchError, ReadingError) as error:
        _log.warning("Source failed.", source=source.url, error=str(error))
        return replace(source, checked=now, error=say(error), failures=source.failures + 1)
    except FundstelleError:
        raise  # the database is away: nobody's fault but its own
    except Exception as error:  # a source's content must not end the looking at the others
        _log.exception("Source failed.", source=source.url)
        return replace(source, checked=now, error=type(error).__name__, failures=source.failures + 1)
    if folder:
        store.deliver(source.url, folder.done)
    stored = sum(outcome in ("new", "changed") for outcome in outcomes)
    return replace(
        source,
        etag=site.etag if site else "",
        modified=site.modified if site else "",
        checked=now,
        succeeded=now,
        error=errors[-1] if errors else "",
        failures=0,
        articles=source.articles + stored,
    )


def _undated(article: Article) -> Article:
    """The article without a date that is still to come: a mistake, and it would stay the newest for years."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return replace(article, date="") if article.date > tomorrow.isoformat() else article


def _young(found: Iterator[Article], keep: Keep) -> Iterator[Article]:
    """Without what would be removed at once for its age."""
    return (article for article in found if not too_old(article, keep))
