"""Companies, authorities, parties and schools of an article: seen by the tagger or told by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from bot.extraction.data import load
from bot.extraction.people.letters import LETTER
from bot.extraction.people.people import tagged_of
from bot.extraction.people.role_phrases import ARTICLES
from bot.extraction.people.tagger import TaggedSpan
from bot.extraction.tokens import Tokens, tokens_of
from bot.model import Organisation, Span

_DATA: dict[str, list[str]] = load("organisations")
_HEADS = tuple(_DATA["heads"])
_AUTHORITY = re.compile("|".join(_DATA["authorities"]))
_SUFFIXES = frozenset(_DATA["suffixes"])
_NO_EMPLOYER = frozenset(_DATA["no_employer"])
ENOUGH = 4.0
"""Log-odds that all places of an organisation must give together."""
FORM = 5.0
"""Log-odds of a name that its form makes an organisation's."""
LONGEST = 9
LONG_ROLE = 12

Named = tuple[int, int, float]  # tokens start:end (exclusive) and log-odds


@Language.component("fundstelle_organisations")
def organisations(doc: Doc) -> Doc:
    """Set ``doc._.organisations``, each with all its mentions, in order of appearance."""
    tokens = tokens_of(doc)
    people = _covered(tokens, [span for person in doc._.people for span in person.mentions])
    found: dict[str, list[Named]] = {}
    shorts: dict[str, str] = {}
    named_at = [*_tagged(tagged_of(doc)), *_by_form(tokens.words), *_employers(tokens.words)]
    for named in _longest(tokens.words, named_at):
        start, end, _ = named
        if any(people[start:end]) or _is_somebody(tokens.words, start, end):
            continue
        name = nominative(tokens.words, start, end)
        found.setdefault(shorts.get(name, name), []).append(named)
        if short := _abbreviation(tokens.words, start, end):
            shorts[short] = name
    _join_short_forms(found)
    everywhere: dict[str, list[int]] = {name: [] for name in found}
    for place, word in enumerate(tokens.words):
        if word in everywhere and not people[place]:
            everywhere[word].append(place)
    doc._.organisations = tuple(
        Organisation(name, _mentions(tokens, places, everywhere[name]))
        for name, places in found.items()
        if sum(margin for _, _, margin in places) >= ENOUGH
    )
    return doc


def _is_somebody(words: list[str], start: int, end: int) -> bool:
    """Whether it is a role: "die Landesbeauftragte", not Bayer."""
    word = words[start]
    named = LETTER[word] == "R" and end == start + 1
    return named and (len(word) >= LONG_ROLE or (start > 0 and words[start - 1].lower() in ARTICLES))


def _covered(tokens: Tokens, spans: list[Span]) -> bytearray:
    """Which tokens are part of a person's name."""
    places = {start: place for place, start in enumerate(tokens.starts)}
    covered = bytearray(len(tokens))
    for start, end in spans:
        place = places[start]
        while place < len(tokens) and tokens.starts[place] < end:
            covered[place] = 1
            place += 1
    return covered


def _longest(words: list[str], named: list[Named]) -> Iterator[Named]:
    """The longest name at each place, left to right, with "für Handel" behind an "Agentur"."""
    last = 0
    for start, end, margin in sorted(named, key=lambda each: (each[0], -each[1], -each[2])):
        if start < last:
            continue
        last = end
        if end + 1 < len(words) and words[end] == "für" and words[end + 1][0].isupper():
            last = end + 2
        yield start, last, margin


def _tagged(tagged: list[TaggedSpan]) -> Iterator[Named]:
    """What the tagger sees."""
    for span in tagged:
        if span.kind == "ORG":
            yield span.start, span.end, span.margin


def _by_form(words: list[str]) -> Iterator[Named]:
    """Brodowin-Grundschule; Bundesrechnungshof; Quandel GmbH."""
    for place, word in enumerate(words):
        if not word[0].isupper():
            continue
        if _AUTHORITY.match(word) or ("-" in word and _is_named_head(word)):
            yield place, place + 1, FORM
        elif word in _SUFFIXES and place and words[place - 1][0].isupper() and LETTER[words[place - 1]] != "R":
            start = place - 1
            while start and place - start < LONGEST and (words[start - 1][0].isupper() or words[start - 1] == "&"):
                start -= 1
            yield start, place + 1, FORM


def _is_named_head(word: str) -> bool:
    """Whether a hyphened word is a name and a kind of organisation: Quandorf-Grundschule, not Drogerie-Kette."""
    front, _, head = word.rpartition("-")
    return head.lower().endswith(_HEADS) and all(LETTER[part] in "FLPU" for part in front.split("-") if part)


def _employers(words: list[str]) -> Iterator[Named]:
    """T-Systems, when the article also has a T-Systems-Chef."""
    roles = {word for word in set(words) if "-" in word and LETTER[word] == "R"}
    named = {front for word in roles if _is_employer(front := word.rpartition("-")[0])}
    for place, word in enumerate(words):
        if word in named:
            yield place, place + 1, FORM


def _is_employer(front: str) -> bool:
    """Whether the front of a role compound is a name: T-Systems, Nordwerk, not Regierungs or Berlin."""
    if front in _NO_EMPLOYER or not front[:1].isupper() or LETTER[front] in "PRF":
        return False
    return LETTER[front] in "UL-" or not front[1:].islower()


def nominative(words: list[str], start: int, end: int) -> str:
    """The name as it stands alone: "(bei der) Deutschen Telekom" → "Deutsche Telekom"."""
    name = list(words[start:end])
    before = words[start - 1] if start else ""
    if len(name) > 1 and name[0].endswith("en") and before in {"der", "die", "zur", "einer"}:
        name[0] = name[0][:-1]
    if len(name) == 1 and name[0].endswith("iums"):
        name[0] = name[0][:-1]
    return " ".join(name)


def _abbreviation(words: list[str], start: int, end: int) -> str:
    """BA in "Bundesagentur für Arbeit (BA)", when it begins as the name does."""
    if end + 2 < len(words) and words[end] == "(" and words[end + 2] == ")":
        short = words[end + 1]
        if 1 < len(short) <= LONGEST and short[0] == words[start][0] and sum(map(str.isupper, short)) > 1:
            return short
    return ""


def _join_short_forms(found: dict[str, list[Named]]) -> None:
    """Telekom is the Deutsche Telekom, once one full name ends (or begins) with it."""
    full: dict[str, set[str]] = {}
    for name in found:
        first, *rest = name.split()
        if rest:
            full.setdefault(first, set()).add(name)
            full.setdefault(rest[-1], set()).add(name)
    for short in [name for name in found if len(full.get(name, ())) == 1]:
        (name,) = full[short]
        found[name] += found.pop(short)


def _mentions(tokens: Tokens, places: list[Named], others: list[int]) -> tuple[Span, ...]:
    """All places of a name, also those that nothing else marked."""
    spans = {(tokens.starts[start], tokens.ends[end - 1]) for start, end, _ in places}
    spans |= {(tokens.starts[place], tokens.ends[place]) for place in others}
    return tuple(sorted(spans))
