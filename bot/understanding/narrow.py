"""Which articles a question means: "seit 2020", "bis Mai 2021", "letzte Woche", "quelle:Stadtbote", and in English."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from bot.model import Narrowing
from bot.understanding import recent, words

_DATE = r"""(?:(?P<day>\d{1,2})\.\s?(?:(?P<m1>\d{1,2})\.\s?|(?P<m2>[^\W\d]+)\s)|(?P<m3>[^\W\d]+)\s)?
            (?P<year>(?:19|20)\d\d)(?P<iso>-\d\d(?:-\d\d)?)?"""
_WORDS = (
    r"(?P<word>seit|ab|since|from|bis|until|till|im\ jahre?|in\ the\ year|aus|von|im|in)\s+(?:dem\s+|zum\s+|the\s+)?"
)
_RANGE = re.compile(rf"(?<!\S){_WORDS}{_DATE}(?!\w)", re.IGNORECASE | re.VERBOSE)
_BARE = re.compile(rf"(?<!\S)(?:(?:im|in|von|vom|am|of)\s+)?{_DATE}(?=[\s?!.,]|$)", re.IGNORECASE | re.VERBOSE)
_SOURCE = re.compile(
    r"(?<!\S)(?:quelle|source):\s?(?:[\"„“»](?P<quoted>[^\"”“«]+)[\"”“«]|(?P<plain>\S+))", re.IGNORECASE
)


def narrow(text: str, today: date | None = None) -> tuple[str, Narrowing]:
    """The text with what narrows it blanked out (so that positions hold), and the narrowing as of ``today`` (UTC)."""
    since = until = source = ""
    for match in _RANGE.finditer(text):
        day = _iso(match)
        if not day:
            continue
        word = match["word"].lower()
        if word in ("im", "in", "von") and not match["m3"]:
            continue  # "klimaneutral in 2045" is no date of an article, "im Mai 2021" is
        if word in ("seit", "ab", "since", "from"):
            since = day
        elif word in ("bis", "until", "till"):
            until = day
        else:
            since = until = day
        text = _blank(text, match)
    if not (since or until) and (found := recent.since(text, today or datetime.now(UTC).date())):
        text, since = _blank(text, found[0]), found[1]
    for match in _SOURCE.finditer(text):
        source = match["quoted"] or match["plain"]
        text = _blank(text, match)
    return text, Narrowing(since, until, source)


def bare_date(text: str) -> tuple[str, str]:
    """The text without the one date in it that no word introduces, and that date: "Kameras 2023"; else ("", "").

    It may be a part of the theme as well ("Agenda 2030"): whoever asks for it sees what is found with it.
    """
    found = list(_BARE.finditer(text))
    if len(found) != 1:
        return "", ""
    match, day = found[0], _iso(found[0])
    start = match.start() if day else match.start("year")  # "Kameras" is no month
    rest = f"{text[:start]} {text[match.end() :]}"
    return " ".join(rest.split()), day or match["year"]


def _blank(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]


def _iso(match: re.Match[str]) -> str:
    """The date of a match as "2020", "2020-12" or "2020-12-17"; "" when there is no such date."""
    month = int(match["m1"]) if match["m1"] else _month(match["m2"] or match["m3"] or "")
    if match["iso"] or month == 0:
        found = match["year"] + (match["iso"] or "")
    elif month is None:
        return ""
    else:
        found = f"{match['year']}-{month:02}" + (f"-{int(match['day']):02}" if match["day"] else "")
    try:
        date.fromisoformat(found + "-01-01"[len(found) - 4 :])
    except ValueError:
        return ""
    return found


def _month(name: str) -> int | None:
    """The number of a month by its German or English name; 0 for no name, None for another word."""
    if not name:
        return 0
    return words.months().get(words.fold(name))


def as_typed(narrowing: Narrowing) -> str:
    """The narrowing as ``narrow`` reads it again: "seit 2020 bis 2021 quelle:"Stadtbote""."""
    parts = (
        f"seit {narrowing.since}" if narrowing.since else "",
        f"bis {narrowing.until}" if narrowing.until else "",
        f'quelle:"{narrowing.source}"' if narrowing.source else "",
    )
    return " ".join(part for part in parts if part)
