"""Synthetic passages of a German-like vocabulary, the frequent words as frequent as real ones are."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from bot.german import terms

VOCABULARY = Path(__file__).parent.parent / "bot" / "compound_parts.txt"
PER_ARTICLE = 10


def vocabulary(seed: int = 1) -> tuple[list[str], list[float]]:
    """Words, and how often up to each (Zipf's law)."""
    words = VOCABULARY.read_text(encoding="utf-8").split()
    random.Random(seed).shuffle(words)  # noqa: S311 # words, not secrets
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


def passages(count: int, seed: int = 2) -> Iterator[list[str]]:
    """The words of so many passages of 8 to 28 words."""
    chance = random.Random(seed)  # noqa: S311 # as above
    words, weights = vocabulary()
    for _ in range(count):
        yield chance.choices(words, cum_weights=weights, k=chance.randint(8, 28))


def term_table() -> dict[str, str]:
    """The terms of each word of the vocabulary, joined."""
    return {word: " ".join(terms(word)) for word in vocabulary()[0]}


def questions(count: int, seed: int = 3) -> list[tuple[str, ...]]:
    """One and two words in turn, those of a pair out of one passage; not of the twenty most frequent."""
    chance = random.Random(seed)  # noqa: S311 # as above
    frequent = set(vocabulary()[0][:20])
    found = []
    for number, words in enumerate(passages(count)):
        others = sorted(set(words) - frequent)
        found.append(tuple(chance.sample(others, 1 + number % 2)))
    return found
