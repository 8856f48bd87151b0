"""The line that ``extract`` writes of an article; the format is fixed in docs/formats.md."""

from __future__ import annotations

import json

from bot.model import Article, Extract, Fact, Person, Quote, Span


def extract_json(article: Article, extract: Extract) -> dict[str, object]:
    """Plain lists and dicts; spans are [start, end] in code points of the article's text, end exclusive."""
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "people": [_person(person) for person in extract.people],
        "quotes": [entry for quote in extract.quotes for entry in _quotes(quote)],
        "facts": [_fact(article, fact) for fact in extract.facts],
    }


def extract_line(article: Article, extract: Extract) -> str:
    """The same as JSON without a line break."""
    return json.dumps(extract_json(article, extract), ensure_ascii=False)


def _person(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "mentions": [list(span) for span in person.mentions],
        "roles": [{"text": role.text, "start": role.start, "end": role.end} for role in person.roles],
    }


def _quotes(quote: Quote) -> list[dict[str, object]]:
    """The quotation, and once more for who passes it on; that one names nobody, because the words are another's.

    Of the two the one named last comes first, as in the quotation corpus.
    """
    speakers = [(quote.speaker, quote.speaker_name)] + ([(quote.citer, "")] if quote.citer else [])
    return [_quote(quote, *speaker) for speaker in sorted(speakers, reverse=True)]


def _quote(quote: Quote, speaker: tuple[Span, ...], name: str) -> dict[str, object]:
    return {
        "type": quote.type.value,
        "quote": [list(span) for span in quote.spans],
        "speaker": [list(span) for span in speaker],
        "cue": [list(span) for span in quote.cue],
        "speaker_name": name,
    }


def _fact(article: Article, fact: Fact) -> dict[str, object]:
    return {
        "topic": fact.topic,
        "sentence": article.text[fact.start : fact.end],
        "start": fact.start,
        "end": fact.end,
        "actor": fact.actor,
        "act": fact.act,
        "stance": fact.stance.value,
    }
