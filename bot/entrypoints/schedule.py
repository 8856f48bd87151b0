"""Posts each channel's digest once when it is due, whatever happens in between.

A tick every few seconds asks what is due by the wall clock and not posted yet: a restart, a clock
change or a day's outage need no case of their own. A digest is claimed in the database before it is
posted and settled after; a claim that stays unsettled (the process was killed, Slack did not answer)
is taken over after TAKEOVER by exactly one process, which first looks in the channel for the post,
recognised by its metadata. docs/digest.md lists what can happen and which test shows it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from time import monotonic, sleep, time

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import digest
from bot.bootstrap import Bot
from bot.errors import StoreError
from bot.model import Answer
from bot.rendering import blocks
from bot.sources.timing import due

TICK = 10  # seconds
MINUTE = 60  # seconds between two looks at the clock for sources
TIMEOUT = 15  # seconds for one call to Slack
PATIENCE = 45.0  # seconds in all that Slack's "not so fast" is waited for
TAKEOVER = 90.0  # seconds that a claim may stay unsettled: longer than posting takes at most
EVENT = "fundstelle_digest"
# What no repetition mends: the digest is left unposted, and the next one covers its time as well.
FINAL = {
    "account_inactive", "channel_not_found", "invalid_auth", "is_archived", "missing_scope", "not_authed",
    "not_in_channel", "restricted_action", "token_expired", "token_revoked",
}  # fmt: skip

log = structlog.get_logger(__name__)


def start(bot: Bot, client: WebClient) -> Callable[[], None]:
    """Begin to post digests in a thread of its own; returns what ends it. Without channels there is nothing to do."""
    digests = Digests(bot, careful(client))
    digests.begin(datetime.now(UTC))
    scheduler = BackgroundScheduler(timezone=bot.settings.zone)
    scheduler.add_job(
        lambda: digests.post_due(datetime.now(UTC)), "interval", seconds=TICK, coalesce=True, max_instances=1
    )
    if find_spec("spacy"):  # an image that only answers has none, and leaves the sources to another
        scheduler.add_job(lambda: look_at_sources(bot), "interval", seconds=MINUTE, coalesce=True, max_instances=1)
    scheduler.start()

    def end() -> None:
        scheduler.shutdown()

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


def careful(client: WebClient) -> WebClient:
    """The same client without the SDK's retries: a post whose answer was lost must not be repeated blindly."""
    return WebClient(client.token, base_url=client.base_url, timeout=TIMEOUT, retry_handlers=[])


@dataclass
class Digests:
    """The digests of all channels; any number of processes may run one each on the same database."""

    bot: Bot
    client: WebClient
    clock: Callable[[], float] = monotonic
    waiting: dict[str, float] = field(default_factory=dict)  # unsettled claims, since when they are seen here
    given_up: set[str] = field(default_factory=set)

    def begin(self, now: datetime) -> None:
        """Count from now on for channels that never had a digest: what was due before is nobody's loss."""
        day = digest.latest_due(now, self.bot.settings)
        for channel in self.bot.settings.bot_digest_channels:
            if digest.last_posted(self.bot.store, channel, day + timedelta(days=1)) is None:
                key = digest.key(channel, day)
                if not self.bot.store.claimed(key):
                    self.bot.store.settle(key)

    def post_due(self, now: datetime) -> None:
        """Post what is due and neither posted nor being posted; never raises."""
        day = digest.latest_due(now, self.bot.settings)
        for channel in self.bot.settings.bot_digest_channels:
            try:
                if attempt := self._claim(digest.key(channel, day)):
                    self._post(channel, day, again=attempt > 1)
            except SlackApiError as error:
                self._failed(channel, day, str(error.response["error"]))
            except Exception:  # one channel, or a database away for a minute, must not end the schedule
                log.exception("digest_failed", channel=channel, day=day.isoformat())

    def _claim(self, key: str) -> int:
        """The number of the attempt that this process may make now, 0 for none."""
        store = self.bot.store
        if key in self.given_up or store.claimed(key) == "settled":
            return 0
        if store.claim(key):
            return 1
        if self.clock() - self.waiting.setdefault(key, self.clock()) < TAKEOVER:
            return 0
        attempt = 2
        while store.claimed(f"{key}#{attempt}"):
            attempt += 1
        del self.waiting[key]
        return attempt if store.claim(f"{key}#{attempt}") else 0

    def _post(self, channel: str, day: date, *, again: bool) -> None:
        settings, key = self.bot.settings, digest.key(channel, day)
        answer = digest.of_day(self.bot.store, self.bot.topics, settings, channel, day)
        until = digest.due(day, settings)
        if again and self._is_posted(channel, key, until):
            log.info("digest_found_posted", channel=channel, day=day.isoformat())
        elif answer.items:
            self._send(channel, key, answer)
            log.info("digest_posted", channel=channel, day=day.isoformat(), items=answer.total)
        self.bot.store.settle(key)

    def _send(self, channel: str, key: str, answer: Answer) -> None:
        message = blocks.render(answer, language=self.bot.settings.bot_language, link=self.bot.links.to)
        waited = 0.0
        while True:
            try:
                self.client.chat_postMessage(
                    channel=channel,
                    text=message.text,
                    blocks=list(message.blocks),
                    metadata={"event_type": EVENT, "event_payload": {"key": key}},
                    unfurl_links=False,
                )
            except SlackApiError as error:
                pause = _retry_after(error)
                if pause is None or waited + pause > PATIENCE:
                    raise
                sleep(pause)
                waited += pause
            else:
                return

    def _is_posted(self, channel: str, key: str, since: datetime) -> bool:
        """Whether the channel has the post that an attempt before this one may have made."""
        cursor = ""
        while True:
            page = self.client.conversations_history(
                channel=channel, oldest=str(since.timestamp()), include_all_metadata=True, limit=200, cursor=cursor
            )
            for message in page.get("messages") or ():
                metadata = message.get("metadata") or {}
                if metadata.get("event_type") == EVENT and metadata.get("event_payload", {}).get("key") == key:
                    return True
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return False

    def _failed(self, channel: str, day: date, error: str) -> None:
        """Try again later (the claim stays unsettled), or not at all if that cannot help."""
        if error in FINAL:
            self.given_up.add(digest.key(channel, day))
        log.error("digest_not_posted", channel=channel, day=day.isoformat(), error=error, final=error in FINAL)


def _retry_after(error: SlackApiError) -> float | None:
    """The seconds that Slack asks to wait before the same call; None when it refused for another reason."""
    if error.response.status_code != 429:
        return None
    return float(error.response.headers.get("Retry-After", 1))
