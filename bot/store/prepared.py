"""All that can be made of an article and its extract without a database: whoever writes only has to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.german import fold, identity_key
from bot.model import Article, Extract
from bot.store import codec, stories, work
from bot.store.rows import Row, joined_terms, rows
from bot.store.spelling import searchable_words


@dataclass(frozen=True, slots=True)
class Named:
    """A person as the article names her or him, with the fields of work that its roles say."""

    name: str
    key: str  # german.identity_key
    words: tuple[str, ...]  # that the name is found by
    work: frozenset[str]
    roles: tuple[str, ...]  # the terms of each


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be stored; made by worker processes, so it must be cheap to send."""

    article: Article
    source_key: str
    extract: str  # as ``bot.store.codec`` writes it
    checksum: str
    people: tuple[Named, ...]  # as many as Extract.people, in order
    rows: tuple[Row, ...]
    bands: tuple[int, ...]  # see stories.py


def prepare(article: Article, extract: Extract) -> Prepared:
    """The article as it is stored; a pure function, and most of the work of storing."""
    dumped = codec.dump(extract)
    return Prepared(
        article,
        fold(article.source),
        dumped,
        codec.checksum(article, dumped),
        tuple(
            _named(person.name, [joined for role in person.roles if (joined := joined_terms(role.text))])
            for person in extract.people
        ),
        tuple(rows(article, extract)),
        stories.bands(article.text),
    )


def _named(name: str, roles: Sequence[str]) -> Named:
    fields = work.fields(term for terms in roles for term in terms.split(" "))
    return Named(name, identity_key(name), tuple(searchable_words(name)), fields, tuple(roles))
