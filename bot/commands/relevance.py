"""Which sentences that have only some words of a question are worth showing: those with the most of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.german import compound_parts, is_known, meets, question, terms
from bot.model import Fact, Quote, Span
from bot.search import Found, Page

What = TypeVar("What", Fact, Quote, Span)
# A verb has other forms in articles than in a question ("gewonnen", "gewinnt"): it is not needed beside nouns.
VERB = re.compile(r"[a-zäöüß]{3,}(?:t|te|ten|en|st)")
VERB_COUNTS = 0.4  # against 1 for another word
IN_TITLE, BESIDE = 0.8, 0.5  # what a word counts that stands in the title, elsewhere in the article
NEARLY_BEST = 0.8


class Relevance:
    """How much of the words of one question sentences and their articles have."""

    def __init__(self, words: str) -> None:
        """Of the words of a question, verbs count less than others."""
        typed = words.split()
        self._nouns = question(" ".join(word for word in typed if not _verb(word)))
        verbs = [word for word in question(" ".join(filter(_verb, typed))) if word not in self._nouns]
        self._weights = {**dict.fromkeys(self._nouns, 1.0), **dict.fromkeys(verbs, VERB_COUNTS)}
        self._articles: dict[str, frozenset[str]] = {}

    def enough(self, found: Sequence[Found[Fact] | Found[Quote] | Found[Span]], share: float) -> bool:
        """Whether one of the articles has such a share of the words that the question is about."""
        needed = self._nouns or list(self._weights)
        return any(sum(meets(self._article(one), [word]) for word in needed) >= share * len(needed) for one in found)

    def most(self, found: Sequence[Found[Fact] | Found[Quote] | Found[Span]]) -> float:
        """The value of the best sentence."""
        return max(map(self.value, found), default=0.0)

    def value(self, found: Found[Fact] | Found[Quote] | Found[Span]) -> float:
        """The words that a sentence has; those of the title above it and of the rest of its article count less."""
        own, title = frozenset(terms(_text(found))), frozenset(terms(found.article.title))
        has = ((own, 1.0), (title, IN_TITLE), (self._article(found), BESIDE))
        return sum(
            weight * next((part for words, part in has if meets(words, [word])), 0.0)
            for word, weight in self._weights.items()
        )

    def _article(self, found: Found[Fact] | Found[Quote] | Found[Span]) -> frozenset[str]:
        article = found.article
        if article.id not in self._articles:
            self._articles[article.id] = frozenset(terms(f"{article.title} {article.text}"))
        return self._articles[article.id]


def nearly_best(page: Page[Found[What]], least: float, relevance: Relevance) -> Page[Found[What]]:
    """What of a page has nearly as many of the words as the best sentence of all."""
    kept = tuple(found for found in page.items if relevance.value(found) >= NEARLY_BEST * least)
    return replace(page, items=kept, total=len(kept))


def _text(found: Found[Fact] | Found[Quote] | Found[Span]) -> str:
    """The words of a sentence, and whose they are."""
    what, text = found.what, found.article.text
    if isinstance(what, Quote):
        return " ".join([what.speaker_name, *(text[start:end] for start, end in what.spans)])
    if isinstance(what, Fact):
        return f"{what.actor} {text[what.start : what.end]}"
    return text[what[0] : what[1]]


def _verb(word: str) -> bool:
    return bool(VERB.fullmatch(word)) and not (is_known(word) or compound_parts(word))
