"""What search found, as items; the same words from several articles become one item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from bot.commands.context import Context
from bot.german import fold, stem
from bot.items import quote_item
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


ONE_A_STORY = {Kind.PASSAGE, Kind.MENTION}  # of which an article has one in an answer
NEARLY = 85  # of 100: how alike the words of two copies are
MOST_PLACES = 3  # where else the same stands: the next ones and the last of the list


def alike(items: Iterable[Item]) -> list[Item]:
    """The items in order, each text (and name) once; where else it stands is in ``also``, an article once.

    What copies of one story say in nearly the same words is one item as well. Of many places the first and
    the very last are kept: with newest first, the last is since when.
    """
    first: dict[tuple[str, str], Item] = {}
    for item in items:
        key = (_same(item), fold(item.name))
        if key not in first:
            key = next((other for other, kept in first.items() if _copied(kept, item)), key)
        if key not in first:
            first[key] = item
            continue
        kept = first[key]
        known = {citation.article for citation in (*kept.citations, *kept.also)}
        more = tuple(citation for citation in item.citations[:1] if citation.article not in known)
        first[key] = replace(kept, also=kept.also + more)
    return [
        replace(item, also=item.also[: MOST_PLACES - 1] + item.also[-1:]) if len(item.also) > MOST_PLACES else item
        for item in first.values()
    ]


def _copied(item: Item, other: Item) -> bool:
    """Whether two items stand in two copies of one story and say the same."""
    one, two = item.citations[0], other.citations[0]
    if not one.story or one.story != two.story or one.article == two.article or item.kind is not other.kind:
        return False
    if item.kind in ONE_A_STORY:
        return True
    return fold(item.name) == fold(other.name) and fuzz.ratio(_same(item), _same(other)) >= NEARLY


def _same(item: Item) -> str:
    """What two items have in common that are one: the words; of a role their stems, inflected as they may be."""
    words = item.text.split()
    return " ".join(map(stem, words)) if item.kind is Kind.ROLE else fold(" ".join(words))


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
