"""Interviews: paragraphs that open with a name or its initials and a colon are what that person said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Person, Quote, QuoteType

TURN = re.compile(r"^(?P<label>[^\W\d_][^:\n„\"»«?!]{0,40}):[ \t]+(?P<words>\S[^\n]*)", re.MULTILINE)
MARKS = frozenset("„“”\"»«'")
FINAL = frozenset(".!?…")  # else it is a list: "Quast: 41 Prozent"
FEWEST = 2
"""So many turns make an interview; a single "Name: …" can be a headline or a list."""


def interview(text: str, people: tuple[Person, ...]) -> Iterator[Quote]:
    """The turns of an interview whose label is a person of the article; questions by a medium are left out."""
    turns = list(TURN.finditer(text))
    if len(turns) < FEWEST:
        return
    labels = {turn["label"]: _person(turn["label"], people) for turn in turns}
    for turn in turns:
        name = labels[turn["label"]]
        if name and turn["words"][0] not in MARKS and turn["words"].rstrip()[-1] in FINAL:
            start, end = turn.span("words")
            yield Quote(
                QuoteType.DIRECT,
                ((start, start + len(text[start:end].rstrip())),),
                speaker=(turn.span("label"),),
                speaker_name=name,
            )


def _person(label: str, people: tuple[Person, ...]) -> str:
    """Who a label names: a full name, a surname or the initials of one person; "" when nobody or several."""
    full = [person.name for person in people if len(_letters(person.name.split()[0])) > 1 and "." not in person.name]
    for fits in (
        label.__eq__,
        lambda name: name.endswith(" " + label),
        lambda name: _initials(name) == _letters(label),
    ):
        fitting = [name for name in full if fits(name)]
        if len(fitting) == 1:
            return fitting[0]
    return ""


def _initials(name: str) -> str:
    """As "J.-P. Ö." is written: the first letter of every part of a name, in capitals."""
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part)


def _letters(label: str) -> str:
    return "".join(letter for letter in label if letter.isalpha())
