"""What somebody said where a theme is spoken of, though the quotation itself does not name it."""

from __future__ import annotations

from bot.german import question, terms
from bot.model import Article, Narrowing, Quote
from bot.search.items import NO_NARROWING, quotes
from bot.search.results import Found
from bot.store import Store

NEWEST = 100  # quotations of a person that are looked at


def quotes_around(store: Store, person_id: int, words: str, narrowing: Narrowing = NO_NARROWING) -> list[Found[Quote]]:
    """The newest quotations of a person from articles that have all the words, newest first."""
    asked = question(words)
    said = quotes(store, person_id=person_id, narrowing=narrowing, limit=NEWEST).items
    articles = {found.article.id: found.article for found in said}

    def has_words(article: Article) -> bool:
        met = set(terms(f"{article.title} {article.text}"))
        return all(any(met.issuperset(needed) for needed in word) for word in asked)

    about = {id for id, article in articles.items() if has_words(article)}  # noqa: A001 # as the field is called
    return [found for found in said if found.article.id in about]
