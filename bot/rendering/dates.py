"""Dates as people write them: "17. Dezember 2020", "Dezember 2020", "2020"; what is unknown stays away."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton


@lru_cache(maxsize=10_000)
def written(iso: str, language: str) -> str:
    """A partial ISO date (``2020``, ``2020-12``, ``2020-12-17`` or "") in words of the language; else as it came."""
    try:
        if len(iso) == 10:
            return format_date(date.fromisoformat(iso), format="long", locale=language)
        if len(iso) == 7:
            return format_skeleton("yMMMM", date.fromisoformat(f"{iso}-01"), locale=language)
    except ValueError:
        return iso
    return iso
