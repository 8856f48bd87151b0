"""``serve`` looks at the sources beside its answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import time

import structlog

from bot.bootstrap import Bot
from bot.errors import SettingsError, StoreError
from bot.sources import declared, retention
from bot.sources.timing import due

log = structlog.get_logger(__name__)


def look_at_sources(bot: Bot) -> None:
    """Look at the sources that are due, in a process of its own: extracting here would slow the answers down."""
    try:
        said = declared.read(Path(bot.settings.bot_sources))
        followed = declared.join(bot.store, said)
        waiting = any(due(source, time()) for source in followed) or retention.waiting(bot.store, said.keep)
    except (StoreError, SettingsError) as error:
        log.warning("sources_not_looked_at", error=str(error))
        return
    if waiting:
        subprocess.run(command("poll"), env=environment(bot), check=False)  # noqa: S603 # our own


def command(*arguments: str) -> list[str]:
    """What to start for ``sources …``."""
    return [sys.executable, "-m", "bot", "sources", *arguments]


def environment(bot: Bot, **others: str) -> dict[str, str]:
    """The settings of this bot for a process that it starts."""
    settings = bot.settings
    own = {"BOT_DATABASE_URL": settings.bot_database_url, "BOT_SOURCES": settings.bot_sources}
    return {**os.environ, **own, **others}
