"""Which words of an article speak of which topic: every distinct word is looked at once and remembered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.extraction.facts import word_lists
from bot.topics import Topic
from bot.topics.load import ATTITUDES, SHORTEST_STEM

KINDS = ("strong", "weak", "beside", "measures", "goods", "advocates", "promoters", *ATTITUDES)
NEGATIONS = word_lists.whole("negations")
REMEMBERED = 200_000
INFINITIVE = re.compile(rf"({'|'.join(sorted(word_lists.whole('separable')))})zu(\w{{3,}}n)$")
LONGEST_CONSTRUCTION = 30  # words from its first to its last
CLAUSE_ENDS = frozenset({",", ";", ":", "."})
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem, whether it is tied to the beginning and the end of the word, and what it makes of the word."""

    text: str
    at_start: bool
    at_end: bool
    kind: str

    def matches(self, word: str, place: int) -> bool:
        """Whether the stem stands in a word at a place."""
        return (
            word.startswith(self.text, place)
            and not (self.at_start and place)
            and not (self.at_end and place + len(self.text) != len(word))
        )


class Stems(dict[str, frozenset[str]]):
    """Lower-case word → the kinds of all stems that stand in it.

    A dictionary that fills itself; it is emptied when it has grown to ``REMEMBERED`` words, so that
    an archive of any size needs a bounded memory. Stems are found by their first letters: a word
    takes a microsecond or two, a hundred times less than with regular expressions.
    """

    def __init__(self, stems: Iterable[tuple[str, str]]) -> None:
        """``stems`` are pairs of a stem as a topic's file writes it and its kind."""
        super().__init__()
        self.by_letters: dict[str, list[Stem]] = {}
        for stem, kind in stems:
            text = stem.strip("^$")
            made = Stem(text, stem.startswith("^"), stem.endswith("$"), kind)
            self.by_letters.setdefault(text[:SHORTEST_STEM], []).append(made)

    def __missing__(self, word: str) -> frozenset[str]:
        """Look at a word for the first time."""
        if len(self) >= REMEMBERED:
            self.clear()
        found = set(self._in(word))
        if "zu" in word and (infinitive := INFINITIVE.match(word)):  # "abzuschalten" is a form of "abschalten"
            found.update(self._in(infinitive[1] + infinitive[2]))
        self[word] = kinds = frozenset(found)
        return kinds

    def _in(self, word: str) -> Iterator[str]:
        for place in range(len(word) - SHORTEST_STEM + 1):
            for stem in self.by_letters.get(word[place : place + SHORTEST_STEM], ()):
                if stem.matches(word, place):
                    yield stem.kind


class TopicWords:
    """What the words of an article are to one topic: the kinds of its lists, verbs and nouns of its acts."""

    def __init__(self, topic: Topic) -> None:
        """Sort the topic's stems by their first letters."""
        stems = [(stem, kind) for kind in KINDS for stem in getattr(topic, kind)]
        acts = [(stem, f"verb:{name}") for name, act in topic.acts.items() for stem in act.verbs]
        acts += [(stem, f"noun:{name}") for name, act in topic.acts.items() for stem in act.nouns]
        self.topic = topic
        self.kinds = Stems(stems + acts)
        self.constructions: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for attitude, together in topic.constructions:
            self.constructions.setdefault(together[0], []).append((attitude, together))
        self.beside = frozenset(f"{kind}:{act}" for act in topic.beside_acts for kind in ("verb", "noun"))
        self.telling = frozenset({kind for _, kind in acts} | {"against", "in_favour", "demand"})

    def of(self, words: Sequence[str]) -> list[frozenset[str]]:
        """The kinds of every lower-case word of a sentence; a construction counts at its first word."""
        found = [self.kinds[word] for word in words]
        if not self.constructions.keys().isdisjoint(words):
            for place, word in enumerate(words):
                for attitude, together in self.constructions.get(word, ()):
                    if _stand_together(together, words[place : place + LONGEST_CONSTRUCTION]):
                        found[place] |= {attitude, "fixed"} if not NEGATIONS.isdisjoint(together) else {attitude}
        return found


def _stand_together(together: tuple[str, ...], words: Sequence[str]) -> bool:
    """Whether some words stand in this order in the clause that begins here."""
    clause = iter(takewhile(lambda word: word not in CLAUSE_ENDS, words))
    return all(word in clause for word in together)


def lower_words(text: str) -> list[str]:
    """The words of a short text in small letters."""
    return WORD.findall(text.lower())


def by_strong_words(topics: Iterable[Topic]) -> Stems:
    """Lower-case word → names of the topics that it can make a sentence one of."""
    return Stems((stem, topic.name) for topic in topics for stem in topic.strong + topic.beside)
