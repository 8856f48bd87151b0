"""``index`` and ``extract`` as users run them: exit statuses, messages, idempotence, and a real kill."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from pathlib import Path

import pytest

from bot.ingest import BATCH
from bot.store import open_store
from tests.cli.conftest import lines

TEXT = "„Das genügt“, sagte Bürgermeisterin Ilka Torneck. Der Rat von Quellenau schwieg."


def counted(terminal):
    """How many articles the terminal's database holds."""
    store = open_store(terminal.database)
    try:
        return store.counts().articles
    finally:
        store.close()


def test_index_twice_changes_nothing_and_a_changed_file_replaces(terminal):
    """The same again is passed over; a changed file replaces its old version whole."""
    path = terminal.folder / "rat.txt"
    path.write_text(TEXT)
    assert "New: 1, changed: 0, unchanged: 0, failed: 0" in terminal.run("index", path).stderr
    assert "New: 0, changed: 0, unchanged: 1, failed: 0" in terminal.run("index", path).stderr
    path.write_text("Ganz neu. " + TEXT)
    done = terminal.run("index", path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "New: 0, changed: 1, unchanged: 0, failed: 0" in done.stderr
    assert counted(terminal) == 1


def test_bad_files_are_told_and_the_rest_is_stored(terminal):
    """Each bad file costs one sentence and itself: exit status 1, and what was good is in the archive."""
    folder = terminal.folder / "artikel"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_bytes(b"\x00\x01\x02")
    (folder / "d.md").write_text("---\ntitle: [\n---\nText")
    (folder / "e.jsonl").write_text(lines(2) + "{kaputt\n" + lines(1, 3))
    (folder / "f.txt").write_bytes(b"x " * 10_500_000)
    (folder / "z.txt").write_text("Der Rat von Altmühlen tagt.")
    done = terminal.run("index", folder, terminal.folder / "nix.txt")
    assert done.returncode == 1
    told = done.stderr.splitlines()
    for name in (
        "b.txt is empty",
        "c.txt is not a text file",
        "d.md, line 3",
        "e.jsonl:3 is not",
        "f.txt is too large",
    ):
        assert any(name in line for line in told), name
    assert any("nix.txt: check the path" in line for line in told)
    assert "New: 5, changed: 0, unchanged: 0, failed: 6" in told[-1]
    assert len(told) == 7
    assert counted(terminal) == 5


def test_folder_without_articles(terminal):
    """A wrong folder is an error."""
    (terminal.folder / "leer").mkdir()
    done = terminal.run("index", "leer", BOT_LANGUAGE="de")
    assert done.returncode == 1
    assert "leer enthält keine Artikel" in done.stderr


def test_locked_database_is_one_sentence_and_loses_nothing(terminal):
    """While somebody else holds the database: a clear error, exit status 1, everything stored is still there."""
    (terminal.folder / "a.jsonl").write_text(lines(2))
    (terminal.folder / "b.jsonl").write_text(lines(2, 3))
    terminal.run("index", "a.jsonl")
    other = sqlite3.connect(terminal.folder / "archive.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = terminal.run("index", "b.jsonl")
    other.execute("ROLLBACK")
    other.close()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "database" in done.stderr
    assert counted(terminal) == 2
    assert terminal.run("index", "b.jsonl").returncode == 0
    assert counted(terminal) == 4


@pytest.mark.parametrize("url", ["sqlite:///nix/da/archiv.db", "sqlite:////proc/archiv.db", "keine-adresse"])
def test_wrong_database_address(terminal, url):
    """An address that leads nowhere is told in one sentence."""
    (terminal.folder / "nix").write_text("a file, not a folder")
    done = terminal.run("index", "a.txt", BOT_DATABASE_URL=url)
    assert done.returncode in (1, 2)
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_killed_import_loses_nothing_and_goes_on(terminal):
    """Killed in the middle, what was stored stays; started again, it stores the rest and nothing twice."""
    pipe = terminal.folder / "strom.jsonl"
    os.mkfifo(pipe)
    process = terminal.start("index", pipe)
    with pipe.open("w") as stream:  # the import waits for more: it is killed for certain before its end
        stream.write(lines(BATCH + 50))
        stream.flush()
        wait_for(lambda: Path(terminal.database.removeprefix("sqlite:///")).exists() and counted(terminal) >= BATCH)
        process.kill()
    process.communicate(timeout=30)
    assert counted(terminal) == BATCH
    (terminal.folder / "alle.jsonl").write_text(lines(BATCH + 100))
    done = terminal.run("index", "alle.jsonl")
    assert f"New: 100, changed: 0, unchanged: {BATCH}, failed: 0" in done.stderr
    assert counted(terminal) == BATCH + 100


def wait_for(happened, seconds=60.0):
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def test_extract_writes_a_line_an_article(terminal):
    """Standard output holds JSON Lines only; every span is that of the text as given."""
    (terminal.folder / "a.jsonl").write_text(lines(2) + "kaputt\n")
    done = terminal.run("extract", "a.jsonl")
    assert done.returncode == 1
    assert "a.jsonl:3 is not a JSON object" in done.stderr
    given = [json.loads(line)["text"] for line in lines(2).splitlines()]
    written = [json.loads(line) for line in done.stdout.splitlines()]
    assert [entry["id"] for entry in written] == ["nr-1", "nr-2"]
    for text, entry in zip(given, written, strict=True):
        assert set(entry) == {"id", "title", "date", "people", "quotes", "facts"}
        [person] = [person for person in entry["people"] if person["name"] == "Ilka Torneck"]
        assert {text[start:end] for start, end in person["mentions"]} >= {"Ilka Torneck"}
        assert all(text[role["start"] : role["end"]] == role["text"] for role in person["roles"])
        [quote] = entry["quotes"]
        assert [text[start:end] for start, end in quote["quote"]] == ["„Das genügt nicht“"]
        assert quote["speaker_name"] == "Ilka Torneck"


def test_extract_writes_passed_on_words_for_both(terminal):
    """What a paper cites is written for the speaker and, without a name, for the paper: one line's quotation twice."""
    text = "„Das genügt uns noch nicht“, zitiert das Hafenblatt Bürgermeisterin Ilka Torneck."
    (terminal.folder / "a.txt").write_text(text)
    done = terminal.run("extract", "a.txt")
    quotes = json.loads(done.stdout)["quotes"]
    assert [quote["quote"] for quote in quotes] == [[[0, text.index(",")]]] * 2
    speakers = {quote["speaker_name"]: [text[start:end] for start, end in quote["speaker"]] for quote in quotes}
    assert speakers == {"Ilka Torneck": ["Bürgermeisterin Ilka Torneck"], "": ["das Hafenblatt"]}


def test_windows_1252_is_said(terminal):
    """An import that guesses the encoding says so."""
    (terminal.folder / "alt.txt").write_bytes(TEXT.encode("cp1252"))
    done = terminal.run("index", "alt.txt")
    assert done.returncode == 0
    assert "Windows-1252" in done.stderr
    assert "alt.txt" in done.stderr


def test_aliases_are_taken_over_with_every_index(terminal):
    """Two names of one person become one as soon as the file of aliases says so; a mistake in it is one sentence."""
    (terminal.folder / "a.txt").write_text("Bürgermeisterin Ada Brink-Holm kam. Ada Brink-Holm lachte.", "utf-8")
    terminal.run("index", "a.txt")
    (terminal.folder / "aliases.yaml").write_text("Adelheid Vossberg: [Ada Brink-Holm]\n", "utf-8")
    assert terminal.run("index", "a.txt").returncode == 0
    assert "Adelheid Vossberg" in terminal.run("ask", "/who Ada Brink-Holm").stdout
    (terminal.folder / "aliases.yaml").write_text("- Ada\n", "utf-8")
    wrong = terminal.run("index", "a.txt")
    assert wrong.returncode == 2
    assert "aliases.yaml: write a line a person" in wrong.stderr


def test_extract_leaves_out_what_is_less_certain(terminal):
    """Each quotation says how certain its speaker is; the option, or the setting, leaves out the doubtful ones."""
    path = terminal.folder / "rat.txt"
    path.write_text("Bürgermeisterin Ilka Torneck kam. Der Kai sei sicher. Ilka Torneck sagte, sie sei froh.")
    said = [
        [quote["confidence"] for quote in json.loads(terminal.run("extract", path, *more, **given).stdout)["quotes"]]
        for more, given in (((), {}), (("--min-confidence", "0.7"), {}), ((), {"BOT_MIN_CONFIDENCE": "0.7"}))
    ]
    assert min(said[0]) < 0.7 <= min(said[1])
    assert said[1] == said[2]
    assert terminal.run("extract", path, "--min-confidence", "2").returncode == 2
