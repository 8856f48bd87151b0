"""The words of people's names, and all ways to mistype them, in and out of their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select, update

from bot.store import tables as t
from bot.store.engines import Dialect
from bot.store.many import among
from bot.store.spelling import deletions

WORDS = select(t.word.c.text, t.word.c.id).where(among(t.word.c.text, "texts"))
MORE_PEOPLE = update(t.word).where(t.word.c.id == bindparam("of")).values(people=t.word.c.people + bindparam("more"))
LAST = select(func.max(t.word.c.id))
NO_DELETION = delete(t.deletion).where(t.deletion.c.text == bindparam("short"), t.deletion.c.word == bindparam("of"))


def add(connection: Connection, dialect: Dialect, people: Mapping[int, Sequence[str]]) -> None:
    """Make new people findable by the words of their names."""
    uses = [(text, person) for person, words in people.items() for text in words]
    if not uses:
        return
    many = Counter(text for text, _ in uses)
    ids = {text: number for text, number in connection.execute(WORDS, {"texts": sorted(many)})}  # noqa: C416 # of rows
    if ids:
        connection.execute(MORE_PEOPLE, [{"of": number, "more": many[text]} for text, number in ids.items()])
    new = sorted(many.keys() - ids.keys())
    if new:
        # Only one process at a time stores articles, so that the next numbers are free.
        made = {text: number for number, text in enumerate(new, int(connection.scalar(LAST) or 0) + 1)}
        values = [(number, text, many[text]) for text, number in made.items()]
        dialect.insert(connection, t.word, ("id", "text", "people"), values)
        shortened = sorted([(short, number) for text, number in made.items() for short in deletions(text)])
        dialect.insert(connection, t.deletion, ("text", "word"), shortened)
        ids |= made
    links = sorted((ids[text], person) for text, person in uses)
    dialect.insert(connection, t.person_word, ("word", "person"), links)


def forget(connection: Connection, people: Collection[int]) -> None:
    """Take people out; words that nobody has any more go with them."""
    uses = Counter(connection.scalars(select(t.person_word.c.word).where(t.person_word.c.person.in_(people))))
    connection.execute(delete(t.person_word).where(t.person_word.c.person.in_(people)))
    if not uses:
        return
    connection.execute(MORE_PEOPLE, [{"of": word, "more": -many} for word, many in uses.items()])
    unused = connection.execute(
        delete(t.word).where(t.word.c.id.in_(uses), t.word.c.people <= 0).returning(t.word.c.text, t.word.c.id)
    )
    shortened = [{"short": short, "of": word} for text, word in unused for short in sorted(deletions(text))]
    if shortened:
        connection.execute(NO_DELETION, shortened)
