"""Looking up a name among many: this bot on SQLite and PostgreSQL, rapidfuzz over all names, pg_trgm.

    python -m bench.names [HOW MANY NAMES] [QUESTIONS]

All in one run on the same names and questions (bench/people.py). Right: the name found first is the
one meant; for a lone surname anybody who has it. Times are of the processor.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process
from sqlalchemy import text

from bench.clock import server_processes, times
from bench.loading import bulk_engine, load_people
from bench.people import names, questions
from bench.table import milliseconds, row
from bot.german import fold, name_words
from bot.search import find_people
from bot.store import open_store
from tests import postgres

Question = tuple[str, str, str]
SCANS = 30  # questions that the scan over all names is asked: it takes about a second for each


def main(many: int, asked: int) -> None:
    """Print a row for each contender."""
    archive = names(many)
    messages = questions(archive, asked)
    print(row(f"{many:,} names", "p50 ms", "p95 ms", "top-1"))  # noqa: T201 # the output of a benchmark
    with tempfile.TemporaryDirectory() as folder:
        measure_store("this bot on SQLite", f"sqlite:///{Path(folder)}/names.db", archive, messages)
    programs = postgres.binaries()
    if programs:
        with postgres.running(programs) as server:
            url = server.new_database()
            measure_store("this bot on PostgreSQL", url, archive, messages)
            measure_trigrams(url, messages[:: max(1, len(messages) // 200)])
    folded = [fold(name) for name in archive]

    def scan(typed: str) -> str:
        return archive[process.extractOne(fold(typed), folded, scorer=fuzz.WRatio)[2]]

    measure("rapidfuzz WRatio over all", scan, messages[:: max(1, len(messages) // SCANS)])


def measure_store(label: str, url: str, archive: list[str], messages: list[Question]) -> None:
    """Load the names, then ask."""
    load_people(url, archive)
    store = open_store(url)

    def find(typed: str) -> str:
        hits = find_people(store, typed)
        return hits[0].name if hits else ""

    measure(label, find, messages, url)
    store.close()


def measure_trigrams(url: str, messages: list[Question]) -> None:
    """pg_trgm with a GIN index, thresholds as in the trial runs that set the goal."""
    engine = bulk_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE EXTENSION pg_trgm"))
        connection.execute(text("CREATE INDEX person_trigrams ON person USING gin (key gin_trgm_ops)"))
    with engine.connect() as connection:
        connection.execute(text("SET pg_trgm.similarity_threshold = 0.4"))
        statement = text("SELECT name FROM person WHERE key % :typed ORDER BY similarity(key, :typed) DESC LIMIT 1")

        def find(typed: str) -> str:
            return connection.scalar(statement, {"typed": " ".join(name_words(typed))}) or ""

        measure("pg_trgm GIN", find, messages, url)
    engine.dispose()


def measure(label: str, find: Callable[[str], str], messages: list[Question], url: str = "") -> None:
    """Ask everything, after one question to warm up, and print the row."""
    find(messages[0][1])
    needed = times([partial(find, typed) for _, typed, _ in messages], server_processes(url))
    right = sum(is_right(kind, typed, meant, find(typed)) for kind, typed, meant in messages)
    print(row(label, *milliseconds(needed), f"{right / len(messages):.3f}"), flush=True)  # noqa: T201 # as above


def is_right(kind: str, typed: str, meant: str, found: str) -> bool:
    """Whether the name found is the one meant, as far as the question says whom it means."""
    if kind == "surname":
        return set(name_words(typed)) <= set(name_words(found))
    return fold(found) == fold(meant)


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:]]
    main(*(given + [1_000_000, 900][len(given) :]))
