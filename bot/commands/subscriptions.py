"""The list of a channel's subscriptions, and what can be done with them: pause, go on, delete, post now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot import due
from bot.commands import guide
from bot.commands.context import Context, Place
from bot.commands.subscribing import LIST, MOST, busy, changed, described, following, here, reply
from bot.commands.subscription_links import each, links, themes
from bot.model import BY_USER, Answer, Link, Subscribed

USAGE = guide.LINES["digest"]
FEW = MOST // 4  # so many have room for all their buttons
STATES = {
    BY_USER: "paused",
    "is_archived": "paused: the channel is archived",
    "channel_not_found": "paused: Fundstelle cannot see the channel",
    "not_in_channel": "paused: Fundstelle is not in the channel",
    "restricted_action": "paused: Fundstelle may not post in the channel",
}
"""What is said of a subscription that rests, by Slack's word for why."""
CHANGES: Mapping[str, tuple[Callable[[Subscribed, float], Subscribed], str]] = {
    "pause": (lambda one, _: replace(one, paused=one.paused or BY_USER), "Paused: %(themes)s"),
    "resume": (
        lambda one, now: replace(one, paused="", untold=False, begun=now) if one.paused else one,
        "Goes on: %(themes)s",
    ),
    "now": (lambda one, now: replace(one, asked=now), "The digest comes in a moment: %(themes)s"),
}
"""What an action makes of a subscription at a moment (seconds since 1970), and what is said then."""


def listed(context: Context, place: Place, *, missed: bool = False) -> Answer:
    """All subscriptions of the channel, numbered, with buttons; ``missed``: none of them was meant."""
    found = here(context, place)
    lines = [_line(number, one, place, context) for number, one in enumerate(found, 1)]
    if not found:
        lines = [context.say("This channel has no subscription yet."), context.say(USAGE)]
    if missed:
        lines.insert(0, context.say("None of the subscriptions here is meant by this; there are:"))
    alone = len(found) == 1
    buttons = [links(one, context, alone=alone)[: None if len(found) <= FEW else 1] for one in found]
    more = [link for several in buttons for link in several]
    if len(found) < MOST:
        more.append(Link(context.say("New subscription"), "/digest"))
    return reply(context, lines, title=context.say("Subscriptions of this channel"), more=tuple(more))


def which(action: str, wanted: Sequence[Subscribed], context: Context) -> Answer:
    """Ask back which one is meant."""
    if action == "delete":
        asked = reply(context, (context.say("Which subscription do you mean?"),))
        return replace(asked, alternatives=each("löschen", wanted, context))
    typed = context.say("Press a button, or type the same themes again with other days or another time.")
    return replace(reply(context, (typed,)), alternatives=each("ändern", wanted, context))


def change(action: str, wanted: Sequence[Subscribed], place: Place, context: Context) -> Answer:
    """Pause, resume or post at once."""
    make, told = CHANGES[action]
    now = place.now().timestamp()
    done = [changed(one, lambda old: make(old, now), place, context) for one in wanted]
    if not all(done):
        return busy(context)
    notes = [context.say(told, themes="; ".join(themes(one, context) for one in wanted))]
    if action == "resume":
        notes.append(following(wanted[0].wish, place, context))
    after = [one for one in here(context, place) if one.id in {old.id for old in wanted}]
    more = tuple(link for one in after[:FEW] for link in links(one, context, alone=len(after) == 1)[:1])
    return reply(context, notes, more=more)


def delete(one: Subscribed, context: Context) -> Answer:
    """Remove a subscription, unless it stands in the settings."""
    if not one.owner:
        fixed = context.say(
            "This digest stands in the settings of the bot (BOT_DIGEST_CHANNELS): "
            "who runs the bot can remove it, and it can be paused here."
        )
        return reply(context, (fixed,), more=links(one, context))
    context.store.unsubscribe(one.id)
    done = context.say("Deleted: %(themes)s", themes=themes(one, context))
    return reply(context, (done,), more=(Link(context.say("Subscriptions of this channel"), LIST),))


def _line(number: int, one: Subscribed, place: Place, context: Context) -> str:
    state = context.say(STATES.get(one.paused, "paused")) if one.paused else following(one.wish, place, context)
    told = f"{number}. {described(due.complete(one.wish, place.usual), context)} – {state}"
    return told if one.owner else f"{told} ({context.say('from the settings of the bot')})"
