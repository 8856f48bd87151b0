"""What differs between the databases: how to connect, and how words are looked up; SQLite's share of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import TYPE_CHECKING, Generic, Protocol, TypeVarTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Select,
    Table,
    Text,
    bindparam,
    column,
    create_engine,
    event,
    table,
)
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import StoreError
from bot.german import Alternatives
from bot.store import tables as t
from bot.store.records import WAIT

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

Columns = TypeVarTuple("Columns")
Rows = Sequence[tuple[object, ...]]
CONNECTIONS = 10  # of one process: as many as there are threads that answer


@dataclass(frozen=True, slots=True)
class Matching(Generic[*Columns]):
    """A statement narrowed to entries with some words; that they are of a period, and what sorts them newest first."""

    statement: Select[*Columns]
    of_period: ColumnElement[bool]  # ids from the parameter ``first`` to ``last``
    order: tuple[ColumnElement[int], ...]


class Dialect(Protocol):
    """What a database needs beyond the SQL that SQLAlchemy makes the same for all."""

    writing: Mapping[str, object]  # execution options of connections that write

    def engine(self, url: URL) -> Engine:
        """An engine whose connections give up after ``WAIT`` seconds."""
        ...

    def lock_articles(self, connection: Connection) -> None:
        """Wait until no other process changes articles or tables, until the transaction ends."""
        ...

    def insert(self, connection: Connection, into: Table, columns: Sequence[str], rows: Rows) -> None:
        """Add rows that have these columns, as fast as the driver takes many."""
        ...

    def index(self, connection: Connection, entries: Sequence[tuple[int, str]]) -> None:
        """Make entries that are stored findable by words: their ids, which rise, and terms."""
        ...

    def unindex(self, connection: Connection, entries: Sequence[tuple[int, str]]) -> None:
        """Undo ``index`` for these entries."""
        ...

    def matching(self, statement: Select[*Columns], given: Collection[str]) -> Matching[*Columns]:
        """The statement over entries narrowed to what the parameter ``match`` fits; ``given``: all its parameters."""
        ...

    def match(self, words: Sequence[Alternatives]) -> str:
        """What ``match`` must be, for entries that have all the words."""
        ...


class Sqlite:
    """SQLite with WAL and FTS5; transactions begin when told to, writing ones with the lock already taken."""

    writing: Mapping[str, object] = {"writing": True}  # see _begin_sqlite

    def engine(self, url: URL) -> Engine:
        """See Dialect."""
        if not url.database or url.database == ":memory:":
            raise StoreError("BOT_DATABASE_URL names no file: give one such as sqlite:///var/fundstelle.db.")
        folder = Path(url.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = "BOT_DATABASE_URL lies in %(folder)s, which cannot be made (%(why)s): name another folder."
            raise StoreError(message, folder=folder, why=error.strerror) from error
        engine = create_engine(
            url,
            pool_size=CONNECTIONS,
            pool_timeout=WAIT,
            pool_reset_on_return=None,  # nothing is left open: whoever writes commits or rolls back
            connect_args={"timeout": WAIT},
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    def lock_articles(self, connection: Connection) -> None:
        """A writing transaction is alone already."""

    def insert(self, connection: Connection, into: Table, columns: Sequence[str], rows: Rows) -> None:
        """See Dialect."""
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        connection.exec_driver_sql(f"INSERT INTO {into.name} ({names}) VALUES ({marks})", rows)  # noqa: S608  # names of our own tables

    def index(self, connection: Connection, entries: Sequence[tuple[int, str]]) -> None:
        """See Dialect; turned round, as numbers that fall would make FTS5 write a segment each time."""
        if entries:
            rows = [(-id_, terms) for id_, terms in reversed(entries)]
            connection.exec_driver_sql("INSERT INTO words(rowid, terms) VALUES (?, ?)", rows)

    def unindex(self, connection: Connection, entries: Sequence[tuple[int, str]]) -> None:
        """See Dialect."""
        if entries:
            rows = [(-id_, terms) for id_, terms in entries]
            connection.exec_driver_sql("INSERT INTO words(words, rowid, terms) VALUES ('delete', ?, ?)", rows)

    def matching(self, statement: Select[*Columns], given: Collection[str]) -> Matching[*Columns]:  # noqa: ARG002 # see Dialect
        """See Dialect; the numbers in FTS5 are those of the entries below zero, so that the newest come first.

        It gives them so without sorting, as long as its own column is asked for; backwards it takes twice the time.
        """
        found = table("words", column("rowid", Integer), column("words", Text))
        match = found.c.words.bool_op("MATCH")(bindparam("match", type_=Text))
        first, last = (bindparam(name, type_=Integer) for name in ("first", "last"))
        joined = statement.join(found, t.entry.c.id == -found.c.rowid).where(match)
        return Matching(joined, found.c.rowid.between(-last, -first), (found.c.rowid,))

    def match(self, words: Sequence[Alternatives]) -> str:
        """See Dialect."""
        return expression(words, '"{}"', " AND ", " OR ")


def insert_or(connection: Connection, into: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what to do on a conflict, which both databases have, each with its own class."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite  # noqa: PLC0415 # loaded already

        return sqlite.insert(into)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 # as above

    return postgresql.insert(into)


def expression(words: Sequence[Alternatives], quoted: str, both: str, either: str) -> str:
    """The words in a query language; terms are letters and digits only, so quotes cannot be broken out of."""

    def all_of(terms: Sequence[str]) -> str:
        return "(" + both.join(quoted.format(term) for term in terms) + ")"

    return both.join("(" + either.join(all_of(terms) for terms in word) + ")" for word in words)


def _prepare_sqlite(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "cache_size = -32000",
        "wal_autocheckpoint = 10000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("writing"):  # a question is one statement and needs none
        connection.exec_driver_sql("BEGIN IMMEDIATE")
