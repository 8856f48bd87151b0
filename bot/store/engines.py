"""What differs between the databases: how to connect, and how words are looked up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import ColumnElement, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import StoreError
from bot.german import Alternatives
from bot.store.protocol import WAIT


class SqliteDialect:
    """SQLite with WAL and FTS5."""

    name = "sqlite"

    def engine(self, url: URL) -> Engine:
        """An engine whose transactions begin when told to, writing ones with the lock already taken."""
        if not url.database or url.database == ":memory:":
            raise StoreError("BOT_DATABASE_URL names no file: give one such as sqlite:///var/fundstelle.db.")
        folder = Path(url.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = "BOT_DATABASE_URL lies in %(folder)s, which cannot be made (%(why)s): name another folder."
            raise StoreError(message, folder=folder, why=error.strerror) from error
        engine = create_engine(url, connect_args={"timeout": WAIT})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    def lock_schema(self, connection: Connection) -> None:
        """Nothing to do: a writing transaction is alone."""

    def index(self, connection: Connection, article: int) -> None:
        """Make the entries of an article findable by words."""
        connection.execute(
            text(
                "INSERT INTO words(rowid, terms) SELECT id, terms FROM entry WHERE article = :article AND terms != ''"
            ),
            {"article": article},
        )

    def unindex(self, connection: Connection, article: int) -> None:
        """Undo ``index``, while the entries are still as they were."""
        connection.execute(
            text(
                "INSERT INTO words(words, rowid, terms) "
                "SELECT 'delete', id, terms FROM entry WHERE article = :article AND terms != ''"
            ),
            {"article": article},
        )

    def matches(self, words: Sequence[Alternatives]) -> ColumnElement[bool]:
        """The condition that an entry has all the words."""
        return text("entry.id IN (SELECT rowid FROM words WHERE words MATCH :match)").bindparams(
            match=_expression(words, '"', " AND ", " OR ")
        )  # type: ignore[return-value]  # a text clause is a condition


def _expression(words: Sequence[Alternatives], quote: str, both: str, either: str) -> str:
    def all_of(terms: Sequence[str]) -> str:
        return "(" + both.join(f"{quote}{term}{quote}" for term in terms) + ")"

    return both.join("(" + either.join(all_of(terms) for terms in word) + ")" for word in words)


def _prepare_sqlite(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -32000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
