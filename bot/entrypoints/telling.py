"""Telling who subscribed that a digest rests, and what to do."""

from __future__ import annotations

from dataclasses import replace

from slack_sdk import WebClient

from bot import due
from bot.bootstrap import Bot
from bot.commands.subscription import described
from bot.commands.subscriptions import STATES
from bot.entrypoints.lease import Lease
from bot.entrypoints.posting import Post
from bot.messages import catalogue
from bot.model import Subscribed
from bot.rendering import mrkdwn
from bot.rendering.blocks import Message


def tell_owner(bot: Bot, client: WebClient, lease: Lease, *, again: bool) -> None:
    """Write to the owner why the subscription rests, once; ``again``: it was begun before, and may have been done."""
    one = lease.one
    post = Post(client, one.owner, f"rests:{one.id}:{int(one.begun)}", lease.renew, lease.wait)
    if not (again and _is_told(post)):
        post.post([_message(bot, one)], {})


def _is_told(post: Post) -> bool:
    """Whether the owner's conversation with the bot has the message."""
    cursor = ""
    while True:
        post.may_go_on()
        page = post.client.conversations_list(types="im", limit=200, cursor=cursor)
        for channel in page.get("channels") or ():
            if channel.get("user") == post.channel:
                return bool(replace(post, channel=channel["id"]).found(since=0.0))
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return False


def _message(bot: Bot, one: Subscribed) -> Message:
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
    shown = {"type": "mrkdwn", "text": f"{mrkdwn.escape(told)}\n{where}\n{then}"}
    return Message(text, ({"type": "section", "text": shown},))
