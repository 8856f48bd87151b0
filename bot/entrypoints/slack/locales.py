"""The language of each user, as far as Slack tells it: ``users.info``, remembered for a day."""

from __future__ import annotations

import time
from concurrent.futures import Executor
from dataclasses import dataclass, field

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.messages import language_of

DAY = 24 * 60 * 60
MOST = 100_000  # users remembered; then the memory starts anew

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Locales:
    """Safe to use from several threads: entries are replaced whole."""

    default: str
    _known: dict[str, tuple[float, str]] = field(default_factory=dict)

    def known(self, user: str) -> str | None:
        """The user's language if it was learnt within a day; asks nobody, so it is safe before an ack."""
        since, language = self._known.get(user, (0.0, ""))
        return language if language and time.monotonic() - since < DAY else None

    def learn(self, user: str, client: WebClient) -> str:
        """The user's language, from Slack when it is not known yet; the default when Slack won't say."""
        return self.known(user) or self._ask(user, client)

    def later(self, user: str, client: WebClient, pool: Executor) -> str:
        """The default for now, while a thread of the pool asks Slack; until it knows, nobody asks again."""
        self._remember(user, self.default)
        pool.submit(self._ask, user, client)
        return self.default

    def _ask(self, user: str, client: WebClient) -> str:
        language = self.default
        try:
            profile: dict[str, str] = client.users_info(user=user, include_locale=True).get("user") or {}
            language = language_of(profile.get("locale") or "", self.default)
        except (SlackClientError, OSError) as error:
            log.info("slack_locale_unknown", user=user, error=str(error))
        self._remember(user, language)
        return language

    def _remember(self, user: str, language: str) -> None:
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[user] = (time.monotonic(), language)
