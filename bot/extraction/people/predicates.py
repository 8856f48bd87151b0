"""Roles that a verb gives its subject: "X ist Präsident", "X wurde zur Leiterin gewählt", "neuer Leiter ist X"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.extraction.data import load
from bot.extraction.people.appointments import after_time, own_phrase_start
from bot.extraction.people.around import Around, phrase_from
from bot.extraction.people.before_name import FARTHEST
from bot.extraction.people.role_phrases import ARTICLES, attributes_start, complements_end
from bot.model import Span

_DATA: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in load("role_phrases").items()}
OBLIQUE = frozenset(load("grammar")["oblique"])
LONGEST_CLAUSE = 24
"""Tokens in which "und wird Leiterin" is looked for behind a name."""


def predicate(around: Around, place: int, high: int) -> Span | None:
    """The role behind a copula that ends at a place: "[seit 2013] [zum] Leiter der Kammer"."""
    words = around.words
    place = after_time(words, place, high)
    becoming = place < high and (words[place] in _DATA["becoming"] or words[place : place + 1] == ["zu"])
    if becoming and (words[place] != "zu" or (place + 1 < high and words[place + 1] in ARTICLES)):
        place += 1
    span = phrase_from(around, place, high)
    if span is None or span[1] in around.named or (not becoming and _is_object(words, place, span)):
        return None
    return span


def _is_object(words: list[str], place: int, span: Span) -> bool:
    """Whether a phrase is not in the nominative: "Er werde der neuen Leiterin helfen"."""
    if words[place] not in OBLIQUE and words[place] != "der":
        return False
    return words[place] in OBLIQUE or words[span[0]].endswith("en") or words[span[0]].endswith("in")


def copula(around: Around, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """X ist Präsident der Kammer; X wurde zur Leiterin gewählt; neuer Leiter ist X."""
    words = around.words
    if end < high and words[end] in _DATA["copulas"]:
        if span := predicate(around, end + 1, high):
            yield span
        return
    start = own_phrase_start(around, start, low)  # "Gründer ist der Ingenieur X"
    if start - 1 < low or words[start - 1] not in _DATA["copulas_before"]:
        return
    if span := predicate(around, end, high):  # 2013 wurde X Leiter der Kammer
        yield span
    for head in range(start - 2, max(low, start - FARTHEST) - 1, -1):
        if around.letters[head] == "R" and head not in around.named:
            first = attributes_start(words, head, low)
            at_start = first <= low + 1 or words[first - 1] in {",", "und"}
            if at_start and complements_end(words, head + 1, start - 1) == start - 1:
                yield first, start - 1
            return


def relative_clause(around: Around, end: int, high: int) -> Iterator[Span]:
    """X, der von 1989 bis 1997 Präsident der Kammer war."""
    words = around.words
    if end + 2 < high and words[end] == "," and words[end + 1] in {"der", "die"}:
        span = phrase_from(around, after_time(words, end + 2, high), high)
        if span and span[1] < high and words[span[1]] in _DATA["copulas"]:
            yield span


def second_verb(around: Around, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """X verlässt die Kammer und wird Leiterin des Amtes."""
    words = around.words
    if own_phrase_start(around, start, low) > low or words[low] in ARTICLES:
        return
    for place in range(end, min(high - 2, end + LONGEST_CLAUSE)):
        if place in around.named or words[place] in {",", ";", ":"}:
            return
        if words[place] == "und" and words[place + 1] in _DATA["copulas"]:
            if span := predicate(around, place + 2, high):
                yield span
            return
