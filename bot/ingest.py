"""Files to the archive: read, extract, store; what is wrong is told and the rest goes on.

Articles are stored with their extracts in transactions of BATCH: a process that is killed loses
nothing stored, and started again it passes over what is there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Literal

import structlog

from bot import reading
from bot.errors import ReadingError
from bot.extraction import pipeline
from bot.model import Article, Extract
from bot.store.protocol import Store

BATCH = 50

Outcome = Literal["new", "changed", "same", "failed"]

_log = structlog.get_logger(__name__)


def ingest(paths: Iterable[Path], store: Store, *, told: Callable[[Outcome], None], problem: reading.Problem) -> None:
    """Store all articles of files and folders; ``told`` hears what became of each, after it is stored.

    An article that the store has already is passed over without extraction. What cannot be read or
    extracted is told to ``problem`` and counts as failed; StoreError ends it.
    """

    def failed(error: ReadingError) -> None:
        problem(error)
        told("failed")

    def unknown() -> Iterator[Article]:
        for article in articles(paths, failed):
            if store.article(article.id) == article:
                told("same")
            else:
                yield article

    done = extracts(unknown(), failed)
    while batch := list(islice(done, BATCH)):
        for outcome in store.save_all(batch):
            told(outcome)


def articles(paths: Iterable[Path], problem: reading.Problem) -> Iterator[Article]:
    """All articles of files and folders as a stream; every ReadingError is told to ``problem``, then it goes on."""
    for path in paths:
        try:
            for file in reading.files(path):
                yield from _articles_of(file, problem)
        except ReadingError as error:
            problem(error)


def extracts(found: Iterable[Article], problem: reading.Problem) -> Iterator[tuple[Article, Extract]]:
    """Each article with its extract; one that breaks the extraction is logged, told to ``problem`` and left out."""
    nlp = None
    for article in found:
        nlp = nlp or pipeline.build()  # takes a second: not when there is nothing to do
        try:
            extract = pipeline.extract(nlp, article)
        except Exception:  # whatever it is, it must not cost the articles after this one
            _log.exception("Extraction failed.", article=article.id)
            problem(ReadingError('"%(title)s" could not be extracted: see the log.', title=article.title))
        else:
            yield article, extract


def _articles_of(file: Path, problem: reading.Problem) -> Iterator[Article]:
    try:
        yield from reading.read(file, problem)
    except ReadingError as error:
        problem(error)
