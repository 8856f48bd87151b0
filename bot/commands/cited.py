"""What search found, as items; the same words from several articles become one item."""

from __future__ import annotations

from collections.abc import Iterable

from bot.commands.context import Context
from bot.items import alike, quote_item
from bot.model import Article, Item, Kind, Organisation, Quote, QuoteType, Role, Span, cite
from bot.search import Found


def role_item(found: Found[Role], name: str) -> Item:
    """What an article says the person of this name is."""
    return Item(Kind.ROLE, (cite(found.article, found.what.start, found.what.end),), name=name)


def organisation_item(found: Found[Organisation]) -> Item:
    """An organisation where the article names it beside the person's role."""
    return Item(Kind.ORGANISATION, (cite(found.article, *found.what.mentions[0]),))


def span_item(kind: Kind, article: Article, span: Span, name: str = "") -> Item:
    """A sentence, as a passage that was searched for or as the place that names somebody."""
    return Item(kind, (cite(article, *span),), name=name)


def quote_items(found: Iterable[Found[Quote]], context: Context) -> list[Item]:
    """Quotations that are certain enough, each once and whole."""
    sure = (one for one in found if one.what.confidence >= context.min_confidence)
    return whole(alike(quote_item(one.article, one.what) for one in sure))


def whole(items: Iterable[Item]) -> list[Item]:
    """Quotations without the words in marks that stand inside another one of the same speaker that is shown."""
    kept = list(items)
    indirect = [item for item in kept if item.quote_type is not QuoteType.DIRECT]
    return [
        item for item in kept if item.quote_type is not QuoteType.DIRECT or not any(_within(item, o) for o in indirect)
    ]


def _within(item: Item, other: Item) -> bool:
    return item.name == other.name and all(
        any(o.article == c.article and o.start <= c.start and c.end <= o.end for o in other.citations)
        for c in item.citations
    )


def unlike(items: Iterable[Item], shown: Iterable[Item]) -> list[Item]:
    """The items without those that stand in a place already shown; direct quotations are always kept."""
    places = [(c.article, c.start, c.end) for item in shown for c in item.citations]
    return [
        item
        for item in items
        if item.quote_type is QuoteType.DIRECT
        or not any(c.article == a and c.start < e and s < c.end for c in item.citations for a, s, e in places)
    ]
