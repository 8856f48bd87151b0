"""From an article and its extract to the rows of the search index; pure functions."""

from __future__ import annotations

from collections.abc import Iterator

from bot.german import passages, terms
from bot.model import Article, Extract
from bot.store.records import EntryKind

Row = tuple[int, int, int | None, str | None, int, int, str]
"""An entry before it has an id: kind (EntryKind), n, person (counts Extract.people, None when nobody of them), topic,
start, end, terms. A plain tuple: workers send dozens for each article, and named fields travel three times as slowly.
"""


def rows(article: Article, extract: Extract) -> Iterator[Row]:
    """All that the article can be found by, in the order of the text."""
    index = {person.name: n for n, person in enumerate(extract.people)}
    yield from _people(extract)
    for n, quote in enumerate(extract.quotes):
        spans, speaker = quote.spans, index.get(quote.speaker_name)
        # Who is no person (an office, a company) is found by its words.
        unlisted = quote.speaker_name if speaker is None else ""
        words = joined_terms(*(article.text[start:end] for start, end in spans), unlisted)
        yield (int(EntryKind.QUOTE), n, speaker, None, spans[0][0], spans[-1][1], words)
    for n, fact in enumerate(extract.facts):
        words = joined_terms(article.text[fact.start : fact.end], fact.actor)
        yield (int(EntryKind.FACT), n, index.get(fact.actor), fact.topic, fact.start, fact.end, words)
    for n, (start, end) in enumerate(passages(article.text)):
        # What only the title names is shown by the first sentence: the title stands beside it.
        title = "" if n else article.title
        yield (int(EntryKind.PASSAGE), n, None, None, start, end, joined_terms(article.text[start:end], title))


def _people(extract: Extract) -> Iterator[Row]:
    role_number = 0
    for n, person in enumerate(extract.people):
        start, end = person.mentions[0] if person.mentions else (0, 0)
        yield (int(EntryKind.PERSON), n, n, None, start, end, "")
        for role in person.roles:
            yield (int(EntryKind.ROLE), role_number, n, None, role.start, role.end, joined_terms(role.text))
            role_number += 1


def joined_terms(*texts: str) -> str:
    """The terms of texts, each once, as entries have them."""
    return " ".join(dict.fromkeys(term for text in texts for term in terms(text)))
