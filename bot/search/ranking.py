"""Which of the entries that have the words are best, and what to do when none has them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from bot.german import Alternatives
from bot.store import Entry, Query, Store

MOST = 250
"""Entries that are counted, or looked through for a phrase, the newest."""

RANKED = 100
"""Entries with the words that are ranked, the newest: ten pages, beyond which nobody turns."""

PARTS = 0.7  # what a compound met by its parts counts, against 1 for the word itself


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entries, best first; whether all of them have every word, and whether there may be more that were not ranked."""

    entries: tuple[Entry, ...]
    every_word: bool = True
    more: bool = False


def best(store: Store, query: Query, most: int = RANKED) -> Ranked:
    """The newest ``most`` entries with all words of the query, best first; with any of them when none has all."""
    wide = replace(query, limit=most, offset=0)
    if entries := store.find(wide):
        return Ranked(_sorted(entries, dict.fromkeys(query.words, 1.0)), more=len(entries) >= most)
    if len(query.words) < 2:
        return Ranked(())
    return some(store, query)


def some(store: Store, query: Query) -> Ranked:
    """The newest entries with each of the words, best first; a word is worth more the fewer entries have it."""
    wide = replace(query, limit=RANKED, offset=0)
    by_word = {word: store.find(replace(wide, words=(word,))) for word in query.words}
    worth = {word: 1 + log(RANKED / len(entries)) for word, entries in by_word.items() if entries}
    entries = {entry.id: entry for found in by_word.values() for entry in found}
    newest_first = sorted(entries.values(), key=lambda entry: -entry.id)
    more = any(len(found) >= RANKED for found in by_word.values())
    return Ranked(_sorted(newest_first, worth), every_word=False, more=more)


def _sorted(newest_first: Sequence[Entry], worth: Mapping[Alternatives, float]) -> tuple[Entry, ...]:
    """The entries by the worth of the words they meet; a long passage says less of each than a short one."""
    wanted = [(value, [[f" {term} " for term in needed] for needed in word]) for word, value in worth.items()]

    def score(entry: Entry) -> float:
        terms = f" {entry.terms} "
        met = sum([value * _met(word, terms) for value, word in wanted])
        return round(met * _share(entry.terms.count(" ") + 1), 3)

    return tuple(sorted(newest_first, key=score, reverse=True))


def _met(word: Sequence[Sequence[str]], terms: str) -> float:
    for position, needed in enumerate(word):
        if all(term in terms for term in needed):
            return 1.0 if position == 0 else PARTS
    return 0.0


@lru_cache
def _share(terms: int) -> float:
    return 1 / (1 + 0.15 * log(1 + (terms + 1) / 20))
