"""What a store takes and gives: rows of its index, questions, and what is kept beside articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal, NamedTuple

from bot.german import Alternatives
from bot.model import Article, Extract, Narrowing
from bot.store import codec

WAIT = 5.0
"""Seconds that a locked or slow database is waited for."""

Saved = Literal["new", "changed", "same", "blocked"]
BlockKind = Literal["person", "article"]


class EntryKind(IntEnum):
    """What an entry of the search index stands for."""

    PERSON = 1  # a person named in an article; n counts Extract.people
    ROLE = 2  # n counts the roles of all people, in order
    QUOTE = 3  # n counts Extract.quotes
    FACT = 4  # n counts Extract.facts
    PASSAGE = 5  # a sentence, or a few short ones


class Entry(NamedTuple):
    """One row of the search index; a greater id is a later date (``bot.store.ids``)."""

    id: int
    article: int  # key for ``Store.stored``
    kind: EntryKind
    n: int
    person: int | None
    start: int
    end: int
    terms: str


@dataclass(frozen=True, slots=True)
class Query:
    """Which entries are wanted, newest first: all conditions hold at once."""

    kind: EntryKind
    people: tuple[int, ...] = ()  # any of these; () for all
    topic: str = ""
    words: tuple[Alternatives, ...] = ()  # every one must be met
    narrowing: Narrowing = field(default_factory=Narrowing)
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """An article with what was taken out of it."""

    article: Article
    dumped: str  # the extract as ``bot.store.codec`` wrote it

    @property
    def extract(self) -> Extract:
        """What was taken out of the article; read only when asked for, since many answers need just the text."""
        return codec.load(self.dumped)


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person of the archive: the same over all articles; ``articles`` is in how many, ``shared``: has namesakes."""

    id: int
    name: str
    articles: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class NameWord:
    """A folded word of names, and how many people have it."""

    id: int
    text: str
    people: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is stored."""

    articles: int
    people: int
    quotes: int
    facts: int


@dataclass(frozen=True, slots=True)
class Block:
    """What is kept out of every answer: the name of a person, or the id of an article."""

    kind: BlockKind
    name: str
    since: float  # seconds since 1970


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed, page or folder that is looked at again and again, and how that went; times are seconds since 1970."""

    url: str  # of the feed, or the path of a folder
    every: int  # seconds between two looks when all is well
    etag: str = ""  # what the server called its last answer
    modified: str = ""
    checked: float = 0.0  # the last attempt, 0 for none
    succeeded: float = 0.0  # the last attempt that went well, 0 for none
    error: str = ""  # of the last attempt, "" when it went well
    failures: int = 0  # attempts that failed since the last that went well
    articles: int = 0  # new or changed ones that came from it, all in all
    declared: bool = False  # stands in sources.yaml, and is followed as long as it does
