"""Synthetic rows straight into the tables of a store, as fast as the database takes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Engine, Table, create_engine, text

from bot.german import identity_key
from bot.store import open_store
from bot.store import tables as t
from bot.store.spelling import deletions, searchable_words


def load_people(url: str, names: Sequence[str]) -> None:
    """Fill the tables of people and of the words of their names; each person in one article."""
    words: Counter[str] = Counter()
    links: list[tuple[str, int]] = []
    for person, name in enumerate(names, 1):
        found = searchable_words(name)
        words.update(found)
        links += [(word, person) for word in found]
    ids = {word: number for number, word in enumerate(words, 1)}
    engine = bulk_engine(url)
    with engine.begin() as connection:
        fill(connection, t.person, ((n, identity_key(name), 0, name, 1) for n, name in enumerate(names, 1)))
        fill(connection, t.word, ((ids[word], word, number) for word, number in words.items()))
        fill(connection, t.person_word, sorted((ids[word], person) for word, person in links))
        fill(connection, t.deletion, sorted((short, ids[word]) for word in words for short in deletions(word)))
    analyse(engine)


def bulk_engine(url: str) -> Engine:
    """An engine on a new store, without the care for power cuts that the store itself takes."""
    open_store(url).close()
    return create_engine(url.replace("postgresql://", "postgresql+psycopg://"))


def analyse(engine: Engine) -> None:
    """Let the database count and tidy what is in its tables, as it does by itself over time."""
    statement = "ANALYZE" if engine.dialect.name == "sqlite" else "VACUUM ANALYZE"  # which no transaction may hold
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()


def fill(connection: Connection, table: Table, rows: Iterable[Sequence[object]]) -> None:
    """Insert rows that have all columns of the table in order: by COPY, or as the driver takes many."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    driver = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(table.columns))
        insert = f"INSERT INTO {table.name} ({columns}) VALUES ({marks})"  # noqa: S608 # names of our own tables
        driver.executemany(insert, rows)
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
