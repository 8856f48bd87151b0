"""What has a name without being a person: shops, storms, streets, ships, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.extraction.data import load
from bot.extraction.marks import OPENING_OF
from bot.extraction.people.letters import INITIALS, LETTER
from bot.extraction.people.name import Name
from bot.extraction.people.name_edges import names_things

LONG_COMPOUND = 10
"""Letters from which on an unknown first word that ends as a thing does is one; shorter ones can be first names."""
CAMEL = re.compile(r"(?<!^Mc)(?<!^Mac)(?<!^De)(?<!^Di)(?<!^Du)(?<!^La)(?<!^Le)(?<=[a-z])[A-Z]")
LISTED = frozenset({"und", ",", "oder"})

_DATA = load("names")
_NOT_BEHIND = frozenset(_DATA["not_behind"])
_NOT_NAMES = frozenset(_DATA["not_names"])
_NO_FIRST_NAMES = tuple(_DATA["no_first_names"])
_POSSESSIVE = frozenset(_DATA["possessive"])
_PREPOSITIONS = frozenset(word.capitalize() for word in load("grammar")["prepositions"])


def without_things(words: list[str], letters: str, names: list[Name], others: dict[str, float]) -> list[Name]:
    """The names without those that the article somewhere calls a thing: after "Zyklon Petra" Petra is one.

    ``others`` is the evidence (log-odds) that a lone word names a place or an organisation.
    """
    mine = [name for name, thing in _told(words, names) if not thing]
    things = {tuple(words[name.start : name.end]) for name, thing in _told(words, names) if thing}
    surnames = {words[name.end - 1] for name in mine if len(name) > 1}
    total: dict[str, float] = {}
    for name in mine:
        if len(name) == 1:
            total[words[name.start]] = total.get(words[name.start], 0.0) + name.margin
    for place, word in enumerate(words):  # also where nothing else saw a name: "die Ortschaft Quandel"
        if word in total and place and (_is_things(words, place) or words[place - 1] == "in"):
            things.add((word,))

    def stays(name: Name) -> bool:
        first = words[name.start]
        if name.start and letters[name.start - 1] in "RTH":
            return True
        if len(name) > 1:
            return letters[name.start] == "F" or tuple(words[name.start : name.end]) not in things
        return first in surnames or not ((first,) in things or others.get(first, 0.0) > total[first])

    return [name for name in mine if stays(name)]


def _told(words: list[str], names: list[Name]) -> Iterator[tuple[Name, bool]]:
    """Each name with whether it is a thing's; "die Städte Quandorf und Petersau" are two."""
    before: Name | None = None
    for name in names:
        thing = not _is_persons(words, name)
        listed = before is not None and before.end + 1 == name.start and words[before.end] in LISTED
        thing = thing or (listed and len(name) == 1)
        yield name, thing
        before = name if thing else None


def _is_persons(words: list[str], name: Name) -> bool:
    """Whether nothing beside the name, and nothing in it, says that it is a shop's, a storm's or a street's."""
    if name.start and _is_things(words, name.start, lone=len(name) == 1) and not _belongs_to_role(words, name):
        return False
    behind = words[name.end] if name.end < len(words) else ""
    if behind in _NOT_BEHIND or (len(name) == 1 and CAMEL.search(behind)):  # Quandel SuperNet
        return False
    return not _is_title(words, name) and _is_like_a_persons(words[name.start : name.end])


def _is_things(words: list[str], place: int, *, lone: bool = True) -> bool:
    """Whether what stands before a place says that a thing's name follows: die Firma Quandel, Firmen wie Quandel."""
    before = words[place - 1]
    if lone and before in {"wie", "von"} and place > 1:  # Flughafen von Quandel
        before = words[place - 2]
    return before[:1].isupper() and names_things(before.lower())


def _belongs_to_role(words: list[str], name: Name) -> bool:
    """Whether the thing before a name is none of it: "seine Tochter Petra", "der Anwalt des Vereins Petra Lohse"."""
    before = words[max(0, name.start - 3) : name.start]
    if len(before) > 1 and before[-2].lower() in _POSSESSIVE and LETTER[before[-1]] == "R":
        return True
    return len(name) > 1 and len(before) > 2 and before[1] in {"des", "der"} and LETTER[before[0]] == "R"


def _is_like_a_persons(words: list[str]) -> bool:
    """Whether the words of a name themselves can be a person's."""
    first, last = words[0], words[-1]
    tail = last.rpartition("-")[2]
    if tail != last and names_things(tail.lower()) and LETTER[tail] == "N":  # Jens Quandel-Institut
        return False
    if len(words) == 1:
        firm = len(first) > 3 and (first[:2].isupper() or CAMEL.search(first))  # JPQuandel, QuandelNet
        return not (first in _NOT_NAMES or firm or (INITIALS.fullmatch(first) and len(first) < 3))
    long = first.lower() if len(first) >= LONG_COMPOUND and LETTER[first] not in "FL" else ""
    if names_things(long) or long.endswith(_NO_FIRST_NAMES):  # Ferieninsel Quando, Staatsanwaltschaft Beschwerden
        return False
    preposition = first in _PREPOSITIONS and LETTER[last] in "NR"  # Per Dekret
    return not preposition and not any(word in _NOT_BEHIND for word in words[1:])


def _is_title(words: list[str], name: Name) -> bool:
    """Whether a name is all that stands between marks behind what has a title: the ship „Petra Quandel“."""
    start = next((at for at in range(name.start - 1, max(-1, name.start - 5), -1) if words[at] in OPENING_OF), -1)
    if start < 1 or words[name.end : name.end + 1] == [] or words[name.end] not in OPENING_OF[words[start]]:
        return False
    return names_things(words[start - 1].lower())
