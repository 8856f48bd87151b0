"""Making and changing a subscription of a channel, and saying what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot import due
from bot.commands import subscription
from bot.commands.context import Context, Place
from bot.commands.subscription_links import links
from bot.german import question
from bot.model import Answer, Link, Subscribed, Subscription
from bot.store import EntryKind, Query

MOST = 25  # subscriptions of a channel: as many as there is room for buttons
ATTEMPTS = 5  # at a change while a digest of the subscription is being posted
LIST = "/digest liste"


def here(context: Context, place: Place) -> list[Subscribed]:
    """The subscriptions of the channel, in the order in which they were made."""
    return [one for one in context.store.subscriptions(place.channel) if one.team in ("", place.team)]


def subscribe(wish: Subscription, place: Place, context: Context, number: int = 0) -> Answer:
    """Store a subscription; the one of this number, else one of the same themes, is changed."""
    wish = replace(wish, language=wish.language or context.language, zone=wish.zone or place.zone)
    now, found = place.now(), here(context, place)
    meant = [one for one in found if one.id == number] or [one for one in found if one.owner and _same(one.wish, wish)]
    old = next(iter(meant), None)
    if old:
        done = changed(old, lambda one: replace(one, wish=wish, begun=now.timestamp()), place, context)
        return _confirmed(context.say("Subscription changed"), wish, place, context) if done else busy(context)
    if len(found) >= MOST:
        return reply(context, (context.say("A channel can have %(n)d subscriptions at most.", n=MOST),))
    covered = due.latest(now, due.complete(wish, place.usual))  # the first digest begins where one would have ended
    new = Subscribed(place.team, place.channel, place.user, wish, covered.timestamp(), now.timestamp())
    return (
        _confirmed(context.say("Subscribed"), wish, place, context) if context.store.subscribe(new) else busy(context)
    )


def changed(old: Subscribed, change: Callable[[Subscribed], Subscribed], place: Place, context: Context) -> bool:
    """Change a subscription, also while a digest of it is being posted; False when it is gone."""
    for _ in range(ATTEMPTS):
        if context.store.change_subscription(old, change(old)):
            return True
        now = [one for one in here(context, place) if one.id == old.id]
        if not now:
            return False
        old = now[0]
    return False


def busy(context: Context) -> Answer:
    """Somebody else was faster."""
    return reply(context, (context.say("Somebody else is changing this subscription: please try again."),))


def described(wish: Subscription, context: Context) -> str:
    """The subscription in words of the user's language."""
    return subscription.described(wish, context.topics, context.language)


def following(wish: Subscription, place: Place, context: Context) -> str:
    """When its next digest comes, in a sentence."""
    whole = due.complete(wish, place.usual)
    coming = due.following(place.now(), whole).astimezone(ZoneInfo(whole.zone))
    pattern = "EEEE, d. MMMM, HH:mm" if context.language == "de" else "EEEE, d MMMM, HH:mm"
    day = format_datetime(coming, pattern, locale=context.language)
    return context.say("The next digest comes on %(day)s.", day=day)


def reply(
    context: Context, notes: Sequence[str], *, title: str = "", more: tuple[Link, ...] = (), ask: str = LIST
) -> Answer:
    """The bot's own sentences on subscriptions."""
    title = title or context.say("Subscription")
    return Answer(command="digest", query="", title=title, notes=tuple(notes), more=more, ask=ask)


def _confirmed(title: str, wish: Subscription, place: Place, context: Context) -> Answer:
    unknown = [
        context.say("No article has the words “%(word)s” yet.", word=word)
        for word in wish.words
        if not context.store.count(Query(EntryKind.PASSAGE, words=tuple(question(word))), 1)
    ]
    notes = [described(due.complete(wish, place.usual), context), following(wish, place, context), *unknown]
    stored = [one for one in here(context, place) if one.owner and _same(one.wish, wish)]
    return reply(context, notes, title=title, more=tuple(link for one in stored for link in links(one, context)))


def _same(one: Subscription, other: Subscription) -> bool:
    return [sorted(theme) for theme in one.themes] == [sorted(theme) for theme in other.themes]
