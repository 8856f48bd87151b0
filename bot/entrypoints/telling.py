"""Telling who subscribed that a digest rests, and what to do."""

from __future__ import annotations

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot import due
from bot.bootstrap import Bot
from bot.commands.subscription import described
from bot.commands.subscriptions import STATES
from bot.messages import catalogue
from bot.model import Subscribed
from bot.rendering import mrkdwn

log = structlog.get_logger(__name__)


def tell_owner(bot: Bot, client: WebClient, one: Subscribed) -> None:
    """Write to the owner why the subscription rests; what cannot be told stands in the log and in the list."""
    wish = due.complete(one.wish, due.usual(bot.settings))
    say = catalogue(wish.language).gettext
    state = say(STATES.get(one.paused, "paused"))
    told = say("The digest “%(what)s” is %(state)s.") % {
        "what": described(wish, bot.topics, wish.language),
        "state": state,
    }
    where = f"{say('Channel')}: <#{one.channel}>"
    then = say("When that is mended, type “/digest weiter” there: the next digest covers the time until then.")
    text = mrkdwn.escape(f"{told} {then}")
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": f"{mrkdwn.escape(told)}\n{where}\n{then}"}}]
    try:
        client.chat_postMessage(channel=one.owner, text=text, blocks=blocks, unfurl_links=False)
    except (SlackClientError, OSError) as error:
        log.warning("digest_owner_not_told", owner=one.owner, channel=one.channel, error=str(error))
