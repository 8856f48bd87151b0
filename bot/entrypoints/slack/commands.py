"""Slash commands: answered within the response to Slack's request, for the asking person only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import Executor
from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient

from bot.entrypoints.slack.answers import Answers
from bot.entrypoints.slack.text import plain

ANY_COMMAND = re.compile(r"")
JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json;charset=utf-8"}


def register(app: App, answers: Answers, pool: Executor) -> None:
    """Listen to every slash command: which names Slack sends is decided by the manifest alone."""

    def answer(command: dict[str, Any], client: WebClient) -> BoltResponse:
        language = answers.locales.known(command["user_id"])
        if language is None:  # asking Slack takes longer than a command may: it counts from the next one on
            language = answers.locales.later(command["user_id"], client, pool)
        ask = f"{command['command']} {plain(command.get('text') or '')}".strip()
        return BoltResponse(status=200, body=answers.ephemeral(ask, language), headers=JSON)

    app.command(ANY_COMMAND)(answer)
