"""Who holds an office: "Chef von T-Systems", "Berliner Datenschutzbeauftragte"."""

from __future__ import annotations

from bot.german import question
from bot.search.ranking import best
from bot.search.results import PersonHit
from bot.store import Entry, EntryKind, Query, Store


def find_by_role(store: Store, words: str, limit: int = 5) -> list[PersonHit]:
    """The people with a role that has all these words, best and newest first; () when there is none."""
    asked = question(words)
    if not asked:
        return []
    ranked = best(store, Query(EntryKind.ROLE, words=tuple(asked)))
    entries: dict[int, Entry] = {}
    for entry in ranked.entries if ranked.every_word else ():
        if entry.person is not None:
            entries.setdefault(entry.person, entry)
    first = list(entries.values())[:limit]
    people = store.people([entry.person for entry in first if entry.person is not None])
    stored = store.stored({entry.article for entry in first})
    return [
        PersonHit(
            person.id,
            person.name,
            1.0,
            person.articles,
            stored[entry.article].article.text[entry.start : entry.end],
            person.shared,
        )
        for entry in first
        if entry.article in stored and (person := people.get(entry.person or 0))
    ]
