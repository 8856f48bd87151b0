"""What somebody said where a theme is spoken of, though the quotation itself does not name it."""

from __future__ import annotations

from bot.german import meets, question, terms
from bot.model import Narrowing, Quote
from bot.search.items import NO_NARROWING, quotes
from bot.search.results import Found
from bot.store import Store

NEWEST = 100  # quotations of a person that are looked at


def quotes_around(store: Store, person_id: int, words: str, narrowing: Narrowing = NO_NARROWING) -> list[Found[Quote]]:
    """The newest quotations of a person from articles that have all the words, newest first."""
    asked = question(words)
    said = quotes(store, person_id=person_id, narrowing=narrowing, limit=NEWEST).items
    articles = {found.article.id: found.article for found in said}.values()
    about = {one.id for one in articles if meets(terms(f"{one.title} {one.text}"), asked)}
    return [found for found in said if found.article.id in about]
