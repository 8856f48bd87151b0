"""Words search, the top 10 of many passages: this bot on SQLite and PostgreSQL, and tantivy.

    python -m bench.words [HOW MANY PASSAGES] [QUESTIONS]

tantivy (`pip install tantivy`) is only needed here. All get the same terms. Times are of the processor.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.clock import server_processes, times
from bench.loading import analyse, bulk_engine, fill
from bench.passages import PER_ARTICLE, passages, questions, term_table
from bench.table import milliseconds, row
from bot.german import question
from bot.search.ranking import Ranked, best, some
from bot.store import EntryKind, Query, Store, open_store
from bot.store import tables as t
from bot.store.ids import SERIAL_BITS, entry_id
from bot.store.postgresql import PART
from tests import postgres

Words = tuple[str, ...]
TOP = 10


def main(many: int, asked: int) -> None:
    """Print a row for each contender, all words and any words."""
    messages = questions(asked)
    print(row(f"{many:,} passages", "words", "p50 ms", "p95 ms"))  # noqa: T201 # the output of a benchmark
    with tempfile.TemporaryDirectory() as folder:
        measure_store("SQLite", f"sqlite:///{Path(folder)}/words.db", many, messages)
    if programs := postgres.binaries():
        with postgres.running(programs) as server:
            measure_store("PostgreSQL", server.new_database(), many, messages)
    with tempfile.TemporaryDirectory() as folder:
        measure_tantivy(folder, many, messages)


def measure_store(label: str, url: str, many: int, messages: list[Words]) -> None:
    """Load the passages, then ask."""
    start = time.perf_counter()
    load(url, many)
    print(row(f"{label} loaded", "", f"{time.perf_counter() - start:.0f} s", ""), flush=True)  # noqa: T201 # as above
    store = open_store(url)

    def query(words: Words) -> Query:
        return Query(EntryKind.PASSAGE, words=tuple(question(" ".join(words))))

    def show(articles: Sequence[int]) -> int:
        return len(store.stored(articles))

    for kind, ranked in (("all", best), ("any", some)):

        def ask(words: Words, ranked: Callable[[Store, Query], Ranked] = ranked) -> int:
            return show([entry.article for entry in ranked(store, query(words)).entries[:TOP]])

        measure(label, kind, ask, messages, url)
    store.close()


def load(url: str, many: int) -> None:
    """Articles of ten passages each over twenty years, and what they are found by."""
    engine = bulk_engine(url)
    with engine.begin() as connection:
        fill(connection, t.article, articles(many))
        fill(connection, t.entry, entries(many))
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("INSERT INTO words(rowid, terms) SELECT -id, terms FROM entry ORDER BY id DESC")
        else:
            parts = f"INSERT INTO part SELECT DISTINCT (id >> {SERIAL_BITS}) / {PART} FROM entry"  # noqa: S608 # numbers
            connection.exec_driver_sql(parts)
    analyse(engine)


def date(article: int) -> str:
    """A day for an article, articles one after the other."""
    return f"{2000 + article // 5000 % 20}-{article // 400 % 12 + 1:02}-{article % 28 + 1:02}"


def articles(many: int) -> Iterator[tuple[object, ...]]:
    """The rows of the articles; the text stands for one of ten passages."""
    extract = '{"people":[],"organisations":[],"quotes":[],"facts":[]}'
    for key in range(1, many // PER_ARTICLE + 2):
        yield (
            key,
            str(key),
            "t",
            "x" * 1500,
            date(key),
            "",
            "",
            "",
            "",
            "",
            "de",
            False,
            1,
            "",
            key,
            extract,
            "",
            "",
            0.0,
        )


def entries(many: int) -> Iterator[tuple[object, ...]]:
    """The rows of the passages."""
    known = term_table()
    for number, words in enumerate(passages(many)):
        key = number // PER_ARTICLE + 1
        found = " ".join(dict.fromkeys(" ".join(known[word] for word in words).split(" ")))
        yield (entry_id(date(key), number), key, int(EntryKind.PASSAGE), 0, None, None, 0, 100, found)


def measure_tantivy(folder: str, many: int, messages: list[Words]) -> None:
    """The same terms in a tantivy index."""
    import tantivy  # noqa: PLC0415 # only here

    schema = tantivy.SchemaBuilder().add_text_field("terms", tokenizer_name="whitespace").build()
    index = tantivy.Index(schema, path=folder)
    writer = index.writer(heap_size=200_000_000)
    for entry in entries(many):
        writer.add_document(tantivy.Document(terms=[str(entry[-1])]))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    known = term_table()

    def ask(words: Words, *, every: bool) -> int:
        joint = " AND " if every else " OR "
        parsed = index.parse_query(joint.join(known[word].split(" ")[0] for word in words), ["terms"])
        return len(searcher.search(parsed, TOP).hits)

    measure("tantivy", "all", lambda words: ask(words, every=True), messages)
    measure("tantivy", "any", lambda words: ask(words, every=False), messages)


def measure(label: str, kind: str, ask: Callable[[Words], int], messages: list[Words], url: str = "") -> None:
    """Ask everything, after one question to warm up, and print the row."""
    ask(messages[0])
    needed = times([partial(ask, words) for words in messages], server_processes(url))
    found = sum(map(ask, messages))
    cells = (f"{label} ({found / len(messages):.1f} found)", kind, *milliseconds(needed))
    print(row(*cells), flush=True)  # noqa: T201 # as above


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:]]
    main(*(given + [1_000_000, 600][len(given) :]))
