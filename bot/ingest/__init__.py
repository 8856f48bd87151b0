"""Files to the archive: read, extract, store; what is wrong is told and the rest goes on.

Articles are stored with their extracts in transactions of BATCH: a process that is killed loses
nothing stored, and started again it passes over what is there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Literal

from bot import reading
from bot.errors import ReadingError
from bot.extraction.version import chain_version
from bot.ingest.workers import extract_all
from bot.model import Article, Extract
from bot.store.protocol import Store

BATCH = 50

Outcome = Literal["new", "changed", "same", "blocked", "failed"]
Told = Callable[[Outcome], None]


def ingest(paths: Iterable[Path], store: Store, *, told: Told, problem: reading.Problem, jobs: int = 1) -> None:
    """Store all articles of files and folders; ``told`` hears what became of each, after it is stored.

    An article that the store has already is passed over without extraction. What cannot be read or
    extracted is told to ``problem`` and counts as failed; StoreError ends it.
    """

    def failed(error: ReadingError) -> None:
        problem(error)
        told("failed")

    ingest_articles(articles(paths, failed), store, told=told, problem=problem, jobs=jobs)


def ingest_articles(
    found: Iterable[Article], store: Store, *, told: Told, problem: reading.Problem, jobs: int = 1
) -> None:
    """The same for articles that are read already; what their iterator raises ends it."""

    def failed(error: ReadingError) -> None:
        problem(error)
        told("failed")

    def unknown() -> Iterator[Article]:
        for article in found:
            if store.knows(article):
                told("same")
            else:
                yield article

    _save(extracts(unknown(), failed, jobs), store, told)


def refresh(store: Store, *, told: Told, problem: reading.Problem, jobs: int = 1) -> None:
    """Extract again, and store, what another version of the chain or of the topics made, and only that."""

    def failed(error: ReadingError) -> None:
        problem(error)
        told("failed")

    _save(extracts(store.stale(chain_version()), failed, jobs), store, told)


def articles(paths: Iterable[Path], problem: reading.Problem) -> Iterator[Article]:
    """All articles of files and folders as a stream; every ReadingError is told to ``problem``, then it goes on."""
    for path in paths:
        try:
            for file in reading.files(path):
                yield from _articles_of(file, problem)
        except ReadingError as error:
            problem(error)


def extracts(found: Iterable[Article], problem: reading.Problem, jobs: int = 1) -> Iterator[tuple[Article, Extract]]:
    """Each article with its extract; one that breaks the extraction is told to ``problem`` and left out."""
    for article, extract in extract_all(found, jobs):
        if extract is None:
            problem(ReadingError('"%(title)s" could not be extracted: see the log.', title=article.title))
        else:
            yield article, extract


def _save(found: Iterator[tuple[Article, Extract]], store: Store, told: Told) -> None:
    while batch := list(islice(found, BATCH)):
        for outcome in store.save_all(batch, chain_version()):
            told(outcome)


def _articles_of(file: Path, problem: reading.Problem) -> Iterator[Article]:
    try:
        yield from reading.read(file, problem)
    except ReadingError as error:
        problem(error)
