"""Where names of people stand: each token becomes one letter, and patterns run over the letters.

A dict look-up a token and one regular expression over a string keep this at the tokenizer's speed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.extraction.data import load
from bot.extraction.lexicon import kind_of

LETTERS = {"first": "F", "last": "L", "place": "P", "role": "R", "noun": "N", "": "U"}


@cache
def vocabulary(name: str) -> dict[str, frozenset[str]]:
    """The word lists of a YAML file of this package's data, as sets."""
    return {key: frozenset(words) for key, words in load(name).items()}


@cache
def _heads() -> tuple[str, ...]:
    return tuple(vocabulary("roles")["heads"])


_CLOSED = {
    "q": vocabulary("names")["particles"],
    "T": vocabulary("names")["titles"],
    "H": vocabulary("names")["address"],
}


class _Letters(dict[str, str]):
    """Word → its letter, worked out once a word."""

    def __missing__(self, word: str) -> str:
        letter = _letter(word)
        if len(self) < 500_000:  # an endless stream of odd words must not fill the memory
            self[word] = letter
        return letter


LETTER = _Letters()


def _letter(word: str) -> str:
    for letter, words in _CLOSED.items():
        if word in words:
            return letter
    if not word[:1].isupper():
        return "-"
    if len(word) <= 2 and word.rstrip(".").isupper():
        return "I"
    if is_role(word):
        return "R"
    if not word.replace("-", "").replace("'", "").replace("’", "").isalpha():
        return "-"
    return LETTERS[kind_of(word) or (kind_of(word.rsplit("-", 1)[-1]) if "-" in word else "")]


def is_role(word: str) -> bool:
    """Whether a noun says what somebody is ("Chef", "T-Systems-Chef"), by its ending or its cluster."""
    return word.lower().endswith(_heads()) or kind_of(word) == "role"


NAME = re.compile(r"(?P<front>[TH]*)(?P<name>F[FI]*(?:q{1,3})?[FLUPN][LU]?|(?<=R)[FLUN](?:q{0,3}[LUF]){1,2})")


@dataclass(frozen=True, slots=True)
class Name:
    """A full name over tokens start:end (exclusive), without titles; ``front`` is where its titles begin."""

    start: int
    end: int
    front: int


def full_names(words: list[str]) -> list[Name]:
    """Full names in a list of tokens, left to right, without overlaps."""
    letters = "".join([LETTER[word] for word in words])
    return [Name(match.start("name"), match.end("name"), match.start()) for match in NAME.finditer(letters)]
