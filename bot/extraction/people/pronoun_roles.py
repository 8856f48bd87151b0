"""Roles said of a pronoun: "Petra Lohse schwieg. Sie war bis 2013 Präsidentin der Kammer."."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from bot.extraction.data import load
from bot.extraction.people.appointments import behind_preposition, own_phrase_start
from bot.extraction.people.around import Around
from bot.extraction.people.gender import Gender, gender_of
from bot.extraction.people.predicates import predicate
from bot.model import Person, Role, Span

OBLIQUE = frozenset(load("grammar")["oblique"])
COPULAS = frozenset(load("role_phrases")["copulas"])
PRONOUNS: dict[str, Gender] = {"er": "male", "sie": "female"}
FARTHEST = 2
"""Sentences between a pronoun and who it means, at most."""


def of_pronouns(around: Around, people: tuple[Person, ...], beside: list[set[Span]]) -> list[set[Span]]:
    """For each person the token spans of roles that a pronoun's copula gives, where one person only fits."""
    found: list[set[Span]] = [set() for _ in people]
    named = _by_sentence(around)
    genders: dict[int, Gender] = {}
    last: tuple[int, set[int]] = (-FARTHEST - 1, set())  # the last sentence that names people, and whom
    for number, (low, high) in enumerate(around.sentences):
        if (number and _is_new_paragraph(around.words, low)) or number - last[0] > FARTHEST:
            last = (-FARTHEST - 1, set())
        for place in range(low, high):
            gender = PRONOUNS.get(around.words[place].lower())
            if gender is None or around.quoted[place] or not (span := _told(around, place, low, high)):
                continue
            here = {
                who for start, who in named.get(number, []) if start < place and not _is_oblique(around, start, low)
            }
            fitting = [who for who in here or last[1] if _gender(genders, who, people, around, beside) in {gender, ""}]
            if len(fitting) == 1:
                found[fitting[0]].add(span)
                last = (number, {fitting[0]})
        if number in named:
            last = (number, {who for start, who in named[number] if not _is_oblique(around, start, low)})
    return found


def _told(around: Around, place: int, low: int, high: int) -> Span | None:
    """The role of "Er war Leiter" and "Zuvor war er Leiter" for the pronoun at a place."""
    words = around.words
    if place == low and place + 1 < high and words[place + 1] in COPULAS:
        return predicate(around, place + 2, high)
    if place > low and words[place - 1] in COPULAS and words[place].islower():
        return predicate(around, place + 1, high)
    return None


def _is_oblique(around: Around, start: int, low: int) -> bool:
    """Whether a name can't be the subject: "unter Präsidentin X", "des Präsidenten X"."""
    own = own_phrase_start(around, start, low)
    return around.words[own] in OBLIQUE or behind_preposition(around, start, low)


def _by_sentence(around: Around) -> dict[int, list[tuple[int, int]]]:
    """Number of a sentence → the people named in it: first token and number of the person."""
    found: dict[int, list[tuple[int, int]]] = {}
    ends = [end for _, end in around.sentences]
    for who, spans in enumerate(around.mentions):
        for start, _ in spans:
            found.setdefault(bisect_left(ends, start + 1), []).append((start, who))
    return found


def _is_new_paragraph(words: list[str], low: int) -> bool:
    return low > 0 and words[low - 1].count("\n") > 1


def _gender(
    known: dict[int, Gender], who: int, people: tuple[Person, ...], around: Around, beside: list[set[Span]]
) -> Gender:
    """The gender of a person by what the article says, worked out once."""
    if who not in known:
        texts = [" ".join(around.words[first:last]) for first, last in sorted(beside[who])]
        person = replace(people[who], roles=tuple(Role(text, 0, 0) for text in texts))
        known[who] = gender_of(person, around.text)
    return known[who]
