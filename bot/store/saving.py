"""An article, its extract and its search rows into the tables, and out again."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from bot.german import fold
from bot.model import Article, Extract
from bot.store import codec, ids, people, rows
from bot.store import tables as t
from bot.store.engines import Dialect
from bot.store.protocol import EntryKind, Saved, Stored

ARTICLE_FIELDS = tuple(t.article.c[field.name] for field in fields(Article))
# Made once: making a statement costs more than running it.
OLD = select(t.article.c.key, t.article.c.checksum, t.article.c.chain, t.article.c.stored, *ARTICLE_FIELDS).where(
    t.article.c.id == bindparam("id")
)
NEW_ARTICLE = insert(t.article).returning(t.article.c.key)
NEW_ENTRY = insert(t.entry)
RESERVE = (
    update(t.counter)
    .where(t.counter.c.name == "entry")
    .values(value=t.counter.c.value + bindparam("many"))
    .returning(t.counter.c.value)
)


def stored() -> Select[Any]:
    """The statement that reads articles whole; ``as_stored`` understands its rows."""
    return select(t.article.c.key, t.article.c.extract, *ARTICLE_FIELDS)


STORED_BY_KEY = stored().where(t.article.c.key.in_(bindparam("keys", expanding=True)))


def as_stored(row: Sequence[Any]) -> Stored:
    """A row of ``stored`` as an article with its extract."""
    return Stored(Article(*row[2:]), row[1])


def save(connection: Connection, dialect: Dialect, article: Article, extract: Extract, chain: str) -> Saved:
    """Store both with all search rows; a changed article replaces the old one whole."""
    dumped = codec.dump(extract)
    checksum = codec.checksum(article, dumped)
    old = connection.execute(
        OLD,
        {"id": article.id},
    ).one_or_none()
    if old and old.checksum == checksum:
        if old.chain != chain:
            connection.execute(update(t.article).where(t.article.c.key == old.key).values(chain=chain))
        return "same"
    if old:
        _remove(connection, dialect, old.key)
    values = {
        **asdict(article),
        "source_key": fold(article.source),
        "extract": dumped,
        "checksum": checksum,
        "chain": chain,
        # Extracted again, the same article is no news for the digest.
        "stored": old.stored if old and Article(*list(old)[4:]) == article else time.time(),
    }
    key = int(connection.execute(NEW_ARTICLE, values).scalar_one())
    for doubtful in _add_entries(connection, dialect, key, article, extract):
        store_again(connection, dialect, doubtful)
    return "changed" if old else "new"


def _add_entries(
    connection: Connection, dialect: Dialect, key: int, article: Article, extract: Extract
) -> Sequence[int]:
    """Make the search rows; returns the keys of the articles whose people may be others now."""
    resolved = people.resolve(connection, article, extract.people)
    owners = resolved.ids
    # Answers begin with the greatest id: backwards, so that an article is shown in the order of its text.
    found = list(rows.rows(article, extract))[::-1]
    serial = _reserve(connection, len(found))
    if found:
        connection.execute(
            NEW_ENTRY,
            [
                {
                    "id": ids.entry_id(article.date, serial + position),
                    "article": key,
                    "kind": int(row.kind),
                    "n": row.n,
                    "person": rows.owner(owners, row),
                    "topic": row.topic,
                    "start": row.start,
                    "end": row.end,
                    "terms": row.terms,
                }
                for position, row in enumerate(found)
            ],
        )
        dialect.index(connection, key)
    return resolved.doubtful


def _remove(connection: Connection, dialect: Dialect, key: int) -> None:
    _remove_entries(connection, dialect, key)
    connection.execute(delete(t.article).where(t.article.c.key == key))


def store_again(connection: Connection, dialect: Dialect, key: int) -> None:
    """Make the search rows of an article anew; it counts as no change."""
    whole = as_stored(connection.execute(stored().where(t.article.c.key == key)).one())
    _remove_entries(connection, dialect, key)
    _add_entries(connection, dialect, key, whole.article, whole.extract)


def _remove_entries(connection: Connection, dialect: Dialect, key: int) -> None:
    named = select(t.entry.c.person).where(t.entry.c.article == key, t.entry.c.kind == int(EntryKind.PERSON))
    owners = [int(person) for person in connection.scalars(named)]
    dialect.unindex(connection, key)
    connection.execute(delete(t.entry).where(t.entry.c.article == key))
    people.leave(connection, owners)


def _reserve(connection: Connection, many: int) -> int:
    return int(connection.execute(RESERVE, {"many": many}).scalar_one()) - many
