"""Slash commands over HTTP against a bare Bolt app with a fixed answer, side by side in one run.

    python bench/slack_http.py [--articles 10000] [--seconds 5] [--rounds 3]

Both run in the same set-up (one process each, uvicorn, process_before_response, signatures checked);
the same client asks them in turns: questions that are new each time, and ("again") questions that were
asked before. Printed: requests/s with four connections, the processor time that the server takes for one
of these (which holds on a busy machine as well), the median time of one request alone, and the first two
as a ratio to the bare app.
"""

from __future__ import annotations

import argparse
import os
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier
from starlette.types import ASGIApp

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.invented import THINGS, VERBS, articles, names
from bot.settings import Settings
from bot.store import open_store

SECRET = "geheim"  # noqa: S105  # of this measurement only
BARE, BOT = 3901, 3902
BARE_APP = "fixed answer, bare Bolt"
CONNECTIONS = 4


def main() -> None:
    """Fill an archive, serve both, measure, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=10_000)
    arguments.add_argument("--seconds", type=float, default=3.0)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--serve", choices=["bare", "bot"], help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.serve:
        serve(given.serve)
        return
    people = names(max(10, given.articles // 3))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/archive.db"
        store = open_store(url)
        store.save_all(articles(given.articles, people))
        store.close()
        with _process("bare", BARE, url) as bare, _process("bot", BOT, url) as bot:
            measure(people, {BARE: bare, BOT: bot}, given)


def measure(people: list[str], servers: dict[int, int], given: argparse.Namespace) -> None:
    """Ask in turns and print a line a question; ``servers``: process ids by port."""
    named = {extract.people[0].name for _, extract in articles(given.articles, people)}
    people = [name for name in people if name in named]
    nobody = [name for name in names(5 * len(people), seed=3) if name not in named]
    asked = questions(people) | {"name that nobody has": [_request("/who", name) for name in nobody]}
    again = {f"{label}, again": bodies[:50] for label, bodies in asked.items()}
    endless = {label: (BOT, cycle(bodies)) for label, bodies in (asked | again).items()}
    endless = {BARE_APP: (BARE, cycle([_request("/who", "x")]))} | endless
    rates: dict[str, list[float]] = {label: [] for label in endless}
    costs: dict[str, list[float]] = {label: [] for label in endless}
    times: dict[str, list[float]] = {label: [] for label in endless}
    for _ in range(given.rounds):
        for label, (port, bodies) in endless.items():
            _once(port, again.get(label, ()))  # a server remembers so many answers, and the others were asked since
            before = _processor_seconds(servers[port])
            done, took = _asked(port, bodies, given.seconds)
            rates[label].append(done / took)
            costs[label].append((_processor_seconds(servers[port]) - before) / done)
            times[label].append(_alone(port, bodies, given.seconds / 3))
    rate = {label: statistics.median(values) for label, values in rates.items()}
    cost = {label: statistics.median(values) for label, values in costs.items()}
    alone = {label: statistics.median(values) for label, values in times.items()}
    head = f"{'':28}{'requests/s':>12}{'of bare':>9}{'processor ms':>14}{'of bare':>9}{'ms alone':>10}"
    print(head)  # noqa: T201  # what it is for
    for label in endless:
        print(  # noqa: T201  # as above
            f"{label:28}{rate[label]:12.0f}{rate[label] / rate[BARE_APP]:9.2f}"
            f"{cost[label] * 1000:14.2f}{cost[BARE_APP] / cost[label]:9.2f}{alone[label] * 1000:10.2f}"
        )


def questions(people: list[str]) -> dict[str, list[bytes]]:
    """Requests that all ask for something else, as they go over a connection, by their kind."""
    searched = [f"{thing} {verb} seit 20{year}" for year in range(10, 40) for thing in THINGS for verb in VERBS]
    return {
        "exact name": [_request("/who", name) for name in people],
        "misspelt name": [_request("/who", _misspelt(name)) for name in people],
        "quotation search": [_request("/quote", words) for words in searched],
    }


def serve(which: str) -> None:
    """One of the two, until it is ended."""
    import uvicorn  # noqa: PLC0415  # only in the processes that serve

    from bot.bootstrap import open_bot  # noqa: PLC0415  # as above
    from bot.entrypoints.serve import build  # noqa: PLC0415  # as above
    from bot.entrypoints.slack.app import build_app  # noqa: PLC0415  # as above

    if which == "bare":
        uvicorn.run(bare_app(), port=BARE, log_level="error", access_log=False)
        return
    bot = open_bot(settings(os.environ["BENCH_DATABASE"]))
    uvicorn.run(build(bot, build_app(bot)), port=BOT, log_level="error", access_log=False)


def settings(url: str) -> Settings:
    """Those of a bot that answers from this database, and whose Slack cannot be reached."""
    return Settings(
        slack_bot_token="xoxb-x",  # noqa: S106  # of this measurement only
        slack_signing_secret=SECRET,
        slack_api_url="http://127.0.0.1:9/api",
        bot_database_url=url,
        bot_public_url="https://lesen.example",
        bot_secret_key=SECRET,
    )


def bare_app() -> ASGIApp:
    """Bolt with a fixed answer."""
    from slack_bolt import Ack, App  # noqa: PLC0415  # only in the process that serves
    from slack_bolt.adapter.asgi import SlackRequestHandler  # noqa: PLC0415  # as above
    from slack_bolt.authorization import AuthorizeResult  # noqa: PLC0415  # as above

    def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-x", bot_user_id="U0", bot_id="B0")  # noqa: S106

    app = App(signing_secret=SECRET, authorize=authorize, process_before_response=True)

    @app.command("/who")
    def answer(ack: Ack) -> None:
        ack("Eine feste Antwort.")

    return SlackRequestHandler(app)  # type: ignore[return-value]  # Bolt's types are narrower


def _misspelt(name: str) -> str:
    """The name with two neighbouring letters swapped and one left out."""
    middle = len(name) - 4
    return name[:2] + name[3:middle] + name[middle + 1] + name[middle] + name[middle + 2 :]


def _request(command: str, text: str) -> bytes:
    body = urlencode({"command": command, "text": text, "user_id": "U1", "team_id": "T1", "channel_id": "C1"})
    now = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=now, body=body)
    head = [
        "POST /slack/events HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/x-www-form-urlencoded",
        f"X-Slack-Request-Timestamp: {now}",
        f"X-Slack-Signature: {signature}",
        f"Content-Length: {len(body)}",
    ]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


def _processor_seconds(process: int) -> float:
    """What a process has used until now (Linux only)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _asked(port: int, bodies: Iterator[bytes], seconds: float) -> tuple[int, float]:
    """How many requests were answered in how many seconds over several connections that are never idle."""
    selector, done = selectors.DefaultSelector(), 0
    for _ in range(CONNECTIONS):
        connection = socket.create_connection(("127.0.0.1", port))
        selector.register(connection, selectors.EVENT_READ)
        connection.sendall(next(bodies))
    begin = time.perf_counter()
    while time.perf_counter() - begin < seconds:
        for key, _ in selector.select(1):
            _read(key.fileobj)
            done += 1
            key.fileobj.sendall(next(bodies))
    took = time.perf_counter() - begin
    for key in list(selector.get_map().values()):
        key.fileobj.close()
    return done, took


