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
from bot.entrypoints.digests import Digests
from bot.entrypoints.posting import careful
from bot.model import Article, Extract, Fact, Quote, QuoteType, Stance, Subscribed, Subscription
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
def replica(bot: Bot, slack: SlackStub) -> Iterator[Replica]:
    """Makes a process's digests: any number of them share the database; settings can differ."""
    made: list[Digests] = []

    def make(clock: Clock | None = None, timeout: int = 15, **changed: object) -> Digests:
        client = careful(WebClient("xoxb-test", base_url=slack.url))
        client.timeout = timeout
        own = replace(bot, settings=replace(bot.settings, **changed))
        digests = Digests(own, lambda _: client, clock=clock or Clock())
        made.append(digests)
        return digests

    yield make
    for digests in made:
        digests.end()


def only(bot: Bot) -> Subscribed:
    """The only subscription that there is."""
    [one] = bot.store.subscriptions()
    return one


def subscribed(bot: Bot, since: datetime, **wish: object) -> Subscribed:
    """A subscription of CHANNEL by U1 whose digests have come up to a moment."""
    new = Subscribed("", CHANNEL, "U1", Subscription(**wish), since.timestamp(), since.timestamp())
    assert bot.store.subscribe(new)
    return bot.store.subscriptions()[-1]


def store_now(bot: Bot, name: str = "rat-1", text: str = "") -> datetime:
    """Store an article (with a quotation and a fact, unless it is one's own); a moment by which that was done."""
    extract = Extract() if text else EXTRACT
    bot.store.save(Article(id=name, title=f"Artikel {name}", text=text or TEXT, date="2021-03-02"), extract)
    return datetime.fromtimestamp(time.time() + 120, UTC)
