"""The parts of a digest: new articles by theme, facts by stance, quotations, changed roles."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import german
from bot.digest.choosing import Choice, New, choice, read
from bot.digest.roles import changed
from bot.items import alike, fact_item, quote_item
from bot.messages import catalogue
from bot.model import Answer, Article, Item, Kind, Link, Section, Stance, Subscription, cite
from bot.rendering.dates import written
from bot.store.protocol import Store
from bot.topics import Topic

MOST = 10  # items a section: a digest is read, not searched
USUAL = 40  # items in all where the subscription says nothing
BUTTONS = 5
MOST_READ, MOST_WANTED = 5000, 1000  # articles: beyond that, the digests of many channels would come late
DAY_AND_MORE = timedelta(hours=26)
STANCES = {Stance.CRITICAL: "Critical", Stance.SUPPORTIVE: "Supportive", Stance.NEUTRAL: "Neutral"}


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest, and by what its items are known again."""

    answer: Answer
    items: frozenset[str]


def compose(  # noqa: PLR0913 # all by name
    store: Store,
    topics: Sequence[Topic],
    wish: Subscription,
    *,
    since: datetime,
    until: datetime,
    fresh: Callable[[str], bool],
    least: float = 0.0,
) -> Composed:
    """What was stored from ``since`` up to ``until`` (both with a zone) and is wanted.

    The subscription must be complete (bot.due). ``fresh`` tells of a mark whether the channel may be shown what
    has it; ``least`` is the confidence that attributions must have.
    """
    wanted = choice(wish, store, topics)
    news, too_many = _news(store, wish, wanted, since, until, fresh)
    say = catalogue(wish.language)
    daily = until - since < DAY_AND_MORE
    found = [
        *_articles(news, wanted, say.gettext("New articles")),
        *_facts(news, wanted, topics, wish.language, least),
        (say.gettext("New quotations"), _quotes(news, wanted, least)),
        *((_since(daily, wish.language) % {"name": name}, items) for name, items in changed(store, news, wanted)),
    ]
    untold, marks = _untold(found, news, fresh)
    shares = _shares([len(items) for _, items in untold], wish.longest or USUAL)
    sections = tuple(
        Section(heading, tuple(items[:share])) for (heading, items), share in zip(untold, shares, strict=True)
    )
    shown = [item for section in sections for item in section.items]
    answer = Answer(
        command="digest",
        query="",
        title=_title(wanted, until, wish),
        sections=tuple(section for section in sections if section.items),
        more=_more(wanted, wish.language),
        ask="/digest vorschau",
        total=sum(len(items) for _, items in untold),
    )
    return Composed(
        _noted(answer, wish.language, too_many=too_many), frozenset(mark for item in shown for mark in marks[id(item)])
    )


def _news(  # what ``compose`` was given
    store: Store, wish: Subscription, wanted: Choice, since: datetime, until: datetime, fresh: Callable[[str], bool]
) -> tuple[list[New], bool]:
    """The new articles that are wanted, by date, newest first, and whether there were more than can be read."""
    sources = frozenset(map(german.fold, wish.sources))
    news: list[New] = []
    too_many = False
    for number, stored in enumerate(store.new_since(since.timestamp(), until.timestamp())):
        too_many = number == MOST_READ or len(news) == MOST_WANTED
        if too_many:
            break
        if sources and german.fold(stored.article.source) not in sources:
            continue
        new = read(stored)
        if (wanted.everything or wanted.theme_of(new)) and not _copies_what_was_told(new.article, fresh):
            news.append(new)
    return sorted(news, key=lambda new: new.article.date, reverse=True), too_many


def _articles(news: Sequence[New], wanted: Choice, heading: str) -> Iterator[tuple[str, list[Item]]]:
    """Articles under the theme that they are most about; the same text from several sources is one item."""
    other = wanted.themes[-1] if wanted.everything else None
    for theme in wanted.themes:
        of_theme = [new for new in news if (wanted.theme_of(new) or other) is theme]
        items: dict[str, Item] = {}
        for new in of_theme:
            place = cite(new.article, *next(german.passages(new.article.text)))
            same = _story(new.article)
            if same in items:
                items[same] = replace(items[same], also=(*items[same].also, place))
            else:
                items[same] = Item(Kind.ARTICLE, (place,))
        yield f"{heading}: {theme.heading}", list(items.values())


def _story(article: Article) -> str:
    """What articles have in common that tell the same in nearly the same words."""
    return f"story {article.story}" if article.story else german.fold(" ".join(article.text.split()))


