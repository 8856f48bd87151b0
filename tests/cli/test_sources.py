"""``sources`` as users run it: add, list, poll, remove."""

from __future__ import annotations

from bot.store import open_store
from tests.cli.conftest import lines
from tests.cli.test_index import counted


def test_a_folder_is_followed_until_it_is_not(terminal):
    """Added and read at once; a look later finds what was dropped in; removed, its articles stay."""
    folder = terminal.folder / "eingang"
    folder.mkdir()
    (folder / "a.jsonl").write_text(lines(2))
    done = terminal.run("sources", "add", "eingang")
    assert (done.returncode, done.stdout) == (0, "Followed; new articles: 2.\n")
    (folder / "b.jsonl").write_text(lines(1, 3))
    assert terminal.run("sources", "poll").returncode == 0
    assert counted(terminal) == 2, "it was not due yet"
    assert terminal.run("sources", "poll", "--all").returncode == 0
    assert counted(terminal) == 3
    listed = terminal.run("sources", "list", COLUMNS="200")
    assert listed.returncode == 0
    assert str(folder) in listed.stdout
    assert terminal.run("sources", "remove", "eingang").returncode == 0
    assert terminal.run("sources", "remove", "eingang").returncode == 2
    assert counted(terminal) == 3


def test_what_cannot_be_followed_is_said(terminal):
    """A typing mistake, an address inside this network, another scheme: one sentence, nothing followed."""
    for address, status in (("gibt-es-nicht", 2), ("http://127.0.0.1/feed", 1), ("ftp://aubote.example/feed", 2)):
        done = terminal.run("sources", "add", address)
        assert done.returncode == status, address
        said = [line for line in done.stderr.splitlines() if not line.startswith("{")]
        assert len(said) == 1, done.stderr
    store = open_store(terminal.database)
    assert store.followed() == []
    store.close()


def test_source_that_fails_is_listed_with_its_error(terminal):
    """The health of each source is shown, and the exit status says that one of them fails."""
    folder = terminal.folder / "eingang"
    folder.mkdir()
    (folder / "a.jsonl").write_text(lines(1))
    terminal.run("sources", "add", "eingang")
    (folder / "a.jsonl").unlink()
    (folder / "b.txt").write_text("")
    terminal.run("sources", "poll", "--all")
    listed = terminal.run("sources", "list", COLUMNS="300")
    assert "b.txt is empty" in listed.stdout
