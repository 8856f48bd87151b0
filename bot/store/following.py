"""The sources that are followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.store import tables as t
from bot.store.records import Followed


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
    connection.execute(delete(t.delivered).where(t.delivered.c.folder == url))
    return bool(connection.execute(delete(t.followed).where(t.followed.c.url == url)).rowcount)


def delivered(connection: Connection, folder: str) -> dict[str, str]:
    """The files of the folder that were read, with their states."""
    rows = connection.execute(select(t.delivered.c.path, t.delivered.c.state).where(t.delivered.c.folder == folder))
    return {row.path: row.state for row in rows}


def deliver(connection: Connection, folder: str, files: Mapping[str, str]) -> None:
    """Make these the files that were read."""
    known = delivered(connection, folder)
    gone = [path for path in known if files.get(path) != known[path]]
    if gone:
        gone_rows = t.delivered.c.folder == folder, t.delivered.c.path == bindparam("gone")
        connection.execute(delete(t.delivered).where(*gone_rows), [{"gone": path} for path in gone])
    new = [
        {"folder": folder, "path": path, "state": state} for path, state in files.items() if known.get(path) != state
    ]
    if new:
        connection.execute(insert(t.delivered), new)
