"""Roles that stand before a name: "T-Systems-Chef X", "die Leiterin der Kammer X", "der Sänger und Autor, X,"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.extraction.data import load
from bot.extraction.lexicon import clusters, small_clusters
from bot.extraction.people.around import Around
from bot.extraction.people.name_edges import names_things
from bot.extraction.people.role_phrases import (
    ARTICLES,
    attributes_start,
    complements_end,
    is_owner,
)
from bot.model import Span

_DATA: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in load("role_phrases").items()}
KIN_OF = frozenset(load("names")["possessive"])
BARE_ROLES = ("er", "in", "ist", "ant", "ent", "or", "eur", "oge", "rat", "rätin")
NOMINALISED = ("nde", "nden", "gte", "gten", "rte", "rten", "hte", "hten")
WEAK = ("e", "en")
_SMALL = frozenset(load("grammar")["prepositions"]) | _DATA["adverbs"]
KIN = frozenset({"Frau", "Mann"})
FARTHEST = 16
"""Tokens between a role noun and the name it stands before, at most ("der Leiter der …, X")."""


def before_name(around: Around, start: int, end: int, low: int) -> Iterator[Span]:
    """T-Systems-Chef X; die Leiterin der Kammer X; der Leiter der Kammer, X,; Sänger und Autor X."""
    words, letters = around.words, around.letters
    stop = start
    while stop > low and (letters[stop - 1] in "TH" or words[stop - 1].isspace()):
        stop -= 1
    if stop < start and letters[stop] == "H" and stop > low and words[stop - 1].lower() in KIN_OF:  # seiner Frau X
        yield stop, stop + 1
        return
    if stop > low and words[stop - 1] == ")":  # Bürgermeister (SPD) X
        stop = next((place for place in range(stop - 2, max(low, stop - 5) - 1, -1) if words[place] == "("), stop)
    comma = stop > low and words[stop - 1] == ","
    closed = end >= len(words) or words[end] in ",(.:"
    stop -= comma
    found = _head(around, start, end, stop, low, comma=comma)
    if found is None:
        return
    first = attributes_start(words, found, low)
    before = words[first - 1].lower() if first > low else ""
    if start in around.genitives and before not in {"des", "eines"}:  # "ein Sprecher Quandels" is somebody else
        return
    article = before in ARTICLES or is_owner(words[first])
    if comma and not (article and (closed or first == low + 1)):
        return
    yield first, stop
    yield from _coordinated(around, first, low)


def _head(around: Around, start: int, end: int, stop: int, low: int, *, comma: bool) -> int | None:
    """The place of the role noun whose phrase ends at ``stop``; behind a comma that of the longest phrase."""
    found = None
    for head in range(stop - 1, max(low, stop - FARTHEST) - 1, -1):
        woman = comma and around.words[head] == "Frau" and head + 1 < stop  # die älteste Frau der Stadt, X
        if head in around.named or not (around.letters[head] == "R" or woman) or not _reaches(around, head, stop):
            continue
        found = head
        if not comma:  # with a comma the whole phrase counts: "der Sprecher des Ministers, X,"
            break
    bare = found is None and stop == start and _is_bare_role(around, stop - 1, start, end, low)
    return stop - 1 if bare else found


def _reaches(around: Around, head: int, stop: int) -> bool:
    """Whether the complements of a noun end at a place; people in the genitive belong to them."""
    place = complements_end(around.words, head + 1, stop)
    if place < stop and place in around.genitives:  # der Anwalt Quandels, X
        place = complements_end(around.words, around.named[place], stop)
    return place == stop or (place == stop - 1 and is_owner(around.words[place]))  # die älteste Frau Quandorfs, X


def _is_bare_role(around: Around, head: int, start: int, end: int, low: int) -> bool:
    """Handballer Jens Tümmler: a noun for people that no list has, right before a full name."""
    word = around.words[head]
    if head < low or head in around.named or end - start < 2 or around.letters[head] not in "NUP" or len(word) <= 4:
        return False
    small = head == low and (word.lower() in _SMALL or clusters().get(word.lower()) in small_clusters())  # "Unter X"
    if small or start in around.genitives or names_things(word.lower()) or word in _DATA["no_roles"]:
        return False
    first = attributes_start(around.words, head, low)
    before = around.words[first - 1].lower() if first > low else ""
    if word.endswith(BARE_ROLES):
        return before not in {"im", "am"}  # "sagte im Stadtrat Petra Lohse"
    known = first < head and around.words[first] in _DATA["temporal"]  # die ehemalige Hafengröße X
    # der große Gelehrte X, dem großen Gelehrten X, but not "der großen Behörde X"
    agree = all(attribute.endswith(("er", word[-1])) for attribute in around.words[first:head])
    weak = before in {"der", "dem", "den"} and word.endswith(WEAK) and word.endswith("n") != (before == "der") and agree
    return before in ARTICLES and (known or weak or word.endswith(NOMINALISED))


def _coordinated(around: Around, first: int, low: int) -> Iterator[Span]:
    """The other role of "Sängerin und Autorin X", "der Autor, Sänger X" and "ihre Vertreterin, die Juristin X"."""
    words, letters = around.words, around.letters
    if first - 3 >= low and words[first - 1] in ARTICLES and words[first - 2] == ",":
        start = attributes_start(words, first - 3, low)
        kin = letters[first - 3] == "R" or words[first - 3] in KIN
        if kin and start > low and words[start - 1].lower() in KIN_OF:
            yield start, first - 2
    if first - 2 > low and words[first - 1] == "," and words[low].lower() in ARTICLES:
        for head in range(low + 1, first - 2):  # Der Sprecher der Kammer, Oberst X sagte
            if letters[head] == "R" and attributes_start(words, head, low) == low + 1:
                if complements_end(words, head + 1, first - 1) == first - 1:
                    yield low + 1, first - 1
                break
    while first - 2 >= low and words[first - 1] in {"und", ",", "sowie"}:
        head = first - 2
        if letters[head] != "R" or head in around.named:
            return
        start = attributes_start(words, head, low)
        yield start, head + 1
        first = start
