"""What only a database in a file can do wrong."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from bot.errors import StoreError
from bot.store import engines, failures, open_store, opening, tables
from tests.store.made import made

TEXT = "[Ada Brink|Ada Brink] kam ins Freibad."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "deep" / "archive.db"


def test_a_locked_database_is_said_and_nothing_is_lost(path: Path, monkeypatch: pytest.MonkeyPatch):
    """Another program holds the lock: one clear sentence; when it lets go, saving works."""
    monkeypatch.setattr(engines, "WAIT", 0.2)
    store = open_store(f"sqlite:///{path}")
    store.save(*made(TEXT, "1"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="busy with another program"):
        store.save(*made(TEXT, "2"))
    assert store.article("1") is not None  # reading goes on
    other.execute("ROLLBACK")
    other.close()
    assert store.save(*made(TEXT, "2")) == "new"
    store.close()


def test_a_file_that_is_no_database_is_said(path: Path):
    """A wrong path must not destroy what is there."""
    path.parent.mkdir()
    path.write_text("kein Archiv " * 100)
    with pytest.raises(StoreError, match="no database of Fundstelle"):
        open_store(f"sqlite:///{path}")
    assert path.read_text().startswith("kein Archiv")


@pytest.mark.parametrize("url", ["", "nonsense", "sqlite://", "mysql://x/y", "sqlite:///:memory:"])
def test_a_wrong_address_is_said(url: str):
    """The sentence names the setting."""
    with pytest.raises(StoreError, match="BOT_DATABASE_URL"):
        open_store(url)


def test_a_database_of_a_newer_version_is_left_alone(path: Path):
    """An old bot must not write into tables that it does not know."""
    open_store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="newer"):
        open_store(f"sqlite:///{path}")


def test_a_process_killed_while_saving_leaves_whole_articles(path: Path):
    """Killed at any moment: what was reported as stored is there, and the index fits the tables."""
    script = (
        "from bot.store import open_store\nfrom tests.store.made import made\nimport sys\n"
        "store = open_store(sys.argv[1])\n"
        "for number in range(10**6):\n"
        f"    store.save(*made({TEXT!r}, str(number)))\n"
        "    print(number, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, f"sqlite:///{path}"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        last = -1
        while last < 20:
            last = int(process.stdout.readline())
        process.kill()
        last = int((process.stdout.read().split() or [last])[-1])
    store = open_store(f"sqlite:///{path}")
    assert store.article(str(last)) is not None
    assert store.counts().articles in (last + 1, last + 2)
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO words(words) VALUES ('integrity-check')")
    connection.close()


def test_the_constant_is_the_newest_migration():
    """``open_store`` compares with a constant to save importing Alembic: it must be the right one."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [opening.REVISION]


def test_the_migrations_make_the_tables_that_the_code_knows(path: Path):
    """A column changed in only one of the two places shows here."""
    open_store(f"sqlite:///{path}").close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        options = {"include_object": lambda _o, name, *_: not (name or "").startswith(("words", "sqlite_"))}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), tables.metadata) == []
    engine.dispose()


def test_opening_a_ready_database_imports_no_alembic(path: Path):
    """Alembic costs more than a whole cold answer should."""
    url = f"sqlite:///{path}"
    open_store(url).close()
    script = "import sys\nfrom bot.store import open_store\nopen_store(sys.argv[1])\nprint('alembic' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", script, url], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"


def test_errors_of_the_database_are_one_family():
    """What a full disk says must reach the user as a sentence."""
    with pytest.raises(StoreError, match="disk is full"), failures.clear_errors():
        raise OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))


def test_nothing_of_a_name_is_left_when_its_last_article_goes(path: Path):
    """The ways to mistype a name are taken out by its letters: any left over would tell of a forgotten person."""
    store = open_store(f"sqlite:///{path}")
    store.save_all([made(TEXT, "1"), made("[Ada Hellwig|Ada Hellwig] blieb.", "2")])
    with sqlite3.connect(path) as connection:
        kept = connection.execute("SELECT count(*) FROM deletion").fetchone()[0]
        store.remove(["1"])
        left = {text for (text,) in connection.execute("SELECT text FROM deletion")}
        assert 0 < len(left) < kept
        assert "ada" in left
        assert not left & {"brink", "brin", "rink"}
        store.remove(["2"])
        assert connection.execute("SELECT count(*) FROM deletion").fetchone() == (0,)
    connection.close()
    store.close()
