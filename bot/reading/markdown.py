"""``.md``: YAML front matter (title, date, source, url, author, section, …) between lines of ``---``, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.errors import ReadingError
from bot.model import Article
from bot.reading import Problem, fields
from bot.reading.decoding import text_of

SUFFIXES = (".md", ".markdown")

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def read(path: Path, problem: Problem) -> Iterator[Article]:  # noqa: ARG001  # a file is one article: its error is the file's
    """The one article of the file; its text is stripped at both ends and otherwise untouched."""
    text = text_of(path)
    found = _FRONT_MATTER.match(text)
    given = _front_matter(found[1], text.count("\n", 0, found.start(1)), path) if found else {}
    yield fields.article({**given, "text": text[found.end() if found else 0 :].strip()}, str(path), path)


def _front_matter(text: str, lines_before: int, path: Path) -> dict[str, object]:
    try:
        given = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = lines_before + 1 + (error.problem_mark.line if error.problem_mark else 0)
        raise _broken(path, line) from None
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: a date such as 2020-13-01
        raise _broken(path, lines_before + 1) from None
    if given is not None and not isinstance(given, dict):
        raise _broken(path, lines_before + 1)
    return {str(key): value for key, value in (given or {}).items()}


def _broken(path: Path, line: int) -> ReadingError:
    return ReadingError(
        '%(file)s, line %(line)d: the front matter is not valid YAML: write lines such as "title: …".',
        file=str(path),
        line=line,
    )
