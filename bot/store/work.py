"""Fields of work (data/fields.yaml), by which two people of one name are told apart; pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cache
from pathlib import Path

import yaml

YEARS_APART = 3  # within so many years nobody changes from one field of work to another
COMPATIBLE = {"head": {"office", "church", "stage"}}  # fields that somebody may be in together with another one


def fields(terms: Iterable[str]) -> frozenset[str]:
    """The fields of work that these terms of roles name."""
    return frozenset(field for term in terms for field, ends in _ends().items() if term.endswith(ends))


def exclude(one: Set[str], other: Set[str]) -> bool:
    """Whether nobody is in fields of both; who is in no known field may be anybody."""
    return bool(one) and bool(other) and not one & other and not any(_together(a, b) for a in one for b in other)


def _together(one: str, other: str) -> bool:
    return other in COMPATIBLE.get(one, ()) or one in COMPATIBLE.get(other, ())


@cache
def _ends() -> dict[str, tuple[str, ...]]:
    """The ends of role nouns by field of work."""
    data: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "data" / "fields.yaml").read_text("utf-8"))
    return {field: tuple(ends) for field, ends in data.items()}
