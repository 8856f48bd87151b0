"""What only a server can do wrong: it goes away, it is slow, others write at the same time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import make_url

from bot.errors import StoreError
from bot.german import question
from bot.model import Narrowing
from bot.store import EntryKind, Query, Store, finding, ids, open_store, postgresql
from tests import postgres
from tests.conftest import skip_or_fail
from tests.store.made import made

TEXT = "[Ada Brink|Ada Brink] kam ins Freibad. <Ada Brink|„Das Wasser ist kalt.“>"
FREIBAD = Query(EntryKind.PASSAGE, words=tuple(question("Freibad")))


@pytest.fixture
def own_server() -> Iterator[postgres.Server]:
    """A server that the test may stop."""
    programs = postgres.binaries()
    if programs is None:
        skip_or_fail("PostgreSQL is not installed")
    with postgres.running(programs) as running:
        yield running


@pytest.fixture
def url(server: postgres.Server, template: str) -> str:
    """An empty database with the tables made."""
    return server.new_database(template)


def test_a_server_that_crashes_is_said_and_waited_for(own_server: postgres.Server):
    """While it is away every call is one clear sentence; when it is back, the same store goes on, nothing lost."""
    store = open_store(own_server.new_database())
    store.save(*made(TEXT, "1"))
    own_server.stop("immediate")
    for call in (lambda: store.find(FREIBAD), lambda: store.save(*made(TEXT, "2")), lambda: store.claim("event:1")):
        with pytest.raises(StoreError, match="cannot be reached"):
            call()
    own_server.start()
    assert store.article("1") is not None
    assert store.save(*made(TEXT, "2")) == "new"
    assert len(store.find(FREIBAD)) == 2
    store.close()


def test_connections_that_the_server_ended_are_made_anew(url: str):
    """An administrator ends all sessions: the next question is answered as if nothing had been."""
    store = open_store(url)
    store.save(*made(TEXT))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert len(store.find(FREIBAD)) == 1
    store.close()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [("postgresql://postgres@localhost:1/x", "cannot be reached"), ("", "does not exist")],
)
def test_an_address_without_a_database_is_said(server: postgres.Server, wrong: str, sentence: str):
    """Nobody listens there, or the database was not made."""
    with pytest.raises(StoreError, match=sentence):
        open_store(wrong or server.address("nowhere"))


def test_a_statement_that_takes_too_long_is_ended(url: str, monkeypatch: pytest.MonkeyPatch):
    """One slow question must not hold a connection for ever; here a lock keeps it waiting."""
    monkeypatch.setattr(postgresql, "SLOWEST", 0.3)
    store = open_store(url)
    with psycopg.connect(url) as connection:
        connection.execute("LOCK TABLE entry IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(StoreError, match="took too long"):
            store.find(FREIBAD)
    assert store.find(FREIBAD) == []
    store.close()


def test_what_one_process_indexes_the_others_answer_at_once(url: str):
    """Replicas share nothing but the database: names, words and quotations of a new article are there at once."""
    here: Store = open_store(url)
    assert here.near_words(["brink"]) == []
    script = (
        "import sys\nfrom bot.store import open_store\nfrom tests.store.made import made\n"
        f"open_store(sys.argv[1]).save(*made({TEXT!r}))\n"
    )
    subprocess.run([sys.executable, "-c", script, url], check=True)
    assert [word.text for word in here.near_words(["brinck"])] == ["brink"]
    assert len(here.find(FREIBAD)) == 1
    assert here.counts().quotes == 1
    here.close()


def test_two_processes_may_open_an_empty_database_at_once(server: postgres.Server):
    """Replicas that start together make the tables once, and one of them waits."""
    url = server.new_database()
    script = "import sys\nfrom bot.store import open_store\nopen_store(sys.argv[1]).counts()\n"
    starting = [subprocess.Popen([sys.executable, "-c", script, url]) for _ in range(3)]
    assert [process.wait() for process in starting] == [0, 0, 0]


def test_writers_in_several_processes_make_each_person_once(url: str):
    """Two imports at the same time may meet the same new people."""
    script = (
        "import sys\nfrom bot.store import open_store\nfrom tests.store.made import made\n"
        "store = open_store(sys.argv[1])\n"
        f"for number in range(20):\n    store.save(*made({TEXT!r}, sys.argv[2] + str(number)))\n"
    )
    importing = [subprocess.Popen([sys.executable, "-c", script, url, name]) for name in ("a", "b")]
    assert [process.wait() for process in importing] == [0, 0]
    store = open_store(url)
    counts = store.counts()
    assert (counts.articles, counts.people, counts.quotes) == (40, 1, 40)
    store.close()


def test_words_are_read_newest_first_and_no_further_than_needed(url: str):
    """A frequent word is looked for in the newest part of the archive first; what is found are the newest.

    The newest 150 of 400 articles do not have it, and one has no date; entries of some people are read by person.
    """
    store = open_store(url)
    days = [f"20{number // 100 + 10}-{number // 10 % 10 + 1:02}-{number % 10 + 10}" for number in range(400)]
    store.save_all([made(TEXT if n < 250 else "Nichts.", str(n), day) for n, day in enumerate(["", *days[1:]])])
    everything = store.find(replace(FREIBAD, limit=500))
    assert len(everything) == 250
    assert everything == sorted(everything, reverse=True)
    assert ids.date(everything[-1].id) == 0
    assert store.find(replace(FREIBAD, limit=10, offset=60)) == everything[60:70]
    in_2011 = replace(FREIBAD, narrowing=Narrowing(since="2011", until="2011"), limit=500)
    assert store.find(in_2011) == [entry for entry in everything if ids.year(entry.id) == 2011]
    assert store.count(in_2011, 500) == 100
    person = store.people_with([[store.near_words(["brink"])[0].id]], 1)[0].id
    said = Query(EntryKind.QUOTE, people=(person,), words=tuple(question("Wasser")), limit=500)
    assert len(store.find(said)) == 250
    store.close()


def test_the_index_of_words_fits_the_questions(url: str):
    """An index on an expression serves only those who ask with the same one: an archive without it would be slow."""
    open_store(url).close()
    dialect = postgresql.Postgresql()
    engine = dialect.engine(make_url(url))
    given = finding.values(dialect, FREIBAD)
    asked = finding.entries(dialect, given).params(**given)
    with engine.connect() as connection:
        connection.exec_driver_sql("SET enable_seqscan = off")
        connection.exec_driver_sql("SET enable_indexscan = off")  # of an empty table everything costs the same
        compiled = asked.compile(engine)
        plan = connection.exec_driver_sql(f"EXPLAIN {compiled}", compiled.params).scalars().all()
    engine.dispose()
    assert any("entry_terms" in line for line in plan)
