"""Any theme that has no command of its own: a few facts, quotations and passages with its words."""

from __future__ import annotations

from bot import search
from bot.commands.cited import alike, span_item
from bot.commands.context import Context, nearly, section
from bot.commands.topic import fact
from bot.items import quote_item
from bot.model import Answer, Item, Kind, Link

GLIMPSE = 5  # items a section


def answer(words: str, context: Context) -> Answer:
    """What there is on a theme: facts of all topics, quotations and passages."""
    store, narrowing = context.store, context.narrowing
    facts = search.facts(store, "", words, narrowing, limit=GLIMPSE)
    quotes = search.quotes(store, words=words, narrowing=narrowing, limit=GLIMPSE)
    passages = search.passages(store, words, narrowing, limit=GLIMPSE)
    parts: list[tuple[str, bool, list[Item]]] = [
        ("Facts", facts.every_word, [fact(found, context) for found in facts.items]),
        ("Quotations", quotes.every_word, [quote_item(found.article, found.what) for found in quotes.items]),
        ("Passages", passages.every_word, [span_item(Kind.PASSAGE, one.article, one.what) for one in passages.items]),
    ]
    # Where something has every word, what has only some of them is left out.
    every_word = any(whole and items for _, whole, items in parts)
    sections = tuple(
        part
        for heading, whole, items in parts
        if whole or not every_word
        for part in section(context.say(heading), alike(items))
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
