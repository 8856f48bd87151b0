"""Extraction on several processes: chunks of articles out, their extracts back in order.

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
from spacy.language import Language

from bot import settings
from bot.errors import FundstelleError
from bot.extraction import pipeline
from bot.model import Article, Extract

CHUNK = 20  # articles that travel together
AHEAD = 3  # chunks a worker may have waiting
RENEWED = 5_000  # articles after which a pipeline is built anew: its vocabulary only ever grows
DEATHS = 3  # of workers in a row, without a chunk done in between, that end the import

Chunk = list[Article]
Extracts = list[Extract | None]  # None: this article broke the extraction

_log = structlog.get_logger(__name__)


class Extractor:
    """Extracts one article after another; what breaks is logged, and not its neighbours' business."""

    def __init__(self) -> None:
        """Build nothing yet: it takes a second, and there may be nothing to do."""
        self._nlp: Language | None = None
        self._done = 0

    def __call__(self, article: Article) -> Extract | None:
        """The article's extract; None when the extraction broke."""
        if self._nlp is None or self._done % RENEWED == 0:
            self._nlp = pipeline.build(settings.load().bot_spacy_model)
        self._done += 1
        try:
            return pipeline.extract(self._nlp, article)
        except Exception:  # whatever it is, it must not cost the articles after this one
            _log.exception("Extraction failed.", article=article.id)
            return None


def extract_all(articles: Iterable[Article], jobs: int) -> Iterator[tuple[Article, Extract | None]]:
    """Each article with its extract (None: it broke), in order, from this process or from ``jobs`` others."""
    if jobs == 1:
        extractor = Extractor()
        yield from ((article, extractor(article)) for article in articles)
        return
    for chunk, extracts in _spread(_chunks(iter(articles)), jobs):
        yield from zip(chunk, extracts, strict=True)


def _chunks(articles: Iterator[Article]) -> Iterator[Chunk]:
    while chunk := list(islice(articles, CHUNK)):
        yield chunk


def _spread(chunks: Iterator[Chunk], jobs: int) -> Iterator[tuple[Chunk, Extracts]]:
    waiting: deque[tuple[Chunk, Future[Extracts]]] = deque()
    pool = _pool(jobs)
    deaths = 0
    try:
        while True:
            for chunk in islice(chunks, jobs * AHEAD - len(waiting)):
                waiting.append((chunk, _submit(pool, chunk)))
            if not waiting:
                return
            chunk, future = waiting[0]
            try:
                extracts = future.result()
            except BrokenProcessPool:
                deaths += 1
                if deaths == DEATHS:
                    raise FundstelleError(
                        "The import's worker processes keep dying: try again with --jobs 1."
                    ) from None
                _log.warning("A worker process died; its articles are done again.")
                pool.shutdown(wait=False)
                pool = _pool(jobs)
                waiting = deque((again, _submit(pool, again)) for again, _ in waiting)
                continue
            deaths = 0
            waiting.popleft()
            yield chunk, extracts
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Not forked: threads of the parent (the log, the database) would be forked in the middle of their work.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start)


def _submit(pool: ProcessPoolExecutor, chunk: Chunk) -> Future[Extracts]:
    try:
        return pool.submit(_extract, chunk)
    except BrokenProcessPool as error:  # told where the result is waited for
        broken: Future[Extracts] = Future()
        broken.set_exception(error)
        return broken


_extractor = Extractor()


def _extract(chunk: Chunk) -> Extracts:
    return [_extractor(article) for article in chunk]


def _start() -> None:
    """Leave Ctrl-C to the parent, and end with it, also when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101  # this runs in a child only

    def end_with_parent() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()
