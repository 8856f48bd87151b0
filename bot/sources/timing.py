"""When to look at a source again; light, so that whoever only waits need not load what reads and extracts."""

from __future__ import annotations

import random

from bot.store.records import Followed

EVERY = 900  # seconds
SHORTEST = 60  # seconds between two looks at a source
LONGEST_PAUSE = 86_400.0  # seconds, after many failures
JITTER = 0.1  # of the pause, so that not all sources are asked at the same second


def is_web(address: str) -> bool:
    """Whether a source is an address of the web; else it is a folder."""
    return address.startswith(("http://", "https://"))


def due(source: Followed, now: float) -> bool:
    """Whether it is time to look again: after ``every`` seconds, twice as long after each failure, up to a day."""
    pause = min(source.every * 2.0**source.failures, max(LONGEST_PAUSE, source.every))
    spread = random.Random(f"{source.url}{source.checked}").uniform(-JITTER, JITTER)  # noqa: S311  # no secret
    return now >= source.checked + pause * (1 + spread) or not source.checked
