"""A file's text: size limit, encoding (UTF-8, else Windows-1252, and said), binary files refused."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import structlog

from bot.errors import ReadingError

LIMIT = 20_000_000
"""Bytes that a file, or a line of JSON Lines, may have: more is a mistake or an attack."""

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_log = structlog.get_logger(__name__)


def bytes_of(path: Path) -> bytes:
    """All of a file of at most LIMIT bytes; ReadingError for a larger or an empty one."""
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise too_big(str(path))
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise empty(path)
    return data


def text_of(path: Path) -> str:
    """The whole text of a file of at most LIMIT bytes; ReadingError in one sentence."""
    return decode(bytes_of(path), str(path))


def empty(path: Path) -> ReadingError:
    """The error for a file with nothing in it."""
    return ReadingError("%(file)s is empty: write an article into it or remove it.", file=str(path))


def too_big(where: str) -> ReadingError:
    """The error for more than an article can have."""
    return ReadingError("%(file)s is too large for an article: split it into its articles.", file=where)


def decode(data: bytes, where: str) -> str:
    """Bytes as text: UTF-8 with or without byte order mark, else Windows-1252, which is logged."""
    if _BINARY.search(data):
        raise ReadingError("%(file)s is not a text file: save it as text in UTF-8.", file=where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise ReadingError("%(file)s is not a text file: save it as text in UTF-8.", file=where) from None
    _log.warning("Not UTF-8: read as Windows-1252.", file=where)
    return text
