"""The main clauses of a sentence and their voice; no parser, only commas, conjunctions and word forms."""

from __future__ import annotations

from itertools import pairwise

from bot.extraction.facts.word_lists import ends, whole
from bot.extraction.speech.mood import indicative
from bot.extraction.tokens import Tokens

PASSIVE = whole("passive")
PERHAPS_PASSIVE = whole("perhaps_passive")
PREPOSITIONS = whole("prepositions")
SUBORDINATE = whole("subordinate")
RELATIVE = whole("relative")
PARTING = frozenset({",", ";", "–", ":"})
PREFIXES = ends("prefixes")
AND = whole("joining_names")
HAVING = whole("having")
AUXILIARIES = PASSIVE | PERHAPS_PASSIVE


def main_clauses(tokens: Tokens, first: int, end: int) -> list[range]:
    """The stretches between commas that are no subordinate clause, as ranges of tokens."""
    lowers = tokens.lowers
    marks = [position for position in range(first, end) if _parts(lowers, position, first)]
    parts = [range(begin, stop) for begin, stop in pairwise([first, *(mark + 1 for mark in marks), end])]
    return [part for part in parts if part and not _is_subordinate(lowers, part, _leads(lowers, part.start, first))]


def _leads(lowers: list[str], start: int, first: int) -> bool:
    """Whether a stretch opens the sentence, or what a colon announces: "Ein Nein: Das Parlament lehnt ab"."""
    return start == first or lowers[start - 1] == ":"


def _parts(lowers: list[str], mark: int, first: int) -> bool:
    """Whether a mark parts clauses, and not halves of words: "die Justiz-, Innen- und Finanzminister"."""
    return lowers[mark] in PARTING and not (mark > first and len(lowers[mark - 1]) > 1 and lowers[mark - 1][-1] == "-")


def _is_subordinate(lowers: list[str], part: range, leads: bool) -> bool:
    """Whether a stretch starts with a conjunction or, unless it leads the sentence, a relative pronoun."""
    word = lowers[part.start]
    following = lowers[part.start + 1] if len(part) > 1 else ""
    if word in SUBORDINATE or leads:
        return word in SUBORDINATE and not (leads and following in indicative())  # "Damit gab das Gericht …"
    return word in RELATIVE or (word in PREPOSITIONS and following in RELATIVE)


def first_of_two(lowers: list[str]) -> list[str]:
    """The words before a second verb that "und" joins: "setzt auf Kameras und wird dafür kritisiert"."""
    joined = (place for place, pair in enumerate(pairwise(lowers)) if pair[0] in AND and pair[1] in AUXILIARIES)
    return lowers[: next(joined, len(lowers))]


def is_passive(lowers: list[str]) -> bool:
    """Whether the words of main clauses are passive: "wurde", or "wird" with a participle and no infinitive."""
    if not PASSIVE.isdisjoint(lowers):
        return True
    return not PERHAPS_PASSIVE.isdisjoint(lowers) and any(_is_participle(word) for word in lowers[-4:])


def is_hearsay(lowers: list[str]) -> bool:
    """Whether the words tell what somebody is said to have done: "Die Firma soll Daten verkauft haben"."""
    return any(_is_participle(done) and verb in HAVING for done, verb in pairwise(lowers))


def _is_participle(word: str) -> bool:
    return word.isalpha() and (
        (word.endswith("t") and word.startswith(PREFIXES))
        or (word.endswith(("t", "en")) and "ge" in word[:5])
        or word.endswith("iert")
    )
