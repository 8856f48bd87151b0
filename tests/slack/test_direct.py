"""Slash commands answered past Bolt: the same answers, and nobody is let in whom Bolt would turn away."""

from __future__ import annotations

import time

import pytest


@pytest.fixture
def known(workspace):
    """A workspace in which U1 has asked before, so that nothing has to be asked of Slack."""
    assert workspace.command("/hilfe").status_code == 200
    return workspace


def test_the_answer_is_the_one_that_bolt_gives(workspace):
    """The first command of a user goes by Bolt, which learns the language; the next ones do not."""
    first, second = (workspace.command("/who", "Klamm") for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert "Lindenfurter Schulr" in first.text
    assert (first.text, first.headers) == (second.text, second.headers)


def test_bolt_is_not_needed(known):
    """Bolt takes a command with this word in it for an interaction, and has nobody who listens to it."""
    assert known.command("/archiv", "payload").json()["blocks"]


@pytest.mark.parametrize(
    "headers",
    [
        {"x-slack-signature": "v0=" + "0" * 64},
        {"x-slack-signature": ""},
        {"x-slack-signature": "ö".encode()},
        {"x-slack-request-timestamp": str(int(time.time()) - 3600)},
        {"x-slack-request-timestamp": "gestern"},
    ],
)
def test_what_slack_did_not_sign_is_refused_from_a_known_user_too(known, headers):
    """The signature is looked at anew for each request, whoever it says it is from."""
    response = known.command("/who", "Klamm", **headers)
    assert response.status_code in (401, 500)  # 500: what makes Bolt stumble, a time that is none
    assert "Klamm" not in response.text


def test_what_needs_slack_is_left_to_bolt(known, calls):
    """Commands on digests are acknowledged at once, and answered after Slack was asked who may change them."""
    response = known.command("/digest", "datenschutz täglich 8:00", response_url=calls.url + "/antwort")
    assert (response.status_code, response.text) == (200, "")
    assert calls.next("/antwort")["blocks"]


def test_slacks_check_of_the_address_is_not_answered_as_a_command(known):
    """Slack looks whether the address has a certificate with the fields of a command beside ssl_check."""
    response = known.post("ssl_check=1&command=%2Fwho&text=Klamm&user_id=U1", "application/x-www-form-urlencoded")
    assert (response.status_code, response.text) == (200, "")
