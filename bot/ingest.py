"""Files to the archive: read, extract, store; what is wrong is told and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot import reading
from bot.errors import ReadingError
from bot.model import Article


def articles(paths: Iterable[Path], problem: reading.Problem) -> Iterator[Article]:
    """All articles of files and folders as a stream; every ReadingError is told to ``problem``, then it goes on."""
    for path in paths:
        try:
            for file in reading.files(path):
                yield from _articles_of(file, problem)
        except ReadingError as error:
            problem(error)


def _articles_of(file: Path, problem: reading.Problem) -> Iterator[Article]:
    try:
        yield from reading.read(file, problem)
    except ReadingError as error:
        problem(error)
