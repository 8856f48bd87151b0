"""Buttons and the message shortcut: each carries its whole question, so that any process can answer.

Slack is acknowledged at once; the answer goes to the ``response_url`` from a thread of its own.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

import structlog
from slack_bolt import Ack, App, BoltContext, Respond
from slack_sdk import WebClient

from bot.entrypoints.slack import modal
from bot.entrypoints.slack.answers import Answers
from bot.entrypoints.slack.manifest import SHORTCUT
from bot.entrypoints.slack.places import Asker
from bot.entrypoints.slack.text import plain
from bot.rendering.blocks import Message

ASKING = re.compile(r"(alternative|page|more):\d+")
ASIDE = re.compile(r"aside:\d+")
SHARING = re.compile(r"share:\d+")
WORDS = 12  # of a message are searched for when it asks nothing that is understood

log = structlog.get_logger(__name__)
Body = dict[str, Any]


def register(app: App, answers: Answers) -> None:
    """Listen to the buttons of answers and to "Fundstelle fragen" in a message's menu."""

    def answer(body: Body, action: Body, context: BoltContext, client: WebClient) -> Message | None:
        ask, page = question(action)
        user, channel = body["user"]["id"], (body.get("channel") or {}).get("id", "")
        asker = Asker(answers.bot.settings, client, context, channel, user)
        if modal.opens(ask):
            language = answers.locales.known(user) or answers.bot.settings.bot_language
            return modal.show(answers, asker, ask, body["trigger_id"], language)
        place = asker.place_for(ask, answers.bot.topics)
        language = answers.locales.learn(user, client)
        return answers.message(ask, language, page=page, shareable=_is_private(body), place=place)

    def replace(body: Body, action: Body, context: BoltContext, client: WebClient, respond: Respond) -> None:
        if message := answer(body, action, context, client):
            respond(text=message.text, blocks=message.blocks, replace_original=True)

    def beside(body: Body, action: Body, context: BoltContext, client: WebClient, respond: Respond) -> None:
        """Answer for the person alone: what all read, such as a digest, stays."""
        if message := answer(body, action, context, client):
            respond(text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=False)

    def share(body: Body, action: Body, client: WebClient, respond: Respond) -> None:
        ask, page = question(action)
        user = body["user"]["id"]
        message = answers.message(ask, answers.locales.learn(user, client), page=page, shared_by=user)
        respond(text=message.text, blocks=message.blocks, response_type="in_channel", replace_original=False)

    def ask_message(body: Body, client: WebClient, respond: Respond) -> None:
        said = plain(body["message"].get("text") or "")
        language = answers.locales.learn(body["user"]["id"], client)
        message = answers.message(said, language)
        respond(
            text=message.text,
            blocks=message.blocks,
            response_type="ephemeral",
            replace_original=False,
            thread_ts=body["message"].get("thread_ts"),
        )

    app.action(ASKING)(ack=_at_once, lazy=[replace])
    app.action(ASIDE)(ack=_at_once, lazy=[beside])
    app.action(SHARING)(ack=_at_once, lazy=[share])
    app.shortcut(SHORTCUT)(ack=_at_once, lazy=[ask_message])


def question(action: Body) -> tuple[str, int]:
    """What a button asks, and which page; Slack may hand the value back with entities."""
    value = json.loads(action["value"])
    return html.unescape(str(value["ask"])), int(value["page"])


def _is_private(body: Body) -> bool:
    """Whether the answer that the button belongs to is seen by one person only, so that it can be shared."""
    if body.get("container", {}).get("is_ephemeral"):
        return True
    blocks = (body.get("message") or {}).get("blocks") or ()
    return any(SHARING.fullmatch(part.get("action_id", "")) for block in blocks for part in block.get("elements", ()))


def _at_once(ack: Ack) -> None:
    ack()
