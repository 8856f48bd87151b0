"""Slash commands over HTTP answered past Bolt, which answers whatever is not as simple (docs/decisions/0004)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.asgi import SlackRequestHandler
from slack_bolt.adapter.asgi.http_request import AsgiHttpRequest
from slack_sdk.signature import SignatureVerifier

from bot.commands import about_digests
from bot.entrypoints.slack import sources
from bot.entrypoints.slack.answers import Answers
from bot.entrypoints.slack.commands import JSON, asked

FORM = "application/x-www-form-urlencoded"


class Direct:
    """Answers the commands that Slack has signed and that need no call to Slack, if only for the user's language."""

    def __init__(self, answers: Answers, signing_secret: str) -> None:
        """Take what all listeners answer from."""
        self._answers = answers
        self._verifier = SignatureVerifier(signing_secret)

    def response(self, body: str, headers: Mapping[str, Any]) -> BoltResponse | None:
        """The response to a request; None: Bolt answers, or says what is wrong with it."""
        if "command=" not in body or headers.get("content-type") != FORM or not self._is_signed(body, headers):
            return None
        form = dict(parse_qsl(body, keep_blank_values=True))
        if not form.get("command") or "ssl_check" in form:
            return None
        ask, language = asked(form), self._answers.locales.known(form.get("user_id", ""))
        if language is None or about_digests(ask, self._answers.bot.topics) or sources.wish(ask):
            return None
        return BoltResponse(status=200, body=self._answers.ephemeral(ask, language), headers=JSON)

    def _is_signed(self, body: str, headers: Mapping[str, Any]) -> bool:
        try:
            moment, signature = headers.get("x-slack-request-timestamp"), headers.get("x-slack-signature")
            return self._verifier.is_valid(body, moment, signature)
        except (TypeError, ValueError):  # a moment that is no number, a signature that is not ASCII
            return False


class Handler(SlackRequestHandler):
    """Bolt's ASGI application, with what is answered directly before it."""

    def __init__(self, app: App, path: str, direct: Direct) -> None:
        """Take the app, the only path there is, and who is asked first."""
        super().__init__(app, path)
        self._direct = direct

    async def dispatch(self, request: AsgiHttpRequest) -> BoltResponse:
        """The response to any request."""
        body, headers = await request.get_raw_body(), request.get_headers()
        return self._direct.response(body, headers) or self.app.dispatch(
            BoltRequest(body=body, query=request.query_string, headers=headers)
        )
