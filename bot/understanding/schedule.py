"""When a digest is to come, out of words: "täglich 8:00", "Mo-Fr 7:30", "wöchentlich montags", "daily at 9 am"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import cast
from zoneinfo import available_timezones

from bot.errors import UsageError
from bot.understanding import clock
from bot.understanding.words import fold, read

ALL_DAYS = (0, 1, 2, 3, 4, 5, 6)
WORKING_DAYS = ALL_DAYS[:5]
ZONE = re.compile(r"\b[a-z]+/[a-z_]+(?:/[a-z_]+)?\b|\bUTC\b", re.IGNORECASE)
DAY_RANGE = re.compile(r"\b([a-zäöü]+)\.?\s*(?:-|–|bis|to|through)\s*([a-zäöü]+)\b\.?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
UNCLEAR = {"so", "do"}  # days with a capital, or right before a time
BEFORE_TIME = re.compile(r"\.?\s*(?:um\s+)?\d{1,2}\s*(?:[:.]\d{2}|uhr)", re.IGNORECASE)
NOT_ON = re.compile(r"\b(?:außer|ausser|ohne|except|but not|nicht)\s+(?:(?:am|an|on)\s+)?", re.IGNORECASE)
BETWEEN_DAYS = re.compile(r"\s*(?:,|/|&|\bund\b|\band\b)?\s*", re.IGNORECASE)


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
def weekdays() -> Mapping[str, int]:
    """The number of a day of the week by its folded names, 0 for Monday."""
    days = cast("list[list[str]]", read("schedule.yaml")["weekdays"])
    return {fold(name): number for number, names in enumerate(days) for name in names}


def find(text: str) -> tuple[Schedule, str]:
    """The schedule in a text, and the text with its words blanked out."""
    zone, text = _zone(text)
    without, text = _left_out(text)
    marked = _with_clear_days(text)
    at, marked = clock.find(marked)
    days, part, rest = _days(marked)
    days = tuple(day for day in days or (ALL_DAYS if without else ()) if day not in without)
    return Schedule(days, clock.in_part(at, part), zone), rest


def check(rest: str, *, timed: bool) -> None:
    """UsageError when what ``find`` left still tries to say when; ``timed``: a time was found."""
    if match := clock.LIKE_A_TIME.search(rest):
        if timed:
            raise UsageError("A digest comes once a day: name one time only, not “%(time)s” as well.", time=match[0])
        raise UsageError("“%(time)s” is no time of day: write 8:00 or 18:30.", time=match[0])
    if match := next((match for match in ZONE.finditer(rest) if _region(match[0]) in _regions()), None):
        raise UsageError("There is no time zone “%(name)s”: try Europe/Berlin.", name=match[0])
    if match := _rhythms().search(rest):
        raise UsageError(
            "Digests come daily, on days such as Mo-Fr or weekly, never “%(rhythm)s”; "
            "if you look for these words, set them in quotation marks.",
            rhythm=match[0].strip(),
        )


def zone_of(name: str) -> str:
    """The zone that is called so ("europe/berlin", "New York"); "" for none, or where several are."""
    wanted = name.strip().casefold().replace(" ", "_")
    known = {zone.casefold(): zone for zone in available_timezones()}
    cities = [zone for key, zone in known.items() if "/" in key and key.rpartition("/")[2] == wanted]
    return known.get(wanted) or (cities[0] if len(cities) == 1 else "")


def _zone(text: str) -> tuple[str, str]:
    for match in ZONE.finditer(text):
        if zone := zone_of(match[0]):
            return zone, clock.blank(text, match)
    return "", text


def _region(zone: str) -> str:
    return zone.partition("/")[0].casefold()


@cache
def _regions() -> frozenset[str]:
    return frozenset(_region(zone) for zone in available_timezones() if "/" in zone)


@cache
def _rhythms() -> re.Pattern[str]:
    """What people say who want digests at times that there are none."""
    return re.compile("|".join(cast("list[str]", read("schedule.yaml")["rhythms"])), re.IGNORECASE)


def _left_out(text: str) -> tuple[set[int], str]:
    """The days that there is to be none on ("außer sonntags"), and the text without them."""
    found = NOT_ON.search(text)
    days: set[int] = set()
    while found and (word := WORD.match(text, found.end())) and (more := _of_word(fold(word[0]), word[0].title())):
        days.update(more)
        text = text[: found.start()] + " " * (word.end() - found.start()) + text[word.end() :]
        found = BETWEEN_DAYS.match(text, word.end())
    return days, text


def _with_clear_days(text: str) -> str:
    """The text with "do" and "so" written as the days that they are where a time follows."""
    for match in WORD.finditer(text):
        if fold(match[0]) in UNCLEAR and BEFORE_TIME.match(text, match.end()):
            text = text[: match.start()] + match[0].title() + text[match.end() :]
    return text


def _days(text: str) -> tuple[tuple[int, ...], time | None, str]:
    days: set[int] = set()
    part: time | None = None
    for match in DAY_RANGE.finditer(text):
        first, last = (weekdays().get(fold(name)) for name in match.groups())
        if first is not None and last is not None:
            days.update((first + i) % 7 for i in range((last - first) % 7 + 1))
            text = clock.blank(text, match)
    weekly = False
    for match in WORD.finditer(text):
        word = fold(match[0])
        if found := _of_word(word, match[0]):
            days.update(found)
        elif word in clock.numbers("parts"):
            part = time(clock.numbers("parts")[word])
        elif word not in _words("weekly"):
            continue
        weekly = weekly or word in _words("weekly")
        text = clock.blank(text, match)
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
