"""What an article looks like when people are to be named nowhere; pure functions (docs/datenschutz.md).

A sentence that names a forgotten person, and what that person said, becomes blocks of its length, so that
every offset still holds; whatever was extracted from it is dropped. An article that names the
person where every citation would show it (title, address, id, source) is not shown at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

from bot.german import MASK, fold, passages
from bot.model import Article, Extract, Organisation, Person, Span, merge_spans

ENDINGS = ("", "s", "es", "ens", "sche", "schen", "scher", "sches")  # of a surname: Tornecks, die Tornecksche Klage
NEAR = 3  # words between given name and surname at most: "Ilka Maria von Torneck", "Torneck, Ilka"
WORD = re.compile(r"[^\W_]+")
# What may stand between the parts of a name, also unseen: soft hyphens, marks that are letters of their own.
JOINED = re.compile(r"[\s.,'’‐‑\-\u00ad\u200b-\u200d\u2060\u0300-\u036f]{0,4}")


@dataclass(frozen=True, slots=True)
class Name:
    """A forgotten name: folded given name ("" when only a surname is known) and surname, as one word each."""

    given: str
    surname: str


@lru_cache(maxsize=1000)
def name_of(text: str) -> Name:
    """The name as it is looked for: "Adel Al-Saleh" is given "adel" and surname "alsaleh"."""
    parts = [_joined(part) for part in text.split() if _joined(part)]
    return Name(parts[0] if len(parts) > 1 else "", parts[-1] if parts else "")


def shown(article: Article, extract: Extract, names: Sequence[Name]) -> tuple[Article, Extract] | None:
    """Both without what names anybody of ``names``, the very same objects if nothing does; None: nothing is left."""
    for name in names:
        same = {person.name for person in extract.people if _is(person.name, name)}
        if not (may_name(article, name) and (same or _fully_named(article, name))):
            continue
        if _named_beside(article, name):
            return None
        hidden = _hidden(article, extract, name, same)
        author = "" if _hits(article.author, name) else article.author
        section = "" if _hits(article.section, name) else article.section
        article = replace(article, text=_masked(article.text, hidden), author=author, section=section)
        extract = _visible(extract, hidden, name, same)
        if not any(passages(article.text)):
            return None
    return article, extract


def may_name(article: Article, name: Name) -> bool:
    """Whether the article has the surname at all; quick, and sometimes wrongly True."""
    return bool(name.surname) and any(name.surname in _joined(text) for text in _fields(article))


def _fully_named(article: Article, name: Name) -> bool:
    return any(full for text in _fields(article) for _, full in _hits(text, name))


def _named_beside(article: Article, name: Name) -> bool:
    """Whether what stands in every citation names the person; in addresses capitals mean nothing."""
    written = (text[span[0]] for text in (article.title, article.source) for span, _ in _hits(text, name))
    return any(map(str.isupper, written)) or any(_hits(text, name) for text in (unquote(article.url), article.id))


def _fields(article: Article) -> tuple[str, ...]:
    return article.text, article.title, unquote(article.url), article.id, article.author, article.source


def _hidden(article: Article, extract: Extract, name: Name, same: Collection[str]) -> tuple[Span, ...]:
    """The sentences that name the person or that the person says, whole."""
    others = [
        span for person in extract.people if person.name not in same and " " in person.name for span in person.mentions
    ]
    hits = [
        span
        for span, full in _hits(article.text, name)
        if full or (article.text[span[0]].isupper() and not any(_overlap(span, other) for other in others))
    ]
    for person in extract.people:
        if person.name in same:
            hits += [*person.mentions, *((role.start, role.end) for role in person.roles)]
    hits += [span for quote in extract.quotes if quote.speaker_name in same for span in quote.spans]
    hits += [(fact.start, fact.end) for fact in extract.facts if fact.actor in same]
    touched = merge_spans(hits)
    return merge_spans(
        [*touched, *(passage for passage in passages(article.text) if any(_overlap(passage, hit) for hit in touched))]
    )


def _visible(extract: Extract, hidden: Sequence[Span], name: Name, same: Collection[str]) -> Extract:
    """What was extracted from the sentences that are left, without the person."""

    def seen(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(span for span in spans if not any(_overlap(span, other) for other in hidden))

    people = (
        Person(one.name, seen(one.mentions), tuple(role for role in one.roles if seen([(role.start, role.end)])))
        for one in extract.people
        if one.name not in same
    )
    organisations = (
        Organisation(one.name, seen(one.mentions)) for one in extract.organisations if not _hits(one.name, name)
    )
    quotes = (
        quote
        for quote in extract.quotes
        if quote.speaker_name not in same
        and not _hits(quote.speaker_name, name)
        and seen(places := (*quote.spans, *quote.speaker, *quote.cue, *quote.citer)) == places
    )
    facts = (fact for fact in extract.facts if seen([(fact.start, fact.end)]) and not _hits(fact.actor, name))
    return Extract(
        tuple(person for person in people if person.mentions),
        tuple(one for one in organisations if one.mentions),
        tuple(quotes),
        tuple(facts),
    )


def _is(name: str, forgotten: Name) -> bool:
    """Whether a person of an article may be the forgotten one: also with more given names, or with none."""
    asked = name_of(name)
    return asked.surname == forgotten.surname and (asked.given in ("", forgotten.given) or not forgotten.given)


def _hits(text: str, name: Name) -> list[tuple[Span, bool]]:
    """Where a text has the surname, and whether the given name stands with it (a lone surname as asked counts so)."""
    if not name.surname or name.surname not in _joined(text):
        return []
    words = [(fold(word[0]), word.span()) for word in WORD.finditer(text)]
    found = []
    for first, last in _surnames(words, text, name.surname):
        near = [
            span
            for word, span in (*words[max(0, first - NEAR) : first], *words[last + 1 : last + 1 + NEAR])
            if word == name.given
        ]
        spans = [words[first][1], words[last][1], *near]
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        found.append(((start, end), bool(near) or not name.given))
    return found


def _surnames(words: Sequence[tuple[str, Span]], text: str, surname: str) -> Iterator[tuple[int, int]]:
    """First and last word of each place that has the surname, written in one word or several."""
    wanted = {surname + ending for ending in ENDINGS}
    for first in range(len(words)):
        joined = ""
        for last in range(first, len(words)):
            if last > first and not JOINED.fullmatch(text, words[last - 1][1][1], words[last][1][0]):
                break
            joined += words[last][0]
            if joined in wanted:
                yield first, last
                break
            if len(joined) > len(surname) or not surname.startswith(joined):
                break


def _joined(text: str) -> str:
    return "".join(WORD.findall(fold(text)))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _masked(text: str, hidden: Iterable[Span]) -> str:
    parts, last = [], 0
    for start, end in hidden:
        parts += [text[last:start], re.sub(r"[^\n]+", _blocks, text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def _blocks(line: re.Match[str]) -> str:
    """As many characters, in groups of one length: those of the words would tell of a name."""
    length = len(line[0])
    return (f"{MASK * 4} " * (length // 5 + 1))[: length - 1] + MASK
