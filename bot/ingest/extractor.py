"""What a worker does, wherever it runs: chunks of articles in, what is made of their extracts out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol, TypeVar

import structlog
from spacy.language import Language

from bot import settings
from bot.extraction import pipeline
from bot.model import Article, Extract

CHUNK = 20  # articles that travel together
RENEWED = 5_000  # articles after which a pipeline is built anew: its vocabulary only ever grows

T = TypeVar("T")
Make = Callable[[Article, Extract], T]
"""What is made of an article and its extract where it was extracted; workers must be able to import it."""

_log = structlog.get_logger(__name__)


class Spread(Protocol):
    """Extracts on one or on many processes; which, is what implementations differ in."""

    def __call__(self, articles: Iterable[Article], make: Make[T]) -> Iterator[tuple[Article, T | None]]:
        """Each article with what was made of it (None: it broke the extraction), in order."""
        ...


class Extractor:
    """Extracts one article after another; what breaks is logged, and not its neighbours' business."""

    def __init__(self) -> None:
        """Build nothing yet: it takes a second, and there may be nothing to do."""
        self._nlp: Language | None = None
        self._done = 0
        self._one = threading.Lock()  # a worker of a cluster may have several threads, a pipeline serves one

    def __call__(self, article: Article, make: Make[T]) -> T | None:
        """What is made of the article's extract; None when that broke."""
        with self._one:
            if self._nlp is None or self._done % RENEWED == 0:
                self._nlp = pipeline.build(settings.load().bot_spacy_model)
            self._done += 1
            try:
                return make(article, pipeline.extract(self._nlp, article))
            except Exception:  # whatever it is, it must not cost the articles after this one
                _log.exception("Extraction failed.", article=article.id)
                return None


_extractor = Extractor()  # of this process


def run(chunk: Sequence[Article], make: Make[T]) -> list[T | None]:
    """What is made of each article of a chunk, by the one extractor of the process."""
    return [_extractor(article, make) for article in chunk]


def here(articles: Iterable[Article], make: Make[T]) -> Iterator[tuple[Article, T | None]]:
    """The Spread of a single process: this one."""
    extractor = Extractor()
    yield from ((article, extractor(article, make)) for article in articles)


def chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles, CHUNK at a time."""
    waiting = iter(articles)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk
