"""PostgreSQL's share of what differs between the databases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVarTuple

import psycopg
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    column,
    create_engine,
    func,
    literal_column,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR, insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.german import Alternatives
from bot.store import ids
from bot.store import tables as t
from bot.store.engines import CONNECTIONS, Matching, Rows, expression
from bot.store.records import WAIT

SLOWEST = 20.0  # seconds that one statement may take
PART = 500  # of the number 20201217: the index of words has each word once for every four months or so
LABEL = "#"  # in ``match``: where the part of the archive and the kind of the entry go before a term
Columns = TypeVarTuple("Columns")
# The index of words knows no order, so that its whole list of a word must be read to find the newest entries.
# Its words are therefore labelled with part and kind of their entries; as the migration that made it writes them.
_label = f"(((entry.id >> {ids.SERIAL_BITS}) / {PART})::text || '.' || entry.kind::text || ':')"
LABELLED: ColumnElement[str] = literal_column(
    "CASE WHEN entry.terms = '' THEN NULL ELSE array_to_tsvector(string_to_array("
    f"{_label} || replace(entry.terms, ' ', ' ' || {_label}), ' ')) END",
    TSVECTOR,
)
PLAIN: ColumnElement[str] = literal_column("array_to_tsvector(string_to_array(entry.terms, ' '))", TSVECTOR)
_parts = table("part", column("number", BigInteger))
NEW_PARTS = insert(_parts).on_conflict_do_nothing()


class Postgresql:
    """PostgreSQL by psycopg 3; words by a GIN index over the labelled terms, without its own parser."""

    writing: Mapping[str, object] = {"isolation_level": "READ COMMITTED"}

    def engine(self, url: URL) -> Engine:
        """See Dialect; a connection that broke is noticed and made anew before it is used."""
        options = f"-c statement_timeout={SLOWEST * 1000:.0f} -c lock_timeout={WAIT * 1000:.0f} -c jit=off"
        options += " -c max_parallel_workers_per_gather=0"  # starting workers costs more than an answer
        # Of tables just filled there are no statistics yet: they were read whole, every row compared with the words.
        options += " -c enable_seqscan=off"
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
        """The index by itself; here only which parts of the archive have entries."""
        parts = sorted({ids.date(id_) // PART for id_, _ in entries})
        if parts:
            connection.execute(NEW_PARTS, [{"number": number} for number in parts])

    def unindex(self, connection: Connection, entries: Sequence[tuple[int, str]]) -> None:
        """The index does it by itself."""

    def matching(self, statement: Select[*Columns], given: Collection[str]) -> Matching[*Columns]:
        """See Dialect; what people said is read by person, all else part by part, the newest first."""
        place, match = t.entry.c.id, bindparam("match", type_=Text)
        of_period = place.between(bindparam("first"), bindparam("last"))
        if "people" in given:
            plain = cast(func.replace(match, LABEL, ""), TSQUERY)
            return Matching(statement.where(PLAIN.bool_op("@@")(plain)), of_period, (place.desc(),))
        label = func.concat(_parts.c.number, ".", bindparam("kind", type_=Integer), ":")
        found: ColumnElement[bool] = LABELLED.bool_op("@@")(cast(func.replace(match, LABEL, label), TSQUERY))
        if "first" in given:
            first, last = (bindparam(name, type_=BigInteger) // (PART << ids.SERIAL_BITS) for name in ("first", "last"))
            found = and_(found, _parts.c.number.between(first, last))
        return Matching(statement.join(_parts, found), of_period, (_parts.c.number.desc(), place.desc()))

    def match(self, words: Sequence[Alternatives]) -> str:
        """See Dialect."""
        return expression(words, f"'{LABEL}{{}}'", " & ", " | ")
