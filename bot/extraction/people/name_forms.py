"""Forms of one name: the genitive, other spellings, initials."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.extraction.people.letters import LETTER
from bot.extraction.people.names import Name
from bot.extraction.tokens import Tokens

SAME_SPELLING = 88.0
"""Likeness (0 to 100) from which on two spellings are one name's."""


def base_form(tokens: Tokens, name: Name, seen: set[str]) -> tuple[str, ...]:
    """The words of a name with the genitive taken off its last word ("Quandels" → "Quandel")."""
    words = tokens.words[name.start : name.end]
    last = words[-1]
    following = tokens.words[name.end] if name.end < len(tokens) else ""
    return (*words[:-1], without_genitive(last, seen, following, lone=len(words) == 1))


def without_genitive(word: str, seen: set[str], following: str, *, lone: bool) -> str:
    """The nominative of a name's last word, as far as the article and the word behind it tell."""
    if word.endswith(("'", "’")):
        return word[:-1]
    if not word.endswith("s") or len(word) < 4 or word.isupper():
        return word
    stem = word[:-1].removesuffix("'").removesuffix("’")
    if stem in seen or word[-2] in "'’":
        return stem
    if LETTER[word] in "FL":
        return word
    known = LETTER[stem] == "L" or (lone and LETTER[stem] == "F")
    return stem if known or LETTER[following] in "NR" else word


def same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether two full names mean one person: one is part of the other, or they are spelt alike."""
    if known == words or _initials_of(known, words) or _initials_of(words, known):
        return True
    if known[-1] == words[-1] and not (known[0][0] != words[0][0] and len(known) == len(words)):
        short, long = sorted((known, words), key=len)
        if all(any(_agree(part, other) for other in long) for part in short[:-1]):
            return True
    if set(known) < set(words) or set(words) < set(known):
        return True
    return len(known) == len(words) and fuzz.ratio(" ".join(known), " ".join(words)) >= SAME_SPELLING


def _initials_of(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is but the initials of a fuller one: "J.-P. Q." of Jens-Peter Quandel."""
    if len(words) != len(full) or not all(word.endswith(".") for word in words):
        return False
    return all(_initials(word) == _initials(other) for word, other in zip(words, full, strict=True))


def _initials(word: str) -> list[str]:
    return [part[:1] for part in word.split("-")]


def _agree(part: str, other: str) -> bool:
    return (
        part == other
        or (part.endswith(".") and other.startswith(part[:-1]))
        or (other.endswith(".") and part.startswith(other[:-1]))
    )
