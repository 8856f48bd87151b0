"""What search returns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.model import Article
from bot.store import EntryKind, Store

What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class PersonHit:
    """Somebody who may be meant; ``score`` is 1 for a name exactly as stored, 0 for nothing in common."""

    id: int
    name: str
    score: float
    articles: int  # in how many the person is named
    role: str = ""  # the newest, verbatim


@dataclass(frozen=True, slots=True)
class Found(Generic[What]):
    """Something in an article; ``name`` is the resolved person or actor it belongs to, "" when nobody is known."""

    article: Article
    what: What
    name: str = ""


@dataclass(frozen=True, slots=True)
class Page(Generic[What]):
    """Some results of ``total`` (counted up to ``bot.search.ranking.MOST``).

    ``every_word`` is False when nothing had all the words asked for, and what has some of them is given.
    """

    items: tuple[What, ...]
    total: int
    every_word: bool = True


def newest_roles(store: Store, people: Collection[int]) -> dict[int, str]:
    """The newest role of each person, verbatim; people without one are left out."""
    entries = {entry.person: entry for entry in store.newest(EntryKind.ROLE, people) if entry.person is not None}
    stored = store.stored({entry.article for entry in entries.values()})
    return {
        person: stored[entry.article].article.text[entry.start : entry.end]
        for person, entry in entries.items()
        if entry.article in stored
    }
