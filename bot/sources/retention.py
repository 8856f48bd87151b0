"""How long the articles of each source are kept."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import structlog

from bot.model import Article
from bot.store.protocol import Store

ALL_OTHERS = "*"
CLAIM, DAY = "retention:", 86_400  # seconds
PART = 200  # articles removed in one transaction

Keep = Mapping[str, int]
"""Days by the name of the source; ``ALL_OTHERS`` for those that are not named."""

_log = structlog.get_logger(__name__)


def expire(store: Store, keep: Keep, *, dry_run: bool = False, today: date | None = None) -> list[Article]:
    """Remove what is older than it may be, oldest first; returns it. With ``dry_run`` nothing is removed."""
    gone = [article for source in keep for article in _expired(store, keep, source, today)]
    for at in range(0, len(gone) if not dry_run else 0, PART):
        part = gone[at : at + PART]
        store.remove([article.id for article in part])
        for article in part:
            _log.info("Article removed: too old.", article=article.id, source=article.source, date=article.date)
    return gone


def expire_daily(store: Store, keep: Keep) -> None:
    """The same once a day, of however many processes; called again it does nothing."""
    if waiting(store, keep) and store.claim(_key()):
        expire(store, keep)
        store.purge_claims(CLAIM, time.time() - 7 * DAY)


def waiting(store: Store, keep: Keep) -> bool:
    """Whether articles may be too old and nobody looked at them today."""
    return bool(keep) and not store.claimed(_key())


def _key() -> str:
    return f"{CLAIM}{datetime.now(UTC).date().isoformat()}"


def too_old(article: Article, keep: Keep, today: date | None = None) -> bool:
    """Whether an article would be removed as soon as it was stored; undated ones never are."""
    days = keep.get(article.source, keep.get(ALL_OTHERS))
    return days is not None and bool(article.date) and f"{article.date}-99-99"[:10] < _before(days, today)


def _expired(store: Store, keep: Keep, source: str, today: date | None) -> list[Article]:
    found = store.older("" if source == ALL_OTHERS else source, _before(keep[source], today))
    return [article for article in found if source != ALL_OTHERS or article.source not in keep]


def _before(days: int, today: date | None) -> str:
    return ((today or datetime.now(UTC).date()) - timedelta(days=days)).isoformat()
