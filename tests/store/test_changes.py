"""Whether anything was written is told without looking at what."""

from __future__ import annotations

from bot.model import Article, Extract
from bot.store import Store, open_store


def test_the_version_is_the_same_until_somebody_writes(store: Store, url: str):
    """What is remembered of the archive may be used until then, and not a moment longer."""
    before = store.version()
    assert before
    store.article("nobody")
    assert store.version() == before
    store.save(Article("a", "Titel", "Text."), Extract())
    own = store.version()
    assert own != before
    other = open_store(url)
    other.save(Article("b", "Titel", "Text."), Extract())
    assert store.version() != own
    other.close()
