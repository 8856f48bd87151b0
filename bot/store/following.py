"""The sources that are followed."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select, update

from bot.store import tables as t
from bot.store.protocol import Followed


def followed(connection: Connection) -> list[Followed]:
    """All of them, by url."""
    return [Followed(**row._mapping) for row in connection.execute(select(t.followed).order_by(t.followed.c.url))]


def follow(connection: Connection, source: Followed) -> None:
    """Make the row of a source, or bring it up to date."""
    values = asdict(source)
    if not connection.execute(update(t.followed).where(t.followed.c.url == source.url).values(values)).rowcount:
        connection.execute(insert(t.followed).values(values))


def unfollow(connection: Connection, url: str) -> bool:
    """Drop the row of a source; False when there is none."""
    return bool(connection.execute(delete(t.followed).where(t.followed.c.url == url)).rowcount)
