"""Files in, Articles out: one module a format, found by itself.

A format is a module of this package with ``SUFFIXES`` (".txt", …) and
``read(path, problem) -> Iterator[Article]``; nothing else has to know of it. The modules' heavy
libraries are imported when a file of their format is read.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from bot.errors import ReadingError
from bot.model import Article

Problem = Callable[[ReadingError], None]
"""Is told of an article that cannot be read; returning from it goes on with the rest of the file."""


class Format(Protocol):
    """What a module of this package has when it is a format."""

    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, problem: Problem) -> Iterator[Article]:
        """The articles of a file; what is wrong with one of several is told to ``problem``."""


def stop(error: ReadingError) -> None:
    """The Problem that ends the reading at the first error."""
    raise error


@cache
def formats() -> dict[str, Format]:
    """The format of each suffix, lower case with its dot."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return {suffix: module for module in modules for suffix in getattr(module, "SUFFIXES", ())}


def read(path: Path, problem: Problem = stop) -> Iterator[Article]:
    """The articles of one file, as a stream; ReadingError when the file as a whole cannot be read."""
    try:
        if not path.exists():
            raise ReadingError("There is no %(file)s: check the path.", file=str(path))
        yield from _format(path).read(path, problem)
    except PermissionError as error:
        raise ReadingError("%(file)s may not be read: check its rights.", file=str(path)) from error
    except OSError as error:
        raise ReadingError(
            "%(file)s cannot be read (%(why)s): check that it exists and may be read.",
            file=str(path),
            why=error.strerror or type(error).__name__,
        ) from error


def _format(path: Path) -> Format:
    if found := formats().get(path.suffix.lower()):
        return found
    known = ", ".join(sorted(formats()))
    raise ReadingError("%(file)s has an unknown format: use one of %(known)s.", file=str(path), known=known)


def files(path: Path) -> Iterator[Path]:
    """The file itself, or all files below a folder whose format is known, in the order of their names."""
    if not path.is_dir():
        yield path
        return
    found = [file for file in sorted(path.rglob("*")) if file.suffix.lower() in formats() and file.is_file()]
    if not found:
        raise ReadingError(
            "%(file)s has no articles: put files ending in %(known)s there.",
            file=str(path),
            known=", ".join(sorted(formats())),
        )
    yield from found


def count(paths: Iterable[Path]) -> int:
    """About how many articles files and folders hold, for a progress bar: one a file, a line in JSON Lines."""
    total = 0
    for path in paths:
        try:
            for file in files(path):
                lines = getattr(formats().get(file.suffix.lower()), "count", None)
                total += lines(file) if lines and file.is_file() else 1  # a pipe can be read only once
        except (ReadingError, OSError):
            total += 1  # told when it is read
    return total
