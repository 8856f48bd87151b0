"""What stands in an article, as items of an answer: each item's text is that of its citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from bot.german import fold, stem
from bot.model import CERTAIN, Article, Fact, Item, Kind, Quote, QuoteType, Span, cite
from bot.topics import Topic

MARKS = "\"'`„“”»«‚‘’›‹<>"
WORD = re.compile(r"[^\W_]+")
OPENING = MARKS + ","  # ,,so''
ONE_A_STORY = {Kind.PASSAGE, Kind.MENTION}  # of which an article has one in an answer
NEARLY = 85  # of 100: how alike the words of two copies are
MOST_PLACES = 3  # where else the same stands: the next ones and the last of the list


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


def alike(items: Iterable[Item]) -> list[Item]:
    """The items in order, each text (and name) once; where else it stands is in ``also``, an article once.

    What copies of one story say in nearly the same words is one item as well. Of many places the first and
    the very last are kept: with newest first, the last is since when.
    """
    first: dict[tuple[str, str], Item] = {}
    told: dict[int, list[tuple[str, str]]] = {}  # by story
    for item in items:
        key, story = (_same(item), fold(item.name)), item.citations[0].story
        if key not in first and story:
            key = next((other for other in told.get(story, ()) if _copied(first[other], other, item, key)), key)
        if key not in first:
            first[key] = item
            told.setdefault(story, []).append(key)
            continue
        kept = first[key]
        known = {citation.article for citation in (*kept.citations, *kept.also)}
        more = tuple(citation for citation in item.citations[:1] if citation.article not in known)
        first[key] = replace(kept, also=kept.also + more)
    return [
        replace(item, also=item.also[: MOST_PLACES - 1] + item.also[-1:]) if len(item.also) > MOST_PLACES else item
        for item in first.values()
    ]


def _copied(item: Item, key: tuple[str, str], other: Item, other_key: tuple[str, str]) -> bool:
    """Whether two items of one story stand in two copies of it and say the same; the keys are those of ``alike``."""
    if item.citations[0].article == other.citations[0].article or item.kind is not other.kind:
        return False
    if item.kind in ONE_A_STORY:
        return True
    if key[1] != other_key[1]:
        return False
    mine, theirs = WORD.findall(key[0]), WORD.findall(other_key[0])
    if QuoteType.DIRECT in (item.quote_type, other.quote_type):
        return mine == theirs  # the very words, whatever the marks
    if list(filter(str.isdecimal, mine)) != list(filter(str.isdecimal, theirs)):
        return False  # "12 Tote" and "13 Tote" are not the same
    return fuzz.ratio(" ".join(mine), " ".join(theirs)) >= NEARLY


def _same(item: Item) -> str:
    """What two items have in common that are one: the words; of a role their stems, inflected as they may be."""
    words = item.text.split()
    return " ".join(map(stem, words)) if item.kind is Kind.ROLE else fold(" ".join(words))


def inside_marks(text: str, span: Span) -> Span | None:
    """The span without quotation marks and blanks at its ends; None when nothing else is in it."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in OPENING):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in MARKS):
        end -= 1
    return (start, end) if start < end else None
