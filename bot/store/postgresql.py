"""PostgreSQL's share of what differs between the databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVarTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Text,
    bindparam,
    cast,
    create_engine,
    literal_column,
    text,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import URL

from bot.german import Alternatives
from bot.store import tables as t
from bot.store.engines import CONNECTIONS, expression
from bot.store.protocol import WAIT

SLOWEST = 20.0  # seconds that one statement may take
Columns = TypeVarTuple("Columns")
WORDS: ColumnElement[str] = literal_column("entry.words", postgresql.TSVECTOR)  # made by the database of the terms


class Postgresql:
    """PostgreSQL by psycopg 3; words by a GIN index over the terms as they are, without its own parser."""

    writing: Mapping[str, object] = {"isolation_level": "READ COMMITTED"}

    def engine(self, url: URL) -> Engine:
        """See Dialect; a connection that broke is noticed and made anew before it is used."""
        options = f"-c statement_timeout={SLOWEST * 1000:.0f} -c lock_timeout={WAIT * 1000:.0f} -c jit=off"
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

    def index(self, connection: Connection, article: int) -> None:
        """The index over the column does it."""

    def unindex(self, connection: Connection, article: int) -> None:
        """As above."""

    def matching(self, statement: Select[*Columns]) -> tuple[Select[*Columns], ColumnElement[int]]:
        """See Dialect."""
        wanted = cast(bindparam("match", type_=Text), postgresql.TSQUERY)
        return statement.where(WORDS.bool_op("@@")(wanted)), t.entry.c.id

    def match(self, words: Sequence[Alternatives]) -> str:
        """See Dialect."""
        return expression(words, "'", " & ", " | ")
