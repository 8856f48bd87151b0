"""Times of day out of words: "8:00", "um 7.30 Uhr", "halb acht", "8 Uhr 30", "9 pm", "8 o'clock"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from functools import cache
from typing import cast

from bot.understanding.words import fold, read

CLOCK = re.compile(
    r"(?<![\w:.])(?P<at>(?:um|ab|gegen|at)\s+)?(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d{2})|\s*uhr\s*(?P<late>\d{2}))?"
    r"\s*(?P<suffix>uhr|h|am|pm|a\.m\.|p\.m\.|o['’]?clock)?(?![\w:.]\d|\w)",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"\b(?:um|at|ab)?\s*(?P<part>halb|viertel nach|viertel vor|dreiviertel|half past|quarter past|quarter to)?"
    r"\s*\b(?P<hour>[a-zäöüß]+)\b(?P<suffix>\s+(?:uhr|am|pm|o['’]?clock))?",
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
LIKE_A_TIME = re.compile(
    r"(?<![\w:.])(?:\d{1,2}:\d{1,2}|(?:um|at)\s+\d{1,2}(?:[:.]\d{2})?(?!\w|\.\d)|\d{1,2}\s*(?:uhr|am|pm)\b)",
    re.IGNORECASE,
)
"""Who types this means a time, also where there is no such time of day."""


@cache
def numbers(key: str) -> Mapping[str, int]:
    """A table of schedule.yaml, its words folded."""
    return {fold(word): int(number) for word, number in cast("dict[str, str]", read("schedule.yaml")[key]).items()}


def find(text: str) -> tuple[time | None, str]:
    """The first time of day in a text, and the text with it blanked out."""
    for match in sorted(CLOCK.finditer(text), key=_may_be_a_date):
        minute = match["minute"] or match["late"]
        said = match["at"] or minute or match["suffix"]
        if said and (found := _clock(int(match["hour"]), int(minute or 0), match["suffix"] or "")):
            return found, blank(text, match)
    for match in SPOKEN.finditer(text):
        hour = numbers("hours").get(fold(match["hour"]))
        if hour and (match["part"] or match["suffix"] or match[0].lower().lstrip().startswith(("um ", "at ", "ab "))):
            minutes = hour * 60 + OFFSETS.get((match["part"] or "").lower(), 0)
            if found := _clock(minutes // 60 % 24, minutes % 60, (match["suffix"] or "").strip()):
                return found, blank(text, match)
    return None, text


def in_part(at: time | None, part: time | None) -> time | None:
    """The time that is meant by a time and a part of the day: 8 in the evening is 20:00; a part alone has its own."""
    if at and part and part.hour >= 12 > at.hour:
        return at.replace(hour=at.hour + 12)
    return part if at is None else at


def blank(text: str, match: re.Match[str]) -> str:
    """The text with spaces in the place of a match."""
    return text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]


def _may_be_a_date(match: re.Match[str]) -> bool:
    """Whether it is only numbers and a full stop ("13.11"): a time where nothing else is."""
    return "." in match[0] and not (match["at"] or match["suffix"])


def _clock(hour: int, minute: int, suffix: str) -> time | None:
    half = suffix.lower().replace(".", "")
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour % 24, minute) if hour * 60 + minute <= 24 * 60 and minute < 60 else None
