"""Who is who: the people of articles joined with those already known.

The same full name is one person, unless the roles say otherwise (docs/decisions/0011-namesakes.md);
aliases make two names one. A lone surname was joined inside its article by the extraction; one that
is left stands for whoever is called only so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.german import identity_key
from bot.store import name_words, work
from bot.store import tables as t
from bot.store.engines import Dialect
from bot.store.ids import entry_id, year
from bot.store.many import among
from bot.store.prepared import Named, Prepared
from bot.store.records import EntryKind
from bot.store.spelling import searchable_words

# Made once: making a statement costs more than running it.
KNOWN = (
    select(t.person.c.key, t.person.c.id, t.person.c.variant)
    .where(among(t.person.c.key, "keys"))
    .order_by(t.person.c.variant)
)
ALIASES = select(t.alias.c.key, t.alias.c.name)
MORE_ARTICLES = (
    update(t.person).where(t.person.c.id == bindparam("of")).values(articles=t.person.c.articles + bindparam("more"))
)
AT_MOST = 50  # the newest roles of a person, which tell what her or his work is
ROLES = (
    select(t.entry.c.id, t.entry.c.terms)
    .where(t.entry.c.person == bindparam("person"), t.entry.c.kind == int(EntryKind.ROLE), t.entry.c.terms != "")
    .order_by(t.entry.c.id.desc())
    .limit(AT_MOST)
)

_role = t.entry.alias()
_is_role = _role.c.kind == int(EntryKind.ROLE)

AGAIN = 50  # articles without a role that are judged again when a namesake is found
WITHOUT_ROLE = (
    select(t.entry.c.article)
    .where(t.entry.c.person == bindparam("person"), t.entry.c.kind == int(EntryKind.PERSON))
    .where(t.entry.c.article.not_in(select(_role.c.article).where(_role.c.person == bindparam("person"), _is_role)))
    .order_by(t.entry.c.id.desc())
    .limit(AGAIN)
)

IN_HAND = 1 << 37  # added to the serial of roles that are not stored yet: they are newer than all that are

Roles = list[tuple[int, str]]  # ids of entries, newest first, and their terms


class Crowd:
    """The people of articles that are stored together, each article seen in turn as if those before it were stored.

    Who is not known yet has a number below 0 until ``store``.
    """

    def __init__(self, connection: Connection, people: Iterable[Named]) -> None:
        """Look up all who are named at once."""
        self._connection = connection
        keys = {person.key for person in people}
        self._canonical = {
            key: (identity_key(name), name, tuple(searchable_words(name)))
            for key, name in connection.execute(ALIASES)
            if key in keys
        }
        keys = {self._canonical[key][0] if key in self._canonical else key for key in keys}
        self._known: defaultdict[str, list[int]] = defaultdict(list)
        self._variants: Counter[str] = Counter()  # the next free one
        for key, number, variant in connection.execute(KNOWN, {"keys": sorted(keys)}):
            self._known[key].append(number)
            self._variants[key] = variant + 1
        self._new: dict[int, tuple[str, int, str]] = {}  # key, variant, name
        self._words: dict[int, tuple[str, ...]] = {}  # of the names of new people
        self._articles: Counter[int] = Counter()
        self._stored_roles: dict[int, Roles] = {}
        self._roles_in_hand: defaultdict[int, Roles] = defaultdict(list)
        self.doubtful: list[int] = []  # keys of stored articles whose people may be others now

    def resolve(self, prepared: Prepared, *, first: bool) -> list[int] | None:
        """The numbers of the article's people, in order.

        A namesake that is found only now may be whom older articles mean that say no role: they are
        doubtful. Unless the article is the first, nothing is done then and None returned: those
        before it must be stored, to be among them.
        """
        ids: list[int] = []
        added: dict[int, tuple[str, int, str]] = {}
        for person in prepared.people:
            key, name, words = self._canonical.get(person.key, (person.key, person.name, person.words))
            free = [one for one in self._known[key] if one not in ids]
            found = self._likeliest([one for one in free if not self._other(one, person, prepared)], prepared)
            if found is None:
                if free and not first:
                    return None
                for namesake in free:
                    self.doubtful.extend(self._connection.scalars(WITHOUT_ROLE, {"person": namesake}))
                found = -1 - len(self._new) - len(added)
                variant = self._variants[key] + sum(key == other for other, _, _ in added.values())
                added[found] = (key, variant, name)
                self._words[found] = words
            ids.append(found)
        self._take(prepared, ids, added)
        return ids

    def store(self, dialect: Dialect) -> Mapping[int, int]:
        """Write down who is new and who is in how many articles more; returns the ids of who had none."""
        connection = self._connection
        ids: dict[int, int] = {}
        if self._new:
            values = [(*new, self._articles[number]) for number, new in self._new.items()]
            dialect.insert(connection, t.person, ("key", "variant", "name", "articles"), values)
            keys = sorted({key for key, _, _ in self._new.values()})
            stored = {(key, variant): one for key, one, variant in connection.execute(KNOWN, {"keys": keys})}
            ids = {number: stored[key, variant] for number, (key, variant, _) in self._new.items()}
            name_words.add(connection, dialect, {ids[number]: self._words[number] for number in self._new})
        _count(connection, {one: more for one, more in self._articles.items() if one > 0})
        return ids

    def _take(self, prepared: Prepared, ids: Sequence[int], added: Mapping[int, tuple[str, int, str]]) -> None:
        for number, new in added.items():
            self._known[new[0]].append(number)
            self._variants[new[0]] = new[1] + 1
        self._new |= added
        self._articles.update(ids)
        first = entry_id(prepared.article.date, IN_HAND)
        for number, person in zip(ids, prepared.people, strict=True):
            for terms in person.roles:
                roles = self._roles_in_hand[number]
                roles.append((first + len(roles), terms))

    def _likeliest(self, namesakes: Sequence[int], prepared: Prepared) -> int | None:
        """Whose known roles have most words in common with the article, the first of equals; None of nobody."""
        if len(namesakes) < 2:  # nothing to choose
            return next(iter(namesakes), None)
        said = {term for row in prepared.rows if row[0] == EntryKind.PASSAGE for term in row[-1].split(" ")}
        words = {one: {term for _, terms in self._roles(one) for term in terms.split(" ")} for one in namesakes}
        return max(namesakes, key=lambda one: len(said & words[one]))

    def _other(self, known: int, person: Named, prepared: Prepared) -> bool:
        """Whether somebody known was in other fields of work at about that time, and in none of these."""
        if not person.work:
            return False
        then = int(prepared.article.date[:4] or 0)
        near = (terms for one, terms in self._roles(known) if abs(year(one) - then) <= work.YEARS_APART)
        return work.exclude(work.fields(term for terms in near for term in terms.split(" ")), person.work)

    def _roles(self, person: int) -> Roles:
        """The newest roles of a person, also those not stored yet."""
        if person not in self._stored_roles:
            rows = self._connection.execute(ROLES, {"person": person}) if person > 0 else ()
            self._stored_roles[person] = [(one, terms) for one, terms in rows]
        in_hand = self._roles_in_hand.get(person, [])
        return sorted([*self._stored_roles[person], *in_hand], reverse=True)[:AT_MOST]


def leave(connection: Connection, ids: Iterable[int]) -> None:
    """Take these people out of one article each time they are named; who is in none any more is forgotten."""
    less = Counter(ids)
    if not less:
        return
    _count(connection, {one: -many for one, many in less.items()})
    gone = list(connection.scalars(select(t.person.c.id).where(t.person.c.id.in_(less), t.person.c.articles <= 0)))
    if gone:
        name_words.forget(connection, gone)
        connection.execute(delete(t.person).where(t.person.c.id.in_(gone)))


def set_aliases(connection: Connection, aliases: Mapping[str, str]) -> list[int] | None:
    """Store what other names people have; returns the keys of the articles whose people are others now.

    None: nothing is otherwise than before.
    """
    wanted = {identity_key(alias): name for alias, name in aliases.items()}
    had = {row.key: row.name for row in connection.execute(select(t.alias.c.key, t.alias.c.name))}
    changed = {key for key in wanted.keys() | had.keys() if wanted.get(key) != had.get(key)}
    if not changed:
        return None
    connection.execute(delete(t.alias))
    if wanted:
        connection.execute(insert(t.alias), [{"key": key, "name": name} for key, name in wanted.items()])
    touched = changed | {identity_key(had[key]) for key in changed if key in had}
    owners = select(t.person.c.id).where(t.person.c.key.in_(touched))
    named = t.entry.c.kind == int(EntryKind.PERSON)
    return sorted(set(connection.scalars(select(t.entry.c.article).where(t.entry.c.person.in_(owners), named))))


def _count(connection: Connection, more: Mapping[int, int]) -> None:
    if more:
        connection.execute(MORE_ARTICLES, [{"of": person, "more": many} for person, many in more.items()])
