"""A bot with an archive of its own, whose digests go to a Slack on loopback."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.bootstrap import Bot, open_bot
from bot.entrypoints.schedule import Digests, careful
from bot.model import Article, Extract, Fact, Quote, QuoteType, Stance
from bot.settings import Settings
from tests.digest.slack_stub import SlackStub

TEXT = "„Die Kameras bleiben aus“, sagte Ilka Torneck. Die Stadt Quellenau stoppt die Überwachung."
EXTRACT = Extract(
    quotes=(Quote(QuoteType.DIRECT, ((0, 25),), speaker=((33, 45),), speaker_name="Ilka Torneck"),),
    facts=(Fact("datenschutz", 47, len(TEXT), actor="Stadt Quellenau", act="plan", stance=Stance.CRITICAL),),
)
CHANNEL = "C0RAT"


@pytest.fixture
def slack() -> Iterator[SlackStub]:
    """A Slack that can be told to fail."""
    stub = SlackStub()
    yield stub
    stub.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Digests at 08:00 in Berlin to one channel."""
    return Settings(
        slack_bot_token="xoxb-test",  # noqa: S106  # a stub asks for none
        bot_database_url=f"sqlite:///{tmp_path / 'archive.db'}",
        bot_digest_channels=(CHANNEL,),
    )


@pytest.fixture
def bot(settings: Settings) -> Iterator[Bot]:
    """The bot on an empty archive."""
    opened = open_bot(settings)
    yield opened
    opened.close()


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.now = 0.0

    def __call__(self) -> float:
        """The seconds so far."""
        return self.now


Replica = Callable[..., Digests]


@pytest.fixture
def replica(bot: Bot, slack: SlackStub) -> Replica:
    """Makes a process's digests: any number of them share the database; settings can differ."""

    def make(clock: Clock | None = None, timeout: int = 15, **changed: object) -> Digests:
        client = careful(WebClient("xoxb-test", base_url=slack.url))
        client.timeout = timeout
        own = replace(bot, settings=replace(bot.settings, **changed))
        return Digests(own, client, clock=clock or Clock())

    return make


def store_now(bot: Bot, name: str = "rat-1") -> datetime:
    """Store an article with a quotation and a fact; returns a moment by which it counts as stored."""
    bot.store.save(Article(id=name, title=f"Kameras {name}", text=TEXT, date="2021-03-02"), EXTRACT)
    return datetime.fromtimestamp(time.time() + 120, UTC)
