"""What runs by the clock beside the answers: digests, and a look at the sources."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.util import find_spec
from time import time

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from bot.bootstrap import Bot
from bot.entrypoints.digests import Clients, Digests
from bot.errors import StoreError
from bot.sources.timing import due

TICK = 5  # seconds
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


def look_at_sources(bot: Bot) -> None:
    """Look at the sources that are due, in a process of its own: extracting here would slow the answers down."""
    try:
        waiting = any(due(source, time()) for source in bot.store.followed())
    except StoreError as error:
        log.warning("sources_not_looked_at", error=str(error))
        return
    if waiting:
        environment = {**os.environ, "BOT_DATABASE_URL": bot.settings.bot_database_url}
        subprocess.run([sys.executable, "-m", "bot", "sources", "poll"], env=environment, check=False)  # our own
