"""Roles, organisations, quotations, facts and passages, newest first, best first where words are given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot import german
from bot.german import fold, question
from bot.model import Fact, Narrowing, Organisation, Quote, Role, Span
from bot.search.ranking import MOST, best
from bot.search.results import Found, Page
from bot.store import Entry, EntryKind, Query, Store, Stored, codec
from bot.store.records import NamedPerson

What = TypeVar("What")
Make = Callable[[Entry, Stored], What]
Asked = str | Sequence[german.Alternatives]
"""The words of a question as typed, or what each of them may be met by."""
NO_NARROWING = Narrowing()
MOST_ORGANISATIONS = 10
# What may stand between a role and the organisation it is held at: "Vorstand bei der …".
# An article alone is a genitive: "verwarnte die Beauftragte die Schule" says nothing of where she works.
HELD_AT = re.compile(r"\s+(?:(?:von|vom|bei|beim|für|an|am|in|im)\s+(?:(?:der|des|dem|den|die)\s+)?|(?:der|des)\s+)?")


def roles_of(store: Store, person_id: int, narrowing: Narrowing = NO_NARROWING, limit: int = 100) -> list[Found[Role]]:
    """What articles say somebody is, newest first."""
    entries = store.find(Query(EntryKind.ROLE, people=(person_id,), narrowing=narrowing, limit=limit))
    return _found(store, entries, _role)


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the archive has of a person, newest first; an organisation is one that a role names, near that role."""

    roles: list[Found[Role]]
    organisations: list[Found[Organisation]]
    quotes: Page[Found[Quote]]


def portrait(
    store: Store, person_id: int, narrowing: Narrowing = NO_NARROWING, *, roles: int = 100, quotes: int = 5
) -> Portrait:
    """The newest roles and quotations of a person; each article is read once for both."""
    held = store.find(Query(EntryKind.ROLE, people=(person_id,), narrowing=narrowing, limit=roles))
    of_quotes = Query(EntryKind.QUOTE, people=(person_id,), narrowing=narrowing, limit=quotes)
    said = store.find(of_quotes)
    stored = store.stored({entry.article for entry in (*held, *said)})
    organisations: dict[str, Found[Organisation]] = {}
    for entry in held:
        for found in _made([entry], stored, _organisations):
            for organisation in found.what:
                organisations.setdefault(fold(organisation.name), Found(found.article, organisation))
    total = _total(store, of_quotes, said)
    return Portrait(
        _made(held, stored, _role),
        list(organisations.values())[:MOST_ORGANISATIONS],
        Page(tuple(_made(said, stored, _quote)), total, more=total >= MOST),
    )


def mentions(store: Store, person_id: int, narrowing: Narrowing = NO_NARROWING, limit: int = 10) -> list[Found[Span]]:
    """The sentence that first names somebody, of each article, newest first."""
    named = store.find(Query(EntryKind.PERSON, people=(person_id,), narrowing=narrowing, limit=limit))
    return _found(store, [entry for entry in named if entry.end], _sentence)


def quotes(  # noqa: PLR0913 # each is a question of its own, all by name
    store: Store,
    *,
    person_id: int | None = None,
    words: Asked = "",
    phrase: str = "",
    narrowing: Narrowing = NO_NARROWING,
    offset: int = 0,
    limit: int = 10,
) -> Page[Found[Quote]]:
    """Quotations of a person, with words, or with a phrase that stands in them as it is but for case and marks."""
    query = Query(
        EntryKind.QUOTE,
        people=() if person_id is None else (person_id,),
        words=_asked(phrase or words),
        narrowing=narrowing,
        limit=limit,
        offset=offset,
    )
    return _phrase(store, query, phrase) if phrase else _page(store, query, _quote)


def facts(
    store: Store,
    topic: str,
    words: Asked = "",
    narrowing: Narrowing = NO_NARROWING,
    offset: int = 0,
    limit: int = 10,
) -> Page[Found[Fact]]:
    """What is known on a topic ("" for all topics); actors by their names in the archive, not in the one article."""
    query = Query(
        EntryKind.FACT,
        topic=topic,
        words=_asked(words),
        narrowing=narrowing,
        limit=limit,
        offset=offset,
    )
    page = _page(store, query, _fact)
    people = store.people({found.person for found in page.items if found.person is not None})
    return replace(page, items=tuple(_with_actor(found, people) for found in page.items))


