"""What runs by the clock beside the answers: digests, and a look at the sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.util import find_spec

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from bot.bootstrap import Bot
from bot.entrypoints.digests import Clients, Digests
from bot.entrypoints.looks import look_at_sources

TICK = 2  # seconds
MINUTE = 60  # seconds between two looks at the clock for sources

log = structlog.get_logger(__name__)


def start(bot: Bot, clients: Clients) -> Callable[[], None]:
    """Begin to post digests in threads of its own; returns what ends it."""
    digests = Digests(bot, clients)
    digests.begin(datetime.now(UTC))
    scheduler = BackgroundScheduler(timezone=bot.settings.zone)
    scheduler.add_job(lambda: digests.tick(datetime.now(UTC)), "interval", seconds=TICK, coalesce=True, max_instances=1)
    if find_spec("spacy"):  # an image that only answers has none, and leaves the sources to another
        scheduler.add_job(lambda: look_at_sources(bot), "interval", seconds=MINUTE, coalesce=True, max_instances=1)
    scheduler.start()

    def end() -> None:
        scheduler.shutdown()
        digests.end()

    return end
