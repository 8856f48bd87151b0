"""Subscriptions of digests, and what channels were shown; the SQL of it."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import time as time_of_day
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.model import Subscribed, Subscription
from bot.store import tables as t
from bot.store.engines import insert_or

MANY = 500  # rows of one statement
KEPT = 365 * 86400  # seconds that is known what a channel was shown


def subscriptions(connection: Connection, channel: str) -> list[Subscribed]:
    """Those of a channel, or all of them, in the order in which they were made."""
    wanted = select(t.subscription).order_by(t.subscription.c.id)
    if channel:
        wanted = wanted.where(t.subscription.c.channel == channel)
    return [_subscribed(dict(row._mapping)) for row in connection.execute(wanted)]


def subscribe(connection: Connection, new: Subscribed) -> bool:
    """Add it; False when the channel has one of the same themes."""
    added = insert_or(connection, t.subscription).values(_row(new)).on_conflict_do_nothing()
    return connection.execute(added.returning(t.subscription.c.id)).first() is not None


def change(connection: Connection, old: Subscribed, new: Subscribed) -> bool:
    """Replace it if nobody else did since it was read."""
    values = _row(new) | {"version": old.version + 1}
    same = (t.subscription.c.id == old.id, t.subscription.c.version == old.version)
    return bool(connection.execute(update(t.subscription).where(*same).values(values)).rowcount)


def unsubscribe(connection: Connection, number: int) -> bool:
    """Remove it; what its channel was shown stays known."""
    return bool(connection.execute(delete(t.subscription).where(t.subscription.c.id == number)).rowcount)


def shown(connection: Connection, channel: str) -> dict[str, str]:
    """What the channel was shown, and by which digest."""
    wanted = select(t.shown.c.item, t.shown.c.by).where(t.shown.c.channel == channel)
    return {row.item: row.by for row in connection.execute(wanted)}


def show(connection: Connection, channel: str, items: Collection[str], by: str) -> set[str]:
    """Take items for a digest; those that are its own now. What was shown long ago is forgotten."""
    old = delete(t.shown).where(t.shown.c.channel == channel, t.shown.c.at < time.time() - KEPT)
    connection.execute(old)
    rows = [{"channel": channel, "item": item, "by": by, "at": time.time()} for item in sorted(items)]
    for start in range(0, len(rows), MANY):
        connection.execute(insert_or(connection, t.shown).on_conflict_do_nothing(), rows[start : start + MANY])
    own = select(t.shown.c.item).where(t.shown.c.channel == channel, t.shown.c.by == by)
    return set(connection.scalars(own)).intersection(items)


def take_back(connection: Connection, by: str) -> None:
    """Give the items of a digest back that was not posted."""
    connection.execute(delete(t.shown).where(t.shown.c.by == by))


def _row(subscribed: Subscribed) -> dict[str, object]:
    values: dict[str, object] = asdict(subscribed)
    del values["id"]
    wish = asdict(subscribed.wish) | {"at": subscribed.wish.at.isoformat("minutes") if subscribed.wish.at else ""}
    themes = [sorted(theme) for theme in subscribed.wish.themes] if subscribed.owner else "settings"
    return values | {"wish": _json(wish), "themes": _json(themes)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _subscribed(row: dict[str, Any]) -> Subscribed:
    del row["themes"]
    return Subscribed(**row | {"wish": _wish(json.loads(row["wish"]))})


def _wish(stored: Mapping[str, Any]) -> Subscription:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    values["at"] = time_of_day.fromisoformat(stored["at"]) if stored["at"] else None
    return Subscription(**values)
