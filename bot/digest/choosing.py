"""Which articles, facts and quotations a subscription wants: by its themes, which add up, and its sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.german import fold, identity_key, meets, question, terms
from bot.messages import catalogue
from bot.model import Article, Extract, Fact, Quote, Subscription
from bot.store.protocol import Store
from bot.store.records import Stored
from bot.topics import Topic

KEPT = 5000  # articles: those of a day that brings many
KEPT_TERMS = 1000  # texts


@dataclass(frozen=True, slots=True)
class New:
    """An article that is new, with its extract read."""

    article: Article
    extract: Extract


@lru_cache(maxsize=KEPT)
def read(stored: Stored) -> New:
    """The article with its extract read; kept, since many digests of one morning have the same articles."""
    return New(stored.article, stored.extract)


@lru_cache(maxsize=KEPT_TERMS)
def _terms(text: str) -> frozenset[str]:
    return frozenset(terms(text))


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of a subscription: its heading, what asks on, and what belongs to it.

    ``strength`` tells how much an article is about it, 0 for not at all; a fact or a quotation
    belongs to it by who does or says it, or by its words.
    """

    heading: str
    ask: str
    strength: Callable[[New], int]
    name: Callable[[str], bool] = lambda _: False  # of a speaker or actor
    text: Callable[[str], bool] = lambda _: False
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The themes of a subscription, made ready; without any, everything is wanted."""

    themes: tuple[Theme, ...]
    everything: bool
    people: frozenset[str]  # who is followed, by ``identity_key``

    def theme_of(self, new: New) -> Theme | None:
        """The theme that an article is most about, the first of equals; None when it is about none."""
        best = max(self.themes, key=lambda theme: theme.strength(new), default=None)
        return best if best and best.strength(new) else None

    def wants_fact(self, new: New, fact: Fact) -> bool:
        """Whether a fact is on a theme, by its topic, its actor or its words."""
        if self.everything or any(theme.topic == fact.topic for theme in self.themes if theme.topic):
            return True
        return self._named(fact.actor) or self._said(new.article.text[fact.start : fact.end])

    def wants_quote(self, new: New, quote: Quote) -> bool:
        """Whether a quotation is of somebody followed, or has the words; of everything those with a known speaker."""
        if self.everything or self._named(quote.speaker_name):
            return bool(quote.speaker_name)
        return self._said(" ".join(new.article.text[start:end] for start, end in quote.spans))

    def _named(self, name: str) -> bool:
        return bool(name) and any(theme.name(name) for theme in self.themes)

    def _said(self, text: str) -> bool:
        return any(theme.text(text) for theme in self.themes)


def choice(wish: Subscription, store: Store, topics: Sequence[Topic]) -> Choice:
    """What a subscription wants; names are taken as the archive has them, aliases resolved."""
    everything = not (wish.topics or wish.people or wish.organisations or wish.words)
    wanted = [topic for topic in topics if everything or topic.name in wish.topics]
    themes = (
        *(_topic(topic, wish.language) for topic in wanted),
        *(_person(store.canonical(name)) for name in wish.people),
        *map(_organisation, wish.organisations),
        *(_words(words, wish.language) for words in wish.words),
    )
    if everything:
        themes = (*themes, Theme(catalogue(wish.language).gettext("Other"), "", lambda _: 0))
    return Choice(themes, everything, frozenset(identity_key(store.canonical(name)) for name in wish.people))


def _topic(topic: Topic, language: str) -> Theme:
    return Theme(
        topic.title.in_language(language),
        f"/{topic.command}",
        lambda new: sum(fact.topic == topic.name for fact in new.extract.facts),
        topic=topic.name,
    )


def _person(name: str) -> Theme:
    key = identity_key(name)

    def is_same(other: str) -> bool:
        return identity_key(other) == key

    return Theme(
        name,
        f"/wer {name}",
        lambda new: sum(len(person.mentions) for person in new.extract.people if is_same(person.name)),
        name=is_same,
    )


def _organisation(name: str) -> Theme:
    key = fold(name)

    def is_same(other: str) -> bool:
        return fold(other) == key

    return Theme(
        name,
        f'/archiv "{name}"',
        lambda new: sum(len(one.mentions) for one in new.extract.organisations if is_same(one.name)),
        name=is_same,
    )


def _words(words: str, language: str) -> Theme:
    asked = question(words)

    def has(text: str) -> bool:
        return bool(asked) and meets(_terms(text), asked)

    heading = f"„{words}“" if language == "de" else f"“{words}”"
    return Theme(heading, f"/archiv {words}", lambda new: has(f"{new.article.title} {new.article.text}"), text=has)
