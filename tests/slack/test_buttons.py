"""Buttons and the message shortcut: clicks in, posts to the response_url out."""

from __future__ import annotations

import json

from tests.slack.slack_message import check, shown


def click(workspace, calls, action_id: str, ask: str, page: int = 1, **payload: object) -> dict:
    """Press a button of an answer that one person sees; what is posted for it, checked."""
    action = {
        "type": "button",
        "action_id": action_id,
        "block_id": "b",
        "value": json.dumps({"ask": ask, "page": page}),
    }
    response = workspace.interaction(
        {
            "type": "block_actions",
            "container": {"type": "message", "is_ephemeral": True},
            "channel": {"id": "C1"},
            "response_url": f"{calls.url}/response",
            "trigger_id": "1.2",
            "actions": [action],
        }
        | payload
    )
    assert response.status_code == 200
    assert response.text == ""
    return calls.next("/response")


def test_a_button_replaces_the_message(workspace, calls):
    """An alternative or a page takes the place of what was there."""
    message = click(workspace, calls, "alternative:0", "/who Berta Klamm")
    assert message["replace_original"] is True
    seen = shown(check(message)["blocks"])
    assert "Lindenfurter Schulrätin" in seen
    assert "Im Kanal teilen" in seen


def test_a_public_message_gets_no_share_button_by_paging(workspace, calls):
    """What everybody sees needs no sharing."""
    public = {"container": {"type": "message"}, "message": {"blocks": [{"type": "actions", "elements": []}]}}
    message = click(workspace, calls, "more:0", "/quote Klamm", **public)
    assert "Im Kanal teilen" not in shown(check(message)["blocks"])


def test_sharing_posts_to_the_channel_and_says_who_shared(workspace, calls):
    """The answer was for one person; now the channel has it, with a name to it."""
    message = click(workspace, calls, "share:0", "/quote Klamm")
    assert message["response_type"] == "in_channel"
    assert message.get("replace_original") is not True
    seen = shown(check(message)["blocks"])
    assert "„Niemand weiß, wohin die Daten der Kinder gehen“" in seen
    assert "Geteilt von <@U1>" in seen
    assert "Im Kanal teilen" not in seen


def test_a_value_that_slack_escaped_is_the_same_question(workspace, calls):
    """Slack may hand texts back with entities."""
    message = click(workspace, calls, "more:0", "/archiv Schulrätin &amp; Lindenfurt")
    assert not any("&amp;" in text for text in shown(check(message)["blocks"]))


def test_a_forged_value_is_a_sentence_not_a_traceback(workspace, calls):
    """Values come back from outside; whatever they are, somebody waits for a sentence."""
    message = click(workspace, calls, "page:1", "/quote Klamm", page=10**9)
    assert check(message)


def test_the_shortcut_looks_up_what_a_message_asks(workspace, calls):
    """In a thread slash commands don't work; the menu of a message does."""
    response = workspace.interaction(
        {
            "type": "message_action",
            "callback_id": "ask_message",
            "trigger_id": "1.2",
            "channel": {"id": "C1"},
            "message": {"text": "Wer ist eigentlich Berta Klamm?", "ts": "9.1", "thread_ts": "8.1"},
            "response_url": f"{calls.url}/response",
        }
    )
    assert response.status_code == 200
    message = calls.next("/response")
    assert message["response_type"] == "ephemeral"
    assert message["thread_ts"] == "8.1"
    assert "Lindenfurter Schulrätin" in shown(check(message)["blocks"])
