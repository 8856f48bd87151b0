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
from bot.errors import KeptOutError, ReadingError, WithdrawnError
from bot.extraction.version import chain_version
from bot.ingest.extractor import Make, Spread, T, chunks, here
from bot.model import Article
from bot.store import Store, prepare

__all__ = ["Outcome", "Spread", "Told", "articles", "extracts", "here", "ingest", "ingest_articles", "refresh"]

BATCH = 200  # written in about a quarter of a second: longer, other writers (Slack's events) would wait

Outcome = Literal["new", "changed", "same", "blocked", "failed"]
Told = Callable[[Outcome], None]


def ingest(paths: Iterable[Path], store: Store, *, told: Told, problem: reading.Problem, spread: Spread = here) -> None:
    """Store all articles of files and folders; ``told`` hears what became of each, after it is stored.

    An article that the store has already is passed over without extraction. What cannot be read or
    extracted is told to ``problem`` and counts as failed; StoreError ends it.
    """
    failed = heeding(store, told, problem)
    ingest_articles(articles(paths, failed), store, told=told, problem=problem, spread=spread)


def heeding(store: Store, told: Told, problem: reading.Problem) -> reading.Problem:
    """A Problem that also does what agencies say: an article kept out is removed, a withdrawn one blocked for good."""

    def heard(error: ReadingError) -> None:
        problem(error)
        if not isinstance(error, KeptOutError):
            told("failed")
            return
        article = str(error.values["article"])
        if isinstance(error, WithdrawnError):
            store.block("article", article)
        else:
            store.remove([article])
        told("blocked")

    return heard


def ingest_articles(
    found: Iterable[Article], store: Store, *, told: Told, problem: reading.Problem, spread: Spread = here
) -> None:
    """The same for articles that are read already; what their iterator raises ends it."""

    def unknown() -> Iterator[Article]:
        for chunk in chunks(found):
            for article, known in zip(chunk, store.known(chunk), strict=True):
                if known:
                    told("same")
                else:
                    yield article

    _store(unknown(), store, told, problem, spread)


def refresh(store: Store, *, told: Told, problem: reading.Problem, spread: Spread = here) -> None:
    """Extract again, and store, what another version of the chain or of the topics made, and only that."""
    _store(store.stale(chain_version()), store, told, problem, spread)


def articles(paths: Iterable[Path], problem: reading.Problem) -> Iterator[Article]:
    """All articles of files and folders as a stream; every ReadingError is told to ``problem``, then it goes on."""
    for path in paths:
        try:
            for file in reading.files(path):
                yield from _articles_of(file, problem)
        except ReadingError as error:
            problem(error)


def extracts(found: Iterable[Article], problem: reading.Problem, make: Make[T], spread: Spread = here) -> Iterator[T]:
    """What is made of each article and its extract; one that breaks the extraction is told to ``problem``."""
    for article, made in spread(found, make):
        if made is None:
            problem(ReadingError('"%(title)s" could not be extracted: see the log.', title=article.title))
        else:
            yield made


def _store(found: Iterable[Article], store: Store, told: Told, problem: reading.Problem, spread: Spread) -> None:
    def failed(error: ReadingError) -> None:
        problem(error)
        told("failed")

    prepared = extracts(found, failed, prepare, spread)
    while batch := list(islice(prepared, BATCH)):
        for outcome in store.save_prepared(batch, chain_version()):
            told(outcome)


def _articles_of(file: Path, problem: reading.Problem) -> Iterator[Article]:
    try:
        yield from reading.read(file, problem)
    except ReadingError as error:
        problem(error)
