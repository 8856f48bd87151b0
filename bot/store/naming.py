"""Statements over the names of people; made once, because making them costs more than running them."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, exists, select

from bot.store import tables as t

MOST_PEOPLE = 2000  # that are sorted: of a name that more people have, these are enough to choose from
_other = t.person.alias()
SHARED = exists().where(_other.c.key == t.person.c.key, _other.c.id != t.person.c.id)
PERSON_FIELDS = (t.person.c.id, t.person.c.name, t.person.c.articles, SHARED)

CANONICAL = select(t.alias.c.name).where(t.alias.c.key == bindparam("key"))

PEOPLE = select(*PERSON_FIELDS).where(t.person.c.id.in_(bindparam("ids", expanding=True)))

NEAR_WORDS = (
    select(t.word.c.id, t.word.c.text, t.word.c.people)
    .where(t.word.c.id.in_(select(t.deletion.c.word).where(t.deletion.c.text.in_(bindparam("texts", expanding=True)))))
    .order_by(t.word.c.id)
)


@cache
def people_with(groups: int) -> Select[Any]:
    """People who have a word of each of so many groups: parameters words0, words1 … and limit."""
    first = t.person_word.alias()
    having = select(first.c.person).where(first.c.word.in_(bindparam("words0", expanding=True)))
    for number in range(1, groups):
        other = t.person_word.alias()
        in_group = other.c.word.in_(bindparam(f"words{number}", expanding=True))
        having = having.where(exists().where(other.c.person == first.c.person, in_group))
    having = having.distinct().limit(MOST_PEOPLE)
    return (
        select(*PERSON_FIELDS)
        .where(t.person.c.id.in_(having.scalar_subquery()))
        .order_by(t.person.c.articles.desc(), t.person.c.id)
        .limit(bindparam("limit"))
    )
