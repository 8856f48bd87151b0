"""Statements that go straight to the driver give what SQLAlchemy would have given."""

from __future__ import annotations

from bot.model import Article, Extract, Narrowing
from bot.store import EntryKind, Query, Store


def test_values_have_the_types_of_their_columns(store: Store):
    """SQLite knows no truth values: an article read back must not be fictional by a number."""
    store.save_all([(Article(name, "Titel", "Text.", fictional=name == "a"), Extract()) for name in "abc"])
    keys = [entry.article for entry in store.find(Query(EntryKind.PASSAGE))]
    read = {stored.article.id: stored.article.fictional for stored in store.stored(keys).values()}
    assert read == {"a": True, "b": False, "c": False}
    assert {type(value) for value in read.values()} == {bool}


def test_lists_of_any_length_are_asked_for(store: Store):
    """Each number of values is another text to the database."""
    store.save_all([(Article(f"a{number}", "Titel", "Text."), Extract()) for number in range(30)])
    keys = [entry.article for entry in store.find(Query(EntryKind.PASSAGE, limit=30))]
    for length in (0, 1, 2, 30, 1, 0):
        assert set(store.stored(keys[:length])) == set(keys[:length])


def test_a_source_with_signs_that_mean_something_is_only_a_source(store: Store):
    """% and _ stand for anything in the database's own language, / escapes them in ours."""
    store.save_all(
        [
            (Article(source, "Titel", "Text.", source=source), Extract())
            for source in ("50% Rabatt/Tag", "500 Rabatt", "a_b")
        ]
    )
    for asked, found in (("50%", 1), ("rabatt/", 1), ("a_b", 1), ("_", 1), ("rabatt", 2)):
        assert len(store.find(Query(EntryKind.PASSAGE, narrowing=Narrowing(source=asked)))) == found, asked