def _once(port: int, bodies: Iterable[bytes]) -> None:
    """Ask each, and wait for its answer."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        for body in bodies:
            connection.sendall(body)
            _read(connection)


def _alone(port: int, bodies: Iterator[bytes], seconds: float) -> float:
    """The median time of one request when nobody else asks, in seconds."""
    took, end = [], time.perf_counter() + seconds
    with socket.create_connection(("127.0.0.1", port)) as connection:
        while time.perf_counter() < end:
            begin = time.perf_counter()
            connection.sendall(next(bodies))
            _read(connection)
            took.append(time.perf_counter() - begin)
    return statistics.median(took)


def _read(connection: socket.socket) -> None:
    """One whole response, which must be a 200 with an answer in it."""
    data = connection.recv(1 << 16)
    while b"\r\n\r\n" not in data:
        data += connection.recv(1 << 16)
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(
        next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")).split(b":")[1]
    )
    size = len(body)
    while size < length:
        size += len(connection.recv(1 << 16))
    if not head.startswith(b"HTTP/1.1 200") or not length:
        raise RuntimeError(data[:500])


@contextmanager
def _process(which: str, port: int, url: str) -> Iterator[int]:
    """The id of a server in a process of its own, ready to answer."""
    process = subprocess.Popen(  # noqa: S603  # this very file
        [sys.executable, __file__, "--serve", which], env=os.environ | {"BENCH_DATABASE": url}
    )
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
