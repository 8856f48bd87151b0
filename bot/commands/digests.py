"""``/digest …``: what is new, and what is to be done with the subscriptions of the channel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.commands import guide, subscribing, subscription, subscription_links, subscriptions
from bot.commands.context import Context, Place
from bot.commands.subscription import Request
from bot.model import Answer, Link, Subscribed, Subscription


def answer(text: str, context: Context, *, theme: str | None = None) -> Answer:
    """What a text behind /digest gets done, or a message about digests of a ``theme`` ("" where it names none)."""
    typed = theme is None
    request = subscription.request(text, context) if typed else subscription.of_message(text, theme or "", context)
    if request.action == "help":
        return guide.answer(context, "digest")
    if request.action == "now" and not text:
        request = replace(request, action="preview")
    if context.place is None:
        return _elsewhere(request, text, context)
    return _in_channel(request, context, context.place)


def _elsewhere(request: Request, text: str, context: Context) -> Answer:
    """In a terminal or on a page: what is new; subscriptions belong to channels."""
    if request.action in ("now", "preview") and context.news:
        some = request.subscription.themes != Subscription().themes
        wanted = Subscribed("", "", "", request.subscription, covered=0, begun=0) if some else None
        return context.news(wanted, context.language)
    here = context.say(
        "Subscriptions belong to a channel in Slack: type it there, where Fundstelle is a member. "
        "Here /digest shows what is new."
    )
    wish = (subscribing.described(request.subscription, context),) if request.action == "subscribe" else ()
    more = (Link(context.say("What is new"), "/digest"),)
    return subscribing.reply(context, (*wish, here), more=more, ask=f"/digest {text}".strip())


def _in_channel(request: Request, context: Context, place: Place) -> Answer:
    if request.action == "subscribe":
        return _if_allowed(place, context, lambda: subscribing.subscribe(request.subscription, place, context))
    found = subscribing.here(context, place)
    wanted = meant(request.subscription, found)
    if request.action in ("now", "preview") and context.news and not found:
        return context.news(None, context.language)
    if request.action == "list" or not wanted:
        return subscriptions.listed(context, place, missed=bool(found) and not wanted)
    if request.action == "preview" and context.news:
        others = subscription_links.each("vorschau", wanted[1:], context)
        return replace(context.news(wanted[0], context.language), alternatives=others)
    return _with(request.action, wanted, place, context)


def _with(action: subscription.Action, wanted: Sequence[Subscribed], place: Place, context: Context) -> Answer:
    if action == "edit" or (action == "delete" and len(wanted) > 1):
        return subscriptions.which(action, wanted, context)
    if action == "delete":
        return _if_allowed(place, context, lambda: subscriptions.delete(wanted[0], context))
    return _if_allowed(place, context, lambda: subscriptions.change(action, wanted, place, context))


def _if_allowed(place: Place, context: Context, do: Callable[[], Answer]) -> Answer:
    """What is done if the asking person may; else why not."""
    refused = place.refusal(context.language)
    return subscribing.reply(context, (refused,)) if refused else do()


def meant(wish: Subscription, found: Sequence[Subscribed]) -> list[Subscribed]:
    """Those with the number (#12), the place in the list (2) or the themes that a text names; all if it names none."""
    for word in wish.words:
        if word.removeprefix("#").isdecimal():
            number = int(word.removeprefix("#"))
            return [one for place, one in enumerate(found, 1) if number == (one.id if word[0] == "#" else place)]
    themes = _folded(wish)
    return [one for one in found if themes <= _folded(one.wish)]


def _folded(wish: Subscription) -> set[str]:
    return {theme.casefold() for kind in wish.themes for theme in kind}
