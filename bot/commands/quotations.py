"""A page of quotations as an answer."""

from __future__ import annotations

from bot.commands.cited import quote_items
from bot.commands.context import Context, left_out, nearly, section
from bot.model import Answer, Link, Quote
from bot.search import Found, Page


def paged(  # noqa: PLR0913 # the parts of an answer, all but three by name
    page: Page[Found[Quote]],
    title: str,
    ask: str,
    context: Context,
    *,
    query: str,
    notes: tuple[str, ...] = (),
    alternatives: tuple[Link, ...] = (),
    more: tuple[Link, ...] = (),
) -> Answer:
    """The answer that shows a page of quotations, with how many there are."""
    items = quote_items(page.items, context)
    hidden = sum(found.what.confidence < context.min_confidence for found in page.items)
    previous, following = context.turn(ask, page.total)
    count = context.shown(page.total, more=page.more) if page.items else context.say("No quotation is found for this.")
    return Answer(
        command="quote",
        query=query,
        title=title,
        sections=section("", items),
        notes=(*notes, *nearly(page.every_word, page.total, context), count, *left_out(hidden, context)),
        alternatives=alternatives,
        more=more,
        ask=ask,
        page=context.page,
        previous=previous,
        next=following,
        total=page.total,
        every_word=page.every_word or not page.total,
    )
