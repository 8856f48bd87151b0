"""Facts stored a second with all that makes them findable, beside the same rows into bare tables.

    python -m bench.storing [ARTICLES]

Bare tables have the same columns and no index, no full text and no key but the row's own; they are filled
with the very rows that the store has written, batch by batch as large as the store's, each in a transaction.
A fact is whatever was found in an article: a mention of a person, a role, a quotation, a fact on a topic.
"""

from __future__ import annotations

import gc
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bench import synthetic
from bench.clock import server_processes, times
from bench.imports import say
from bench.table import row
from bot import ingest
from bot.ingest import BATCH
from bot.reading.fields import article
from bot.store import EntryKind, Prepared, open_store, prepare
from tests import postgres

ROUNDS = 5  # in turn, and the fastest of each counts: what else the machine does only ever adds
TABLES = ("article", "entry", "person", "word", "person_word", "deletion", "band")


def main(many: int) -> None:
    """Print a row for the store, one for bare tables, and their ratio."""
    found = (article(entry, entry["id"]) for entry in synthetic.entries(many))
    prepared = [made for _, made in ingest.here(found, prepare) if made]
    facts = sum(entry.kind != EntryKind.PASSAGE for one in prepared for entry in one.rows)
    gc.freeze()  # as an import begins, which holds one batch and not all articles: they would be looked through again
    rounds = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            stored = _store(f"sqlite:///{folder}/store.db", prepared)
            bare, rows = _bare(Path(folder) / "store.db", Path(folder) / "bare.db", -(-many // BATCH))
            rounds.append((*stored, *bare))
    wall, processor, bare_wall, bare_processor = map(min, zip(*rounds, strict=True))
    stored, bare = (wall, processor), (bare_wall, bare_processor)
    titles = (f"{many} articles, {facts} facts, {rows} rows", "facts/s", "facts/s of processor time", "of bare tables")
    say(row(*titles), row(*["---"] * len(titles)))
    measured = [("this bot's store on SQLite", stored)]
    if programs := postgres.binaries():
        with postgres.running(programs) as server:
            measured.append(("on PostgreSQL, once", _store(server.new_database(), prepared)))
    for label, seconds in (*measured, ("bare tables", bare)):
        rates = [f"{facts / one:.0f}" for one in seconds]
        say(row(label, *rates, f"{bare[0] / seconds[0]:.2f} ({bare[1] / seconds[1]:.2f} in processor time)"))


def _store(url: str, prepared: Sequence[Prepared]) -> tuple[float, float]:
    """Seconds on the clock and of processor time, of this process and of the server's for it."""
    with closing(open_store(url)) as store:
        store.counts()  # which connects

        def save() -> None:
            for at in range(0, len(prepared), BATCH):
                store.save_prepared(prepared[at : at + BATCH], "bench")

        begun = time.perf_counter()
        used = times([save], server_processes(url))[0]
        return time.perf_counter() - begun, used


def _bare(source: Path, path: Path, batches: int) -> tuple[tuple[float, float], int]:
    with closing(sqlite3.connect(source)) as filled, closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")  # as the store does
        rows: dict[str, list[tuple[object, ...]]] = {}
        inserts: dict[str, str] = {}
        for table in TABLES:
            read = filled.execute(f"SELECT * FROM {table}")  # noqa: S608  # names of our own tables
            columns = ", ".join(f'"{column[0]}"' for column in read.description)
            bare.execute(f"CREATE TABLE {table} ({columns})")
            rows[table] = read.fetchall()
            marks = ", ".join("?" * len(read.description))
            inserts[table] = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608  # as above
        begun, used = time.perf_counter(), time.process_time()
        for batch in range(batches):
            bare.execute("BEGIN")
            for table, found in rows.items():
                first, last = (len(found) * (batch + more) // batches for more in (0, 1))
                bare.executemany(inserts[table], found[first:last])
            bare.execute("COMMIT")
        seconds = time.perf_counter() - begun, time.process_time() - used
    return seconds, sum(map(len, rows.values()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5000)
