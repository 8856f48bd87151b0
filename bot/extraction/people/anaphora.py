"""Roles taken up later without the name: "Der Nordwerk-Chef betonte …", of whom the article has one only."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.extraction.data import load
from bot.extraction.people.letters import NATIONALS
from bot.extraction.people.role_phrases import attributes_start
from bot.model import Span

SAME = 88.0
"""Likeness from which on two compounds are one, misspelt ("Nordwerks-Chef")."""
SHORTEST = 5
SINGULAR = frozenset({"der", "die", "dem", "den", "des"})
NAMELIKE = frozenset("FLUPI")
_OTHERS = frozenset(load("role_phrases")["others"])


def taken_up(words: list[str], letters: str, mentions: list[list[Span]], roles: list[set[Span]]) -> list[set[Span]]:
    """For each person the token spans of role nouns with a definite article that mean nobody else."""
    known = [
        {words[place] for start, end in spans for place in range(start, end) if letters[place] == "R"}
        for spans in roles
    ]
    covered = {place for spans in roles for start, end in spans for place in range(start, end)}
    first = [min((start for start, _ in spans), default=0) for spans in mentions]
    memo: dict[str, list[int]] = {}
    found: list[set[Span]] = [set() for _ in mentions]
    for place, letter in enumerate(letters):
        if letter != "R" or place in covered or not place:
            continue
        start = attributes_start(words, place, max(0, place - 3))
        if not start or words[start - 1].lower() not in SINGULAR or _is_plural(words, start - 1, place):
            continue
        if words[place - 1] in _OTHERS or (words[place] in NATIONALS and words[start - 1] not in {"Der", "Die"}):
            continue
        following = letters[place + 1] if place + 1 < len(letters) else "-"
        behind = words[place + 1] if place + 1 < len(words) else ""
        if following in NAMELIKE or (words[place] in NATIONALS and (following in "NR" or behind.endswith("en"))):
            continue  # "Der Deutsche Ruderbund", "Die Schweizer haben"
        if behind in {"der", "des", "von", "vom"}:
            continue  # another one: "der Präsident der Kammer"
        word = words[place]
        if word not in memo:
            memo[word] = [who for who, nouns in enumerate(known) if any(_same(noun, word) for noun in nouns)]
        meant = memo[word]
        if len(meant) == 1 and first[meant[0]] < place:
            found[meant[0]].add((start, place + 1))
    return found


def _is_plural(words: list[str], article: int, noun: int) -> bool:
    """Whether they are many: "die Sprecher", but not "die Sprecherin"."""
    return words[article].lower() == "die" and not words[noun].endswith(
        ("in", "gte", "nete", "nde", "frau", "mutter", "schwester", "tochter")
    )


def _same(known: str, word: str) -> bool:
    """Whether a later noun is the known one, its head, or misspelt."""
    known, word = known.lower(), word.lower()
    short, long = sorted((known, word), key=len)
    if len(short) >= SHORTEST and (long.endswith(short) or _stem(long).endswith(_stem(short))):
        return len(word) <= len(known)
    return "-" in known and "-" in word and fuzz.ratio(known, word) >= SAME


def _stem(word: str) -> str:
    for ending in ("en", "es", "s", "n", "r"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word
