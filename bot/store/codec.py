"""Extracts as JSON and back: short keys, spans as pairs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

from bot.model import Article, Extract, Fact, Organisation, Person, Quote, QuoteType, Role, Span, Stance


def dump(extract: Extract) -> str:
    """The extract as compact JSON."""
    return json.dumps(
        {
            "people": [
                [person.name, person.mentions, [[role.text, role.start, role.end] for role in person.roles]]
                for person in extract.people
            ],
            "organisations": [[organisation.name, organisation.mentions] for organisation in extract.organisations],
            "quotes": [
                [quote.type, quote.spans, quote.speaker, quote.cue, quote.speaker_name, quote.confidence, quote.citer]
                for quote in extract.quotes
            ],
            "facts": [
                [fact.topic, fact.start, fact.end, fact.actor, fact.act, fact.stance, fact.confidence]
                for fact in extract.facts
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def load(text: str) -> Extract:
    """The extract that ``dump`` wrote."""
    data = _read(text)
    return Extract(
        people=tuple(
            Person(name, _spans(mentions), tuple(Role(*role) for role in roles))
            for name, mentions, roles in data["people"]
        ),
        organisations=organisations(text),
        quotes=tuple(map(_quote, data["quotes"])),
        facts=tuple(map(_fact, data["facts"])),
    )


def organisations(text: str) -> tuple[Organisation, ...]:
    """The organisations alone of the extract that ``dump`` wrote: an answer waits for what it shows only."""
    return tuple(Organisation(name, _spans(mentions)) for name, mentions in _read(text)["organisations"])


def quote(text: str, n: int) -> Quote:
    """One quotation of the extract that ``dump`` wrote, counted from 0."""
    return _quote(_read(text)["quotes"][n])


def fact(text: str, n: int) -> Fact:
    """One fact of the extract that ``dump`` wrote, counted from 0."""
    return _fact(_read(text)["facts"][n])


@lru_cache(maxsize=256)  # several results are of one article, and the next page of the same ones
def _read(text: str) -> Mapping[str, list[Any]]:
    data: Mapping[str, list[Any]] = json.loads(text)
    return data


def _quote(row: Sequence[Any]) -> Quote:
    kind, spans, speaker, cue, name, confidence, *citer = row  # no citer in extracts of older versions
    return Quote(QuoteType(kind), _spans(spans), _spans(speaker), _spans(cue), name, confidence, *map(_spans, citer))


def _fact(row: Sequence[Any]) -> Fact:
    topic, start, end, actor, act, stance, confidence = row
    return Fact(topic, start, end, actor, act, Stance(stance), confidence)


def checksum(article: Article, extract: str) -> str:
    """What tells a changed article or extract from the same one."""
    return hashlib.sha256(json.dumps([given(article), extract]).encode()).hexdigest()


def given(article: Article) -> dict[str, object]:
    """The article's fields as they were read, without what only the store knows."""
    return {field.name: getattr(article, field.name) for field in fields(article) if field.compare}


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)
