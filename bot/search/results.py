"""What search returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    role: str = ""  # verbatim: the one asked for, else ``with_roles`` adds the newest
    shared: bool = False  # others have the very same name


@dataclass(frozen=True, slots=True)
class Found(Generic[What]):
    """Something in an article, and the id of the person that it is of, None when nobody is known."""

    article: Article
    what: What
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[What]):
    """Some results of ``total`` (counted up to a limit of ``bot.search.ranking``).

    ``every_word`` is False when nothing had all the words asked for, and what has some of them is given;
    ``more`` is True when there may be more than are counted.
    """

    items: tuple[What, ...]
    total: int
    every_word: bool = True
    more: bool = False


def with_roles(store: Store, hits: Sequence[PersonHit]) -> list[PersonHit]:
    """The same people with their newest roles; who has one already keeps it."""
    wanted = [hit.id for hit in hits if not hit.role]
    entries = {entry.person: entry for entry in store.newest(EntryKind.ROLE, wanted)} if wanted else {}
    stored = store.stored({entry.article for entry in entries.values()})
    return [
        replace(hit, role=stored[entry.article].article.text[entry.start : entry.end])
        if (entry := entries.get(hit.id)) and entry.article in stored
        else hit
        for hit in hits
    ]
