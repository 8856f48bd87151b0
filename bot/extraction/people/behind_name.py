"""Roles that stand behind a name: in brackets, between commas, and where somebody works."""

from __future__ import annotations

from collections.abc import Iterator

from bot.extraction.data import load
from bot.extraction.people.appointments import after_time, own_phrase_start
from bot.extraction.people.around import LONGEST, Around, phrase_from
from bot.extraction.people.role_phrases import ARTICLES, complements_end, is_adjective
from bot.extraction.speech_verbs import VERBS
from bot.model import Span

_DATA: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in load("role_phrases").items()}
INSTITUTIONS = tuple(load("organisations")["heads"])
SAYING = (frozenset(VERBS.finite) - _DATA["with_von"]) | {"so", "laut"}
PASSIVE = frozenset(load("grammar")["passive"])
ENDS = frozenset(",.;:!?)–-“”\"«»'…")


def affiliation(around: Around, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """X von der Kammer für Handel; X vom Quandel-Institut; X von Nordwerk; so X vom Hafenblatt."""
    words = around.words
    if end >= high or words[end] not in {"von", "vom"}:
        return
    first = end + 1
    if first < high and words[first] in {"der", "den", "dem"}:
        first += 1
    elif first < high and words[first] in ARTICLES:  # "von ihrem Amt"
        return
    last = complements_end(words, end, min(high, end + LONGEST))
    if last <= first:
        return
    places = range(first, last)
    known = any(place in around.firms or words[place].lower().endswith(INSTITUTIONS) for place in places[:4])
    if any(place in around.named or (around.letters[place] == "R" and place not in around.firms) for place in places):
        return  # "von Trainerin Y": she did it
    if known or _is_told(around, start, low, high):
        yield first, last


def _is_told(around: Around, start: int, low: int, high: int) -> bool:
    """Whether "von" behind a name can only be that of its own phrase: "so X vom …", "laut Oberst X von der …"."""
    words = around.words
    own = own_phrase_start(around, start, low)
    if own > low and words[own - 1] in SAYING:
        return True
    return own < start and PASSIVE.isdisjoint(words[low:high]) and around.letters[start - 1] == "R"


def in_brackets(around: Around, end: int, high: int) -> Span | None:
    """X (CDU); X (Vorsitzende der Kammer)."""
    words = around.words
    if end + 2 >= high or words[end] != "(":
        return None
    first = end + 1
    if words[first] in _DATA["not_in_brackets"]:
        return None
    last = next((place for place in range(first, min(high, first + 10)) if words[place] in "),;/"), None)
    if last is None:
        return None
    party = words[first] in _DATA["parties"] or (
        words[first].isupper() and words[first].isalpha() and len(words[first]) > 1
    )
    role = around.letters[first] == "R" or (is_adjective(words[first]) and around.letters[first + 1] == "R")
    return (first, last) if party or role else None


def behind_bracket(words: list[str], end: int, high: int) -> int:
    """Behind "(CDU)" or "(54)" after a name."""
    if end < high and words[end] == "(":
        return next((place + 1 for place in range(end, min(high, end + 10)) if words[place] == ")"), end)
    return end


def apposition(around: Around, start: int, end: int, high: int) -> Iterator[Span]:
    """X, die Berliner Beauftragte,; X, Sprecher der Kammer; X, ein Dichter und Major außer Dienst."""
    words = around.words
    if end >= high or words[end] not in {",", "–", "-", "als"}:
        return
    if words[end] == "als" and words[start - 1] in _DATA["succeeding"]:
        return  # it is the successor's: "Y folgt X als Leiter nach"
    place = after_time(words, end + 1, high)
    if place < high and words[place] == "als":
        place = after_time(words, place + 1, high)
    if words[place : place + 2] in (["einer", "der"], ["eine", "der"]):
        if span := phrase_from(around, place + 1, high):
            yield place, span[1]
        return
    while span := phrase_from(around, place, high):
        first, last = span
        following = words[last] if last < high else "."
        at_end = last + 1 >= high or words[last + 1] in ENDS  # "wie X, Leiter der Kammer betont."
        if last in around.named or not (following in ENDS or following == "und" or words[end] == "als" or at_end):
            return
        if following == "," and last + 1 in around.named and words[first - 1] in ARTICLES:
            return  # it is the next one's: "X, der Leiter der Kammer, Y, und Z"
        yield first, last
        if following != "und":
            return
        place = last + 1
