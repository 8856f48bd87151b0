"""A small Slack Web API on loopback that can be told to fail, as no real Slack lets itself be told."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs
from urllib.request import urlopen

OK, RATE_LIMITED, BROKEN, BROKEN_PAGE, ARCHIVED = "ok", "rate_limited", "broken", "broken page", "is_archived"
REVOKED = "token_revoked"
HANG_BEFORE, HANG_AFTER = "hang before it is posted", "hang after it is posted"


class Counting(ThreadingHTTPServer):
    """Knows how many requests were accepted and are not answered yet."""

    def __init__(self, *arguments: object) -> None:
        """As the standard library does."""
        self.idle = threading.Condition()
        self.open = 0
        super().__init__(*arguments)

    def process_request(self, *arguments: object) -> None:
        """Count before the next one is accepted."""
        with self.idle:
            self.open += 1
        super().process_request(*arguments)

    def process_request_thread(self, *arguments: object) -> None:
        """Count again when all is done."""
        try:
            super().process_request_thread(*arguments)
        finally:
            with self.idle:
                self.open -= 1
                self.idle.notify_all()


class SlackStub:
    """Takes posts and shows them again; ``faults`` are used up one a post, then all is well.

    A fault that is none of the constants is Slack's word for what is wrong.
    """

    def __init__(self) -> None:
        """Listen at once, on any free port."""
        self.posts: list[dict[str, object]] = []
        self.calls: list[str] = []
        self.faults: deque[str] = deque()
        self.refusing: set[str] = set()  # channels that are archived
        self.tells_metadata = True
        self.during: Callable[[], object] = lambda: None  # happens while the next post is taken
        self.hanging = threading.Event()
        self.released = threading.Event()
        self._numbering = threading.Lock()
        self._server = Counting(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """The base address of the Web API."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/api/"

    def close(self) -> None:
        """Let go of everything that hangs, and end."""
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def settle(self) -> None:
        """Wait until everything that was sent before is done with, also what a process that is dead now sent."""
        urlopen(f"{self.url}api.test", data=b"").close()  # noqa: S310  # our own; requests are accepted in order, so all before are counted
        with self._server.idle:
            self._server.idle.wait_for(lambda: self._server.open == 0)

    def answer(self, method: str, call: dict[str, object]) -> tuple[int, dict[str, str], dict[str, object] | None]:
        """Status, headers and body for one call."""
        if method == "api.test":
            return 200, {}, {"ok": True}
        self.calls.append(method)
        if method == "auth.test":
            known = {"ok": True, "team": "Aubote"}
            return 200, {}, known if call.get("token") == "xoxb-test" else {"ok": False, "error": "invalid_auth"}
        if method == "conversations.list":  # the bot's conversations with people it wrote to
            users = sorted({str(post["channel"]) for post in self.posts if str(post["channel"]).startswith("U")})
            return 200, {}, {"ok": True, "channels": [{"id": f"D{user}", "user": user} for user in users]}
        if method in ("conversations.history", "conversations.replies"):
            told = self.tells_metadata and str(call.get("include_all_metadata")).lower() in ("1", "true")
            posts = [post for post in self.posts if post["channel"] == str(call["channel"]).removeprefix("D")]
            posts = [post if told else {**post, "metadata": None} for post in posts]  # Slack tells none unasked
            if method == "conversations.replies":
                posts = [post for post in posts if call["ts"] in (post["ts"], post.get("thread_ts"))]
            else:
                posts = [post for post in posts if not post.get("thread_ts")]
            return 200, {}, {"ok": True, "messages": posts}
        return self._post(call)

    def _post(self, call: dict[str, object]) -> tuple[int, dict[str, str], dict[str, object] | None]:
        fault = self.faults.popleft() if self.faults else OK
        if call["channel"] in self.refusing:
            fault = ARCHIVED
        during, self.during = self.during, lambda: None
        during()
        if fault == HANG_BEFORE:
            self._hang()
        if fault == RATE_LIMITED:
            return 429, {"Retry-After": "1"}, {"ok": False, "error": "ratelimited"}
        if fault == BROKEN:
            return 503, {}, {"ok": False, "error": "service_unavailable"}
        if fault not in (OK, BROKEN_PAGE, HANG_BEFORE, HANG_AFTER):
            return 200, {}, {"ok": False, "error": fault}
        if fault == BROKEN_PAGE:
            return 502, {}, None
        if fault == HANG_BEFORE:
            return 200, {}, {"ok": False, "error": "internal_error"}
        with self._numbering:
            ts = f"{len(self.posts) + 1}.0"
            self.posts.append({**call, "ts": ts})
        if fault == HANG_AFTER:
            self._hang()
        return 200, {}, {"ok": True, "ts": ts, "channel": call["channel"]}

    def _hang(self) -> None:
        self.hanging.set()
        self.released.wait(60)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # the name that http.server looks for
                path, _, query = self.path.partition("?")
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length).decode()
                if len(body.encode()) < length:
                    return  # whoever sends it was killed in the middle
                if self.headers.get_content_type() == "application/json":
                    call = json.loads(body or "{}")
                else:
                    call = {name: _decoded(values[0]) for name, values in parse_qs(query or body).items()}
                call.setdefault("token", self.headers.get("Authorization", "").removeprefix("Bearer "))
                status, headers, answer = stub.answer(path.rsplit("/", 1)[-1], call)
                data = b"<html>Bad Gateway</html>" if answer is None else json.dumps(answer).encode()
                self.send_response(status)
                for name, value in {**headers, "Content-Type": "application/json"}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                with suppress(ConnectionError):  # whoever asked was killed, or waited no longer
                    self.wfile.write(data)

            do_GET = do_POST  # noqa: N815  # as above

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler


def _decoded(value: str) -> object:
    return json.loads(value) if value[:1] in "[{" else value
