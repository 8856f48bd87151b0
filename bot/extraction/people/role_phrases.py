"""German noun phrases around a head noun: its attributes to the left, its complements to the right."""

from __future__ import annotations

import re

from bot.extraction.data import load
from bot.extraction.marks import OPENING_OF
from bot.extraction.people.letters import LETTER

_DATA: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in load("role_phrases").items()}
ARTICLES = _DATA["articles"]
ADVERBS = _DATA["adverbs"]
_NO_ADJECTIVE = _DATA["no_adjective"]
_NOT_ADJECTIVES = _NO_ADJECTIVE | ARTICLES
_GENITIVE = _DATA["genitive"]
_BEFORE_NOUN = _DATA["before_noun"]
_ADJECTIVE_ENDINGS = ("e", "er", "en", "em", "es")
NAMELIKE = frozenset("FLPRNUI")
_PAST = ("te", "ten")
_BEFORE_ADJECTIVE = (
    frozenset({"als", "und", "sowie", "mit", "von", "für"})
    | (ARTICLES - {"das"})  # "Das teilte Dezernentin X mit"
    | {word.capitalize() for word in ARTICLES - {"das"}}
)
OF_OFFICE = re.compile(r"^Erste[rnm]?$|^Zweite[rnm]?$|^Hohe[rnm]?$|(?:end|isch|lich|ig|iert)e[rnm]?$")
LONGEST_QUOTED = 8
MOST_ATTRIBUTES = 5
PARTICIPLE = re.compile(r"(?:end|[^aeiou]t|iert)e[rnms]?$")
_AGES = frozenset({"Jahre", "Monate", "Wochen"})
_TIMES = frozenset(_DATA["times"])


def attributes_start(words: list[str], head: int, low: int) -> int:
    """Where the adjectives ("ehemaliger", "Berliner") and genitives ("Jenas") before a noun begin."""
    start = head
    while start > low and head - start < MOST_ATTRIBUTES and is_attribute(words, start - 1):
        start -= 1
    for place in range(head - 1, start - 1, -1):
        before = words[place - 1] if place > low else ""
        agrees = is_adjective(before) and before.endswith("en" if words[place].endswith("n") else "e")
        if words[place].endswith(_PAST) and before not in _BEFORE_ADJECTIVE and not agrees:
            start = place + 1  # "erklärte Minister X" is a verb, "der erklärte Gegner X" is none
            break
    if start > low and start < head and _has_own_complement(words, start):
        start += 1
    if start > low and is_owner(words[start - 1]) and (start - 1 == low or words[start - 2] not in ARTICLES):
        start -= 1
    return start


def is_attribute(words: list[str], place: int) -> bool:
    """Whether a word is an adjective before a noun, or one of a town ("Berliner")."""
    word = words[place]
    if _is_of_office(words, place):
        return True
    if word[0].isupper() and not word.rpartition("-")[2][:1].islower():  # but "US-amerikanischen"
        at_start = place == 0 or not words[place - 1][-1].isalnum()
        if at_start and word.endswith(_ADJECTIVE_ENDINGS) and word.lower() not in _NOT_ADJECTIVES:
            return LETTER[word] in "NU"  # "Früherer Bürgermeister": a capital because the sentence begins
        berliner = word.endswith("er") and LETTER[word] in "NUPRL" and len(word) > 4 and word[1:].islower()
        return berliner and word.lower() not in _NOT_ADJECTIVES  # not "Unter"
    return is_adjective(word)


def _is_of_office(words: list[str], place: int) -> bool:
    """Whether an adjective is part of an office: der Vorsitzende Richter, Erste Bürgermeisterin."""
    word, office = words[place], words[place + 1] if place + 1 < len(words) else ""
    return LETTER[office] == "R" and word[0].isupper() and LETTER[word] in "NRU" and bool(OF_OFFICE.search(word))


def is_adjective(word: str) -> bool:
    """Whether a small word looks like an inflected adjective."""
    return len(word) > 3 and word.endswith(_ADJECTIVE_ENDINGS) and word not in _NOT_ADJECTIVES and word[-3:].islower()


