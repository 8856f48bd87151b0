"""What a slash command costs inside the process, without HTTP: for work on the code, also on a busy machine.

    python -m bench.answers [ARTICLES]

The requests of bench/slack_http.py go straight to the ASGI applications, twenty of a kind in turn; what nobody asked
before, then the same again, and as many to a bare Bolt app. Printed: processor time of the fastest twenty and the
median ones.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import defaultdict

from starlette.types import ASGIApp, Message, Scope

from bench.invented import articles, names
from bench.slack_http import BARE_APP, bare_app, questions, settings
from bench.table import row
from bot.bootstrap import open_bot
from bot.entrypoints.serve import build
from bot.entrypoints.slack.app import build_app
from bot.store import open_store

TOGETHER, ROUNDS = 20, 40


def main(count: int) -> None:
    """Fill an archive, ask, and print a row for each kind of question."""
    people = names(max(10, count // 3))
    named = {extract.people[0].name for _, extract in articles(count, people)}
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/archive.db"
        store = open_store(url)
        store.save_all(articles(count, people))
        store.close()
        bot = open_bot(settings(url))
        answering, bare = build(bot, build_app(bot)), bare_app()
        asked = questions([name for name in people if name in named])
        _cost(answering, asked["exact name"][-TOGETHER:])  # what is made once
        costs: dict[str, list[float]] = defaultdict(list)
        for at in range(0, TOGETHER * ROUNDS, TOGETHER):
            costs[BARE_APP].append(_cost(bare, asked["exact name"][:TOGETHER]))
            for label, requests in asked.items():
                if some := requests[at : at + TOGETHER]:
                    costs[label].append(_cost(answering, some))
                    costs[f"{label}, again"].append(_cost(answering, some))
        bot.close()
    print(row(f"{count:,} articles", "fastest ms", "median ms"))  # noqa: T201 # the output of a benchmark
    for label, found in costs.items():
        print(row(label, f"{min(found):.3f}", f"{statistics.median(found):.3f}"))  # noqa: T201 # as above


def _cost(application: ASGIApp, requests: list[bytes]) -> float:
    """Milliseconds of processor time that one of the requests takes; RuntimeError when one is not answered."""
    start = time.process_time()
    for request in requests:
        if _status(application, request) != 200:
            raise RuntimeError(request)
    return (time.process_time() - start) * 1000 / len(requests)


def _status(application: ASGIApp, request: bytes) -> int:
    """The status of the response; nothing in between waits, so that no event loop is needed."""
    head, _, body = request.partition(b"\r\n\r\n")
    headers = [tuple(line.split(b": ", 1)) for line in head.split(b"\r\n")[1:]]
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": "/slack/events",
        "query_string": b"",
        "headers": [(name.lower(), value) for name, value in headers],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    async def send(message: Message) -> None:
        sent.append(message)

    answered = application(scope, receive, send)
    try:
        answered.send(None)  # type: ignore[attr-defined]  # a coroutine
    except StopIteration:
        return int(sent[0]["status"])
    raise RuntimeError("something waited")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2] or ["20000"]))
