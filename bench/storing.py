"""Facts stored a second with all that makes them findable, beside the same rows into bare tables of the same database.

    python -m bench.storing [ARTICLES]

Bare tables have the same columns and no index, no full text and no key; they are filled with the very rows that the
store has written, batch by batch as large as the store's, each in a transaction, with the store's own connections and
as fast as the driver takes many (PostgreSQL: COPY). A fact is whatever was found in an article: a mention of a person,
a role, a quotation, a fact on a topic. Processor time is that of this process and of the server's for it.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing

from sqlalchemy import Column, Engine, MetaData, Table, make_url, select

from bench import synthetic
from bench.clock import server_processes, times
from bench.imports import say
from bench.loading import fill
from bench.table import row
from bot import ingest
from bot.ingest import BATCH
from bot.reading.fields import article
from bot.store import EntryKind, Prepared, open_store, prepare
from bot.store import tables as t
from bot.store.engines import Dialect, Sqlite
from bot.store.postgresql import Postgresql
from tests import postgres

ROUNDS = 5  # in turn, and the fastest of each counts: what else the machine does only ever adds
TABLES = (t.article, t.entry, t.extent, t.person, t.word, t.person_word, t.deletion, t.band, t.recent_bands)


def main(many: int) -> None:
    """Print a row for the store and one for bare tables, on SQLite and on PostgreSQL."""
    found = (article(entry, entry["id"]) for entry in synthetic.entries(many))
    prepared = [made for _, made in ingest.here(found, prepare) if made]
    facts = sum(kind != EntryKind.PASSAGE for one in prepared for kind, *_ in one.rows)
    gc.freeze()  # as an import begins, which holds one batch and not all articles: they would be looked through again
    titles = (f"{many} articles, {facts} facts", "facts/s", "facts/s of processor time", "of bare tables")
    say(row(*titles), row(*["---"] * len(titles)))
    with tempfile.TemporaryDirectory() as folder:
        numbers = iter(range(2 * ROUNDS))
        _compare("SQLite", Sqlite(), lambda: f"sqlite:///{folder}/{next(numbers)}.db", prepared, facts)
    if programs := postgres.binaries():
        with postgres.running(programs) as server:
            _compare("PostgreSQL", Postgresql(), server.new_database, prepared, facts)


def _compare(
    name: str, dialect: Dialect, new_database: Callable[[], str], prepared: Sequence[Prepared], facts: int
) -> None:
    rounds = []
    for _ in range(ROUNDS):
        filled = new_database()
        stored = _store(filled, prepared)
        rounds.append((*stored, *_bare(dialect, filled, new_database(), -(-len(prepared) // BATCH))))
    wall, processor, bare_wall, bare_processor, rows = (min(found) for found in zip(*rounds, strict=True))
    ratio = f"{bare_wall / wall:.2f} ({bare_processor / processor:.2f} in processor time)"
    say(row(f"this bot's store on {name}", f"{facts / wall:.0f}", f"{facts / processor:.0f}", ratio))
    say(row(f"{rows} rows into bare tables", f"{facts / bare_wall:.0f}", f"{facts / bare_processor:.0f}", "1.00"))


def _store(url: str, prepared: Sequence[Prepared]) -> tuple[float, float]:
    with closing(open_store(url)) as store:
        store.counts()  # which connects

        def save() -> None:
            for at in range(0, len(prepared), BATCH):
                store.save_prepared(prepared[at : at + BATCH], "bench")

        return _took(save, url)


def _bare(dialect: Dialect, source: str, url: str, batches: int) -> tuple[float, float, int]:
    """Seconds on the clock and of processor time, and the number of rows."""
    engine, bare = dialect.engine(make_url(url)), MetaData()
    rows = _rows(dialect.engine(make_url(source)))
    tables = [Table(each.name, bare, *[Column(one.name, one.type) for one in each.columns]) for each in TABLES]
    writing = engine.execution_options(**dialect.writing)
    with writing.begin() as connection:
        bare.create_all(connection)

    def save() -> None:
        for batch in range(batches):
            with writing.begin() as connection:
                for table in tables:
                    found = rows[table.name]
                    first, last = (len(found) * (batch + more) // batches for more in (0, 1))
                    fill(connection, table, found[first:last])

    seconds = _took(save, url)
    engine.dispose()
    return *seconds, sum(map(len, rows.values()))


def _rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        found = {table.name: [tuple(row) for row in connection.execute(select(table))] for table in TABLES}
    engine.dispose()
    return found


def _took(save: Callable[[], None], url: str) -> tuple[float, float]:
    """Seconds on the clock and of processor time, of this process and of the server's for it."""
    begun = time.perf_counter()
    used = times([save], server_processes(url))[0]
    return time.perf_counter() - begun, used


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5000)
