"""Names as they are mistyped: two words are near when leaving out a letter or two makes them equal.

The idea of SymSpell (Wolf Garbe, 2012): the ways to leave letters out are stored for every word and
made for the question; equal ones meet by a plain look-up, however many names there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bot.german import name_words

SHORTEST = 3  # a word of fewer letters is only found as it is
LONGEST = 24  # letters that are looked at
PARTICLE = 3  # letters of a word that may be typed as one with the next ("el Sayed", "von Ahn")


def deletions(word: str) -> set[str]:
    """The word itself and the word without any one of its letters."""
    word = word[:LONGEST]
    if len(word) < SHORTEST:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def searchable_words(name: str) -> list[str]:
    """The words a name is found by: its own, and what belongs together as one ("alsaleh" for "Al-Saleh")."""
    parts = [name_words(part) for part in name.split()]
    words = [word for part in parts for word in part]
    joined = ["".join(part) for part in parts if len(part) > 1]
    joined += [
        "".join(first + second)
        for first, second in pairwise(parts)
        if first and second and len("".join(first)) <= PARTICLE
    ]
    return list(dict.fromkeys([*words, *joined]))


def all_deletions(words: Iterable[str]) -> set[str]:
    """The deletions of all the words."""
    return set().union(*(deletions(word) for word in words))
