"""Many values travel to the database as one parameter."""

from __future__ import annotations

from bot.model import Article, Extract
from bot.store import Store

IDS = ["ä", 'an "id"', "it's", "back\\slash", "two\nlines", "{a,b}", "NULL", "[1, 2]", "😀", "1", ""]


def test_ids_are_found_whatever_they_are_written_with(store: Store):
    """Neither quotation marks nor brackets, which mean something in a list, change which articles are meant."""
    articles = [Article(id_of, "Freibad", f"Das Freibad {number} öffnet.") for number, id_of in enumerate(IDS)]
    assert store.save_all([(article, Extract()) for article in articles]) == ["new"] * len(IDS)
    assert store.known(articles) == [True] * len(IDS)
    assert store.known([Article("a", "Freibad", "")]) == [False]
    assert store.remove(IDS[:4]) == 4
    assert store.known(articles) == [False] * 4 + [True] * (len(IDS) - 4)
