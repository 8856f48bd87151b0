"""Which sentences that have only some words of a question are worth showing: those with the most of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.german import Alternatives, is_verb, meets, question, terms
from bot.model import Fact, Quote, Span
from bot.search import Found, Page

What = TypeVar("What", Fact, Quote, Span)
Some = Found[Fact] | Found[Quote] | Found[Span]
PARTS = 0.7  # what a compound counts of which only the parts are met
VERB_COUNTS = 0.4  # against 1 for another word: what is done can be said in many ways
IN_TITLE, BESIDE = 0.8, 0.5  # what a word counts that stands in the title, elsewhere in the article
NEARLY_BEST = 0.7


class Relevance:
    """How much of the words of one question sentences and their articles have."""

    def __init__(self, words: str, found: Sequence[Some]) -> None:
        """Of the words of a question, verbs count less than others."""
        articles = {one.article.id: one.article for one in found}
        self._articles = {key: frozenset(terms(f"{one.title} {one.text}")) for key, one in articles.items()}
        verbs = " ".join(filter(is_verb, words.split()))
        self._nouns = [word for word in question(words) if word not in question(verbs)]
        weak = dict.fromkeys(question(verbs, verbs=True), VERB_COUNTS)
        self._weights = {**weak, **dict.fromkeys(self._nouns, 1.0)}

    def enough(self, share: float) -> bool:
        """Whether one of the articles has such a share of the words that the question is about."""
        needed = self._nouns or list(self._weights)
        return any(sum(_met(word, has) for word in needed) >= share * len(needed) for has in self._articles.values())

    def most(self, found: Sequence[Some]) -> float:
        """The value of the best sentence."""
        return max(map(self.value, found), default=0.0)

    def value(self, found: Some) -> float:
        """The words that a sentence has; those of the title above it and of the rest of its article count less."""
        own, title = frozenset(terms(_text(found))), frozenset(terms(found.article.title))
        has = ((own, 1.0), (title, IN_TITLE), (self._articles[found.article.id], BESIDE))
        return sum(
            weight * next((part for words, part in has if meets(words, [word if part == 1 else word[:1]])), 0.0)
            for word, weight in self._weights.items()
        )


def nearly_best(page: Page[Found[What]], least: float, relevance: Relevance) -> Page[Found[What]]:
    """What of a page has nearly as many of the words as the best sentence of all."""
    kept = tuple(found for found in page.items if relevance.value(found) >= NEARLY_BEST * least)
    return replace(page, items=kept, total=len(kept))


def _text(found: Some) -> str:
    """The words of a sentence, and whose they are."""
    what, text = found.what, found.article.text
    if isinstance(what, Quote):
        return " ".join([what.speaker_name, *(text[start:end] for start, end in what.spans)])
    if isinstance(what, Fact):
        return f"{what.actor} {text[what.start : what.end]}"
    return text[what[0] : what[1]]


def _met(word: Alternatives, has: frozenset[str]) -> float:
    return 1.0 if meets(has, [word[:1]]) else PARTS * meets(has, [word])
