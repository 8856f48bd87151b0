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
SOMETHING = 0.01  # more than nothing


class Relevance:
    """How much of the words of one question sentences and their articles have."""

    def __init__(self, words: str, found: Sequence[Some], share: float, must: str = "") -> None:
        """An article must have this ``share`` of the words, and all those that it ``must``; verbs count less."""
        verbs = " ".join(filter(is_verb, words.split()))
        nouns = [word for word in question(words) if word not in question(verbs)]
        self._weights = {**dict.fromkeys(question(verbs, verbs=True), VERB_COUNTS), **dict.fromkeys(nouns, 1.0)}
        needed, always = nouns or list(self._weights), question(must) if must else []
        articles = {one.article.id: one.article for one in found}
        has = {key: frozenset(terms(f"{one.title} {one.text}")) for key, one in articles.items()}
        self._articles = {
            key: words
            for key, words in has.items()
            if meets(words, always) and sum(_met(word, words) for word in needed) >= share * len(needed)
        }
        self._least = NEARLY_BEST * max(map(self.value, found), default=0.0)

    def nearly_best(self, page: Page[Found[What]]) -> Page[Found[What]]:
        """What of a page has nearly as many of the words as the best sentence of all; nothing where none has enough."""
        kept = tuple(found for found in page.items if self.value(found) >= max(self._least, SOMETHING))
        return replace(page, items=kept, total=len(kept))

    def value(self, found: Some) -> float:
        """The words that a sentence has; those of the title above it and of the rest of its article count less."""
        if found.article.id not in self._articles:
            return 0.0
        own, title = frozenset(terms(_text(found))), frozenset(terms(found.article.title))
        has = ((own, 1.0), (title, IN_TITLE), (self._articles[found.article.id], BESIDE))
        return sum(
            weight * next((part for words, part in has if meets(words, [word if part == 1 else word[:1]])), 0.0)
            for word, weight in self._weights.items()
        )


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
