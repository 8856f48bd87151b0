"""Who is who: the people of an article joined with those already known.

The same full name is one person, unless the roles say otherwise (docs/decisions/0011-namesakes.md);
aliases make two names one. A lone surname was joined inside its article by the extraction; one that
is left stands for whoever is called only so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.german import identity_key, terms
from bot.model import Person
from bot.store import tables as t
from bot.store.engines import insert_or
from bot.store.ids import year
from bot.store.protocol import EntryKind
from bot.store.spelling import deletions, searchable_words

YEARS_APART = 3  # within so many years nobody changes from one field of work to another


def resolve(connection: Connection, people: Sequence[Person], date: str) -> list[int]:
    """The ids of these people of one article, in order; who is not known yet is added."""
    names = [_alias(connection, person.name) for person in people]
    ids: list[int] = []
    for person, name in zip(people, names, strict=True):
        key = identity_key(name)
        known = connection.execute(
            select(t.person.c.id, t.person.c.variant).where(t.person.c.key == key).order_by(t.person.c.variant)
        ).all()
        work = _fields(role.text for role in person.roles)
        fitting = (
            row.id for row in known if row.id not in ids and not (work and _other(connection, row.id, work, date))
        )
        variant = known[-1].variant + 1 if known else 0
        ids.append(next(fitting, None) or _add(connection, name, key, variant))
    if ids:
        _count(connection, ids, 1)
    return ids


def leave(connection: Connection, ids: Sequence[int]) -> None:
    """Take these people out of one article; who is in no article any more is forgotten."""
    if not ids:
        return
    _count(connection, ids, -1)
    gone = list(connection.scalars(select(t.person.c.id).where(t.person.c.id.in_(ids), t.person.c.articles <= 0)))
    if not gone:
        return
    words = list(connection.scalars(select(t.person_word.c.word).where(t.person_word.c.person.in_(gone))))
    connection.execute(delete(t.person_word).where(t.person_word.c.person.in_(gone)))
    connection.execute(delete(t.person).where(t.person.c.id.in_(gone)))
    if words:
        connection.execute(
            update(t.word).where(t.word.c.id == bindparam("of")).values(people=t.word.c.people - 1),
            [{"of": word} for word in words],
        )
    unused = select(t.word.c.id).where(t.word.c.id.in_(words), t.word.c.people <= 0)
    connection.execute(delete(t.deletion).where(t.deletion.c.word.in_(unused)))
    connection.execute(delete(t.word).where(t.word.c.id.in_(words), t.word.c.people <= 0))


def set_aliases(connection: Connection, aliases: Mapping[str, str]) -> list[int]:
    """Store what other names people have; returns the keys of the articles whose people are others now."""
    wanted = {identity_key(alias): name for alias, name in aliases.items()}
    had = {row.key: row.name for row in connection.execute(select(t.alias.c.key, t.alias.c.name))}
    changed = {key for key in wanted.keys() | had.keys() if wanted.get(key) != had.get(key)}
    connection.execute(delete(t.alias))
    if wanted:
        connection.execute(insert(t.alias), [{"key": key, "name": name} for key, name in wanted.items()])
    touched = changed | {identity_key(had[key]) for key in changed if key in had}
    owners = select(t.person.c.id).where(t.person.c.key.in_(touched))
    named = t.entry.c.kind == int(EntryKind.PERSON)
    return sorted(set(connection.scalars(select(t.entry.c.article).where(t.entry.c.person.in_(owners), named))))


def _alias(connection: Connection, name: str) -> str:
    return connection.scalar(select(t.alias.c.name).where(t.alias.c.key == identity_key(name))) or name


def _other(connection: Connection, person: int, work: set[str], date: str) -> bool:
    """Whether somebody known was in other fields of work at about that time, and in none of these."""
    roles = select(t.entry.c.id, t.entry.c.terms).where(
        t.entry.c.person == person, t.entry.c.kind == int(EntryKind.ROLE), t.entry.c.terms != ""
    )
    known: set[str] = set()
    for row in connection.execute(roles.order_by(t.entry.c.id.desc()).limit(50)):
        if abs(year(row.id) - int(date[:4] or 0)) <= YEARS_APART:
            known |= _fields_of_terms(row.terms.split(" "))
    return bool(known) and not known & work


def _fields(roles: Iterable[str]) -> set[str]:
    return _fields_of_terms(term for role in roles for term in terms(role))


def _fields_of_terms(found: Iterable[str]) -> set[str]:
    return {field for term in found for field, ends in _ends().items() if term.endswith(ends)}


@cache
def _ends() -> dict[str, tuple[str, ...]]:
    """The ends of role nouns by field of work."""
    data: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "data" / "fields.yaml").read_text("utf-8"))
    return {field: tuple(ends) for field, ends in data.items()}


def _add(connection: Connection, name: str, key: str, variant: int) -> int:
    made = insert(t.person).values(key=key, variant=variant, name=name, articles=0).returning(t.person.c.id)
    person = int(connection.execute(made).scalar_one())
    words = searchable_words(name)
    links = [{"word": _word(connection, text), "person": person} for text in words]
    if links:
        connection.execute(insert(t.person_word), links)
    return person


def _word(connection: Connection, text: str) -> int:
    """The id of a word of names, used once more than before."""
    statement = insert_or(connection, t.word).values(text=text, people=1)
    row = connection.execute(
        statement.on_conflict_do_update(index_elements=[t.word.c.text], set_={"people": t.word.c.people + 1}).returning(
            t.word.c.id, t.word.c.people
        )
    ).one()
    if row.people == 1:
        connection.execute(insert(t.deletion), [{"text": short, "word": row.id} for short in deletions(text)])
    return int(row.id)


def _count(connection: Connection, ids: Sequence[int], change: int) -> None:
    connection.execute(
        update(t.person).where(t.person.c.id == bindparam("of")).values(articles=t.person.c.articles + change),
        [{"of": person} for person in ids],
    )
