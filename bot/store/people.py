"""Who is who: the people of an article joined with those already known.

The same full name is one person. A lone surname was joined inside its article by the extraction;
one that is left stands for whoever is called only so. Two people of one name in one article are two.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.german import identity_key
from bot.model import Person
from bot.store import tables as t
from bot.store.spelling import deletions, searchable_words


def resolve(connection: Connection, people: Sequence[Person]) -> list[int]:
    """The ids of these people of one article, in order; who is not known yet is added."""
    ids: list[int] = []
    for person in people:
        key = identity_key(person.name)
        variant = sum(1 for other in people[: len(ids)] if identity_key(other.name) == key)
        ids.append(_known(connection, key, variant) or _add(connection, person.name, key, variant))
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
    connection.execute(
        update(t.word).where(t.word.c.id == bindparam("of")).values(people=t.word.c.people - 1),
        [{"of": word} for word in words],
    )
    unused = select(t.word.c.id).where(t.word.c.id.in_(words), t.word.c.people <= 0)
    connection.execute(delete(t.deletion).where(t.deletion.c.word.in_(unused)))
    connection.execute(delete(t.word).where(t.word.c.id.in_(words), t.word.c.people <= 0))


def _known(connection: Connection, key: str, variant: int) -> int | None:
    return connection.scalar(select(t.person.c.id).where(t.person.c.key == key, t.person.c.variant == variant))


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
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = make(t.word).values(text=text, people=1)
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
