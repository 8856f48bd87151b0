"""When a digest is to come, out of words: "täglich 8:00", "Mo-Fr 7:30", "wöchentlich montags", "daily at 9 am"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.commands.words import fold, read

ALL_DAYS = (0, 1, 2, 3, 4, 5, 6)
WORKING_DAYS = ALL_DAYS[:5]
CLOCK = re.compile(
    r"(?<![\w:.])(?P<at>(?:um|ab|gegen|at)\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<suffix>uhr|h|am|pm|a\.m\.|p\.m\.)?(?![\w:.]\d|\w)",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"\b(?:um|at|ab)?\s*(?P<part>halb|viertel nach|viertel vor|dreiviertel|half past|quarter past|quarter to)?"
    r"\s*\b(?P<hour>[a-zäöüß]+)\b(?P<suffix>\s+(?:uhr|am|pm))?",
    re.IGNORECASE,
)
OFFSETS = {
    "halb": -30,
    "viertel nach": 15,
    "viertel vor": -15,
    "dreiviertel": -15,
    "half past": 30,
    "quarter past": 15,
    "quarter to": -15,
}
ZONE = re.compile(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?\b|\bUTC\b")
DAY_RANGE = re.compile(r"\b([a-zäöü]+)\.?\s*(?:-|–|bis|to|through)\s*([a-zäöü]+)\b\.?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
UNCLEAR = {"so", "do"}


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days (0 is Monday), the time of day and the zone that it is meant in; each as far as it was said."""

    days: tuple[int, ...] = ()
    at: time | None = None
    zone: str = ""


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in cast("list[str]", read("schedule.yaml")[key]))


@cache
def _numbers(key: str) -> Mapping[str, int]:
    return {fold(word): int(number) for word, number in cast("dict[str, str]", read("schedule.yaml")[key]).items()}


@cache
def weekdays() -> Mapping[str, int]:
    """The number of a day of the week by its folded names, 0 for Monday."""
    days = cast("list[list[str]]", read("schedule.yaml")["weekdays"])
    return {fold(name): number for number, names in enumerate(days) for name in names}


def find(text: str) -> tuple[Schedule, str]:
    """The schedule in a text, and the text with its words blanked out."""
    zone, text = _zone(text)
    at, text = _time(text)
    days, part, text = _days(text)
    return Schedule(days, at if at else part, zone), text


def _zone(text: str) -> tuple[str, str]:
    for match in ZONE.finditer(text):
        try:
            ZoneInfo(match[0])
        except (ZoneInfoNotFoundError, ValueError):
            continue
        return match[0], _blank(text, match)
    return "", text


def _time(text: str) -> tuple[time | None, str]:
    for match in CLOCK.finditer(text):
        said = match["at"] or match["minute"] or match["suffix"]
        if said and (found := _clock(int(match["hour"]), int(match["minute"] or 0), match["suffix"] or "")):
            return found, _blank(text, match)
    for match in SPOKEN.finditer(text):
        hour = _numbers("hours").get(fold(match["hour"]))
        if hour and (match["part"] or match["suffix"] or match[0].lower().lstrip().startswith(("um ", "at ", "ab "))):
            minutes = hour * 60 + OFFSETS.get((match["part"] or "").lower(), 0)
            if found := _clock(minutes // 60 % 24, minutes % 60, (match["suffix"] or "").strip()):
                return found, _blank(text, match)
    return None, text


def _clock(hour: int, minute: int, suffix: str) -> time | None:
    half = suffix.lower().replace(".", "")
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour % 24, minute) if hour <= 24 and minute < 60 else None


def _days(text: str) -> tuple[tuple[int, ...], time | None, str]:
    days: set[int] = set()
    part: time | None = None
    for match in DAY_RANGE.finditer(text):
        first, last = (weekdays().get(fold(name)) for name in match.groups())
        if first is not None and last is not None:
            days.update((first + i) % 7 for i in range((last - first) % 7 + 1))
            text = _blank(text, match)
    weekly = False
    for match in WORD.finditer(text):
        word = fold(match[0])
        if found := _of_word(word, match[0]):
            days.update(found)
        elif word in _numbers("parts"):
            part = time(_numbers("parts")[word])
        elif word not in _words("weekly"):
            continue
        weekly = weekly or word in _words("weekly")
        text = _blank(text, match)
    if not days:
        days = {0} if weekly else set(ALL_DAYS) if part else days
    return tuple(sorted(days)), part, text


def _of_word(word: str, typed: str) -> tuple[int, ...]:
    """The days that one folded word stands for, () for any other; "so" and "do" are days with a capital only."""
    if word in weekdays() and (word not in UNCLEAR or typed.istitle()):
        return (weekdays()[word],)
    for key, days in (("working", WORKING_DAYS), ("weekend", ALL_DAYS[5:]), ("daily", ALL_DAYS)):
        if word in _words(key):
            return days
    return ()


def _blank(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
