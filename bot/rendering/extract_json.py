"""The line that ``extract`` writes of an article; the format is fixed in docs/formats.md."""

from __future__ import annotations

import json

from bot.model import Article, Extract, Fact, Person, Quote, Span


def extract_json(article: Article, extract: Extract, min_confidence: float = 0.0) -> dict[str, object]:
    """Plain lists and dicts; spans are [start, end] in code points of the article's text, end exclusive.

    Quotations and facts whose attribution is less certain than ``min_confidence`` (0 to 1) are left out.
    """
    quotes = (quote for quote in extract.quotes if quote.confidence >= min_confidence)
    facts = (fact for fact in extract.facts if fact.confidence >= min_confidence)
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "people": [_person(person) for person in extract.people],
        "quotes": [entry for quote in quotes for entry in _quotes(quote)],
        "facts": [_fact(article, fact) for fact in facts],
    }


def extract_line(article: Article, extract: Extract, min_confidence: float = 0.0) -> str:
    """The same as JSON without a line break."""
    return json.dumps(extract_json(article, extract, min_confidence), ensure_ascii=False)


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
        "confidence": round(quote.confidence, 2),
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
        "confidence": round(fact.confidence, 2),
    }
