"""A bot whose archive holds the seeds, made once for all tests of the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.bootstrap import open_bot
from bot.ingest import ingest
from bot.settings import Settings

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def database(tmp_path_factory) -> str:
    """The address of a database with all seeds, indexed by the real chain."""
    url = f"sqlite:///{tmp_path_factory.mktemp('seeds') / 'seeds.db'}"
    bot = open_bot(Settings(bot_database_url=url))
    ingest([SEEDS], bot.store, told=lambda _: None, problem=pytest.fail)
    bot.close()
    return url


@pytest.fixture(scope="session")
def bot(database):
    """The bot that answers from the seeds."""
    made = open_bot(Settings(bot_database_url=database))
    yield made
    made.close()
