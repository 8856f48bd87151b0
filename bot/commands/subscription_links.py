"""The buttons of subscriptions, and how they name what a subscription is about."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands import subscription
from bot.commands.context import Context
from bot.model import Link, Subscribed


def links(one: Subscribed, context: Context, *, alone: bool = True) -> tuple[Link, ...]:
    """What can be done with a subscription; the buttons name its themes where it is not ``alone``."""

    def link(verb: str, ask: str) -> Link:
        return Link(verb if alone else f"{verb}: {themes(one, context)}", f"/digest {ask} #{one.id}")

    pause = link(context.say("Resume"), "weiter") if one.paused else link(context.say("Pause"), "pause")
    if not one.owner:
        return (pause,)
    return pause, link(context.say("Change"), "ändern"), link(context.say("Delete"), "löschen")


def each(verb: str, found: Sequence[Subscribed], context: Context) -> tuple[Link, ...]:
    """A button for each subscription."""
    return tuple(Link(themes(one, context), f"/digest {verb} #{one.id}") for one in found)


def themes(one: Subscribed, context: Context) -> str:
    """What a subscription is about, in the user's language."""
    return subscription.themes_described(one.wish, context.topics, context.language)
