"""Slack's Web API for who must know when a call is over: all of it ends in time, and nothing is tried again."""

from __future__ import annotations

import asyncio
import ssl
from functools import cache
from typing import Any

import httpx
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

NO_JSON = {"ok": False, "error": "internal_error"}


class Punctual(WebClient):
    """A client that sends nothing ``timeout`` seconds after a call began; TimeoutError, or httpx's own, then.

    The SDK's own client limits each step, not their sum: names, each address of a name, connecting, the answer.
    It also repeats what Slack may have taken already.
    """

    def api_call(  # type: ignore[override]  # what is left out nobody here needs
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> SlackResponse:
        """One call; SlackApiError for whatever Slack answers that is no success."""
        given = {name: value for name, value in (params or {}).items() if value is not None}
        url = self.base_url + api_method
        answer = asyncio.run(self._within_time(http_verb, url, {"params": given} if json is None else {"json": json}))
        response = SlackResponse(
            client=self,
            http_verb=http_verb,
            api_url=url,
            req_args={},
            data=_data(answer),
            headers=dict(answer.headers),
            status_code=answer.status_code,
        )
        response.validate()  # type: ignore[no-untyped-call]  # the SDK has it without annotation
        return response

    async def _within_time(self, verb: str, url: str, given: dict[str, Any]) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", **self.headers}
        verify = self.ssl or _certificates()
        async with (
            asyncio.timeout(self.timeout),
            httpx.AsyncClient(verify=verify, proxy=self.proxy, trust_env=False, timeout=self.timeout) as client,
        ):
            return await client.request(verb, url, headers=headers, **given)


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


def _data(answer: httpx.Response) -> dict[str, Any]:
    """What Slack says; a page in front of Slack (a gateway's, say) is trouble of its own."""
    try:
        data = answer.json()
    except ValueError:
        return NO_JSON
    return data if isinstance(data, dict) else NO_JSON
