"""When digests are due: wall-clock times of their zones, as moments of UTC.

On a night when clocks go forward 02:30 is due when 03:30 is shown; when they go back, at the first 02:30.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model import Subscription
from bot.settings import Settings

WEEK = tuple(range(7))
ONE_DAY = timedelta(days=1)


def usual(settings: Settings, zone: str = "") -> Subscription:
    """What holds where a subscription says nothing; ``zone`` is the asking person's where that counts more."""
    return Subscription(
        days=WEEK,
        at=settings.bot_digest_time,
        zone=zone or settings.bot_timezone,
        language=settings.bot_language,
    )


def complete(wish: Subscription, given: Subscription) -> Subscription:
    """The subscription with days, time, zone and language, from ``given`` where it has none."""
    return replace(
        wish,
        days=wish.days or given.days,
        at=wish.at if wish.at is not None else given.at,
        zone=wish.zone or given.zone,
        language=wish.language or given.language,
    )


def moment(day: date, wish: Subscription) -> datetime:
    """When the digest of a day is due, in UTC; the subscription must be complete."""
    return datetime.combine(day, wish.at or time(), ZoneInfo(wish.zone)).astimezone(UTC)


def latest(now: datetime, wish: Subscription) -> datetime:
    """The last moment up to now at which a digest was due."""
    return next(due for due in _moments(now, wish, -ONE_DAY) if due <= now)


def following(now: datetime, wish: Subscription) -> datetime:
    """The next moment after now at which a digest will be due."""
    return next(due for due in _moments(now, wish, ONE_DAY) if due > now)


def _moments(now: datetime, wish: Subscription, step: timedelta) -> Iterator[datetime]:
    """The due moments of all days from today on in one direction, for ever."""
    day = now.astimezone(ZoneInfo(wish.zone)).date()
    while True:
        if not wish.days or day.weekday() in wish.days:
            yield moment(day, wish)
        day += step
