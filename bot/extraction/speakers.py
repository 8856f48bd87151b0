"""Whose words they are: from the phrase that names a speaker to a person of the article."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Person, Quote, Span

UNSURE = 0.5
"""Confidence of an attribution that rests on nothing but the neighbourhood."""


def name_speakers(text: str, quotes: list[Quote], people: tuple[Person, ...]) -> list[Quote]:
    """The same quotations with ``speaker_name`` and ``confidence``."""
    named = []
    for quote in quotes:
        name = _mentioned(quote.speaker, people) or _by_role(text, quote.speaker, people)
        if name:
            named.append(replace(quote, speaker_name=name))
        else:
            phrase = " ".join(text[start:end] for start, end in quote.speaker)
            named.append(replace(quote, speaker_name=phrase, confidence=UNSURE if not phrase else quote.confidence))
    return named


def _mentioned(spans: tuple[Span, ...], people: tuple[Person, ...]) -> str:
    for start, end in spans:
        inside = [person for person in people if any(start <= a and b <= end for a, b in person.mentions)]
        if inside:
            return inside[-1].name
    return ""


def _by_role(text: str, spans: tuple[Span, ...], people: tuple[Person, ...]) -> str:
    """As in "Der T-System-Chef": the one person of the article who has this role, spelling mistakes allowed."""
    words = {word.casefold() for start, end in spans for word in text[start:end].split()}
    fitting = [person for person in people if any(role.text.split()[-1].casefold() in words for role in person.roles)]
    return fitting[0].name if len(fitting) == 1 else ""
