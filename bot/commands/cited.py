"""What search found, as items; the same words from several articles become one item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.german import fold
from bot.model import Article, Item, Kind, Organisation, Role, Span, cite
from bot.search import Found


def role_item(found: Found[Role]) -> Item:
    """What an article says somebody is."""
    return Item(Kind.ROLE, (cite(found.article, found.what.start, found.what.end),), name=found.name)


def organisation_item(found: Found[Organisation]) -> Item:
    """An organisation where the article names it beside the person's role."""
    return Item(Kind.ORGANISATION, (cite(found.article, *found.what.mentions[0]),), name=found.what.name)


def span_item(kind: Kind, article: Article, span: Span, name: str = "") -> Item:
    """A sentence, as a passage that was searched for or as the place that names somebody."""
    return Item(kind, (cite(article, *span),), name=name)


def alike(items: Iterable[Item]) -> list[Item]:
    """The items in order, each text (and name) once; where else it stands is in ``also``, an article once."""
    first: dict[tuple[str, str], Item] = {}
    for item in items:
        key = (fold(" ".join(item.text.split())), fold(item.name))
        if key not in first:
            first[key] = item
            continue
        kept = first[key]
        known = {citation.article for citation in (*kept.citations, *kept.also)}
        more = tuple(citation for citation in item.citations[:1] if citation.article not in known)
        first[key] = replace(kept, also=kept.also + more)
    return list(first.values())
