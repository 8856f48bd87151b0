"""PostgreSQL's share of what differs between the databases."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVarTuple

import psycopg
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    create_engine,
    literal_column,
    text,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.german import Alternatives
from bot.store import tables as t
from bot.store.engines import CONNECTIONS, Read, Rows, expression
from bot.store.frequencies import STATISTICS, Frequencies, as_frequencies, beginnings
from bot.store.records import WAIT, Query

SLOWEST = 20.0  # seconds that one statement may take
COUNTS_HOLD = 600.0  # seconds after which the server is asked again how frequent words are
Columns = TypeVarTuple("Columns")
WORDS: ColumnElement[str] = literal_column("entry.words", postgresql.TSVECTOR)  # made by the database of the terms


class Postgresql:
    """PostgreSQL by psycopg 3; words by a GIN index over the terms as they are, without its own parser."""

    writing: Mapping[str, object] = {"isolation_level": "READ COMMITTED"}

    def __init__(self) -> None:
        """What the server knows of its words is asked for with the first question."""
        self._known: Frequencies | None = None
        self._known_until = 0.0

    def engine(self, url: URL) -> Engine:
        """See Dialect; a connection that broke is noticed and made anew before it is used."""
        options = f"-c statement_timeout={SLOWEST * 1000:.0f} -c lock_timeout={WAIT * 1000:.0f} -c jit=off"
        options += " -c max_parallel_workers_per_gather=0"  # starting workers costs more than an answer
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            isolation_level="AUTOCOMMIT",  # a question is one statement: saves two ways to the server
            pool_size=CONNECTIONS,
            pool_timeout=WAIT,
            pool_pre_ping=True,
            connect_args={"connect_timeout": int(WAIT), "options": options, "application_name": "fundstelle"},
        )

    def lock_articles(self, connection: Connection) -> None:
        """See Dialect."""
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('fundstelle'))"))

    def insert(self, connection: Connection, into: Table, columns: Sequence[str], rows: Rows) -> None:
        """See Dialect."""
        names = ", ".join(f'"{column}"' for column in columns)
        statement = f"COPY {into.name} ({names}) FROM STDIN"
        driver = connection.connection.cursor()
        try:
            with driver.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
        except psycopg.Error as error:
            raise DBAPIError.instance(statement, None, error, psycopg.Error, dialect=connection.dialect) from error
        finally:
            driver.close()

    def index(self, connection: Connection, entries: Sequence[tuple[int, str]]) -> None:
        """The index over the column does it."""

    def unindex(self, connection: Connection, articles: Collection[int]) -> None:
        """As above."""

    def matching(self, statement: Select[*Columns]) -> tuple[Select[*Columns], ColumnElement[int]]:
        """See Dialect."""
        wanted = cast(bindparam("match", type_=Text), postgresql.TSQUERY)
        return statement.where(WORDS.bool_op("@@")(wanted)), t.entry.c.id

    def match(self, words: Sequence[Alternatives]) -> str:
        """See Dialect."""
        return expression(words, "'", " & ", " | ")

    def beginnings(self, query: Query, rows: Read) -> list[int]:
        """See Dialect."""
        if not query.words:
            return []
        if self._known is None or time.monotonic() > self._known_until:
            self._known = as_frequencies(rows(STATISTICS, {})[0])
            self._known_until = time.monotonic() + COUNTS_HOLD
        return beginnings(self._known, query)

    def gathered(self, place: ColumnElement[int]) -> ColumnElement[int]:
        """See Dialect; sorted by the bare id, the planner might read the archive backwards to its very end."""
        return place + 0
