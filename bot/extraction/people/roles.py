"""What an article says a person is: the noun phrases that stand beside the name.

Each rule looks at one way of saying so and yields token spans; the examples stand in tests/test_roles.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from bot.extraction.data import load
from bot.extraction.people.anaphora import taken_up
from bot.extraction.people.appointments import (
    after_time,
    appointed,
    behind_preposition,
    leading,
    own_phrase_start,
    working_as,
)
from bot.extraction.people.around import LONGEST, Around, phrase_from
from bot.extraction.people.evidence import ROLES
from bot.extraction.people.role_phrases import (
    ARTICLES,
    attributes_start,
    complements_end,
    is_adjective,
)
from bot.extraction.tokens import tokens_of
from bot.model import Role, Span

_DATA: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in load("role_phrases").items()}
INSTITUTIONS = tuple(load("organisations")["heads"])
KIN_OF = frozenset(load("names")["possessive"])
BARE_ROLES = ("er", "in", "ist", "ant", "ent", "or", "eur", "oge")
FARTHEST = 16
"""Tokens between a role noun and the name it stands before, at most ("der Leiter der …, X")."""
ENDS = frozenset(",.;:!?)–-“”\"«»'…")


@Language.component("fundstelle_roles")
def roles(doc: Doc) -> Doc:
    """Add the roles to ``doc._.people``, in order of appearance, each place once."""
    if not doc._.people:
        return doc
    text = doc.text  # spaCy puts it together anew each time
    tokens = tokens_of(doc)
    around = Around(tokens, doc._.people, doc._.organisations)
    people = []
    beside = [{span for start, end in spans for span in _roles_at(around, start, end)} for spans in around.mentions]
    nouns: dict[int, int] = doc.user_data.get(ROLES, {})
    for told, places in zip(beside, around.mentions, strict=True):
        told.update(phrase for start, _ in places for phrase in parsed(around, nouns, start))
    again = taken_up(around.words, around.letters, around.mentions, beside)
    for person, near, later in zip(doc._.people, beside, again, strict=True):
        spans = near | later
        offsets = sorted((tokens.starts[first], tokens.ends[last - 1]) for first, last in spans if last > first)
        people.append(replace(person, roles=tuple(Role(text[start:end], start, end) for start, end in offsets)))
    doc._.people = tuple(people)
    return doc


def _roles_at(around: Around, start: int, end: int) -> Iterator[Span]:
    low, high = around.sentence(start)
    yield from before_name(around, start, end, low)
    after = in_brackets(around, end, high)
    if after:
        yield after
    behind = _skip_bracket(around.words, end, high)
    yield from apposition(around, start, behind, high)
    yield from affiliation(around, behind, high)
    if behind_preposition(around, start, low):  # unter X wurde Y Minister
        return
    yield from copula(around, start, behind, low, high)
    yield from appointed(around, start, behind, low, high)
    yield from working_as(around, behind, high)
    yield from leading(around, behind, high)


def parsed(around: Around, nouns: dict[int, int], start: int) -> Iterator[Span]:
    """The apposition that an installed pipeline's parse sees, however far it stands."""
    if (head := nouns.get(start)) is not None and around.letters[head] in "RNU" and head not in around.named:
        low, high = around.sentence(head)
        yield (
            attributes_start(around.words, head, low),
            complements_end(around.words, head + 1, min(high, head + FARTHEST)),
        )


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
    found = None
    for head in range(stop - 1, max(low, stop - FARTHEST) - 1, -1):
        if head in around.named or not (letters[head] == "R" or _is_bare_role(around, head, start, end)):
            continue
        if complements_end(words, head + 1, stop) == stop:
            found = head
            if not comma:  # with a comma the whole phrase counts: "der Sprecher des Ministers, X,"
                break
    if found is None:
        return
    first = attributes_start(words, found, low)
    article = first > low and words[first - 1].lower() in ARTICLES
    if comma and not (article and (closed or first == low + 1)):
        return
    yield first, stop
    yield from _coordinated(around, first, low)


def _is_bare_role(around: Around, head: int, start: int, end: int) -> bool:
    """Handballer Jens Tümmler: a noun for people that no list has, right before a full name."""
    word = around.words[head]
    return (
        head == start - 1
        and end - start > 1
        and around.letters[head] in "NUP"
        and len(word) > 4
        and word.endswith(BARE_ROLES)
    )


