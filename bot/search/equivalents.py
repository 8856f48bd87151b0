"""Words that mean the same in titles of offices: "Frankreichs", "französischer" and "of France"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from bot.german import Alternatives, stem

DATA = Path(__file__).parent / "data"
LONGEST = 3  # words of one name


def by_any_name(asked: Sequence[Alternatives]) -> list[Alternatives]:
    """The words of a question, each (or several that are one name) also met by what means the same."""
    met, at = [], 0
    while at < len(asked):
        size, others = _longest(tuple(word[0][0] for word in asked[at : at + LONGEST]))
        itself = asked[at] if size == 1 else (tuple(word[0][0] for word in asked[at : at + size]),)
        met.append(tuple(dict.fromkeys((*itself, *others))))
        at += size
    return met


def _longest(stems: tuple[str, ...]) -> tuple[int, Alternatives]:
    """How many of the stems are one known name, and all that means the same."""
    for size in range(len(stems), 0, -1):
        if others := _groups().get(stems[:size]):
            return size, others
    return 1, ()


@cache
def _groups() -> Mapping[tuple[str, ...], Alternatives]:
    """By the stems of each name, the stems of all that mean the same."""
    found: dict[tuple[str, ...], Alternatives] = {}
    for file in ("countries.yaml", "offices.yaml"):
        groups: list[list[str]] = yaml.safe_load((DATA / file).read_text(encoding="utf-8"))
        for group in groups:
            names = tuple(tuple(map(stem, name.replace("-", "").split())) for name in group)
            found.update(dict.fromkeys(names, names))
    return found
