"""Who is who: the people of an article joined with those already known.

The same full name is one person, unless the roles say otherwise (docs/decisions/0011-namesakes.md);
aliases make two names one. A lone surname was joined inside its article by the extraction; one that
is left stands for whoever is called only so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from sqlalchemy import Connection, bindparam, delete, exists, insert, select, update

from bot.german import identity_key, terms
from bot.model import Article, Person
from bot.store import tables as t
from bot.store.ids import year
from bot.store.protocol import EntryKind
from bot.store.spelling import deletions, searchable_words

# Made once: making a statement costs more than running it.
KNOWN = (
    select(t.person.c.key, t.person.c.id, t.person.c.variant)
    .where(t.person.c.key.in_(bindparam("keys", expanding=True)))
    .order_by(t.person.c.variant)
)
ALIASES = select(t.alias.c.key, t.alias.c.name).where(t.alias.c.key.in_(bindparam("keys", expanding=True)))
KNOWN_WORDS = select(t.word.c.text, t.word.c.id).where(t.word.c.text.in_(bindparam("texts", expanding=True)))
NEW_PERSON = insert(t.person).returning(t.person.c.id)
NEW_WORD = insert(t.word).returning(t.word.c.id)
NEW_DELETION = insert(t.deletion)
NEW_LINK = insert(t.person_word)
MORE_PEOPLE = update(t.word).where(t.word.c.id == bindparam("of")).values(people=t.word.c.people + bindparam("more"))
MORE_ARTICLES = (
    update(t.person).where(t.person.c.id == bindparam("of")).values(articles=t.person.c.articles + bindparam("more"))
)
ROLES = (
    select(t.entry.c.id, t.entry.c.terms)
    .where(t.entry.c.person == bindparam("person"), t.entry.c.kind == int(EntryKind.ROLE), t.entry.c.terms != "")
    .order_by(t.entry.c.id.desc())
    .limit(50)
)

_role = t.entry.alias()
_is_role = _role.c.kind == int(EntryKind.ROLE)

YEARS_APART = 3  # within so many years nobody changes from one field of work to another
COMPATIBLE = {"head": {"office", "church", "stage"}}  # fields that somebody may be in together with another one
AGAIN = 50  # articles without a role that are judged again when a namesake is found
WITHOUT_ROLE = (
    select(t.entry.c.article)
    .where(t.entry.c.person == bindparam("person"), t.entry.c.kind == int(EntryKind.PERSON))
    .where(~exists().where(_role.c.person == t.entry.c.person, _role.c.article == t.entry.c.article, _is_role))
    .order_by(t.entry.c.id.desc())
    .limit(AGAIN)
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The ids of the people of one article, in order; ``doubtful``: keys of articles to be judged again."""

    ids: list[int]
    doubtful: list[int]


def resolve(connection: Connection, article: Article, people: Sequence[Person]) -> Resolved:
    """Who the people of this article are; who is not known yet is added.

    A namesake that is found only now may be whom older articles mean that say no role: they are doubtful.
    """
    if not people:
        return Resolved([], [])
    names = _canonical(connection, [person.name for person in people])
    keys = [identity_key(name) for name in names]
    known: dict[str, list[int]] = {key: [] for key in keys}
    variants = dict.fromkeys(keys, 0)  # the next free one
    for row in connection.execute(KNOWN, {"keys": sorted(known)}):
        known[row.key].append(row.id)
        variants[row.key] = row.variant + 1
    ids: list[int] = []
    added: dict[int, str] = {}
    doubtful: list[int] = []
    for person, name, key in zip(people, names, keys, strict=True):
        work = _fields(role.text for role in person.roles)
        free = [known_id for known_id in known[key] if known_id not in ids]
        may_be = [one for one in free if not (work and _other(connection, one, work, article.date))]
        found = _likeliest(connection, may_be, article)
        if found is None:
            for namesake in free:
                doubtful.extend(connection.scalars(WITHOUT_ROLE, {"person": namesake}))
            values = {"key": key, "variant": variants[key], "name": name, "articles": 0}
            found = int(connection.execute(NEW_PERSON, values).scalar_one())
            known[key].append(found)
            variants[key] += 1
            added[found] = name
        ids.append(found)
    _add_words(connection, added)
    _count(connection, ids, 1)
    return Resolved(ids, doubtful)


def _likeliest(connection: Connection, namesakes: Sequence[int], article: Article) -> int | None:
    """Whose known roles have most words in common with the article, the first of equals; None of nobody."""
    if len(namesakes) < 2:  # nothing to choose
        return next(iter(namesakes), None)
    said = set(terms(f"{article.title} {article.text}"))
    roles = {
        one: {term for row in connection.execute(ROLES, {"person": one}) for term in row.terms.split(" ")}
        for one in namesakes
    }
    return max(namesakes, key=lambda one: len(said & roles[one]))


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
        connection.execute(MORE_PEOPLE, [{"of": word, "more": -1} for word in words])
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


def _canonical(connection: Connection, names: Sequence[str]) -> list[str]:
    keys = {name: identity_key(name) for name in names}
    aliases = {row.key: row.name for row in connection.execute(ALIASES, {"keys": sorted(set(keys.values()))})}
    return [aliases.get(keys[name], name) for name in names]


def _other(connection: Connection, person: int, work: set[str], date: str) -> bool:
    """Whether somebody known was in other fields of work at about that time, and in none of these."""
    known: set[str] = set()
    for row in connection.execute(ROLES, {"person": person}):
        if abs(year(row.id) - int(date[:4] or 0)) <= YEARS_APART:
            known |= _fields_of_terms(row.terms.split(" "))
    return bool(known) and not known & work and not any(_together(one, other) for one in known for other in work)


def _together(one: str, other: str) -> bool:
    return other in COMPATIBLE.get(one, ()) or one in COMPATIBLE.get(other, ())


def _fields(roles: Iterable[str]) -> set[str]:
    return _fields_of_terms(term for role in roles for term in terms(role))


def _fields_of_terms(found: Iterable[str]) -> set[str]:
    return {field for term in found for field, ends in _ends().items() if term.endswith(ends)}


@cache
def _ends() -> dict[str, tuple[str, ...]]:
    """The ends of role nouns by field of work."""
    data: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "data" / "fields.yaml").read_text("utf-8"))
    return {field: tuple(ends) for field, ends in data.items()}


def _add_words(connection: Connection, added: Mapping[int, str]) -> None:
    """Make new people findable by the words of their names."""
    uses = [(text, person) for person, name in added.items() for text in searchable_words(name)]
    if not uses:
        return
    many = Counter(text for text, _ in uses)
    known = {row.text: int(row.id) for row in connection.execute(KNOWN_WORDS, {"texts": sorted(many)})}
    if known:
        connection.execute(MORE_PEOPLE, [{"of": known[text], "more": many[text]} for text in known])
    for text in sorted(many.keys() - known.keys()):
        known[text] = int(connection.execute(NEW_WORD, {"text": text, "people": many[text]}).scalar_one())
        new = [{"text": short, "word": known[text]} for short in deletions(text)]
        connection.execute(NEW_DELETION, new)
    connection.execute(NEW_LINK, [{"word": known[text], "person": person} for text, person in uses])


def _count(connection: Connection, ids: Sequence[int], change: int) -> None:
    connection.execute(MORE_ARTICLES, [{"of": person, "more": change} for person in ids])
