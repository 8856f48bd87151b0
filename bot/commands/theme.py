"""Any theme that has no command of its own: a few facts, quotations and passages with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from bot import search
from bot.commands.cited import quote_items, span_item, unlike
from bot.commands.context import Context, nearly, nothing, section
from bot.commands.relevance import Relevance, Some
from bot.commands.topic import fact_items
from bot.german import question
from bot.items import alike
from bot.model import Answer, Item, Kind, Link
from bot.search import Page

What = TypeVar("What")
GLIMPSE = 5  # items a section


def answer(
    words: str, context: Context, *, sign: re.Pattern[str] | None = None, share: float = 0.5, must: str = ""
) -> Answer:
    """What there is on a theme: facts of all topics, quotations and passages; what has the ``sign`` comes first.

    Where nothing has every word, an article must have this ``share`` of them, and all those that it ``must``.
    """
    store, narrowing = context.store, context.narrowing
    asked = question(words, verbs=True)
    facts = search.facts(store, "", asked, narrowing, limit=GLIMPSE)
    quotes = search.quotes(store, words=asked, narrowing=narrowing, limit=GLIMPSE)
    passages = search.passages(store, asked, narrowing, limit=GLIMPSE)
    # Where something has every word, what has only some of them is left out.
    every_word = any(page.total and page.every_word for page in (facts, quotes, passages))
    facts, quotes, passages = _met(facts, every_word), _met(quotes, every_word), _met(passages, every_word)
    if not every_word:
        found: list[Some] = [*facts.items, *quotes.items, *passages.items]
        relevance = Relevance(words, found, share, must)
        facts, quotes = relevance.nearly_best(facts), relevance.nearly_best(quotes)
        passages = relevance.nearly_best(passages)
    told = _first(fact_items(facts.items, context), sign)
    said = unlike(_first(quote_items(quotes.items, context), sign), told)
    read = _first((span_item(Kind.PASSAGE, found.article, found.what) for found in passages.items), sign)
    sections = (
        *section(context.say("Facts"), alike(told)),
        *section(context.say("Quotations"), alike(said)),
        *section(context.say("Passages"), alike(unlike(read, [*told, *said]))),
    )
    total = sum(len(part.items) for part in sections)
    more = []
    if quotes.total > GLIMPSE:
        more.append(Link(context.say("All quotations"), context.ask("quote", words)))
    if passages.total > GLIMPSE:
        more.append(Link(context.say("All passages"), context.ask("archiv", words)))
    return Answer(
        command="topic",
        query=words,
        title=words,
        sections=sections,
        notes=nearly(every_word, total, context) if total else (nothing(context),),
        more=tuple(more),
        ask=context.ask("archiv", words),
        total=total,
        every_word=every_word or not total,
    )


def _met(page: Page[What], every_word: bool) -> Page[What]:
    """The page, empty when it has only some of the words and ``every_word`` is met elsewhere."""
    return page if page.every_word or not every_word else Page((), 0)


def _first(items: Iterable[Item], sign: re.Pattern[str] | None) -> list[Item]:
    """The items in order, those before the others that have the sign of an answer: a number, a time."""
    return sorted(items, key=lambda item: bool(sign and not sign.search(item.text)))
