"""Extraction on several processes of this machine.

Extraction is a pure function of the article, so a worker that dies costs only time: its chunk, and
those that waited beside it, are done again by new workers.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

import structlog

from bot.errors import FundstelleError
from bot.ingest.extractor import Make, T, chunks, run
from bot.model import Article

AHEAD = 3  # chunks a worker may have waiting
DEATHS = 3  # of workers in a row, without a chunk done in between, that end the import

_log = structlog.get_logger(__name__)


def processes(articles: Iterable[Article], make: Make[T], *, jobs: int) -> Iterator[tuple[Article, T | None]]:
    """A Spread, with so many worker processes."""
    to_do = chunks(articles)
    waiting: deque[tuple[list[Article], Future[list[T | None]]]] = deque()
    pool = _pool(jobs)
    deaths = 0
    try:
        while True:
            for chunk in islice(to_do, jobs * AHEAD - len(waiting)):
                waiting.append((chunk, _submit(pool, chunk, make)))
            if not waiting:
                return
            chunk, future = waiting[0]
            try:
                made = future.result()
            except BrokenProcessPool:
                deaths += 1
                if deaths == DEATHS:
                    raise FundstelleError(
                        "The import's worker processes keep dying: try again with --jobs 1."
                    ) from None
                _log.warning("A worker process died; its articles are done again.")
                pool.shutdown(wait=False)
                pool = _pool(jobs)
                waiting = deque((again, _submit(pool, again, make)) for again, _ in waiting)
                continue
            deaths = 0
            waiting.popleft()
            yield from zip(chunk, made, strict=True)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Not forked: threads of the parent (the log, the database) would be forked in the middle of their work.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start)


def _submit(pool: ProcessPoolExecutor, chunk: list[Article], make: Make[T]) -> Future[list[T | None]]:
    try:
        return pool.submit(run, chunk, make)
    except BrokenProcessPool as error:  # told where the result is waited for
        broken: Future[list[T | None]] = Future()
        broken.set_exception(error)
        return broken


def _start() -> None:
    """Leave Ctrl-C to the parent, and end with it, also when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101  # this runs in a child only

    def end_with_parent() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()
