"""Any theme that has no command of its own: a few facts, quotations and passages with its words."""

from __future__ import annotations

from typing import TypeVar

from bot import search
from bot.commands.cited import quote_items, span_item, unlike
from bot.commands.context import Context, nearly, section
from bot.commands.topic import fact_items
from bot.items import alike
from bot.model import Answer, Kind, Link
from bot.search import Page

What = TypeVar("What")
GLIMPSE = 5  # items a section


def answer(words: str, context: Context) -> Answer:
    """What there is on a theme: facts of all topics, quotations and passages."""
    store, narrowing = context.store, context.narrowing
    facts = search.facts(store, "", words, narrowing, limit=GLIMPSE)
    quotes = search.quotes(store, words=words, narrowing=narrowing, limit=GLIMPSE)
    passages = search.passages(store, words, narrowing, limit=GLIMPSE)
    # Where something has every word, what has only some of them is left out.
    every_word = any(page.total and page.every_word for page in (facts, quotes, passages))
    facts, quotes, passages = _met(facts, every_word), _met(quotes, every_word), _met(passages, every_word)
    told = fact_items(facts.items, context)
    said = unlike(quote_items(quotes.items, context), told)
    read = [span_item(Kind.PASSAGE, found.article, found.what) for found in passages.items]
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
        notes=nearly(every_word, total, context) if total else (context.say("Nothing is found on this."),),
        more=tuple(more),
        ask=context.ask("archiv", words),
        total=total,
    )


def _met(page: Page[What], every_word: bool) -> Page[What]:
    """The page, empty when it has only some of the words and ``every_word`` is met elsewhere."""
    return page if page.every_word or not every_word else Page((), 0)