def _copies_what_was_told(article: Article, fresh: Callable[[str], bool]) -> bool:
    """Whether the channel was told the story by another article; what is new in the very same one may come."""
    return not fresh(_mark("story", _story(article))) and fresh(_mark("id", article.id))


def _facts(
    news: Sequence[New], wanted: Choice, topics: Sequence[Topic], language: str, least: float
) -> Iterator[tuple[str, list[Item]]]:
    say = catalogue(language).gettext
    items = alike(
        fact_item(new.article, fact, topics, language)
        for new in news
        for fact in new.extract.facts
        if fact.confidence >= least and wanted.wants_fact(new, fact)
    )
    for topic in topics:
        for stance, heading in STANCES.items():
            of_stance = [item for item in items if item.topic == topic.name and item.stance is stance]
            yield f"{topic.title.in_language(language)}: {say(heading)}", of_stance


def _quotes(news: Sequence[New], wanted: Choice, least: float) -> list[Item]:
    return alike(
        quote_item(new.article, quote)
        for new in news
        for quote in new.extract.quotes
        if quote.confidence >= least and wanted.wants_quote(new, quote)
    )


def _untold(
    found: Sequence[tuple[str, list[Item]]], news: Sequence[New], fresh: Callable[[str], bool]
) -> tuple[list[tuple[str, list[Item]]], dict[int, tuple[str, ...]]]:
    """The items that were told neither before nor further up, and the marks of each by its ``id``."""
    stories = {new.article.id: _story(new.article) for new in news}
    seen: set[str] = set()
    marks: dict[int, tuple[str, ...]] = {}
    untold: list[tuple[str, list[Item]]] = []
    for heading, items in found:
        kept = []
        for item in items:
            marks[id(item)] = _marks(item, stories)
            if seen.isdisjoint(marks[id(item)]) and all(map(fresh, marks[id(item)])):
                kept.append(item)
                seen.update(marks[id(item)])
        untold.append((heading, kept))
    return untold, marks


def _marks(item: Item, stories: dict[str, str]) -> tuple[str, ...]:
    """By what an item is known again: an article by id and story, anything else by its words and whose they are."""
    if item.kind is not Kind.ARTICLE:
        return (_mark(item.kind, german.fold(item.name), german.fold(" ".join(item.text.split()))),)
    articles = {citation.article for citation in (*item.citations, *item.also)}
    return (*(_mark("id", article) for article in sorted(articles)), _mark("story", stories[item.citations[0].article]))


def _mark(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]


def _shares(sizes: Sequence[int], most: int) -> list[int]:
    """How many items of each section are shown, so that none takes the room of all others."""
    shares = [0] * len(sizes)
    left = most
    while left and (open_ := [n for n, size in enumerate(sizes) if shares[n] < min(size, MOST)]):
        for n in open_[:left]:
            shares[n] += 1
        left -= len(open_[:left])
    return shares


def _since(daily: bool, language: str) -> str:
    say = catalogue(language).gettext
    return str(say("Since today: %(name)s") if daily else say("New role: %(name)s"))


def _title(wanted: Choice, until: datetime, wish: Subscription) -> str:
    day = written(until.astimezone(ZoneInfo(wish.zone)).date().isoformat(), wish.language)
    title = catalogue(wish.language).gettext("News of %(day)s") % {"day": day}
    return title if wanted.everything else f"{title}: {', '.join(theme.heading for theme in wanted.themes)}"


def _noted(answer: Answer, language: str, *, too_many: bool) -> Answer:
    """The answer with how much is new and how much of it is shown; ``too_many``: not all of it was looked at."""
    say = catalogue(language)
    articles = sum(item.kind is Kind.ARTICLE for item in answer.items)
    note = say.ngettext("%(n)d new article.", "%(n)d new articles.", articles) % {"n": articles}
    if not answer.total:
        note = say.gettext("Nothing new.")
    elif len(answer.items) < answer.total:
        note = say.gettext("%(shown)d of %(total)d news are shown.") % {
            "shown": len(answer.items),
            "total": answer.total,
        }
    if not too_many:
        return replace(answer, notes=(note,))
    left = say.gettext("So much came in that only the newest articles were read: “/archiv” finds the others.")
    return replace(answer, notes=(note, left))


def _more(wanted: Choice, language: str) -> tuple[Link, ...]:
    asking = [Link(theme.heading, theme.ask) for theme in wanted.themes if theme.ask][:BUTTONS]
    return (*asking, Link(catalogue(language).gettext("Subscriptions of this channel"), "/digest liste"))
