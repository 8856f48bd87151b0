"""Names that nothing else marks as one: what leads a clause right before its verb, or is said to say something."""

from __future__ import annotations

from bot.extraction.data import load
from bot.extraction.facts.noun_phrases import can_be_verb, is_adjective, without_article
from bot.extraction.facts.word_lists import ends, whole
from bot.extraction.lexicon import kind_of
from bot.extraction.speech.mood import indicative

NO_NAMES = ends("no_names")
FOCUS = whole("focus")
NO_DEEDS = whole("no_deeds")
_GRAMMAR: dict[str, list[str]] = load("grammar")
NO_SPEAKERS = (*ends("sources"), *_GRAMMAR["documents"])
CLOSED = frozenset(word for kind in ("adverbs", "pronouns", "objects", "determiners") for word in _GRAMMAR[kind])
ADVERBS = tuple(_GRAMMAR["adverb_endings"])
ARTICLES = whole("leading_articles")
SHORTEST = 4  # letters: longer words in small letters are no names
DEEDS = (frozenset(form for form in indicative() if form.endswith(("t", "te"))) | whole("singular_verbs")) - NO_DEEDS
"""Singular verbs: a name is one, a noun in the plural needs no article either."""


def leading_name(clause: list[str]) -> str:
    """The name that leads a clause and does what the word behind it says ("Bayern plant …"), else ""."""
    if len(clause) > 2 and clause[0] in ARTICLES and len(clause[1]) <= SHORTEST and clause[1] not in CLOSED:
        return clause[1] if clause[1].islower() and clause[2] in DEEDS else ""  # "Die taz schreibt …"
    if len(clause) > 1 and clause[0].lower() in FOCUS:  # "Auch Bayern plant …"
        clause = clause[1:]
    word, following = clause[0], clause[1] if len(clause) > 1 else "."
    if not word[0].isupper() or not following[0].islower():
        return ""
    if kind_of(word) == "place":
        return word if can_be_verb(following) else ""
    return word if following in DEEDS and _is_name(word) else ""


def bare(phrase: str) -> str:
    """The noun of a phrase that is only article, adjectives and noun: "Die neue Reederei" → "neue Reederei".

    "" of any other, and of nouns for what is said or where ("Bericht", "Gesetz"). A word alone must be a name.
    """
    rest = without_article(phrase)
    *adjectives, head = rest.split()
    if head[0].islower() or not head.isalpha() or head.lower().endswith(NO_SPEAKERS):
        return ""
    if rest == phrase:
        return "" if adjectives or not _is_name(head) or head.endswith("en") else head
    return rest if all(map(is_adjective, adjectives)) else ""


def _is_name(word: str) -> bool:
    """Whether a capitalised word can be a name: no adverb, no noun for matters, no verb form."""
    lower = word.lower()
    return (
        word.isalpha() and not lower.endswith(NO_NAMES + ADVERBS) and lower not in CLOSED and lower not in indicative()
    )
