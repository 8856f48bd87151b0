"""``check`` says what is wrong and what to do, and its exit status says whether anything is."""

from __future__ import annotations

import pytest

from tests.cli.conftest import lines
from tests.digest.slack_stub import SlackStub

WIDE = {"COLUMNS": "250"}


@pytest.fixture
def slack():
    """A Slack that knows one token."""
    stub = SlackStub()
    yield stub
    stub.close()


def test_fresh_installation_is_fine(terminal):
    """Nothing set, nothing stored: no error, but it is said that the archive is empty and Slack not set up."""
    done = terminal.run("check", **WIDE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The archive is empty" in done.stdout
    assert "No token is set" in done.stdout
    assert "spaCy and all its components work" in done.stdout


def test_archive_is_counted(terminal):
    """What is in the archive is told."""
    (terminal.folder / "a.jsonl").write_text(lines(3))
    terminal.run("index", "a.jsonl")
    assert "Artikel: 3, Personen: 1, Zitate: 3" in terminal.run("check", BOT_LANGUAGE="de", **WIDE).stdout


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"PORT": "viele"}, "PORT"),
        ({"BOT_DATABASE_URL": "sqlite:////proc/archiv.db"}, "Database"),
        ({"BOT_SPACY_MODEL": "de_gibt_es_nicht"}, "de_gibt_es_nicht, which is not installed"),
        ({"BOT_PUBLIC_URL": "https://bote.example"}, "BOT_SECRET_KEY is missing"),
        ({"BOT_DIGEST_CHANNELS": "C0RAT"}, "digests cannot be posted"),
    ],
)
def test_what_is_wrong_is_said(terminal, settings, said):
    """Each wrong setting: exit status 1 and what to do."""
    done = terminal.run("check", **WIDE, **settings)
    assert done.returncode == 1
    assert said in done.stdout
    assert "Traceback" not in done.stderr


def test_slack_tokens_are_tried(terminal, slack):
    """A token that Slack knows, one that it refuses, and a Slack that cannot be reached."""
    settings = {"SLACK_API_URL": slack.url, "SLACK_SIGNING_SECRET": "geheim", **WIDE}
    done = terminal.run("check", SLACK_BOT_TOKEN="xoxb-test", **settings)  # noqa: S106  # a stub's
    assert done.returncode == 0, done.stdout
    assert "SLACK_BOT_TOKEN is valid: Aubote" in done.stdout
    done = terminal.run("check", SLACK_BOT_TOKEN="xoxb-falsch", **settings)  # noqa: S106  # a stub's
    assert done.returncode == 1
    assert "Slack refuses SLACK_BOT_TOKEN (invalid_auth)" in done.stdout
    slack.close()
    done = terminal.run("check", SLACK_BOT_TOKEN="xoxb-test", **settings)  # noqa: S106  # a stub's
    assert done.returncode == 1
    assert "Slack cannot be reached" in done.stdout


def test_token_without_a_way_to_hear_slack(terminal, slack):
    """A bot token alone can speak but not listen."""
    done = terminal.run("check", SLACK_BOT_TOKEN="xoxb-test", SLACK_API_URL=slack.url, **WIDE)  # noqa: S106  # a stub's
    assert done.returncode == 1
    assert "without one Slack is not heard" in done.stdout
