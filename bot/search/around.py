"""What was said or done where a theme is spoken of, though the sentence itself does not name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.german import meets, question, terms
from bot.model import Fact, Narrowing, Quote, Span, Stance
from bot.search.items import NO_NARROWING, quotes
from bot.search.ranking import best
from bot.search.results import Found
from bot.store import EntryKind, Query, Store

NEWEST = 100  # quotations of a person that are looked at


def quotes_around(store: Store, person_id: int, words: str, narrowing: Narrowing = NO_NARROWING) -> list[Found[Quote]]:
    """The newest quotations of a person from articles that have all the words, first those with them in the title."""
    asked = question(words)
    said = quotes(store, person_id=person_id, narrowing=narrowing, limit=NEWEST).items
    articles = {found.article.id: found.article for found in said}.values()
    about = {one.id for one in articles if meets(terms(f"{one.title} {one.text}"), asked)}
    titled = {one.id for one in articles if meets(terms(one.title), asked)}  # "zahlen" has the stem of "Zähler"
    return sorted((found for found in said if found.article.id in about), key=lambda one: one.article.id not in titled)


def sides_around(store: Store, words: str, narrowing: Narrowing = NO_NARROWING) -> list[Found[Fact]]:
    """Facts in which somebody takes a side, from articles on the words, newest first.

    On something is an article that has it in its title or in more than one sentence.
    """
    asked = question(words)
    found = best(store, Query(EntryKind.PASSAGE, words=tuple(asked), narrowing=narrowing))
    if not found.every_word:
        return []
    often = Counter(entry.article for entry in found.entries)
    about = [
        stored
        for key, stored in sorted(store.stored(often).items(), key=lambda one: one[1].article.date, reverse=True)
        if often[key] > 1 or meets(terms(stored.article.title), asked)
    ]
    return [Found(stored.article, fact) for stored in about for fact in _sides(stored.extract.facts)]


def _sides(facts: Sequence[Fact]) -> list[Fact]:
    """One fact for each sentence in which somebody takes a side, the same one on every topic that it touches."""
    by_sentence: dict[Span, list[Fact]] = {}
    for fact in facts:
        if fact.stance is not Stance.NEUTRAL:
            by_sentence.setdefault((fact.start, fact.end), []).append(fact)
    return [same[0] for same in by_sentence.values() if len({fact.stance for fact in same}) == 1]
