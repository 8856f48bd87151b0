"""One letter a word: what it can be in a name. Patterns over such letters run at the tokenizer's speed.

F first name, L surname, P place, R role, N other noun, U capitalised but in no list, I initial,
T title, H address ("Frau"), v particle ("von"), d determiner, "-" anything else.
"""

from __future__ import annotations

import re

from bot.extraction.data import load
from bot.extraction.lexicon import kind_of

KINDS = {"first": "F", "last": "L", "place": "P", "role": "N", "noun": "N", "": "U"}

_NAMES: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in load("names").items()}
_CLOSED = {"v": _NAMES["particles"], "d": _NAMES["determiners"], "T": _NAMES["titles"], "H": _NAMES["address"]}
_HYPHENED = tuple(load("names")["hyphened"])
_ROLES: dict[str, list[str]] = load("roles")
_HEADS = frozenset(_ROLES["heads"])
_LONGEST = max(map(len, _HEADS))
_NEVER = frozenset(_ROLES["never"])
NATIONALS = frozenset(
    word + case
    for word in _ROLES["nationals"]
    for case in ("", "n" if word.endswith("e") else "s")  # "des Dänen"
)
_NATIONAL_ENDS = tuple(word.lower() for word in NATIONALS if "-" not in word)  # Deutschtürke
_ENDINGS = tuple(_ROLES["endings"])
SHORTEST_HEAD = 6
LONG_ROLE = 12
INITIALS = re.compile(r"[A-ZÄÖÜ]\.?|(?:[A-ZÄÖÜ]\.-?){2,3}")
IST = re.compile(r"....(?:ist|isten|istin)$")
_CASES = ("", "s", "es", "n", "en", "in", "innen", "e")


class _Letters(dict[str, str]):
    """Word → its letter, worked out once a word."""

    def __missing__(self, word: str) -> str:
        letter = _letter(word)
        if len(self) < 500_000:  # an endless stream of odd words must not fill the memory
            self[word] = letter
        return letter


LETTER = _Letters()


def is_role(word: str) -> bool:
    """Whether a noun says what somebody is ("Chef", "T-Systems-Chefin"), by its ending or its cluster."""
    if word in NATIONALS or (len(word) >= LONG_ROLE - 1 and word.endswith(_NATIONAL_ENDS)):
        return True
    head = word.rsplit("-", 1)[-1]
    if head[:1].upper() + head[1:] in _NEVER or word in _NEVER:
        return False
    lower = head.lower()
    if "-" in word and lower == "mann":  # CDU-Mann
        return True
    return any(_is_person_noun(lower[: len(lower) - len(case)]) for case in _CASES if lower.endswith(case))


def _is_person_noun(stem: str) -> bool:
    """Whether a noun without its case ending is one for people, as a whole or by the end of the compound."""
    if _has_head(stem):
        return True
    if not stem.endswith(_ENDINGS):
        return False
    return any(kind_of(stem[at:].capitalize()) == "role" for at in (0, *range(3, len(stem) - SHORTEST_HEAD + 1)))


def _has_head(stem: str) -> bool:
    if stem in _HEADS:
        return True
    return any(stem[-size:] in _HEADS for size in range(4, min(_LONGEST, len(stem) - 2) + 1))


def _letter(word: str) -> str:
    for letter, words in _CLOSED.items():
        if word in words:
            return letter
    if not word[:1].isupper():
        return "U" if word.startswith(_HYPHENED) and word.partition("-")[2][:1].isupper() else "-"
    if INITIALS.fullmatch(word):
        return "I"
    return _letter_of_noun(word)


def _letter_of_noun(word: str) -> str:
    parts = word.split("-")
    kinds = [kind_of(part) for part in parts if part]
    if len(parts) > 1 and kinds and all(kind in {"first", "last"} for kind in kinds):
        return "F" if kinds[-1] == "first" else "L"
    bare = [part.replace("'", "").replace("’", "") for part in parts]
    if not all(part.isalpha() or part.isdigit() for part in bare) or not (bare[0] + bare[-1]).isalpha():
        return "-"
    if kind_of(word) not in {"first", "last"} and (is_role(word) or (not kind_of(word) and IST.search(word))):
        return "R"
    if len(word) >= LONG_ROLE and _has_head(word.lower()):  # Hafensprecher, though its cluster holds first names
        return "R"
    return KINDS[kind_of(word) or (kind_of(parts[-1]) if len(parts) > 1 else "")]
