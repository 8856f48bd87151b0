"""A bot with a small invented archive, signed requests to it, and a Slack that notes what it is told."""

from __future__ import annotations

import asyncio
import json
import queue
import shutil
import threading
import time
from collections.abc import Callable, Collection, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import httpx
import pytest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.bootstrap import Bot, open_bot
from bot.entrypoints.slack import app as slack
from bot.settings import Settings
from bot.store import open_store
from tests.slack.invented_archive import archive

SECRET = "geheim-nur-im-test"  # noqa: S105  # a test's
BOT_USER = "U0BOT"


class Calls(queue.Queue[tuple[str, dict]]):
    """What Slack was told: (method of the Web API or path, parameters), in order."""

    url = ""
    locale = "de-DE"
    refuse = ""  # the error every call ends with
    refuse_one = ""  # the only method that fails
    members: Collection[str] | None = ("U1", BOT_USER)  # of every channel; None: the bot cannot see it
    admin = False

    def next(self, name: str, seconds: float = 10) -> dict:
        """The parameters of the next call of this name, which is waited for; others before it are passed over."""
        while True:
            called, parameters = self.get(timeout=seconds)
            if called == name:
                return parameters

    def reply(self, name: str) -> dict:
        """What Slack answers to a call."""
        if self.refuse or self.refuse_one == name:
            return {"ok": False, "error": self.refuse or "expired_trigger_id"}
        if name == "oauth.v2.access":
            team = {"id": "T1", "name": "Lindenfurt"}
            bot = {"access_token": "xoxb-of-T1", "token_type": "bot", "scope": "commands", "bot_user_id": BOT_USER}
            return {"ok": True, "app_id": "A1", "team": team, "authed_user": {"id": "U1"}, **bot}
        if name == "users.info":
            return {"ok": True, "user": {"locale": self.locale, "is_admin": self.admin, "tz": "Asia/Tokyo"}}
        if name == "conversations.members":
            if self.members is None:
                return {"ok": False, "error": "channel_not_found"}
            return {"ok": True, "members": list(self.members), "response_metadata": {"next_cursor": ""}}
        return {"ok": True, "user_id": BOT_USER, "bot_id": "B0BOT", "ts": "1.2", "channel": "C1"}


@pytest.fixture
def calls() -> Iterator[Calls]:
    """A Slack on this machine that answers every call and notes it."""
    noted = Calls()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the standard library's name
            body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            name = self.path.removeprefix("/api/")
            bearer = self.headers.get("authorization", "").removeprefix("Bearer ")
            given = (
                json.loads(body or "{}") if "json" in self.headers.get("content-type", "") else dict(parse_qsl(body))
            )
            noted.put((name, {"token": bearer} | given))
            answer = json.dumps(noted.reply(name)).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing on standard error."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    noted.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    yield noted
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> Path:
    """The database of the invented archive, made once; tests get copies."""
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    store = open_store(f"sqlite:///{path}")
    store.save_all(archive())
    store.close()
    return path


@pytest.fixture
def bot(tmp_path, calls, filled) -> Iterator[Bot]:
    """The bot with the invented archive, one workspace, over HTTP."""
    shutil.copy(filled, tmp_path / "archive.db")
    made = open_bot(
        Settings(
            slack_bot_token="xoxb-test",  # noqa: S106  # a test's
            slack_signing_secret=SECRET,
            slack_api_url=calls.url + "/api",
            bot_database_url=f"sqlite:///{tmp_path}/archive.db",
            bot_public_url="https://lesen.lindenfurt.example",
            bot_secret_key="nur im Test",  # noqa: S106  # a test's
        )
    )
    yield made
    made.close()


class Workspace:
    """Sends what Slack sends, signed as Slack signs it."""

    def __init__(self, application: Starlette) -> None:
        """Take the application that Slack posts to."""
        self.application = application

    def post(self, body: str, kind: str, **headers: str) -> httpx.Response:
        """One request with a signature that is right, unless headers say otherwise."""
        now = str(int(time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=now, body=body)
        signed = {"x-slack-request-timestamp": now, "x-slack-signature": signature, "content-type": kind} | headers
        return self._send("POST", "/slack/events", content=body.encode(), headers=signed)

    def get(self, address: str, **headers: str) -> httpx.Response:
        """One page in a browser."""
        return self._send("GET", address, headers=headers)

    def _send(self, method: str, address: str, **given: object) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.application)
            async with httpx.AsyncClient(transport=transport, base_url="https://bot.lindenfurt.example") as client:
                return await client.request(method, address, **given)

        return asyncio.run(send())

    def command(
        self, command: str, text: str = "", user: str = "U1", response_url: str = "", **headers: str
    ) -> httpx.Response:
        """A slash command."""
        body = {"command": command, "text": text, "user_id": user, "team_id": "T1", "channel_id": "C1"}
        body |= {"response_url": response_url, "trigger_id": "1.2.3"}
        return self.post(urlencode(body), "application/x-www-form-urlencoded", **headers)

    def interaction(self, payload: dict) -> httpx.Response:
        """A click or a shortcut."""
        body = urlencode({"payload": json.dumps({"team": {"id": "T1"}, "user": {"id": "U1"}} | payload)})
        return self.post(body, "application/x-www-form-urlencoded")

    def event(self, event: dict, event_id: str = "Ev1") -> httpx.Response:
        """Something that happened in the workspace."""
        outer = {"type": "event_callback", "team_id": "T1", "event_id": event_id, "event": event}
        return self.post(json.dumps(outer), "application/json")


@pytest.fixture
def connect() -> Callable[[Bot], Workspace]:
    """Makes a workspace that has a bot installed."""

    def connected(bot: Bot) -> Workspace:
        listeners = slack.build_app(bot, introduce=True)
        return Workspace(Starlette(routes=[Mount("/slack", app=slack.http(listeners))]))

    return connected


@pytest.fixture
def workspace(bot, connect) -> Workspace:
    """The workspace of the invented archive."""
    return connect(bot)
