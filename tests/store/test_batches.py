"""Many articles stored together give what they give one by one; an older database is brought up to date."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.model import Article, Extract
from bot.store import EntryKind, Query, open_store
from bot.store.protocol import Store
from tests.store.made import made
from tests.store.older import at_revision

NAMES = ("Ada Brink", "Bert Kohl", "Cora Tann-Holm")
ROLES = ("Torwart", "Ministerin", "Pfarrer", "Autorin", "Stadtwerke-Chefin", "")


def pieces(seed: int, many: int) -> list[tuple[Article, Extract]]:
    """Articles on few people in many roles."""
    draw = random.Random(seed)  # noqa: S311  # articles, not secrets
    found = []
    for number in range(many):
        text = ""
        for name in draw.sample(NAMES, draw.randint(0, 3)):
            role = draw.choice(ROLES)
            text += (
                f"{{{role}}} [{name}|{name}] kam. " if role else f"[{name}|{name}] ging. <{name}|„Ja, im Freibad.“> "
            )
        date = f"20{draw.randint(18, 24)}-0{draw.randint(1, 9)}"
        found.append(made(text + "Das Freibad öffnet wieder.", f"a{number}", date))
    return found


def seen(store: Store) -> object:
    """All that answers are made of, but for the numbers that the database gives."""
    found = [entry for kind in EntryKind for entry in store.find(Query(kind, limit=10_000))]
    people = store.people({entry.person for entry in found if entry.person})
    articles = store.stored({entry.article for entry in found})
    entries = {
        (articles[entry.article].article.id, entry.kind, entry.n, entry.start, entry.terms)
        + ((people[entry.person].name, people[entry.person].articles) if entry.person else ())
        for entry in found
    }
    words = sorted((word.text, word.people) for word in store.near_words(["brink", "kohl", "tann", "holm", "tannholm"]))
    return entries, words, store.counts()


def test_a_batch_gives_what_one_by_one_gives(tmp_path: Path):
    """Namesakes that part, and articles that are judged again then: the order decides, not the batch."""
    for seed in range(5):
        found = pieces(seed, 60)
        alone = open_store(f"sqlite:///{tmp_path}/alone{seed}.db")
        together = open_store(f"sqlite:///{tmp_path}/together{seed}.db")
        outcomes = [alone.save(*piece) for piece in found]
        assert together.save_all(found) == outcomes
        assert seen(together) == seen(alone)
        assert together.counts().people > len(NAMES), "no namesakes: the test says nothing"
        alone.close()
        together.close()


def test_later_versions_leave_nothing_of_the_earlier(tmp_path: Path):
    """Replaced in one batch, also twice in it, the articles are found as if they had always been so."""
    path = tmp_path / "a.db"
    store = open_store(f"sqlite:///{path}")
    store.save_all(pieces(1, 60))
    assert store.save_all([*pieces(2, 60), *pieces(1, 60), *pieces(3, 50)]) == ["changed"] * 170
    fresh = open_store(f"sqlite:///{tmp_path}/b.db")
    last = [*pieces(3, 50), *pieces(1, 60)[50:]]
    fresh.save_all(last)
    for kind in EntryKind:
        counted = [len(opened.find(Query(kind, limit=10_000))) for opened in (store, fresh)]
        assert counted[0] == counted[1]
    people = store.people({entry.person for entry in store.find(Query(EntryKind.PERSON, limit=10_000))})
    assert sum(person.articles for person in people.values()) == sum(len(extract.people) for _, extract in last)
    assert store.counts().people == len(people), "somebody is left whom no article names"
    for opened in (store, fresh):
        opened.close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO words(words) VALUES ('integrity-check')")
    connection.close()


def test_an_older_database_is_brought_up_to_date(url: str):
    """What was stored before a migration is found, by words and by person, after it."""
    with at_revision(url, "0003") as connection:
        connection.exec_driver_sql(
            "INSERT INTO article VALUES "
            "(1, 'a', 'T', 'Das Freibad.', '2020', '', '', '', '', '', 'de', FALSE, '{}', '', '', 0)"
        )
        connection.exec_driver_sql("INSERT INTO entry VALUES (7, 1, 5, 0, 3, NULL, 0, 12, 'freibad frei bad')")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("INSERT INTO words(rowid, terms) VALUES (7, 'freibad frei bad')")
    store = open_store(url)
    assert [entry.id for entry in store.find(Query(EntryKind.PASSAGE, words=((("freibad",),),)))] == [7]
    assert [entry.id for entry in store.find(Query(EntryKind.PASSAGE, people=(3,)))] == [7]
    store.close()
    if url.startswith("sqlite:///"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
