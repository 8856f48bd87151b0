"""Slash commands: signed requests in, checked messages out, within the response itself."""

from __future__ import annotations

import dataclasses
import json
import time

import pytest

from bot.entrypoints.slack.answers import Answers
from bot.entrypoints.slack.locales import Locales
from bot.model import Article, Extract, Person, Quote, QuoteType
from bot.store import open_store
from tests.slack.invented_archive import span
from tests.slack.slack_message import check, shown


def answered(response) -> list[str]:
    """The texts that the person sees who typed the command; the message is checked on the way."""
    assert response.status_code == 200, response.text
    message = response.json()
    assert message["response_type"] == "ephemeral"
    return shown(check(message)["blocks"])


@pytest.mark.parametrize(
    ("command", "text", "expected"),
    [
        ("/who", "Klamm", "Lindenfurter Schulrätin"),
        ("/wer", "berta klam", "Lindenfurter Schulrätin"),
        ("/quote", "Klamm", "„Niemand weiß, wohin die Daten der Kinder gehen“"),
        ("/zitat", "Otto Brand", "Der Datenschutz sei nicht geklärt"),
        ("/datenschutz", "", "Der Datenschutz sei nicht geklärt, sagte Bürgermeister Otto Brand."),
        ("/archiv", "Schulrätin", "Berta Klamm bleibt Schulrätin von Lindenfurt."),
        ("/fundstelle", "wer Klamm", "Lindenfurter Schulrätin"),
        ("/fundstelle", "zitat Klamm", "„Niemand weiß, wohin die Daten der Kinder gehen“"),
    ],
)
def test_the_answer_is_in_the_response(workspace, command, text, expected):
    """Slack gets acknowledgement and answer in one: no second request, nothing to wait for."""
    assert expected in answered(workspace.command(command, text))


@pytest.mark.parametrize("text", ["", "hilfe", "help"])
def test_help_names_the_commands(workspace, text):
    """Whoever knows nothing but /fundstelle finds the rest."""
    seen = " ".join(answered(workspace.command("/fundstelle", text)))
    for command in ("/wer", "/zitat", "/archiv", "/datenschutz"):
        assert command in seen


def test_an_uncertain_speaker_is_labelled_and_the_words_stay_what_they_are(workspace):
    """Guarantees 2 and 5 on the whole way from the database to Slack."""
    seen = answered(workspace.command("/quote", "Klamm"))
    assert "„Ich gebe nicht <!channel> auf & mache weiter“" in seen
    assert any("Zuordnung unsicher" in text for text in seen)
    assert "<!channel>" not in workspace.command("/quote", "Klamm").text


@pytest.mark.parametrize(
    "text", ["<!channel> *fett*", "<@U1|alma> & <https://boese.example|x>", "x" * 5000, "'; DROP", "\u0000"]
)
def test_whatever_is_typed_gets_a_message_that_slack_takes(workspace, text):
    """Users' text comes back in "nobody of this name"; it must not ping or break anything."""
    for command in ("/who", "/quote", "/archiv", "/datenschutz", "/fundstelle"):
        response = workspace.command(command, text)
        assert "<!channel>" not in response.text
        assert not any("schiefgegangen" in text for text in answered(response))


def test_a_command_that_there_is_not_is_explained(workspace):
    """Handlers take every name, as Slack sends only what somebody registered; this one means nothing."""
    assert answered(workspace.command("/gibtsnicht", "x"))


@pytest.mark.parametrize(
    "headers",
    [
        {"x-slack-signature": "v0=" + "0" * 64},
        {"x-slack-request-timestamp": str(int(time.time()) - 3600)},
        {"x-slack-signature": ""},
    ],
)
def test_what_slack_did_not_sign_is_refused(workspace, headers):
    """A wrong or old signature gets a 401 and no answer."""
    response = workspace.command("/who", "Klamm", **headers)
    assert response.status_code == 401
    assert "Klamm" not in response.text


def test_slack_can_verify_the_address(workspace):
    """Slack asks for a challenge back before it sends events."""
    response = workspace.post(json.dumps({"type": "url_verification", "challenge": "abc"}), "application/json")
    assert response.json() == {"challenge": "abc"}


def test_what_was_stored_meanwhile_is_in_the_answer(workspace, bot):
    """Answers are remembered, but never beyond the next change of the archive."""
    assert "Wir pflanzen Bäume" not in " ".join(answered(workspace.command("/quote", "Klamm")))
    said = "„Wir pflanzen Bäume“"
    article = Article("baum", "Bäume", f"Berta Klamm sagte: {said}.", date="2031-06")
    quote = Quote(QuoteType.DIRECT, (span(article.text, said),), speaker_name="Berta Klamm")
    person = Person("Berta Klamm", (span(article.text, "Berta Klamm"),))
    other = open_store(bot.settings.bot_database_url)  # another process, as far as the database knows
    other.save(article, Extract(people=(person,), quotes=(quote,)))
    other.close()
    assert said in answered(workspace.command("/quote", "Klamm"))


def test_of_too_many_remembered_answers_the_oldest_go(bot, monkeypatch):
    """What was asked lately stays in memory when it is full."""
    monkeypatch.setattr("bot.entrypoints.slack.answers.REMEMBERED", 3)
    answers = Answers(bot, Locales("de"))
    for asked in ("/who Klamm", "/quote Klamm", "/who Niemand", "/archiv Daten", "/hilfe"):
        answers.ephemeral(asked, "de")
    assert [asked for asked, _ in answers._bodies] == ["/who Niemand", "/archiv Daten", "/hilfe"]


def test_a_broken_database_is_told_in_a_sentence(workspace, bot, tmp_path):
    """No traceback, no silence, and Slack is acknowledged all the same."""
    bot.close()
    (tmp_path / "archive.db").write_bytes(b"no database at all " * 100)
    for leftover in tmp_path.glob("archive.db-*"):
        leftover.unlink()
    seen = answered(workspace.command("/who", "Klamm"))
    assert len(seen) == 1
    assert "Traceback" not in seen[0]


def test_the_users_own_language_counts_once_slack_has_told_it(workspace, calls):
    """A command carries no locale: the first answer is in BOT_LANGUAGE, later ones in the user's."""
    calls.locale = "en-US"
    assert any("Fundstelle" in text for text in answered(workspace.command("/quote", "Klamm", user="U7")))
    assert calls.next("users.info")["user"] == "U7"
    deadline = time.monotonic() + 10
    while "“Niemand weiß, wohin die Daten der Kinder gehen”" not in answered(
        workspace.command("/quote", "Klamm", user="U7")
    ):
        assert time.monotonic() < deadline, "the locale was never learnt"


def test_an_answer_needs_nothing_from_slack(bot, connect):
    """When the Web API is away, slash commands are answered all the same."""
    away = dataclasses.replace(bot.settings, slack_api_url="http://127.0.0.1:9/api")
    lonely = connect(dataclasses.replace(bot, settings=away))
    assert "Lindenfurter Schulrätin" in answered(lonely.command("/who", "Klamm"))
