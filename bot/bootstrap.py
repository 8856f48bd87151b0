"""The one place where the parts are put together; whoever needs other parts makes a Bot of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot import topics
from bot.commands import answer
from bot.commands.context import Place
from bot.links import Links
from bot.model import Answer, Subscribed
from bot.settings import Settings
from bot.store import Store, open_store
from bot.topics import Topic


@dataclass(frozen=True, slots=True)
class Bot:
    """All that answering needs; safe to use from several threads."""

    settings: Settings
    store: Store
    topics: tuple[Topic, ...]
    links: Links

    def ask(self, text: str, language: str = "", page: int = 1, place: Place | None = None) -> Answer:
        """The answer to "/who Al-Saleh" or free text, in the language ("" for BOT_LANGUAGE); pages count from 1.

        ``place`` is the channel of who asks, where digests can be subscribed to.
        """
        return answer(
            text,
            store=self.store,
            topics=self.topics,
            language=language or self.settings.bot_language,
            page=page,
            news=self._news,
            min_confidence=self.settings.bot_min_confidence,
            place=place,
        )

    def _news(self, wanted: Subscribed | None, language: str) -> Answer:
        """What the next digest of a subscription would say."""
        from bot import digest  # noqa: PLC0415 # other questions do not need it

        settings = replace(self.settings, bot_language=language)
        return digest.preview(self.store, self.topics, settings, wanted, datetime.now(UTC))

    def close(self) -> None:
        """End all connections to the database."""
        self.store.close()


def open_bot(settings: Settings) -> Bot:
    """The bot that the settings describe; SettingsError or StoreError, each one sentence, when that can't be."""
    links = Links(settings.bot_public_url, settings.bot_secret_key)
    return Bot(settings, open_store(settings.bot_database_url), topics.load(), links)
