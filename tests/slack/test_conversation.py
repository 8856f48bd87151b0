"""Mentions, direct messages and threads: events in, chat.postMessage out."""

from __future__ import annotations

import json
import sqlite3
import time

import pytest
from structlog.testing import capture_logs

from bot.bootstrap import open_bot
from bot.entrypoints.slack import conversation
from bot.store import engines
from tests.slack.slack_message import check, shown

MENTION = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": "10.1", "text": "<@U0BOT> wer ist Berta Klamm?"}


def posted(calls) -> dict:
    """The next message the bot posts, checked; ``shown`` holds its texts."""
    call = calls.next("chat.postMessage")
    blocks = json.loads(call["blocks"]) if isinstance(call["blocks"], str) else call["blocks"]
    check({"text": call["text"], "blocks": blocks})
    return call | {"shown": shown(blocks)}


def test_a_mention_is_answered_in_its_thread(workspace, calls):
    """The channel is not flooded: everything goes below the question."""
    assert workspace.event(MENTION).status_code == 200
    message = posted(calls)
    assert (message["channel"], message["thread_ts"]) == ("C1", "10.1")
    assert "Lindenfurter Schulrätin" in message["shown"]
    assert "Im Kanal teilen" not in message["shown"]


def test_a_mention_in_english_is_understood(workspace, calls):
    """The language of the question does not matter."""
    workspace.event(MENTION | {"text": "<@U0BOT> what did Klamm say?"})
    assert any("wohin die Daten der Kinder" in text for text in posted(calls)["shown"])


def test_the_two_events_of_a_mention_and_repeated_ones_are_one_question(workspace, calls):
    """Slack sends app_mention and message for one mention, and again what it thinks was lost."""
    workspace.event(MENTION, "Ev1")
    workspace.event(MENTION, "Ev1")
    workspace.event(MENTION | {"type": "message", "channel_type": "channel"}, "Ev2")
    workspace.event(MENTION | {"ts": "10.9", "text": "<@U0BOT> hilfe"}, "Ev3")
    answers = [posted(calls)["thread_ts"], posted(calls)["thread_ts"]]
    assert sorted(answers) == ["10.1", "10.9"]


def test_a_follow_up_needs_no_mention(workspace, calls):
    """In a thread the bot has answered in, it is part of the conversation."""
    workspace.event(MENTION)
    posted(calls)
    follow_up = {"type": "message", "channel_type": "channel", "user": "U2", "channel": "C1", "thread_ts": "10.1"}
    workspace.event(follow_up | {"ts": "10.2", "text": "was hat Otto Brand gesagt?"}, "Ev2")
    message = posted(calls)
    assert message["thread_ts"] == "10.1"
    assert "Der Datenschutz sei nicht geklärt" in message["shown"]


def test_what_is_not_meant_for_the_bot_stays_unanswered(workspace, calls):
    """Other threads, channel talk, thanks in a thread, bots and the bot itself get no answer."""
    talk = {"type": "message", "channel_type": "channel", "user": "U2", "channel": "C1"}
    workspace.event(MENTION)
    posted(calls)
    workspace.event(talk | {"ts": "11.1", "text": "wer ist Berta Klamm?"}, "Ev2")
    workspace.event(talk | {"ts": "11.2", "thread_ts": "5.5", "text": "wer ist Berta Klamm?"}, "Ev3")
    workspace.event(talk | {"ts": "11.3", "thread_ts": "10.1", "text": "Danke dir!"}, "Ev4")
    workspace.event(MENTION | {"ts": "11.4", "bot_id": "B9"}, "Ev5")
    workspace.event(MENTION | {"ts": "11.5", "type": "message", "subtype": "message_changed"}, "Ev6")
    workspace.event(MENTION | {"ts": "11.6", "user": "U0BOT"}, "Ev7")
    workspace.event(MENTION | {"ts": "12.1", "text": "<@U0BOT>"}, "Ev8")
    message = posted(calls)
    assert message["thread_ts"] == "12.1"
    assert any("/who" in text or "wer" in text for text in message["shown"])


@pytest.mark.parametrize("thread", [None, "20.1"])
def test_a_direct_message_is_answered_where_it_was_written(workspace, calls, thread):
    """In a conversation of two nobody has to be mentioned, and no thread is opened."""
    event = {"type": "message", "channel_type": "im", "user": "U1", "channel": "D1", "ts": "20.2", "text": "/who Klamm"}
    workspace.event(event | ({"thread_ts": thread} if thread else {}))
    message = posted(calls)
    assert (message["channel"], message.get("thread_ts")) == ("D1", thread)
    assert "Lindenfurter Schulrätin" in message["shown"]


def test_the_answer_is_in_the_language_of_the_person(workspace, calls):
    """Slack tells the locale of whoever asks."""
    calls.locale = "en-GB"
    workspace.event(MENTION | {"text": "<@U0BOT> was hat Klamm gesagt?"})
    assert "“Niemand weiß, wohin die Daten der Kinder gehen”" in posted(calls)["shown"]


def test_a_mention_during_a_big_import_is_acknowledged_and_answered_afterwards(
    bot, connect, calls, tmp_path, monkeypatch
):
    """Somebody else may be writing for longer than the database waits; no question is lost by that."""
    monkeypatch.setattr(engines, "WAIT", 0.02)
    monkeypatch.setattr(conversation, "PAUSE", 0.02)
    monkeypatch.setattr(conversation, "PATIENCE", 1000)
    impatient = open_bot(bot.settings)
    importing = sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
    importing.execute("BEGIN IMMEDIATE")
    with capture_logs() as lines:
        assert connect(impatient).event(MENTION).status_code == 200
        deadline = time.monotonic() + 10
        while not any(line["event"] == "slack_claim_waits" for line in lines):
            assert time.monotonic() < deadline, lines
            time.sleep(0.01)
    importing.execute("COMMIT")
    assert "Lindenfurter Schulrätin" in posted(calls)["shown"]
    importing.close()
    impatient.close()
