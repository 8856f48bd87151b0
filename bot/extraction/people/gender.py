"""Whether a person is "er" or "sie", as far as the words of the article tell."""

from __future__ import annotations

from typing import Literal

from bot.extraction.data import load
from bot.model import Person

Gender = Literal["female", "male", ""]

_WORDS: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in load("gender").items()}
_BEFORE = 12
"""Characters before a mention in which "Frau" or "Herr" can stand."""


def gender_of(person: Person, text: str) -> Gender:
    """The gender by address ("Frau Q."), by role ("Sprecherin"), else by first name; "" when none tells."""
    return _by_address(person, text) or _by_role(person) or gender_of_name(person.name)


def _by_address(person: Person, text: str) -> Gender:
    for start, _ in person.mentions:
        before = text[max(0, start - _BEFORE) : start].split()
        if before and (found := _settled(before[-1])):
            return found
    return ""


def _by_role(person: Person) -> Gender:
    for role in person.roles:
        head = next((word for word in role.text.split() if word[:1].isupper()), "")
        if found := _settled(head.rsplit("-", 1)[-1]):
            return found
        if head.endswith("in") and len(head) > 5:
            return "female"
        if head.endswith(("chef", "präsident", "minister", "sprecher", "leiter", "meister", "direktor", "kanzler")):
            return "male"
    return ""


def gender_of_name(name: str) -> Gender:
    """The gender that the first name of a full name tells."""
    first = name.split(maxsplit=1)[0].split("-", maxsplit=1)[0] if " " in name.strip() else ""
    if not first or first.endswith("."):
        return ""
    if first in _WORDS["female"]:
        return "female"
    if first in _WORDS["male"]:
        return "male"
    return "female" if first.endswith(("a", "e")) else "male"


def _settled(word: str) -> Gender:
    if word in _WORDS["female_words"]:
        return "female"
    return "male" if word in _WORDS["male_words"] else ""
