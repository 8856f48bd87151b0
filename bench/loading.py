"""Synthetic people straight into the tables of a store, as fast as the database takes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Engine, create_engine, insert, text

from bot.german import identity_key
from bot.store import open_store
from bot.store import tables as t
from bot.store.spelling import deletions, searchable_words

BATCH = 20_000


def load_people(url: str, names: Sequence[str]) -> None:
    """Fill the tables of people and of the words of their names; each person in one article."""
    open_store(url).close()
    words: Counter[str] = Counter()
    links: list[tuple[str, int]] = []
    for person, name in enumerate(names, 1):
        found = searchable_words(name)
        words.update(found)
        links += [(word, person) for word in found]
    ids = {word: number for number, word in enumerate(words, 1)}
    engine = bulk_engine(url)
    people = (
        {"id": person, "key": identity_key(name), "variant": 0, "name": name, "articles": 1}
        for person, name in enumerate(names, 1)
    )
    fill(engine, t.person, people)
    fill(engine, t.word, ({"id": ids[word], "text": word, "people": number} for word, number in words.items()))
    fill(
        engine,
        t.person_word,
        ({"word": word, "person": person} for word, person in sorted((ids[w], p) for w, p in links)),
    )
    pairs = sorted((short, ids[word]) for word in words for short in deletions(word))
    fill(engine, t.deletion, ({"text": short, "word": word} for short, word in pairs))
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()


def bulk_engine(url: str) -> Engine:
    """An engine without the store's care for power cuts."""
    return create_engine(url.replace("postgresql://", "postgresql+psycopg://"))


def fill(engine: Engine, table: t.Table, rows: Iterable[dict[str, object]]) -> None:
    """Insert the rows in batches."""
    for batch in batched(rows, BATCH):
        with engine.begin() as connection:
            connection.execute(insert(table), batch)


def batched(rows: Iterable[dict[str, object]], size: int) -> Iterator[list[dict[str, object]]]:
    """The rows in lists of this size."""
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch
