"""Mentions, direct messages, and follow-ups in a thread the bot has answered in.

Slack is acknowledged at once; everything here runs in a thread of its own. A mention arrives as two
events (``app_mention`` and ``message``), and Slack sends an event again when it hears nothing: what
was answered is claimed in the database, so that any number of processes answers it once.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import structlog
from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.entrypoints import figures
from bot.entrypoints.slack.answers import Answers, apology
from bot.entrypoints.slack.identity import SingleWorkspace
from bot.entrypoints.slack.places import Asker
from bot.entrypoints.slack.text import mentions, plain
from bot.errors import FundstelleError, StoreError
from bot.rendering.blocks import Message
from bot.store import Store

BY_PEOPLE = {None, "file_share", "thread_broadcast"}  # subtypes of messages somebody wrote
HELP = "/fundstelle hilfe"
ANYTHING = re.compile("")
DAY = 24 * 60 * 60
PATIENCE, PAUSE = 20, 1.0  # times that a locked database is asked again, and seconds between
KEPT = {"event:": 1, "message:": 1, "thread:": 90}  # days that a key is kept; keys hold ids only, never words

log = structlog.get_logger(__name__)
Event = dict[str, Any]


def register(app: App, answers: Answers, identity: SingleWorkspace | None) -> None:
    """Listen to messages; ``identity`` is asked for the bot's own id while that is unknown."""
    last_tidied = 0.0

    def listen(event: Event, body: Event, context: BoltContext, client: WebClient) -> None:
        nonlocal last_tidied
        if event.get("bot_id") or event.get("subtype") not in BY_PEOPLE or not event.get("user"):
            return  # bots, and the bot itself: answering those could go on for ever
        if identity and not context.bot_user_id:
            identity.learn()
        try:
            _converse(answers, event, body, context, client)
        except (SlackClientError, OSError, FundstelleError) as error:
            log.warning("slack_post_failed", channel=event.get("channel"), ts=event.get("ts"), error=str(error))
        if time.time() - last_tidied > DAY:
            last_tidied = time.time()
            _forget(answers)

    app.event("app_mention")(ack=_at_once, lazy=[listen])
    app.event("message")(ack=_at_once, lazy=[listen])
    app.event(ANYTHING)(_at_once)  # whatever else the app is subscribed to is nothing to wonder at


def _forget(answers: Answers) -> None:
    """Drop the keys of events that Slack won't repeat any more, and of threads that nobody goes on with."""
    for prefix, days in KEPT.items():
        answers.bot.store.purge_claims(prefix, time.time() - days * DAY)


def _converse(answers: Answers, event: Event, body: Event, context: BoltContext, client: WebClient) -> None:
    """Answer if the message is meant for the bot and nobody has answered it yet."""
    store = answers.bot.store
    direct = event.get("channel_type") == "im"
    mentioned = event["type"] == "app_mention" or mentions(event.get("text") or "", context.bot_user_id)
    thread = _thread_key(body, event, event.get("thread_ts") or event["ts"])
    follow_up = bool(event.get("thread_ts")) and not (direct or mentioned)
    if not (direct or mentioned or (follow_up and store.claimed(thread))):
        return
    if not all(_claim(store, key) for key in _event_keys(body, event)):
        return
    asker = Asker(answers.bot.settings, client, context, event["channel"], event["user"])
    message = _message(answers, event, asker, silent=follow_up)
    if message is None:
        return
    if not direct:
        _claim(store, thread)  # before the post: who reads it may go on at once
    client.chat_postMessage(
        channel=event["channel"],
        thread_ts=event.get("thread_ts") or (None if direct else event["ts"]),
        text=message.text,
        blocks=message.blocks,
        unfurl_links=False,
        unfurl_media=False,
    )


def _claim(store: Store, key: str) -> bool:
    """Claim a key, with patience: a big import may keep the database from being written to for a while."""
    for _ in range(PATIENCE):
        try:
            return store.claim(key)
        except StoreError as error:
            log.info("slack_claim_waits", key=key, error=str(error))
            time.sleep(PAUSE)
    return store.claim(key)


def _message(answers: Answers, event: Event, asker: Asker, *, silent: bool) -> Message | None:
    """The answer; None where nothing was asked and silence is better (people talk in threads)."""
    language = answers.locales.learn(event["user"], asker.client)
    ask = plain(event.get("text") or "") or HELP
    try:
        answer = figures.ask(answers.bot, ask, language, place=asker.place_for(ask, answers.bot.topics))
    except Exception as error:  # whatever it was, somebody waits for a sentence
        return apology(error, ask, language)
    if answer.command == "none" and silent:
        return None
    return answers.rendered(answer, language)


def _event_keys(body: Event, event: Event) -> Iterator[str]:
    """By what an event is known again: its own id, and the message it tells of."""
    if body.get("event_id"):
        yield f"event:{body['event_id']}"
    yield f"message:{_place(body, event)}:{event['ts']}"


def _thread_key(body: Event, event: Event, ts: str) -> str:
    return f"thread:{_place(body, event)}:{ts}"


def _place(body: Event, event: Event) -> str:
    return f"{body.get('team_id', '')}:{event['channel']}"


def _at_once(ack: Ack) -> None:
    ack()
