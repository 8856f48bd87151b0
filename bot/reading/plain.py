"""``.txt``: an optional ``date YYYY[-MM[-DD]]`` at the very start, the rest is the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.model import Article
from bot.reading import Problem, fields
from bot.reading.decoding import text_of

SUFFIXES = (".txt",)

_DATE_PREFIX = re.compile(r"\s*date[ \t]+([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?=\s|\Z)")


def read(path: Path, problem: Problem) -> Iterator[Article]:  # noqa: ARG001  # a file is one article: its error is the file's
    """The one article of the file."""
    date, text = split_date(text_of(path))
    yield fields.article({"date": date, "text": text}, str(path), path)


def split_date(text: str) -> tuple[str, str]:
    """The date before the text, "" without one, and the text: stripped at both ends, otherwise untouched."""
    found = _DATE_PREFIX.match(text)
    return (found[1], text[found.end() :].strip()) if found else ("", text.strip())
