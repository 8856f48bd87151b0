"""How likely a single word is somebody's name: what stands beside it counts for or against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.extraction.data import load
from bot.extraction.lexicon import clusters, ends_in_noun, small_clusters
from bot.extraction.marks import MARKS, OPENING_OF
from bot.extraction.people.letters import LETTER, NATIONALS
from bot.extraction.people.name import Name
from bot.extraction.people.role_phrases import is_adjective

AGAINST = 4.0
"""Log-odds against a name for each thing that speaks against it: "die Fischer" are fishermen."""
LONG_COMPOUND = 10
"""Letters from which on an unknown word that ends in a noun is a compound: "Brückenfilme"."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
YEAR = re.compile(r"(?:1\d|20)\d\d")  # a person's name can stand before a year, but before no other number

_DATA = load("names")
_PLURAL_VERBS = frozenset(_DATA["plural_verbs"])
_CALLINGS = frozenset(_DATA["callings"])
_ARTICLES = frozenset(_DATA["determiners"]) - frozenset(_DATA["before_kin"])
_BODIES = tuple(load("organisations")["heads"])
_FROM = frozenset({"in", "aus"})


def weighed(words: list[str], letters: str, name: Name) -> Name:
    """A lone name with the evidence beside it counted in; longer names as they are."""
    if len(name) > 1:
        return name
    at = name.start
    woman = at > 1 and letters[at - 1] == "H" and is_adjective(words[at - 2])  # die älteste Frau Quandorfs
    titled = at > 0 and letters[at - 1] in "TH" and not woman
    introduced = titled or (at > 0 and letters[at - 1] == "R" and words[at - 1] not in NATIONALS)
    reasons = [
        woman or _behind_article(words, at),
        at > 0 and words[at - 1] in _FROM,
        is_other_word(words, name),
        letters[at] in "NP" and not titled,
    ]
    if not titled:
        reasons.append(_is_compound(words[at]))
    if not introduced:
        reasons += [
            words[at] in _CALLINGS,
            _is_counted(words, at),
            _is_place(letters, words, at),
            _is_owner(words, letters, at),
            _is_title(words, at),
            at > 1 and words[at - 1] == "von" and words[at - 2].lower().endswith(_BODIES),  # der Rat von Quandorf
            "/" in words[max(0, at - 1) : at + 2],
        ]
    return replace(name, margin=name.margin - AGAINST * sum(reasons))


def is_other_word(words: Sequence[str], name: Name) -> bool:
    """Whether a word that begins a sentence is a plural ("Fischer sagten") or an adverb ("Lange hatte")."""
    if name.start and words[name.start - 1][-1].isalnum():
        return False
    word, following = words[name.start], words[name.end] if name.end < len(words) else ""
    many = following in _PLURAL_VERBS or (following.islower() and following.endswith("ten"))
    return many or clusters().get(word.lower()) in small_clusters()


def _behind_article(words: list[str], at: int) -> bool:
    """Die Fischer; ein alter Bauer."""
    before = at - 1
    if before > 0 and words[before].islower() and words[before].endswith(("er", "e", "en")):
        before -= 1
    return before >= 0 and words[before].lower() in _ARTICLES


def _is_counted(words: list[str], at: int) -> bool:
    """30 Quandel, 30 alte Quandel (a currency); Quandel 7 (a version), but not Quandel 2005."""
    after = words[at + 1] if at + 1 < len(words) else ""
    if NUMBER.fullmatch(after) and not YEAR.fullmatch(after):
        return True
    before = at - 2 if at > 1 and is_adjective(words[at - 1].lower()) else at - 1
    return before >= 0 and NUMBER.fullmatch(words[before]) is not None and not YEAR.fullmatch(words[before])


def _is_compound(word: str) -> bool:
    """Brückenfilme: a long word that no list has, and its end is a noun."""
    return len(word) >= LONG_COMPOUND and LETTER[word] in "UN" and ends_in_noun(word)


def _is_place(letters: str, words: list[str], at: int) -> bool:
    """München und Quandel; Quandel und München."""
    before = at > 1 and words[at - 1] == "und" and letters[at - 2] == "P"
    return before or (at + 2 < len(words) and words[at + 1] == "und" and letters[at + 2] == "P")


def _is_owner(words: list[str], letters: str, at: int) -> bool:
    """Quandorfs Dezernentin: of a place as likely as of a person, and nothing tells."""
    word = words[at]
    return word.endswith("s") and letters[at] == "U" and letters[at + 1 : at + 2] == "R"


def _is_title(words: list[str], at: int) -> bool:
    """„Quandel“: all that stands between marks is what something is called."""
    if not at or at + 1 >= len(words) or words[at - 1] not in MARKS:
        return False
    return words[at + 1] in OPENING_OF.get(words[at - 1], "")
