"""Digests: what was stored since the last one, chosen by a subscription, as an Answer.

A digest covers what was stored from the moment up to which its channel was told last (``covered``) to
its own due moment: what was missed is in the next one. What a channel was shown once, in whichever of
its digests, is never shown there again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import due
from bot.digest.compose import Composed, compose
from bot.messages import catalogue
from bot.model import Answer, Subscribed, Subscription
from bot.rendering.dates import written
from bot.settings import Settings
from bot.store.protocol import Store
from bot.topics import Topic

LOOKBACK = timedelta(days=14)  # that a silence may have lasted and still be made up for
OVERLAP = timedelta(minutes=10)  # a save that began before a due moment may end after it
ONE_DAY = timedelta(days=1)


def key(one: Subscribed, moment: datetime) -> str:
    """What the digest of a subscription and due moment is known by, in the database and in Slack."""
    return f"digest:{one.id}:{int(moment.timestamp())}"


def of(  # all by name in the only place that calls it
    store: Store,
    topics: Sequence[Topic],
    settings: Settings,
    one: Subscribed,
    moment: datetime,
    fresh: Callable[[str], bool] = lambda _: True,
) -> Composed:
    """The digest that is due at a moment; ``fresh`` tells which marks of items the channel may be shown."""
    wish = due.complete(one.wish, due.usual(settings))
    covered = max(datetime.fromtimestamp(one.covered, UTC), moment - LOOKBACK)
    found = compose(store, topics, wish, since=covered - OVERLAP, until=moment, fresh=fresh,
                    least=settings.bot_min_confidence)  # fmt: skip
    before = due.latest(moment - timedelta(seconds=1), wish)
    if covered >= before or one.asked == moment.timestamp():
        return found
    say = catalogue(wish.language).gettext
    day = written(covered.astimezone(ZoneInfo(wish.zone)).date().isoformat(), wish.language)
    missed = say("It covers the time since the last digest, %(day)s.") % {"day": day}
    return replace(found, answer=replace(found.answer, notes=(*found.answer.notes, missed)))


def preview(store: Store, topics: Sequence[Topic], settings: Settings, one: Subscribed | None, now: datetime) -> Answer:
    """What the next digest of a subscription (of everything, without one) would say if it came now."""
    wish = due.complete(one.wish if one else Subscription(), due.usual(settings))
    since = due.latest(now, wish)
    if one and one.covered:
        since = min(since, max(datetime.fromtimestamp(one.covered, UTC), now - LOOKBACK))
    elif now - since < ONE_DAY:
        since -= ONE_DAY
    told = store.shown(one.channel) if one and one.channel else {}
    return compose(store, topics, wish, since=since - OVERLAP, until=now, fresh=lambda mark: mark not in told,
                   least=settings.bot_min_confidence).answer  # fmt: skip


def of_day(store: Store, topics: Sequence[Topic], settings: Settings, one: Subscribed | None, day: date) -> Answer:
    """The digest of a past day as it would have been without anything told before."""
    wish = due.complete(one.wish if one else Subscription(), due.usual(settings))
    until = due.moment(day, wish)
    since = due.latest(until - timedelta(seconds=1), wish)
    return compose(
        store, topics, wish, since=since, until=until, fresh=lambda _: True, least=settings.bot_min_confidence
    ).answer
