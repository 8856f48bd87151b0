"""``.json``: one object with ``text``, or a list of them; the text is taken exactly as given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bot.errors import ReadingError
from bot.model import Article
from bot.reading import Problem, fields, ninjs
from bot.reading.decoding import text_of

SUFFIXES = (".json",)


def read(path: Path, problem: Problem) -> Iterator[Article]:
    """The articles of the file, each with its place in the list where errors are told."""
    text = text_of(path)
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(path, error.lineno) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in brackets
        raise _broken(path, 1) from None
    yield from entries(given, str(path), path, problem)


def entries(given: object, where: str, path: Path | None, problem: Problem) -> Iterator[Article]:
    """The articles of decoded JSON; ``path`` is the file that it is all of."""
    if isinstance(given, dict) and not ninjs.recognises(given):
        yield fields.article(given, where, path)
        return
    for number, entry in enumerate(given if isinstance(given, list) else [given], start=1):
        try:
            yield from_entry(entry, f"{where}[{number}]" if isinstance(given, list) else where)
        except ReadingError as error:
            problem(error)


def from_entry(entry: object, where: str) -> Article:
    """The article of one decoded JSON object."""
    if not isinstance(entry, dict):
        raise ReadingError('%(file)s is not a JSON object: write {"title": …, "text": …} there.', file=where)
    return ninjs.article(entry, where) if ninjs.recognises(entry) else fields.article(entry, where)


def _broken(path: Path, line: int) -> ReadingError:
    return ReadingError("%(file)s, line %(line)d: this is not valid JSON.", file=str(path), line=line)
