"""Who may change the digests of a channel: facts that Slack tells, asked for after the acknowledgement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.slack.slack_message import check, shown


@pytest.fixture
def wish(calls, connect, bot):
    """Types /digest … as U1 in C1 and gives the texts that come to the response_url."""

    def typed(text: str, **settings: str) -> str:
        workspace = connect(replace(bot, settings=replace(bot.settings, **settings)))
        response = workspace.command("/digest", text, response_url=calls.url + "/antwort")
        assert (response.status_code, response.text) == (200, "")
        message = calls.next("/antwort")
        assert message["response_type"] == "ephemeral"
        return " ".join(shown(check(message)["blocks"]))

    return typed


def test_a_member_subscribes(wish, bot):
    """The bot and the user are members of the channel."""
    assert "Abonniert" in wish("datenschutz täglich 8:00")
    [stored] = bot.store.subscriptions()
    assert (stored.team, stored.channel, stored.owner) == ("", "C1", "U1")


def test_who_is_no_member_does_not(wish, calls, bot):
    """Reading a public channel is not being in it."""
    calls.members = ["U0BOT", "U2"]
    assert "nur seine Mitglieder" in wish("datenschutz täglich 8:00")
    assert bot.store.subscriptions() == []


def test_the_bot_must_be_there(wish, calls, bot):
    """A digest could not be posted: it is said how to mend that."""
    calls.members = ["U1"]
    assert "/invite" in wish("datenschutz täglich 8:00")
    calls.members = None
    assert "/invite" in wish("datenschutz täglich 8:00")
    assert bot.store.subscriptions() == []


@pytest.mark.parametrize("admin", [True, False])
def test_admins_only_where_it_is_set_so(wish, calls, bot, admin):
    """BOT_DIGEST_RIGHTS=admins."""
    calls.admin = admin
    said = wish("datenschutz täglich 8:00", bot_digest_rights="admins")
    assert ("Abonniert" in said) == admin
    assert len(bot.store.subscriptions()) == admin


def test_slack_out_of_reach_is_said(wish, calls, bot):
    """Nothing is changed on a guess."""
    calls.refuse = "internal_error"
    assert "Slack sagt gerade nicht" in wish("datenschutz täglich 8:00")
    assert bot.store.subscriptions() == []
