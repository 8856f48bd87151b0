"""Interviews: paragraphs that open with a name or its initials and a colon are what that person said."""

from __future__ import annotations

import re
from collections import Counter

from bot.model import Person, Quote, QuoteType, Span

TURN = re.compile(
    r"^(?:\*\*|__)?(?P<label>[^\W\d_][^:\n„\"»«?!*_]{0,40})(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]+(?P<words>\S[^\n]*)",
    re.MULTILINE,
)
"""A label may be bold, by the marks of Markdown."""
MARKS = frozenset("„“”\"»«'")
FINAL = frozenset(".!?…")  # else it is a list: "Quast: 41 Prozent"
FEWEST = 2
"""So many turns make an interview; a single "Name: …" can be a headline or a list."""


def interview(text: str, people: tuple[Person, ...]) -> tuple[list[Quote], list[Span]]:
    """The turns of an interview whose label is a person of the article, and where a medium asks under its own label.

    Where it does, what follows an answer without a label belongs to the answer.
    """
    turns = list(TURN.finditer(text))
    if len(turns) < FEWEST:
        return [], []
    names = {turn["label"]: _person(turn["label"], people) for turn in turns}
    often = Counter(turn["label"] for turn in turns)
    medium = {label for label, name in names.items() if not name and often[label] >= FEWEST and any(names.values())}
    said, asked = [], []
    for number, turn in enumerate(turns):
        name = names[turn["label"]]
        start, end = turn.span("words")
        if turn["label"] in medium:
            asked.append((start, end))
        elif name and turn["words"][0] not in MARKS and turn["words"].rstrip()[-1] in FINAL:
            end = turns[number + 1].start() if medium and number + 1 < len(turns) else end
            span = start, start + len(text[start:end].rstrip())
            said.append(Quote(QuoteType.DIRECT, (span,), speaker=(turn.span("label"),), speaker_name=name))
    return said, asked


def _person(label: str, people: tuple[Person, ...]) -> str:
    """Who a label names: a full name, a surname, one behind an office, or the initials of one person; else ""."""
    full = [person.name for person in people if len(_letters(person.name.split()[0])) > 1 and "." not in person.name]
    words = label.casefold().split()
    for fitting in (
        [name for name in full if name.casefold().split()[-len(words) :] == words],
        [name for name in full if len(words) > 1 and name.casefold().split()[-1] == words[-1]],  # "Ministerin Quast"
        [name for name in full if _initials(name) == _letters(label)],
    ):
        if len(fitting) == 1:
            return fitting[0]
    return ""


def _initials(name: str) -> str:
    """As "J.-P. Ö." is written: the first letter of every part of a name, in capitals."""
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part)


def _letters(label: str) -> str:
    return "".join(letter for letter in label if letter.isalpha())
