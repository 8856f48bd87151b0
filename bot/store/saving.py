"""Articles, their extracts and their search rows into the tables, and out again.

Many at a time: what belongs to one table is written by one statement, in the order of its key.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select, update

from bot.model import Article
from bot.store import ids
from bot.store import tables as t
from bot.store.engines import Dialect
from bot.store.people import Crowd, leave
from bot.store.prepared import Prepared, prepare
from bot.store.protocol import EntryKind, Saved, Stored

TOGETHER = 200  # articles that are looked up and written by the same statements
ARTICLE_FIELDS = tuple(t.article.c[field.name] for field in fields(Article))
FIELD_NAMES = tuple(field.name for field in fields(Article))
COLUMNS = (*FIELD_NAMES, "source_key", "extract", "checksum", "chain", "stored")
ENTRY_COLUMNS = ("id", "article", "person", "kind", "n", "topic", "start", "end", "terms")
_values = attrgetter(*FIELD_NAMES)

# Made once: making a statement costs more than running it.
OLD = select(t.article.c.id, t.article.c.key, t.article.c.checksum, t.article.c.chain).where(
    t.article.c.id.in_(bindparam("ids", expanding=True))
)
BY_ID = select(t.article.c.stored, *ARTICLE_FIELDS).where(t.article.c.id.in_(bindparam("ids", expanding=True)))
KEYS = select(t.article.c.id, t.article.c.key).where(t.article.c.id.in_(bindparam("ids", expanding=True)))
SAME = update(t.article).where(t.article.c.key == bindparam("of")).values(chain=bindparam("made_by"))
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


def save(connection: Connection, dialect: Dialect, batch: Iterable[Prepared], chain: str) -> list[Saved]:
    """Store all of them with all search rows; a changed article replaces the old one whole."""
    return [outcome for group in _groups(batch) for outcome in _save(connection, dialect, group, chain)]


def _groups(batch: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """A few at a time, and never two versions of one article."""
    group: dict[str, Prepared] = {}
    for prepared in batch:
        if len(group) == TOGETHER or prepared.article.id in group:
            yield list(group.values())
            group = {}
        group[prepared.article.id] = prepared
    if group:
        yield list(group.values())


def _save(connection: Connection, dialect: Dialect, group: Sequence[Prepared], chain: str) -> list[Saved]:
    old = {row.id: row for row in connection.execute(OLD, {"ids": [prepared.article.id for prepared in group]})}
    outcomes: list[Saved] = []
    fresh: list[Prepared] = []
    for prepared in group:
        had = old.get(prepared.article.id)
        same = had is not None and had.checksum == prepared.checksum
        outcomes.append("same" if same else "changed" if had else "new")
        if not same:
            fresh.append(prepared)
    saved = zip(group, outcomes, strict=True)
    passed = [old[prepared.article.id] for prepared, outcome in saved if outcome == "same"]
    if made_otherwise := [{"of": row.key, "made_by": chain} for row in passed if row.chain != chain]:
        connection.execute(SAME, made_otherwise)
    if fresh:
        replaced = [old[prepared.article.id].key for prepared in fresh if prepared.article.id in old]
        _replace(connection, dialect, fresh, replaced, chain)
    return outcomes


def _replace(
    connection: Connection, dialect: Dialect, fresh: Sequence[Prepared], replaced: Sequence[int], chain: str
) -> None:
    """Write articles of which none is stored any more, once those with these keys are removed."""
    article_ids = [prepared.article.id for prepared in fresh]
    now = time.time()
    moments: dict[str, float] = {}
    if replaced:
        articles = {prepared.article.id: prepared.article for prepared in fresh}
        for moment, *values in connection.execute(BY_ID, {"ids": article_ids}):
            before = Article(*values)
            if articles[before.id] == before:  # extracted again, the same article is no news for the digest
                moments[before.id] = moment
        _remove_entries(connection, dialect, replaced)
        connection.execute(delete(t.article).where(t.article.c.key.in_(replaced)))
    values = [
        (
            *_values(prepared.article),
            prepared.source_key,
            prepared.extract,
            prepared.checksum,
            chain,
            moments.get(prepared.article.id, now + number * 1e-6),  # one after the other, as in the batch
        )
        for number, prepared in enumerate(fresh)
    ]
    dialect.insert(connection, t.article, COLUMNS, values)
    keys: dict[str, int] = {row.id: row.key for row in connection.execute(KEYS, {"ids": article_ids})}
    rest = [(keys[prepared.article.id], prepared) for prepared in fresh]
    while rest:
        done, doubtful = _add_entries(connection, dialect, rest)
        store_again(connection, dialect, doubtful)
        rest = rest[done:]


def _add_entries(
    connection: Connection, dialect: Dialect, articles: Sequence[tuple[int, Prepared]]
) -> tuple[int, list[int]]:
    """Make the search rows of the first of these stored articles, by key.

    Returns how many they were, and the keys of other articles whose people may be others now: these
    are to be judged again before the rest is.
    """
    crowd = Crowd(connection, [person for _, prepared in articles for person in prepared.people])
    people: list[list[int]] = []
    for _, prepared in articles:
        found = crowd.resolve(prepared, first=not people)
        if found is None:
            break
        people.append(found)
        if crowd.doubtful:
            break
    numbers = crowd.store(dialect)
    known = [[numbers.get(one, one) for one in found] for found in people]
    _write_entries(connection, dialect, articles[: len(people)], known)
    return len(people), crowd.doubtful


def _write_entries(
    connection: Connection,
    dialect: Dialect,
    articles: Sequence[tuple[int, Prepared]],
    people: Sequence[Sequence[int]],
) -> None:
    many = sum(len(prepared.rows) for _, prepared in articles)
    serial = int(connection.execute(RESERVE, {"many": many}).scalar_one()) - many
    entries = []
    for (key, prepared), owners in zip(articles, people, strict=True):
        first = ids.entry_id(prepared.article.date, serial)
        serial += len(prepared.rows)
        # Answers begin with the greatest id: backwards, so that an article is shown in the order of its text.
        for number, row in enumerate(reversed(prepared.rows), first):
            owner = None if row.person is None else owners[row.person]
            entries.append((number, key, owner, row.kind, row.n, row.topic, row.start, row.end, row.terms))
    entries.sort()
    if entries:
        dialect.insert(connection, t.entry, ENTRY_COLUMNS, entries)
        dialect.index(connection, [(entry[0], entry[-1]) for entry in entries if entry[-1]])


def store_again(connection: Connection, dialect: Dialect, keys: Sequence[int]) -> None:
    """Make the search rows of stored articles anew; it counts as no change."""
    for at in range(0, len(keys), TOGETHER):
        some = list(dict.fromkeys(keys[at : at + TOGETHER]))
        found = connection.execute(STORED_BY_KEY, {"keys": some})
        whole: Mapping[int, Stored] = {row[0]: as_stored(row) for row in found}
        _remove_entries(connection, dialect, some)
        rest = [(key, prepare(whole[key].article, whole[key].extract)) for key in some]
        while rest:
            done, _ = _add_entries(connection, dialect, rest)
            rest = rest[done:]


def _remove_entries(connection: Connection, dialect: Dialect, keys: Sequence[int]) -> None:
    is_person = t.entry.c.kind == int(EntryKind.PERSON)
    named = connection.scalars(select(t.entry.c.person).where(t.entry.c.article.in_(keys), is_person))
    people = [int(person) for person in named]
    dialect.unindex(connection, keys)
    connection.execute(delete(t.entry).where(t.entry.c.article.in_(keys)))
    leave(connection, people)
