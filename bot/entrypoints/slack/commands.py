"""Slash commands: answered within the response to Slack's request, for the asking person only.

Those about digests ask Slack who may change them: they are acknowledged at once and answered after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import Executor
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse, Respond
from slack_sdk import WebClient

from bot.commands import about_digests
from bot.entrypoints.slack import modal, sources
from bot.entrypoints.slack.answers import Answers, apology
from bot.entrypoints.slack.places import Asker
from bot.entrypoints.slack.text import plain

ANY_COMMAND = re.compile(r"")
JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json;charset=utf-8"}


def register(app: App, answers: Answers, pool: Executor) -> None:
    """Listen to every slash command: which names Slack sends is decided by the manifest alone."""

    def answer(command: dict[str, Any], context: BoltContext, client: WebClient, respond: Respond) -> BoltResponse:
        ask = f"{command['command']} {plain(command.get('text') or '')}".strip()
        if about_digests(ask, answers.bot.topics):
            pool.submit(later, ask, command, context, client, respond)
            return BoltResponse(status=200)
        if wanted := sources.wish(ask):
            pool.submit(manage, wanted, ask, command, client, respond)
            return BoltResponse(status=200)
        language = answers.locales.known(command["user_id"])
        if language is None:  # asking Slack takes longer than a command may: it counts from the next one on
            language = answers.locales.later(command["user_id"], client, pool)
        return BoltResponse(status=200, body=answers.ephemeral(ask, language), headers=JSON)

    def later(ask: str, command: dict[str, Any], context: BoltContext, client: WebClient, respond: Respond) -> None:
        user = command["user_id"]
        asker = Asker(answers.bot.settings, client, context, command["channel_id"], user)
        if modal.opens(ask):  # what opens it is good for three seconds: the language is learnt after
            language = answers.locales.known(user) or answers.bot.settings.bot_language
            message = modal.show(answers, asker, ask, command["trigger_id"], language)
            answers.locales.learn(user, client)
        else:
            message = answers.message(ask, answers.locales.learn(user, client), place=asker.place())
        if message is None:
            return
        respond(text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=False)

    def manage(wanted: sources.Wish, ask: str, command: dict[str, Any], client: WebClient, respond: Respond) -> None:
        user = command["user_id"]
        language = answers.locales.learn(user, client)
        try:
            message = answers.rendered(sources.answer(answers.bot, wanted, client, user, language), language)
        except Exception as error:  # whatever it was, somebody waits for a sentence
            message = apology(error, ask, language)
        respond(text=message.text, blocks=message.blocks, response_type="ephemeral", replace_original=False)

    app.command(ANY_COMMAND)(answer)
