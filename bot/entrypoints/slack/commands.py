"""Slash commands: answered within the response to Slack's request, for the asking person only."""

from __future__ import annotations

import re
from concurrent.futures import Executor
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.entrypoints.slack.answers import Answers
from bot.entrypoints.slack.text import plain

ANY_COMMAND = re.compile(r"")


def register(app: App, answers: Answers, pool: Executor) -> None:
    """Listen to every slash command: which names Slack sends is decided by the manifest alone."""

    def answer(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        user = command["user_id"]
        language = answers.locales.known(user)
        if language is None:  # asking Slack takes longer than a command may: it counts from the next one on
            pool.submit(answers.locales.learn, user, client)
        ask = f"{command['command']} {plain(command.get('text') or '')}".strip()
        message = answers.message(ask, language or answers.locales.default, shareable=True)
        ack(text=message.text, blocks=message.blocks, response_type="ephemeral")

    app.command(ANY_COMMAND)(answer)
