"""What users do wrong at the terminal: one sentence, the right exit status, no traceback."""

from __future__ import annotations

import contextlib
import json
import subprocess

import pytest


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["index", "--help"], ["topic", "new", "--help"], ["digest", "--help"]]
)
@pytest.mark.parametrize(("language", "word"), [("de", "Artikel|Thema|Digest"), ("en", "rticle|topic|digest")])
def test_help_in_the_users_language(terminal, arguments, language, word):
    """Help is there for every command, in German and English."""
    done = terminal.run(*arguments, BOT_LANGUAGE=language)
    assert any(part in done.stdout + done.stderr for part in word.split("|"))
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["index"], ["unfug"], ["ask"], ["digest"], ["digest", "--preview", "--date", "gestern"], ["topic", "new", "Ä b"]],
)
def test_wrong_usage_is_status_2(terminal, arguments):
    """A missing argument, an unknown command, a value that is none: exit status 2 and no traceback."""
    done = terminal.run(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", "--foo"], "Die Option --foo gibt es nicht: siehe python -m bot ask --help."),
        (["ask"], "TEXT fehlt: siehe python -m bot ask --help."),
        (["ask", "x", "--page", "0"], "Die Angabe zu --page passt nicht: siehe python -m bot ask --help."),
        (["unfug"], "Den Befehl unfug gibt es nicht: siehe python -m bot --help."),
        (["index", "nix.txt"], "nix.txt gibt es nicht: Bitte den Pfad prüfen."),
    ],
)
def test_wrong_usage_is_said_in_german(terminal, arguments, said):
    """The words of the command line's library are the user's as well, none stays English."""
    assert terminal.run(*arguments, BOT_LANGUAGE="de").stderr.splitlines()[0] == said


def test_help_has_german_headings(terminal):
    """Headings and the help option's own text, also where a group is called without a command."""
    for arguments in (["sources"], ["--help"]):
        done = terminal.run(*arguments, BOT_LANGUAGE="de")
        shown = done.stdout + done.stderr
        assert all(word in shown for word in ("Aufruf:", "Optionen:", "Befehle:", "Diese Hilfe zeigen."))


def test_wrong_setting_is_status_2_but_help_still_works(terminal):
    """A wrong setting is named in one sentence; help needs no settings."""
    done = terminal.run("index", "a.txt", PORT="viele")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "PORT" in done.stderr
    assert terminal.run("--help", PORT="viele").returncode == 0


def test_understand_reads_a_message_a_line(terminal):
    """One JSON line for every line, in order, whatever its bytes are."""
    messages = ["wer ist Ilka Torneck?", "", "Datenschutz bei Schulen?"]
    done = terminal.run("understand", "-", stdin="\n".join(messages).encode() + b"\n\xff\xfe kaputt\n")
    assert done.returncode == 0
    written = [json.loads(line) for line in done.stdout.splitlines()]
    assert [entry["text"] for entry in written[:3]] == messages
    assert len(written) == 4
    assert set(written[0]) == {"text", "intent", "person", "topic"}
    assert (written[0]["intent"], written[0]["person"]) == ("who", "Ilka Torneck")


def test_umlauts_on_a_terminal_without_utf8(terminal):
    """A terminal set to plain ASCII gets UTF-8 and no crash."""
    done = terminal.run("--help", BOT_LANGUAGE="de", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "Nachrichtenartikel" in done.stdout
    assert "täglichen" in done.stdout


def test_output_that_nobody_reads_is_no_traceback(terminal):
    """``… | head -1`` ends quietly."""
    process = subprocess.Popen(
        terminal.command("understand", "-"),
        env=terminal.environment,
        cwd=terminal.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    with contextlib.suppress(BrokenPipeError):  # it may be gone before it has read all
        process.stdin.write(b"wer ist das\n" * 1000)
        process.stdin.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait(60)
    assert b"Traceback" not in said


def test_manifest_is_json(terminal):
    """What is pasted into Slack is on standard output, alone."""
    done = terminal.run("manifest")
    assert done.returncode == 0
    assert json.loads(done.stdout)["display_information"]["name"] == "Fundstelle"


def test_digest_preview_of_an_empty_archive(terminal):
    """Nothing new is said, not shown as emptiness."""
    done = terminal.run("digest", "--preview")
    assert done.returncode == 0
    assert "Nothing new." in done.stdout
