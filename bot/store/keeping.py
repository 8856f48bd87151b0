"""What the bot keeps beside the archive: sources, subscriptions, claims; and how a database is written to."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from sqlalchemy import Connection, Engine

from bot.model import Subscribed
from bot.store import claims, following, subscribing
from bot.store.engines import Dialect
from bot.store.failures import clear_errors
from bot.store.records import Followed


class Keeping:
    """The part of the Store protocol that knows nothing of articles."""

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        """Take an engine whose database is up to date."""
        self._engine = engine
        self._dialect = dialect
        self._writer = engine.execution_options(**dialect.writing)
        self._one_writer = threading.Lock()  # threads of one process queue here, not in the database

    def delivered(self, folder: str) -> dict[str, str]:
        """See Store."""
        with self._read() as connection:
            return following.delivered(connection, folder)

    def deliver(self, folder: str, files: Mapping[str, str]) -> None:
        """See Store."""
        with self._write() as connection:
            following.deliver(connection, folder, files)

    def followed(self) -> list[Followed]:
        """See Store."""
        with self._read() as connection:
            return following.followed(connection)

    def follow(self, source: Followed) -> None:
        """See Store."""
        with self._write() as connection:
            following.follow(connection, source)

    def unfollow(self, url: str) -> bool:
        """See Store."""
        with self._write() as connection:
            return following.unfollow(connection, url)

    def subscriptions(self, channel: str = "") -> list[Subscribed]:
        """See Store."""
        with self._read() as connection:
            return subscribing.subscriptions(connection, channel)

    def subscribe(self, new: Subscribed) -> bool:
        """See Store."""
        with self._write() as connection:
            return subscribing.subscribe(connection, new)

    def change_subscription(self, old: Subscribed, new: Subscribed) -> bool:
        """See Store."""
        with self._write() as connection:
            return subscribing.change(connection, old, new)

    def unsubscribe(self, id: int) -> bool:  # noqa: A002 # the field is called so
        """See Store."""
        with self._write() as connection:
            return subscribing.unsubscribe(connection, id)

    def shown(self, channel: str) -> dict[str, str]:
        """See Store."""
        with self._read() as connection:
            return subscribing.shown(connection, channel)

    def show(self, channel: str, items: Collection[str], by: str) -> set[str]:
        """See Store."""
        with self._write() as connection:
            return subscribing.show(connection, channel, items, by)

    def take_back(self, by: str) -> None:
        """See Store."""
        with self._write() as connection:
            subscribing.take_back(connection, by)

    def claim(self, key: str) -> bool:
        """See Store."""
        with self._write() as connection:
            return claims.claim(connection, key)

    def settle(self, key: str) -> None:
        """See Store."""
        with self._write() as connection:
            claims.settle(connection, key)

    def claimed(self, key: str) -> Literal["", "claimed", "settled"]:
        """See Store."""
        with self._read() as connection:
            return claims.claimed(connection, key)

    def release(self, key: str) -> None:
        """See Store."""
        with self._write() as connection:
            claims.release(connection, key)

    def purge_claims(self, prefix: str, before: float) -> int:
        """See Store."""
        with self._write() as connection:
            return claims.purge(connection, prefix, before)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with clear_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self, *, articles: bool = False) -> Iterator[Connection]:
        with self._one_writer, clear_errors(), self._writer.begin() as connection:
            if articles:
                self._dialect.lock_articles(connection)
            yield connection
