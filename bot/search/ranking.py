"""Which of the entries that have the words are best, and what to do when none has them all."""

from __future__ import annotations

from collections.abc import Mapping
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
BESIDE = 0.5  # what a word counts that only another place of the same article has
WORTHWHILE = 0.6  # of the best one's score: what has less of the words is no answer beside it


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entries, best first; whether all of them have every word, and whether there may be more that were not ranked."""

    entries: tuple[Entry, ...]
    every_word: bool = True
    more: bool = False


def best(store: Store, query: Query) -> Ranked:
    """The newest entries with all words of the query, best first; with some of them when none has all."""
    found = having_all(store, query)
    return found if found.entries or len(query.words) < 2 else some(store, query)


def having_all(store: Store, query: Query, most: int = RANKED) -> Ranked:
    """The newest ``most`` entries with all words of the query, best first."""
    entries = store.find(replace(query, limit=most, offset=0))
    wanted = _Wanted(dict.fromkeys(query.words, 1.0))
    return Ranked(tuple(sorted(entries, key=wanted.score, reverse=True)), more=len(entries) >= most)


def some(store: Store, query: Query) -> Ranked:
    """The newest entries with some of the words, best first; a word is worth more the fewer entries have it.

    Words that stand elsewhere in the same article count as well: a question rarely has the words of one sentence.
    """
    wide = replace(query, limit=RANKED, offset=0)
    by_word = {word: found for word in query.words if (found := store.find(replace(wide, words=(word,))))}
    wanted = _Wanted({word: 1 + log(RANKED / len(entries)) for word, entries in by_word.items()})
    of_article: dict[int, float] = {}
    for word, found in by_word.items():
        for article in {entry.article for entry in found}:
            of_article[article] = of_article.get(article, 0.0) + wanted.worth[word]
    entries = {entry.id: entry for found in by_word.values() for entry in found}
    scores = {id_: wanted.score(entry, of_article[entry.article]) for id_, entry in entries.items()}
    least = WORTHWHILE * max(scores.values(), default=0.0)
    kept = [id_ for id_ in sorted(entries, reverse=True) if scores[id_] >= least]
    best_first = tuple(entries[id_] for id_ in sorted(kept, key=lambda id_: scores[id_], reverse=True))
    more = any(len(found) >= RANKED for found in by_word.values())
    return Ranked(best_first, every_word=False, more=more)


class _Wanted:
    """The words of a question with what each is worth, ready to be compared with many entries."""

    def __init__(self, worth: Mapping[Alternatives, float]) -> None:
        self.worth = worth
        # Of each word what its alternatives count, and the terms that each needs.
        self._padded = [
            [(value * (PARTS if at else 1.0), [f" {term} " for term in needed]) for at, needed in enumerate(word)]
            for word, value in worth.items()
        ]

    def score(self, entry: Entry, of_article: float = 0.0) -> float:
        """What the words are worth that an entry has, and those its article has; a long entry says less of each."""
        terms, met = f" {entry.terms} ", 0.0
        for word in self._padded:
            for value, needed in word:
                for term in needed:  # a loop, since calls would take twice its time: a hundred entries are ranked
                    if term not in terms:
                        break
                else:
                    met += value
                    break
        beside = BESIDE * (of_article - met) if of_article > met else 0.0
        return round((met + beside) * _share(terms.count(" ") - 1), 3)


@lru_cache
def _share(terms: int) -> float:
    return 1 / (1 + 0.15 * log(1 + (terms + 1) / 20))