def _coordinated(around: Around, first: int, low: int) -> Iterator[Span]:
    """The other role of "Sängerin und Autorin X", "der Autor, Sänger X" and "ihre Vertreterin, die Juristin X"."""
    words, letters = around.words, around.letters
    if first - 3 >= low and words[first - 1] in ARTICLES and words[first - 2] == "," and letters[first - 3] == "R":
        start = attributes_start(words, first - 3, low)
        if start > low and words[start - 1].lower() in KIN_OF:
            yield start, first - 2
    while first - 2 >= low and words[first - 1] in {"und", ",", "sowie"}:
        head = first - 2
        if letters[head] != "R" or head in around.named:
            return
        start = attributes_start(words, head, low)
        yield start, head + 1
        first = start


def affiliation(around: Around, end: int, high: int) -> Iterator[Span]:
    """X von der Kammer für Handel; X vom Quandel-Institut; X von Nordwerk."""
    words = around.words
    if end >= high or words[end] not in {"von", "vom"}:
        return
    first = end + 1
    if first < high and words[first] in {"der", "den", "dem"}:
        first += 1
    elif first < high and words[first] in ARTICLES:  # "von ihrem Amt"
        return
    last = complements_end(words, end, min(high, end + LONGEST))
    places = range(first, last)
    if any(place in around.firms or words[place].lower().endswith(INSTITUTIONS) for place in places[:4]):
        yield first, last


def in_brackets(around: Around, end: int, high: int) -> Span | None:
    """X (CDU); X (Vorsitzende der Kammer)."""
    words = around.words
    if end + 2 >= high or words[end] != "(":
        return None
    first = end + 1
    if words[first] in _DATA["not_in_brackets"]:
        return None
    last = next((place for place in range(first, min(high, first + 10)) if words[place] in "),;/"), None)
    if last is None:
        return None
    party = words[first] in _DATA["parties"] or (
        words[first].isupper() and words[first].isalpha() and len(words[first]) > 1
    )
    role = around.letters[first] == "R" or (is_adjective(words[first]) and around.letters[first + 1] == "R")
    return (first, last) if party or role else None


def _skip_bracket(words: list[str], end: int, high: int) -> int:
    """Behind "(CDU)" or "(54)" after a name."""
    if end < high and words[end] == "(":
        return next((place + 1 for place in range(end, min(high, end + 10)) if words[place] == ")"), end)
    return end


def apposition(around: Around, start: int, end: int, high: int) -> Iterator[Span]:
    """X, die Berliner Beauftragte,; X, Sprecher der Kammer; X, ein Dichter und Major außer Dienst."""
    words = around.words
    if end >= high or words[end] not in {",", "–", "-", "als"}:
        return
    if words[end] == "als" and words[start - 1] in _DATA["succeeding"]:
        return  # it is the successor's: "Y folgt X als Leiter nach"
    place = after_time(words, end + 1, high)
    if place < high and words[place] == "als":
        place = after_time(words, place + 1, high)
    while span := phrase_from(around, place, high):
        first, last = span
        following = words[last] if last < high else "."
        at_end = last + 1 >= high or words[last + 1] in ENDS  # "wie X, Leiter der Kammer betont."
        if last in around.named or not (following in ENDS or following == "und" or words[end] == "als" or at_end):
            return
        if following == "," and last + 1 in around.named and words[first - 1] in ARTICLES:
            return  # it is the next one's: "X, der Leiter der Kammer, Y, und Z"
        yield first, last
        if following != "und":
            return
        place = last + 1


def copula(around: Around, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """X ist Präsident der Kammer; X wurde zur Leiterin gewählt; neuer Leiter ist X."""
    words = around.words
    if end < high and words[end] in _DATA["copulas"]:
        place = after_time(words, end + 1, high)
        if place < high and words[place] in _DATA["becoming"]:
            place += 1
        if (span := phrase_from(around, place, high)) and span[1] not in around.named:
            yield span
        return
    start = own_phrase_start(around, start, low)  # "Gründer ist der Ingenieur X"
    if start - 1 >= low and words[start - 1] in _DATA["copulas_before"]:
        place = after_time(words, end, high)  # 2013 wurde X Leiter der Kammer
        if (span := phrase_from(around, place, high)) and span[1] not in around.named:
            yield span
        for head in range(start - 2, max(low, start - FARTHEST) - 1, -1):
            if around.letters[head] == "R" and head not in around.named:
                first = attributes_start(words, head, low)
                at_start = first <= low + 1 or words[first - 1] in {",", "und"}
                if at_start and complements_end(words, head + 1, start - 1) == start - 1:
                    yield first, start - 1
                return
