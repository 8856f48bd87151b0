"""One digest into one channel of Slack: its parts posted in order, each recognised again.

A part carries its key twice: as metadata, which is what Slack has for this, and as the id of its first block,
which whoever keeps no metadata (or does not tell it) gives back with the blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.entrypoints.punctual import Punctual
from bot.rendering.blocks import Message

TIMEOUT = 5  # seconds for a call from its beginning to its end: much less than lease.TAKEOVER
EVENT = "fundstelle_digest"
# Slack sees no channel there, or lets nobody write: the subscription rests until somebody mends that.
CHANNEL_GONE = {"channel_not_found", "is_archived", "not_in_channel", "restricted_action"}
# The app is not let in at all: its digests wait until it is again.
NOT_LET_IN = {
    "account_inactive", "invalid_auth", "missing_scope", "not_authed", "org_login_required", "team_access_not_granted",
    "token_expired", "token_revoked",
}  # fmt: skip
# Slack's own trouble: what was posted may be there all the same.
UNCERTAIN = {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}


def careful(client: WebClient) -> WebClient:
    """The same client, but its calls end in time, and a post whose answer was lost is not repeated blindly."""
    return Punctual(client.token, base_url=client.base_url, timeout=TIMEOUT, proxy=client.proxy)


@dataclass(frozen=True, slots=True)
class Post:
    """A digest on its way to a channel.

    ``may_go_on`` is asked before every call and raises when another process took over; ``wait`` sleeps
    as long as Slack asks for, and may raise as well.
    """

    client: WebClient
    channel: str
    key: str
    may_go_on: Callable[[], None]
    wait: Callable[[float], None]

    def found(self, since: float) -> dict[int, str]:
        """The parts that an attempt before this one has posted since a moment (seconds), each with its ``ts``."""
        main = next((str(message["ts"]) for message in self._pages(since=since) if self._number(message) == 0), None)
        if main is None:
            return {}
        replies = ((self._number(reply), str(reply["ts"])) for reply in self._pages(thread=main))
        return {0: main} | {number: ts for number, ts in replies if number is not None}

    def post(self, parts: Sequence[Message], found: dict[int, str]) -> None:
        """Post the parts that are not there yet: the first into the channel, the others into its thread."""
        there = dict(found)
        for number, message in enumerate(parts):
            if number not in there:
                there[number] = self._post(message, number, there.get(0))

    def _post(self, message: Message, number: int, thread: str | None) -> str:
        while True:
            self.may_go_on()
            try:
                posted = self.client.chat_postMessage(
                    channel=self.channel,
                    thread_ts=thread,
                    text=message.text,
                    blocks=_named(message.blocks, f"{self.key}:{number}"),
                    metadata={"event_type": EVENT, "event_payload": {"key": self.key, "part": number}},
                    unfurl_links=False,
                    unfurl_media=False,
                )
            except SlackApiError as error:
                pause = retry_after(error)
                if pause is None:
                    raise
                self.wait(pause)
            else:
                return str(posted["ts"])

    def _number(self, message: dict[str, Any]) -> int | None:
        """Which part of this digest a message is, None for any other."""
        metadata = message.get("metadata") or {}
        payload = metadata.get("event_payload") or {}
        if metadata.get("event_type") == EVENT and payload.get("key") == self.key:
            return int(payload.get("part", 0))
        ids = (str(block.get("block_id", "")).rpartition(":") for block in message.get("blocks") or ())
        return next((int(part) for key, _, part in ids if key == self.key and part.isdecimal()), None)

    def _pages(self, *, since: float = 0.0, thread: str = "") -> Iterator[dict[str, Any]]:
        """All messages of the channel since a moment, or of a thread; an answer that says "slower" is waited for."""
        cursor = ""
        while True:
            self.may_go_on()
            try:
                if thread:
                    page = self.client.conversations_replies(
                        channel=self.channel, ts=thread, include_all_metadata=True, limit=200, cursor=cursor
                    )
                else:
                    page = self.client.conversations_history(
                        channel=self.channel, oldest=str(since), include_all_metadata=True, limit=200, cursor=cursor
                    )
            except SlackApiError as error:
                pause = retry_after(error)
                if pause is None:
                    raise
                self.wait(pause)
                continue
            yield from page.get("messages") or ()
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return


def _named(blocks: Sequence[dict[str, object]], name: str) -> list[dict[str, object]]:
    """The blocks, the first of them with an id."""
    return [{**blocks[0], "block_id": name}, *blocks[1:]] if blocks else []


def retry_after(error: SlackApiError) -> float | None:
    """The seconds that Slack asks to wait before the same call; None when it refused for another reason."""
    status, headers, _ = _answer(error)
    return float(headers.get("Retry-After", 1)) if status == 429 else None


def reason(error: SlackApiError) -> str:
    """Slack's word for what is wrong; "" where that is trouble of its own, and nobody knows what became of the call."""
    status, _, said = _answer(error)
    return "" if status >= 500 or said in UNCERTAIN else said


def _answer(error: SlackApiError) -> tuple[int, Mapping[str, str], str]:
    """Status, headers and Slack's word; a page that is no JSON comes from the SDK as a plain dict."""
    response = error.response
    if isinstance(response, dict):
        return int(response["status"]), response["headers"], "internal_error"
    return response.status_code, response.headers, str(response.get("error"))
