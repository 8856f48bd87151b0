"""What is kept out of every answer: names of people and ids of articles, also when they are imported again."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from bot.german import identity_key
from bot.store import codec
from bot.store import tables as t
from bot.store.engines import insert_or
from bot.store.masking import Name, may_name, name_of, shown
from bot.store.prepared import Prepared, prepare
from bot.store.records import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Blocks:
    """All of them, as saving needs them; ``names`` with the other names that aliases give."""

    articles: frozenset[str] = frozenset()
    names: tuple[Name, ...] = ()


def without(prepared: Prepared, names: Sequence[Name]) -> Prepared | None:
    """The article without what names these people, the very same if nothing does; None: nothing is left to show."""
    if not any(may_name(prepared.article, name) for name in names):
        return prepared
    found = shown(prepared.article, codec.load(prepared.extract), names)
    if found is None:
        return None
    return prepared if found[0] is prepared.article else prepare(*found)


def listed(connection: Connection) -> list[Block]:
    """All of them, oldest first."""
    return [Block(*row) for row in connection.execute(select(t.block).order_by(t.block.c.since, t.block.c.name))]


def load(connection: Connection) -> Blocks:
    """All of them."""
    found = listed(connection)
    people = [block.name for block in found if block.kind == "person"]
    articles = frozenset(block.name for block in found if block.kind == "article")
    return Blocks(articles, tuple(map(name_of, _with_aliases(connection, people))))


def add(connection: Connection, kind: BlockKind, name: str) -> None:
    """Block it; what is blocked already stays so."""
    values = insert_or(connection, t.block).values(kind=kind, name=name, since=time.time())
    connection.execute(values.on_conflict_do_nothing())


def lift(connection: Connection, kind: BlockKind, name: str) -> bool:
    """Block it no longer; False when it was not blocked. A person is known by any spelling of the name."""
    same = [
        block.name
        for block in listed(connection)
        if block.kind == kind
        and (block.name == name or (kind == "person" and identity_key(block.name) == identity_key(name)))
    ]
    return bool(connection.execute(delete(t.block).where(t.block.c.kind == kind, t.block.c.name.in_(same))).rowcount)


def _with_aliases(connection: Connection, people: Iterable[str]) -> list[str]:
    """The names, the people whom they are aliases of, and all aliases of both."""
    names = {identity_key(name): name for name in people}
    if names:
        aliases = [(row.key, row.name) for row in connection.execute(select(t.alias.c.key, t.alias.c.name))]
        names |= {identity_key(name): name for key, name in aliases if key in names}
        names |= {key: key for key, name in aliases if identity_key(name) in names and key not in names}
    return list(names.values())
