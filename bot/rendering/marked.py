"""An article's text as HTML paragraphs in which passages, quotations and people are marked.

The marks may overlap in any way. The text is cut wherever one begins or ends, and neighbouring pieces
share the elements they have in common, so that the result is well-formed and its text content is the
article's text, character for character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from bot.model import Span

PARAGRAPH_BREAK = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Text start:end in an element; outer ``layer``s come first. Only the first piece has the ``id``."""

    start: int
    end: int
    layer: int
    css: str
    id: str = ""
    title: str = ""
    tag: str = "span"


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    marks: tuple[Mark, ...]  # from the outermost to the innermost


def paragraphs(text: str) -> Iterator[Span]:
    """The spans of the paragraphs; what stands between them are line breaks and blanks only."""
    start = 0
    for gap in PARAGRAPH_BREAK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """All paragraphs as ``<p>``, the gaps between them kept; marks outside the text or empty are left out."""
    spans = list(paragraphs(text))
    valid = dict.fromkeys(_snapped(mark, spans) for mark in marks if 0 <= mark.start < mark.end <= len(text))
    pieces = iter(_pieces(spans, tuple(valid)))
    parts, last = [], 0
    piece = next(pieces, None)
    for start, end in spans:
        inside = []
        while piece and piece.end <= end:
            inside.append(piece)
            piece = next(pieces, None)
        parts += [_verbatim(text[last:start]), "<p>", _nested(text, inside, 0), "</p>"]
        last = end
    parts.append(_verbatim(text[last:]))
    return Markup("".join(parts))  # noqa: S704  # every text and attribute went through escape()


def _snapped(mark: Mark, spans: Sequence[Span]) -> Mark:
    """The mark; one that begins between two paragraphs begins with the second, so that its id is not lost."""
    following = bisect_right(spans, mark.start, key=lambda span: span[1])
    if following < len(spans) and mark.start < spans[following][0] < mark.end:
        return replace(mark, start=spans[following][0])
    return mark


def _pieces(spans: Sequence[Span], marks: Sequence[Mark]) -> Iterator[_Piece]:
    """The paragraphs, cut wherever a mark begins or ends, in order."""
    edges = {edge for span in spans for edge in span} | {edge for mark in marks for edge in (mark.start, mark.end)}
    cuts = sorted(edges)
    starting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    active: list[Mark] = []
    paragraph = iter(spans)
    current = next(paragraph, None)
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while starting and starting[-1].start == start:
            active.append(starting.pop())
        while current and current[1] <= start:
            current = next(paragraph, None)
        if current and current[0] <= start:
            yield _Piece(start, end, tuple(sorted(active, key=_outermost_first)))


def _outermost_first(mark: Mark) -> tuple[int, int, int, str]:
    return mark.layer, mark.start, -mark.end, mark.id


def _nested(text: str, pieces: Sequence[_Piece], depth: int) -> str:
    parts = []
    for mark, group in groupby(pieces, key=lambda piece: piece.marks[depth] if len(piece.marks) > depth else None):
        same = list(group)
        if mark is None:
            parts.append(_verbatim(text[same[0].start : same[-1].end]))
        else:
            parts.append(_element(mark, _nested(text, same, depth + 1), first=same[0].start == mark.start))
    return "".join(parts)


def _element(mark: Mark, content: str, *, first: bool) -> str:
    attributes = {"class": mark.css, "id": mark.id if first else "", "title": mark.title}
    given = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<{mark.tag}{given}>{content}</{mark.tag}>"


def _verbatim(text: str) -> str:
    # A carriage return would become a line feed in the page, and offsets would no longer agree with the file's.
    return str(escape(text)).replace("\r", "&#13;")
