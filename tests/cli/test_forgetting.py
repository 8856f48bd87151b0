"""``forget`` and ``retention`` as operators run them."""

from __future__ import annotations

import json
import subprocess
import sys

from bot.model import Subscribed, Subscription
from bot.store import open_store
from tests.cli.test_index import counted

ARTICLE = "„Das genügt nicht“, sagte Bürgermeisterin Ilka Torneck in Quellenau. Danach tagte der Rat noch lange weiter."


def fill(terminal, **fields: str) -> None:
    """Two articles in the archive, of which one names somebody."""
    entries = (
        {"id": "rat", "title": "Rat", "date": "2021-03-04", "source": "Aubote", "text": ARTICLE, **fields},
        {"id": "bad", "title": "Bad", "date": "2021-03-05", "source": "Tagblatt", "text": "Das Freibad öffnet wieder."},
    )
    (terminal.folder / "a.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    assert terminal.run("index", "a.jsonl").returncode == 0


def test_a_person_is_forgotten_listed_and_let_back(terminal):
    """Gone from answers at once and after another import; back when the block is lifted."""
    fill(terminal)
    assert "Bürgermeisterin" in terminal.run("ask", "/who Torneck").stdout
    done = terminal.run("forget", "--person", "Ilka Torneck")
    assert (done.returncode, done.stdout) == (0, "")
    assert "articles that this concerns: 1." in done.stderr
    terminal.run("index", "a.jsonl")
    assert json.loads(terminal.run("ask", "--json", "/who Bürgermeisterin").stdout)["items"] == []
    assert "Ilka Torneck" in terminal.run("forget", "--list").stdout
    assert terminal.run("forget", "--undo", "--person", "ilka torneck").returncode == 0
    assert terminal.run("forget", "--undo", "--person", "ilka torneck").returncode == 2
    assert "Bürgermeisterin" in terminal.run("ask", "/who Torneck").stdout


def test_a_machine_that_only_answers_forgets_and_remembers(terminal):
    """Who is asked to forget somebody may have nothing at hand but the bot that runs."""
    fill(terminal)
    code = (
        "import sys; sys.modules |= dict.fromkeys(('spacy', 'feedparser', 'trafilatura', 'lxml'));"
        "from bot.entrypoints.cli import main; main()"
    )

    def run(*arguments: str) -> str:
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(command, env=terminal.environment, capture_output=True, check=True, text=True).stdout

    assert "Bürgermeisterin" in run("ask", "/who Torneck")
    run("forget", "--person", "Ilka Torneck")
    assert "Bürgermeisterin" not in run("ask", "/who Torneck")
    run("forget", "--undo", "--person", "Ilka Torneck")
    assert "Bürgermeisterin" in run("ask", "/who Torneck")


def test_no_digest_follows_a_forgotten_person(terminal):
    """Taken out of subscriptions; one of nobody else goes, since without themes it would be of everything."""
    fill(terminal)
    store = open_store(terminal.database)
    for channel, wish in (
        ("C1", Subscription(people=("Ilka Torneck",))),
        ("C2", Subscription(("bildung",), ("Ilka  torneck",))),
    ):
        store.subscribe(Subscribed("", channel, "U1", wish, 0.0, 0.0))
    done = terminal.run("forget", "--person", "Ilka Torneck")
    assert "C1, C2" in done.stderr
    assert [(one.channel, one.wish.people) for one in store.subscriptions()] == [("C2", ())]
    store.close()


def test_a_forgotten_article_stays_away(terminal):
    """Removed, passed over by the next import, and taken again once the block is lifted."""
    fill(terminal)
    assert terminal.run("forget", "--article", "rat").returncode == 0
    terminal.run("index", "a.jsonl")
    assert counted(terminal) == 1
    terminal.run("forget", "--undo", "--article", "rat")
    terminal.run("index", "a.jsonl")
    assert counted(terminal) == 2


def test_what_forget_needs_is_said(terminal):
    """Nothing, too much, or a block that is none: one sentence, status 2."""
    for arguments in ((), ("--undo",), ("--list", "--article", "x"), ("--person", "A B", "--article", "x")):
        done = terminal.run("forget", *arguments)
        assert done.returncode == 2, arguments
        assert len(done.stderr.strip().splitlines()) == 1


def test_retention_shows_and_removes_what_is_too_old(terminal):
    """By source; what would be removed is shown without being removed."""
    fill(terminal, date="2001-02-03")
    done = terminal.run("retention")
    assert done.returncode == 2
    assert "sources.yaml says nothing under keep" in done.stderr
    (terminal.folder / "sources.yaml").write_text('keep:\n  Aubote: 365\n  "*": 36500\n')
    shown = terminal.run("retention", "--dry-run")
    assert "2001-02-03  Aubote  Rat  (rat)" in shown.stdout
    assert "Would be removed: 1." in shown.stderr
    assert counted(terminal) == 2
    done = terminal.run("retention")
    assert done.stdout == shown.stdout
    assert '"event": "Article removed: too old."' in done.stderr
    assert counted(terminal) == 1
    assert terminal.run("retention").stdout == ""