def _has_own_complement(words: list[str], start: int) -> bool:
    """Whether the first attribute goes with what stands before: "30 Jahre alte Maler", "in Haft sitzende Maler"."""
    before, word = words[start - 1], words[start]
    if before in _AGES:
        return True
    return (
        before[0].isupper() and before.lower() not in ARTICLES and word[0].islower() and bool(PARTICIPLE.search(word))
    )


def is_owner(word: str) -> bool:
    """A name in the genitive before a noun: "Jenas", "Lindenfurts", "Quandels"."""
    if _is_genitive_name(word):
        return True
    return len(word) > 4 and word[0].isupper() and word[-1] == "s" and LETTER[word] in "UL" and word[-2] not in "sxz"


def _is_genitive_name(word: str) -> bool:
    """A place in the genitive: "Jenas", "Frankreichs"."""
    return len(word) > 3 and word[0].isupper() and word[-1] == "s" and LETTER[word[:-1]] == "P" and LETTER[word] != "R"


def complements_end(words: list[str], place: int, high: int) -> int:
    """Where "der Kammer für Handel in Quandorf" behind a noun ends; ``place`` itself when there is none."""
    while place < high:
        word = words[place]
        if word in _BEFORE_NOUN and place + 1 < high and (words[place + 1] in _TIMES or words[place + 1][0].isdigit()):
            break  # "vom Amt | am Montag"
        if word in _GENITIVE or word in _BEFORE_NOUN:
            end = _noun_end(words, place + 1, high)
        elif _is_genitive_name(word):
            end = place + 1
        elif word == "a.D.":
            return place + 1
        elif words[place : place + 2] == ["a.", "D."] and place + 2 <= high:
            return place + 2
        else:
            break
        if end == place + 1 and word in _GENITIVE | _BEFORE_NOUN:
            break
        place = end
    return place


def _goes_on(words: list[str], place: int, high: int) -> bool:
    """Inside a name: "Bündnis 90/Die Grünen", "für Bau und Verkehr", "der Nord- und Südwerke"."""
    word, before = words[place], words[place - 1]
    following = words[place + 1] if place + 1 < high else ""
    if word[0].isdigit() or word in {"/", "&"}:
        return True
    if word in {"of", "for", "and"} and (following[:1].isupper() or following == "the"):
        return True  # "der University of Quandel"
    if word not in {"und", "u."} or not following[:1].isupper():
        return False
    return before.endswith("-") or (words[place - 2] == "für" and LETTER[following] == "N")


def _noun_end(words: list[str], place: int, high: int) -> int:
    """The end of [article] adjectives noun(s) with a name behind; ``place`` when no noun stands there."""
    start = place
    if place < high and words[place] in ARTICLES:
        place += 1
    if place + 1 < high and words[place] == "so" and words[place + 1].startswith("genannt"):
        place += 1
    attributes = 0
    while (
        place < high and attributes < MOST_ATTRIBUTES and not words[place][0].isupper() and is_adjective(words[place])
    ):
        place += 1
        attributes += 1
    nouns = place
    while place < high and (words[place][0].isupper() or (place > nouns and _goes_on(words, place, high))):
        place += 1
    if place == nouns and not (place > start and attributes and place < high and words[place] in OPENING_OF):
        return _quoted_end(words, start, high)
    return _bracket_end(words, _quoted_end(words, place, high), high)


def _quoted_end(words: list[str], place: int, high: int) -> int:
    """Behind a name between marks that begins at a place: „Quandel hilft“; the place itself when there is none."""
    if place < high and words[place] in OPENING_OF:
        closing = OPENING_OF[words[place]]
        for end in range(place + 1, min(place + LONGEST_QUOTED, high)):
            if words[end] in closing:
                return end + 1
    return place


def _bracket_end(words: list[str], place: int, high: int) -> int:
    """Behind the short form of a name: der Agentur für Arbeit (BA); the place itself when there is none."""
    if place + 2 >= high or words[place] != "(" or not words[place + 1][0].isupper():
        return place
    end = next((at + 1 for at in range(place + 2, min(place + LONGEST_QUOTED, high)) if words[at] == ")"), place)
    return place if end < high and words[end] in ".,;" else end
