"""``/archiv WORDS``: the passages of articles that have the words, best first."""

from __future__ import annotations

from bot import search
from bot.commands.cited import span_item
from bot.commands.context import PAGE, Context, nearly, section
from bot.items import alike
from bot.model import Answer, Kind, Link


def answer(words: str, context: Context) -> Answer:
    """The best passage with the words of each article."""
    page = search.passages(context.store, words, context.narrowing, context.offset, PAGE)
    items = alike(span_item(Kind.PASSAGE, found.article, found.what) for found in page.items)
    ask = context.ask("archiv", words)
    previous, following = context.turn(ask, page.total)
    return Answer(
        command="search",
        query=words,
        title=context.say("Passages on “%(theme)s”", theme=words),
        sections=section("", items),
        notes=(
            *nearly(page.every_word, page.total, context),
            context.shown(page.total, more=page.more) if page.total else context.say("No article has these words."),
        ),
        more=() if not page.total else (Link(context.say("Quotations"), context.ask("quote", words)),),
        ask=ask,
        page=context.page,
        previous=previous,
        next=following,
        total=page.total,
        every_word=page.every_word or not page.total,
    )
