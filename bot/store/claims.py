"""Keys that are taken once: events, digests, threads; the SQL of it."""

from __future__ import annotations

import time
from typing import Literal

from sqlalchemy import Connection, delete, select

from bot.store import tables as t
from bot.store.engines import insert_or


def claim(connection: Connection, key: str) -> bool:
    """Take the key; False when it was taken before."""
    taken = insert_or(connection, t.claim).values(key=key, settled=False, at=time.time())
    return connection.execute(taken.on_conflict_do_nothing().returning(t.claim.c.key)).first() is not None


def settle(connection: Connection, key: str) -> None:
    """Note that it is done."""
    done = insert_or(connection, t.claim).values(key=key, settled=True, at=time.time())
    connection.execute(done.on_conflict_do_update(index_elements=[t.claim.c.key], set_={"settled": True}))


def claimed(connection: Connection, key: str) -> Literal["", "claimed", "settled"]:
    """What became of it."""
    settled = connection.scalar(select(t.claim.c.settled).where(t.claim.c.key == key))
    return "" if settled is None else "settled" if settled else "claimed"


def release(connection: Connection, key: str) -> None:
    """Give it back."""
    connection.execute(delete(t.claim).where(t.claim.c.key == key))


def purge(connection: Connection, prefix: str, before: float) -> int:
    """Forget the old ones with this prefix."""
    old = delete(t.claim).where(t.claim.c.key.startswith(prefix, autoescape=True), t.claim.c.at < before)
    return connection.execute(old).rowcount
