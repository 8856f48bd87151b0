"""From an article and its extract to the rows of the search index; pure functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.german import passages, terms
from bot.model import Article, Extract
from bot.store.records import EntryKind


class Row(NamedTuple):
    """An entry before it has an id; ``person`` counts Extract.people, None when nobody of them."""

    kind: int  # an EntryKind
    n: int
    person: int | None
    topic: str | None
    start: int
    end: int
    terms: str = ""


def rows(article: Article, extract: Extract) -> Iterator[Row]:
    """All that the article can be found by, in the order of the text."""
    index = {person.name: n for n, person in enumerate(extract.people)}
    yield from _people(extract)
    for n, quote in enumerate(extract.quotes):
        spans, speaker = quote.spans, index.get(quote.speaker_name)
        # Who is no person (an office, a company) is found by its words.
        unlisted = quote.speaker_name if speaker is None else ""
        words = _terms(*(article.text[start:end] for start, end in spans), unlisted)
        yield Row(int(EntryKind.QUOTE), n, speaker, None, spans[0][0], spans[-1][1], words)
    for n, fact in enumerate(extract.facts):
        words = _terms(article.text[fact.start : fact.end], fact.actor)
        yield Row(int(EntryKind.FACT), n, index.get(fact.actor), fact.topic, fact.start, fact.end, words)
    for n, (start, end) in enumerate(passages(article.text)):
        # What only the title names is shown by the first sentence: the title stands beside it.
        title = "" if n else article.title
        yield Row(int(EntryKind.PASSAGE), n, None, None, start, end, _terms(article.text[start:end], title))


def _people(extract: Extract) -> Iterator[Row]:
    role_number = 0
    for n, person in enumerate(extract.people):
        start, end = person.mentions[0] if person.mentions else (0, 0)
        yield Row(int(EntryKind.PERSON), n, n, None, start, end)
        for role in person.roles:
            yield Row(int(EntryKind.ROLE), role_number, n, None, role.start, role.end, _terms(role.text))
            role_number += 1


def _terms(*texts: str) -> str:
    return " ".join(dict.fromkeys(term for text in texts for term in terms(text)))
