"""Who is meant by a name as typed: mistakes, missing hyphens, only the surname, reversed order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.german import name_words, unfolded_words
from bot.search.results import PersonHit
from bot.store import Store
from bot.store.records import NamedPerson, NameWord
from bot.store.spelling import searchable_words

CERTAIN_NAME = 0.75
"""A person of at least this score is who was asked for; others are only the nearest names."""

NEAREST = 0.15  # what is less alike shares not even a first name with what was asked for
CANDIDATES = 200  # people that are compared word by word
MANY = 2000  # people that these are chosen from when only one word of several is right
LONE = 0.05  # what a person known by a surname only stands back behind those with a full name
UNASKED = 0.005  # what a name stands back for each word that was not asked for
NEAR_WORDS = 40  # of the archive for one word asked for
NEAR = 0.6  # words less alike than this have nothing to do with each other
GIVEN_NAME = 0.97  # of the score when only given names were asked for: "Maja" is less certain than "Smoltczyk"


def find_people(store: Store, name: str, limit: int = 5) -> list[PersonHit]:
    """The people whose names are nearest to the name, best first; below ``CERTAIN_NAME`` only near misses."""
    name = store.canonical(name)
    asked = name_words(name)
    scored = [(score(asked, person.name), person) for person in _candidates(store, asked, unfolded_words(name))]
    scored.sort(key=lambda pair: (-pair[0], -pair[1].articles, pair[1].name, pair[1].id))
    best = [(value, person) for value, person in scored if value >= NEAREST][:limit]
    return [
        PersonHit(person.id, person.name, round(value, 4), person.articles, shared=person.shared)
        for value, person in best
    ]


def begins_a_name(store: Store, text: str) -> bool:
    """Whether a text may begin with the name of somebody who is certainly meant; an alias may be missed.

    One look-up instead of several for every beginning: a first word that is nobody's leaves no score that is certain.
    """
    words = name_words(text)[:3]
    if words and len(words[0]) == 1:  # an initial
        return True
    first, typed = ({"".join(some[:size]) for size in (1, 2, 3)} for some in (words, unfolded_words(text)))
    near = store.near_words(first | typed)
    return any(_near(word, near) for word in first)


def score(asked: Sequence[str], name: str) -> float:
    """How well a name answers the words asked for, 0 to 1: all of them must be met, the worst counts most."""
    words, searchable = _words(name)
    if not asked or not words:
        return 0.0
    return max(0.0, _score(asked, words, searchable) - (LONE if is_surname(name) else 0.0))


def is_surname(name: str) -> bool:
    """Whether a name is a surname only, with particles ("von der Ahe") or hyphens or without."""
    return all(word.islower() for word in name.split()[:-1])


@lru_cache(maxsize=10_000)  # the same people are looked at again and again, whoever is asked for
def _words(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a name, and those that it is found by."""
    return tuple(name_words(name)), tuple(searchable_words(name))


def _score(asked: Sequence[str], words: Sequence[str], searchable: Sequence[str]) -> float:
    if len(joined := "".join(asked)) > 3 and joined == "".join(words):
        return 1.0 if tuple(asked) == words else 0.99
    found = _aligned(asked, words)
    if searchable != words:
        found = max(found, _aligned(asked, searchable) - 0.01)
    if len(asked) > 1:  # "al saleh" typed for "Alsaleh"
        found = max(found, _aligned([joined], searchable) - 0.02)
    surname_missed = len(asked) == 1 < len(words) and _alike(asked[0], words[-1]) < _alike(asked[0], words[0])
    return max(found, 0.0) * (GIVEN_NAME if surname_missed else 1.0)


def _aligned(asked: Sequence[str], words: Sequence[str]) -> float:
    left = list(words)
    total = weight = 0.0
    worst = 1.0
    for word in sorted(asked, key=len, reverse=True):
        alike, best = 0.0, ""
        for other in left:
            near = _alike(word, other)
            if near > alike or not best:
                alike, best = near, other
        if best:
            left.remove(best)
        total, weight, worst = total + alike * len(word), weight + len(word), min(worst, alike)
    return (total / weight * 0.5 + worst * 0.5) - UNASKED * min(len(left), 3)


@lru_cache(maxsize=20_000)  # most of those who may be meant share a word
def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:  # an initial
        return 0.8 if one[0] == other[0] else 0.0
    alike = OSA.normalized_similarity(one, other)
    return alike if alike >= NEAR else alike / 2


def _candidates(store: Store, asked: Sequence[str], unfolded: Sequence[str]) -> list[NamedPerson]:
    """People to compare: with the very words asked for, else with near ones, else with some of them."""
    if not asked:
        return []
    joined = "".join(asked)
    exact = {word.text: [word] for word in store.near_words({*asked, joined}, mistyped=False)}
    if found := _having(store, [exact.get(word, []) for word in (*asked, joined)]):
        return found
    near = store.near_words({*asked, *unfolded, joined})
    if found := _having(store, [_near(word, near) for word in (*asked, joined)]):
        return found
    alone = [_people(store, [_near(word, near)], MANY) for word in asked]
    return _likeliest(asked, {person.id: person for people in alone for person in people}.values())


def _having(store: Store, groups: Sequence[Sequence[NameWord]]) -> list[NamedPerson]:
    """People with a word of each group but the last, or with one of the last, which are all of them as one."""
    found = _people(store, groups[:-1])
    if len(groups) > 2:
        found += _people(store, groups[-1:])
    return list({person.id: person for person in found}.values())


def _likeliest(asked: Sequence[str], people: Iterable[NamedPerson]) -> list[NamedPerson]:
    """The few of many that are worth comparing word by word."""
    by_name = {person: " ".join(name_words(person.name)) for person in people}
    best = process.extract(" ".join(asked), by_name, scorer=fuzz.token_sort_ratio, limit=CANDIDATES)
    return [person for _, _, person in best]


def _people(store: Store, groups: Sequence[Sequence[NameWord]], limit: int = CANDIDATES) -> list[NamedPerson]:
    """Those who have a word of every group, none when a group is empty; the rarest group leads the look-up."""
    if not all(groups):
        return []
    rarest_first = sorted(groups, key=lambda group: sum(word.people for word in group))
    return store.people_with([[word.id for word in group] for group in rarest_first], limit)


def _near(word: str, near: Sequence[NameWord]) -> list[NameWord]:
    """The words that are near enough, those nearest first, and no more of them than help."""
    scored = sorted(((_alike(word, other.text), other) for other in near), key=lambda pair: -pair[0])
    return [other for alike, other in scored if alike >= NEAR][:NEAR_WORDS]
