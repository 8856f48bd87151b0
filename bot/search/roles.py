"""Who holds an office: "Chef von T-Systems", "Berliner Datenschutzbeauftragte"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bot.german import Alternatives, meets, question, stem
from bot.search.equivalents import by_any_name
from bot.search.ranking import MOST, having_all, some
from bot.search.results import PersonHit
from bot.store import Entry, EntryKind, Query, Store

MOST_NEAR = 3
MOST_LOOKED_AT = 200  # roles of a few people


def find_by_role(store: Store, words: str, limit: int = 5, *, heads: Iterable[str] = ()) -> list[PersonHit]:
    """The people with a role that has all these words, best and newest first; [] when there is none.

    ``heads`` are other words of which a role must have one: those for whoever leads, "Chef", "Leiterin" …
    """
    asked = office_question(words)
    any_head = tuple((stem(head),) for head in heads)
    if any_head and asked:
        asked = [any_head, *asked]
    if not asked:
        return []
    return _holders(store, having_all(store, Query(EntryKind.ROLE, words=tuple(asked)), MOST).entries, limit)


def holding(store: Store, people: Collection[int], words: str) -> set[int]:
    """Those of these people who have a role with all these words."""
    asked = tuple(office_question(words))
    if not (people and asked):
        return set()
    entries = store.find(Query(EntryKind.ROLE, people=tuple(people), words=asked, limit=MOST_LOOKED_AT))
    return {entry.person for entry in entries if entry.person is not None}


def near_roles(store: Store, words: str) -> list[PersonHit]:
    """The people with a role that has more than half of these words, most and rarest first."""
    asked = office_question(words)
    if len(asked) < 2:
        return []
    ranked = some(store, Query(EntryKind.ROLE, words=tuple(asked)))
    near = [
        entry
        for entry in ranked.entries
        if 2 * sum(meets(entry.terms.split(" "), [word]) for word in asked) > len(asked)
    ]
    return _holders(store, near, MOST_NEAR)


def office_question(words: str) -> list[Alternatives]:
    """What a text must have to be about this office, offices and countries by any of their names."""
    return by_any_name(question(words))


def _holders(store: Store, entries: Sequence[Entry], limit: int) -> list[PersonHit]:
    """Those whose roles these are, each once with the first one, verbatim."""
    first: dict[int, Entry] = {}
    for entry in entries:
        if entry.person is not None:
            first.setdefault(entry.person, entry)
    shown = dict(list(first.items())[:limit])
    people = store.people(shown)
    stored = store.stored({entry.article for entry in shown.values()})
    return [
        PersonHit(
            person.id,
            person.name,
            1.0,
            person.articles,
            stored[entry.article].article.text[entry.start : entry.end],
            person.shared,
        )
        for number, entry in shown.items()
        if entry.article in stored and (person := people.get(number))
    ]
