"""``.jsonl``: an object with ``text`` a line, read as a stream; the text is taken exactly as given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from bot.errors import ReadingError
from bot.model import Article
from bot.reading import Problem
from bot.reading.decoding import LIMIT, decode, empty, too_big
from bot.reading.json_file import from_entry

SUFFIXES = (".jsonl", ".ndjson")


def read(path: Path, problem: Problem) -> Iterator[Article]:
    """An article a line; a line that is wrong is told with its number, the others are read."""
    count = 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LIMIT + 1), b""), start=1):
            if not line.strip():
                continue
            count += 1
            where = f"{path}:{number}"
            try:
                if len(line) > LIMIT:
                    _skip_line(file, line)
                    raise too_big(where)
                yield from_line(decode(line, where), where)
            except ReadingError as error:
                problem(error)
    if not count:
        raise empty(path)


def count(path: Path) -> int:
    """The number of lines, as good as that of articles."""
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(LIMIT)


def from_line(text: str, where: str) -> Article:
    """The article of one line of JSON."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        given = None
    return from_entry(given, where)