def passages(
    store: Store, words: Asked, narrowing: Narrowing = NO_NARROWING, offset: int = 0, limit: int = 10
) -> Page[Found[Span]]:
    """The best sentence with the words of each article, best first; nothing without words."""
    asked = _asked(words)
    if not asked:
        return Page((), 0)
    ranked = best(store, Query(EntryKind.PASSAGE, words=asked, narrowing=narrowing))
    by_article: dict[int, Entry] = {}
    for entry in ranked.entries:
        by_article.setdefault(entry.article, entry)
    shown = list(by_article.values())[offset : offset + limit]
    return Page(tuple(_found(store, shown, _span)), len(by_article), ranked.every_word, ranked.more)


def _asked(words: Asked) -> tuple[german.Alternatives, ...]:
    return tuple(question(words) if isinstance(words, str) else words)


def _page(store: Store, query: Query, make: Make[What]) -> Page[Found[What]]:
    if not query.words:
        entries = store.find(query)
        total = _total(store, query, entries)
        return Page(tuple(_found(store, entries, make)), total, more=total >= MOST)
    ranked = best(store, query)
    shown = ranked.entries[query.offset : query.offset + query.limit]
    return Page(tuple(_found(store, shown, make)), len(ranked.entries), ranked.every_word, ranked.more)


def _total(store: Store, query: Query, page: Sequence[Entry]) -> int:
    """How many entries a query without words has, of which these are a page: counted only when it is not the last."""
    last = len(page) < query.limit and (page or not query.offset)
    return query.offset + len(page) if last else store.count(query, MOST)


def _phrase(store: Store, query: Query, phrase: str) -> Page[Found[Quote]]:
    wanted = _letters(phrase)
    entries = store.find(replace(query, limit=MOST, offset=0))
    having = [found for found in _found(store, entries, _quote) if wanted in _letters(_words(found))]
    page = tuple(having[query.offset : query.offset + query.limit])
    return Page(page, len(having), more=len(entries) >= MOST)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _words(found: Found[Quote]) -> str:
    return " ".join(found.article.text[start:end] for start, end in found.what.spans)


def _found(store: Store, entries: Sequence[Entry], make: Make[What]) -> list[Found[What]]:
    """What entries stand for, in order."""
    return _made(entries, store.stored({entry.article for entry in entries}), make)


def _made(entries: Sequence[Entry], stored: Mapping[int, Stored], make: Make[What]) -> list[Found[What]]:
    """The same from articles that are read already; one that was changed meanwhile is missing and left out."""
    return [
        Found(place.article, make(entry, place), entry.person)
        for entry in entries
        if (place := stored.get(entry.article))
    ]


def _with_actor(found: Found[Fact], people: Mapping[int, NamedPerson]) -> Found[Fact]:
    known = people.get(found.person or 0)
    return replace(found, what=replace(found.what, actor=known.name)) if known else found


def _role(entry: Entry, stored: Stored) -> Role:
    return Role(stored.article.text[entry.start : entry.end], entry.start, entry.end)


def _quote(entry: Entry, stored: Stored) -> Quote:
    return codec.quote(stored.dumped, entry.n)


def _fact(entry: Entry, stored: Stored) -> Fact:
    return codec.fact(stored.dumped, entry.n)


def _span(entry: Entry, _stored: Stored) -> Span:
    return entry.start, entry.end


def _sentence(entry: Entry, stored: Stored) -> Span:
    for start, end in german.passages(stored.article.text):
        if start <= entry.start < end:
            return start, max(end, entry.end)
    return entry.start, entry.end


def _organisations(role: Entry, stored: Stored) -> list[Organisation]:
    """Organisations in a role, or just after it; each with the mention nearest to the role."""
    text, found = stored.article.text, []
    role_words = fold(text[role.start : role.end])
    for organisation in codec.organisations(stored.dumped):
        near = [
            (start, end)
            for start, end in organisation.mentions
            if role.start <= start < role.end or (start > role.end and HELD_AT.fullmatch(text, role.end, start))
        ]
        name = fold(organisation.name)
        if not near and name in role_words and re.search(rf"\b{re.escape(name)}\b", role_words):
            near = sorted(organisation.mentions, key=lambda span: abs(span[0] - role.start))
        if near:
            found.append(Organisation(organisation.name, tuple(near[:1])))
    return found
