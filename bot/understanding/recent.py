"""Spans that end today: "letzte Woche", "in den letzten drei Monaten", "this year", "seit gestern"."""

from __future__ import annotations

import re
from datetime import date, timedelta

DAYS = {"tag": 1, "day": 1, "woche": 7, "week": 7, "monat": 30, "month": 30, "quartal": 91, "jahr": 365, "year": 365}
NUMBERS = {"zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "paar": 3, "few": 3, "sechs": 6, "six": 6}
PREPOSITION = r"(?:(?:seit|in|im|aus|von|vom|während|over|during|within|from|for|since|of)\s+)?"
BEFORE = PREPOSITION + r"(?:(?:den|dem|der|die|das|the)\s+)?"
SPAN = re.compile(
    rf"""(?<!\S){BEFORE}
    (?:(?P<this>dies(?:e[rsmn]?|es)?|this|laufenden?)|(?:letzt|vergangen|vorig)(?:e[rsmn]?)?|last|past)\s+
    (?:(?P<n>\d+|{"|".join(NUMBERS)})\s+)?
    (?P<unit>{"|".join(DAYS)})(?P<several>e|en|n|s)?(?!\w)|(?<!\S)(?:seit\s+gestern|since\s+yesterday)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


def since(text: str, today: date) -> tuple[re.Match[str], str] | None:
    """The words for a span and the ISO date it begins on; None when there are none.

    A month counts 30 days, a year 365, several weeks are three; "diese Woche" begins on Monday.
    """
    match = SPAN.search(text)
    if match is None:
        return None
    if match["unit"] is None:
        return match, (today - timedelta(days=1)).isoformat()
    days = DAYS[match["unit"].lower()]
    if match["this"] and not match["n"]:
        return match, _begun(days, today)
    typed = (match["n"] or ("drei" if match["several"] else "1")).lower()
    first = today - timedelta(days=days * min(NUMBERS.get(typed) or int(typed), 1000))
    return match, first.isoformat()


def _begun(days: int, today: date) -> str:
    """When the running week, month or year began."""
    if days == DAYS["jahr"]:
        return str(today.year)
    if days >= DAYS["monat"]:
        return f"{today:%Y-%m}"
    return (today - timedelta(days=today.weekday() if days == DAYS["woche"] else 0)).isoformat()
