"""What stands in an article, as items of an answer: each item's text is that of its citations."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import CERTAIN, Article, Fact, Item, Kind, Quote, QuoteType, Span, cite
from bot.topics import Topic

MARKS = "\"'`„“”»«‚‘’›‹<>"
OPENING = MARKS + ","  # ,,so''


def quote_item(article: Article, quote: Quote) -> Item:
    """A quotation; of a direct one the citations are the words inside its quotation marks."""
    spans = quote.spans
    if quote.type is QuoteType.DIRECT:
        spans = tuple(inner for span in spans if (inner := inside_marks(article.text, span)))
    return Item(
        kind=Kind.QUOTE,
        citations=tuple(cite(article, start, end) for start, end in spans or quote.spans),
        name=quote.speaker_name,
        quote_type=quote.type,
        certain=quote.confidence >= CERTAIN,
    )


def fact_item(article: Article, fact: Fact, topics: Sequence[Topic], language: str) -> Item:
    """A sentence on a topic, with who did what; the act also in the language ("Verwarnung")."""
    act = next((topic.acts.get(fact.act) for topic in topics if topic.name == fact.topic), None)
    return Item(
        kind=Kind.FACT,
        citations=(cite(article, fact.start, fact.end),),
        name=fact.actor,
        certain=fact.confidence >= CERTAIN,
        topic=fact.topic,
        act=fact.act,
        act_label=act.title.in_language(language) if act else fact.act,
        stance=fact.stance,
    )


def inside_marks(text: str, span: Span) -> Span | None:
    """The span without quotation marks and blanks at its ends; None when nothing else is in it."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in OPENING):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in MARKS):
        end -= 1
    return (start, end) if start < end else None
