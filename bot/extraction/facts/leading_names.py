"""Names that nothing else marks as one: what leads a clause without an article, right before its verb."""

from __future__ import annotations

from bot.extraction.data import load
from bot.extraction.facts.noun_phrases import can_be_verb
from bot.extraction.facts.word_lists import ends, whole
from bot.extraction.lexicon import kind_of
from bot.extraction.speech.mood import indicative

NO_NAMES = ends("no_names")
NO_DEEDS = whole("no_deeds")
_GRAMMAR: dict[str, list[str]] = load("grammar")
CLOSED = frozenset(word for kind in ("adverbs", "pronouns", "objects", "determiners") for word in _GRAMMAR[kind])
ADVERBS = tuple(_GRAMMAR["adverb_endings"])
DEEDS = (
    frozenset(form for form in indicative() if form.endswith(("t", "te"))) | {"hat", "hatte", "will", "wollte"}
) - NO_DEEDS
"""Singular verbs: a name is one, a noun in the plural needs no article either."""


def leading_name(word: str, following: str) -> str:
    """The first word of a clause if it is the name of who does what the second says ("Bayern plant …"), else ""."""
    if not word[0].isupper() or not following[0].islower():
        return ""
    if kind_of(word) == "place":
        return word if can_be_verb(following) else ""
    return word if following in DEEDS and _is_name(word) else ""


def _is_name(word: str) -> bool:
    """Whether a capitalised word can be a name: no adverb, no noun for matters, no verb form."""
    lower = word.lower()
    return word.isalpha() and not lower.endswith(NO_NAMES + ADVERBS) and lower not in CLOSED | indicative()
