"""Articles, their extracts and their search rows into the tables, and out again.

Many at a time: what belongs to one table is written by one statement, in the order of its key.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from bot.model import Article
from bot.store import codec, ids, stories
from bot.store import tables as t
from bot.store.blocks import Blocks, without
from bot.store.engines import Dialect
from bot.store.many import among
from bot.store.people import Crowd, leave
from bot.store.prepared import Prepared, prepare
from bot.store.records import EntryKind, Stored

TOGETHER = 200  # articles that are looked up and written by the same statements
ARTICLE_FIELDS = tuple(t.article.c[field.name] for field in fields(Article))
GIVEN_NAMES = tuple(field.name for field in fields(Article) if field.compare)
COLUMNS = (*GIVEN_NAMES, "source_key", "extract", "checksum", "chain", "stored", "corrected", "story")
EXTENT_COLUMNS = ("article", "first", "last")
ENTRY_COLUMNS = ("id", "article", "person", "kind", "n", "topic", "start", "end", "terms")
_values = attrgetter(*GIVEN_NAMES)

# Made once: making a statement costs more than running it.
PLACES = select(t.article.c.id, t.article.c.key, t.article.c.story, t.article.c.text).where(
    among(t.article.c.id, "ids")
)
KEYS = select(t.article.c.id, t.article.c.key).where(among(t.article.c.id, "ids"))
UNSEAL = delete(t.sealed).where(among(t.sealed.c.id, "ids"))
EXTENTS = select(t.extent).where(among(t.extent.c.article, "keys"))
ENTRIES = (
    select(t.entry.c.id, t.entry.c.kind, t.entry.c.person, t.entry.c.terms)
    .where(t.entry.c.id.between(bindparam("first"), bindparam("last")), t.entry.c.article == bindparam("article"))
    .order_by(t.entry.c.id)
)
NO_ENTRIES = delete(t.entry).where(among(t.entry.c.id, "ids"))
NO_EXTENTS = delete(t.extent).where(among(t.extent.c.article, "keys"))
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


@dataclass(frozen=True, slots=True)
class Whole:
    """An article as it was given, whatever of it is shown; ``extract`` as ``bot.store.codec`` wrote it."""

    article: Article
    extract: str
    checksum: str
    chain: str
    stored: float  # seconds since 1970
    corrected: str  # the day of the last correction


def write(
    connection: Connection, dialect: Dialect, fresh: Sequence[tuple[Prepared, Whole]], blocks: Blocks
) -> list[str]:
    """Write of different articles what may be shown, in the place of what is stored of them, and seal the others.

    Returns the ids of those that are shown.
    """
    if not fresh:
        return []
    visible = [(without(prepared, blocks.names), whole) for prepared, whole in fresh]
    ids_of = [whole.article.id for _, whole in visible]
    places = _places(connection, ids_of)
    _remove(connection, dialect, [place.key for place in places.values()])
    connection.execute(UNSEAL, {"ids": ids_of})
    _seal(
        connection, [whole for prepared, whole in visible if prepared is None or prepared.article is not whole.article]
    )
    shown = [(prepared, whole) for prepared, whole in visible if prepared]
    stays = {whole.article.id for _, whole in shown}
    _insert(connection, dialect, shown, [places.get(whole.article.id) for _, whole in shown])
    stories.leave(connection, dialect, [place for id_of, place in places.items() if id_of not in stays])
    return sorted(stays)


def remove(connection: Connection, dialect: Dialect, ids_of: Sequence[str]) -> int:
    """Remove articles with all that was made of them; returns how many there were."""
    places = _places(connection, ids_of)
    sealed = set(connection.scalars(delete(t.sealed).where(t.sealed.c.id.in_(ids_of)).returning(t.sealed.c.id)))
    _remove(connection, dialect, [place.key for place in places.values()])
    stories.leave(connection, dialect, list(places.values()))
    return len(sealed | places.keys())


def _places(connection: Connection, ids_of: Sequence[str]) -> dict[str, stories.Before]:
    return {row.id: stories.Before(row.key, row.story, row.text) for row in connection.execute(PLACES, {"ids": ids_of})}


def _remove(connection: Connection, dialect: Dialect, keys: Sequence[int]) -> None:
    if keys:
        _remove_entries(connection, dialect, keys)
        connection.execute(delete(t.article).where(t.article.c.key.in_(keys)))


def _seal(connection: Connection, wholes: Sequence[Whole]) -> None:
    values = [
        {field.name: getattr(whole, field.name) for field in fields(whole) if field.name != "article"}
        | {"id": whole.article.id, "given": json.dumps(codec.given(whole.article), ensure_ascii=False)}
        for whole in wholes
    ]
    if values:
        connection.execute(insert(t.sealed), values)


def _insert(
    connection: Connection,
    dialect: Dialect,
    fresh: Sequence[tuple[Prepared, Whole]],
    before: Sequence[stories.Before | None],
) -> None:
    """Write articles of which none is stored any more."""
    told = stories.tell(connection, [(prepared.article.text, prepared.bands) for prepared, _ in fresh], before)
    values = [
        (
            *_values(prepared.article),
            prepared.source_key,
            prepared.extract,
            prepared.checksum,
            whole.chain,
            whole.stored,
            whole.corrected,
            one.story,
        )
        for (prepared, whole), one in zip(fresh, told, strict=True)
    ]
    if not values:
        return
    dialect.insert(connection, t.article, COLUMNS, values)
    names = {"ids": [prepared.article.id for prepared, _ in fresh]}
    keys: dict[str, int] = {row.id: row.key for row in connection.execute(KEYS, names)}
    rest = [(keys[prepared.article.id], prepared) for prepared, _ in fresh]
    stories.lead(connection, dialect, [(key, one) for (key, _), one in zip(rest, told, strict=True)])
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
    entries, extents = [], []
    for (key, prepared), owners in zip(articles, people, strict=True):
        first = ids.entry_id(prepared.article.date, serial)
        serial += len(prepared.rows)
        extents.append((key, first, first + len(prepared.rows) - 1))
        # Answers begin with the greatest id: backwards, so that an article is shown in the order of its text.
        for number, (kind, n, person, topic, start, end, terms) in enumerate(reversed(prepared.rows), first):
            owner = None if person is None else owners[person]
            entries.append((number, key, owner, kind, n, topic, start, end, terms))
    entries.sort()
    if entries:
        dialect.insert(connection, t.entry, ENTRY_COLUMNS, entries)
        dialect.insert(connection, t.extent, EXTENT_COLUMNS, extents)
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
    extents = connection.execute(EXTENTS, {"keys": list(keys)}).mappings().all()
    # One after the other: of a join, databases read all entries there are.
    found = [entry for extent in extents for entry in connection.execute(ENTRIES, dict(extent))]
    dialect.unindex(connection, [(entry.id, entry.terms) for entry in found if entry.terms])
    connection.execute(NO_ENTRIES, {"ids": [entry.id for entry in found]})
    connection.execute(NO_EXTENTS, {"keys": list(keys)})
    leave(connection, [int(entry.person) for entry in found if entry.kind == EntryKind.PERSON])
