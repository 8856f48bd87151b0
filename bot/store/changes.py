"""Whether anything was written since a moment ago, asked in microseconds and without looking at what."""

from __future__ import annotations

import sqlite3
from threading import Lock

from sqlalchemy import Engine, PoolProxiedConnection, text
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import SQLAlchemyError


class Changes:
    """Safe to use from several threads; notices what any process writes."""

    def __init__(self, engine: Engine) -> None:
        """Take the store's engine; nothing is connected yet."""
        self._engine = engine
        self._one = Lock()
        self._watching: tuple[PoolProxiedConnection, DBAPICursor] | None = None

    def version(self) -> str:
        """See Store."""
        try:
            if self._engine.dialect.name == "sqlite":
                with self._one:
                    return self._sqlite()
            with self._engine.connect() as connection:  # the same snapshot sees the same rows
                return str(connection.scalar(text("SELECT pg_current_snapshot()")))
        except (SQLAlchemyError, sqlite3.Error):  # whoever asks for more than the version is told what is wrong
            return ""

    def close(self) -> None:
        """End the connection of its own."""
        with self._one:
            if self._watching:
                self._watching[0].close()
                self._watching = None

    def _sqlite(self) -> str:
        """A number that changes when another connection commits, so one is kept that never writes."""
        if self._watching is None:
            connection = self._engine.raw_connection()
            connection.detach()
            self._watching = connection, connection.cursor()
        cursor = self._watching[1]
        cursor.execute("PRAGMA data_version")
        return str(cursor.fetchall())
