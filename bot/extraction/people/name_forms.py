"""Forms of one name: the genitive, other spellings, initials."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.extraction.marks import OPENING_OF
from bot.extraction.people.letters import LETTER
from bot.extraction.people.name import Name
from bot.extraction.tokens import Tokens

SAME_SPELLING = 88.0
"""Likeness (0 to 100) from which on two spellings are one name's."""


def base_form(tokens: Tokens, name: Name, seen: set[str]) -> tuple[str, ...]:
    """The words of a name with the genitive taken off its last word ("Quandels" → "Quandel")."""
    words = tokens.words[name.start : name.end]
    if words[-1] == ".":  # Petra II.
        return (*words[:-2], words[-2] + ".")
    if (at := nickname_at(words)) is not None:
        words = words[: at - 1] + words[at + 2 :]
    last = words[-1]
    following = tokens.words[name.end] if name.end < len(tokens) else ""
    return (*words[:-1], without_genitive(last, seen, following, lone=len(words) == 1))


def nickname_at(words: list[str]) -> int | None:
    """The place of the nickname in the words of a name: Petra „Pit“ Lohse, Petra (Pit) Lohse; None without one."""
    return next((at for at in range(2, len(words) - 1) if behind_nickname(words, at - 1) == at + 2), None)


def behind_nickname(words: list[str], place: int) -> int:
    """Behind a nickname between marks or brackets that opens at a place and goes on with a name; 0 without one."""
    if place + 3 >= len(words) or not words[place + 1][0].isupper():
        return 0
    closing = ")" if words[place] == "(" and LETTER[words[place + 1]] == "F" else OPENING_OF.get(words[place], "")
    return place + 3 if words[place + 2] in closing and closing else 0


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
    if known == words or _written_alike(known, words) or _initials_of(known, words) or _initials_of(words, known):
        return True
    if known[-1] == words[-1] and not (known[0][0] != words[0][0] and len(known) == len(words)):
        short, long = sorted((known, words), key=len)
        if all(any(_agree(part, other) for other in long) for part in short[:-1]):
            return True
    if set(known) < set(words) or set(words) < set(known):
        return True
    return len(known) == len(words) and fuzz.ratio(" ".join(known), " ".join(words)) >= SAME_SPELLING


def _written_alike(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Franz Josef Quandel and Franz-Josef Quandel."""
    return " ".join(known).replace("-", " ").lower() == " ".join(words).replace("-", " ").lower()


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
