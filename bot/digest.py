"""A day's digest: what was stored since the last one, as an Answer; and when digests are due.

A digest covers what was stored from the due moment of the last one that was posted to the channel
up to its own: a day that was missed is in the next digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot import german
from bot.items import fact_item, quote_item
from bot.messages import catalogue
from bot.model import Answer, Article, Item, Kind, Section, cite
from bot.rendering.dates import written
from bot.settings import Settings
from bot.store.protocol import Store, Stored
from bot.topics import Topic

MOST = 10  # items a section: a digest is read, not searched
LOOKBACK = 14  # days that a silence may have lasted and still be made up for
OVERLAP = timedelta(minutes=1)  # a save that began before the due moment may end after it


def due(day: date, settings: Settings) -> datetime:
    """When the digest of a day is due: wall-clock time of the zone, also when clocks change."""
    return datetime.combine(day, settings.bot_digest_time, settings.zone)


def latest_due(now: datetime, settings: Settings) -> date:
    """The day whose digest was the last to become due."""
    today = now.astimezone(settings.zone).date()
    return today if now >= due(today, settings) else today - timedelta(days=1)


def key(channel: str, day: date) -> str:
    """What the digest of a channel and day is claimed by."""
    return f"digest:{channel}:{day.isoformat()}"


def last_posted(store: Store, channel: str, before: date) -> date | None:
    """The last day before this one whose digest was posted to the channel; None when there is none in LOOKBACK."""
    days = (before - timedelta(days=back) for back in range(1, LOOKBACK + 1))
    return next((day for day in days if store.claimed(key(channel, day)) == "settled"), None)


def of_day(store: Store, topics: Sequence[Topic], settings: Settings, channel: str, day: date) -> Answer:
    """The digest of a channel that is due on a day: all since the last one that was posted there."""
    last = last_posted(store, channel, day) or day - timedelta(days=1)
    since, until = due(last, settings) - OVERLAP, due(day, settings) - OVERLAP
    answer = digest(store, topics, since=since, until=until, language=settings.bot_language)
    if last == day - timedelta(days=1):
        return answer
    say = catalogue(settings.bot_language).gettext
    missed = say("It covers the time since the last digest, %(day)s.")
    return replace(answer, notes=(*answer.notes, missed % {"day": written(last.isoformat(), settings.bot_language)}))


def preview(
    store: Store, topics: Sequence[Topic], settings: Settings, channel: str, now: datetime, day: date | None
) -> Answer:
    """The digest of a past day as it was due, or (without a day) of the time from yesterday's until now."""
    today = now.astimezone(settings.zone).date()
    if day and day < today:
        return of_day(store, topics, settings, channel, day)
    last = last_posted(store, channel, today) or today - timedelta(days=1)
    return digest(store, topics, since=due(last, settings) - OVERLAP, until=now, language=settings.bot_language)


def digest(store: Store, topics: Sequence[Topic], *, since: datetime, until: datetime, language: str) -> Answer:
    """What was stored from ``since`` up to ``until`` (both with a zone): articles, quotations, facts by topic."""
    say = catalogue(language)
    new = store.new_since(since.timestamp(), until.timestamp())
    sections = [
        _section(say.gettext("New articles"), (_article_item(stored.article) for stored in new)),
        _section(say.gettext("New quotations"), (quote for stored in new for quote in _quotes(stored))),
        *(_section(topic.title.in_language(language), _facts(new, topic, language)) for topic in topics),
    ]
    total = sum(len(section.items) for section in sections)
    day = written(until.date().isoformat(), language)
    note = say.ngettext("%(n)d new article.", "%(n)d new articles.", len(new)) % {"n": len(new)}
    return Answer(
        command="digest",
        query="",
        title=say.gettext("News of %(day)s") % {"day": day},
        sections=tuple(Section(section.heading, section.items[:MOST]) for section in sections if section.items),
        notes=(note,) if new else (say.gettext("Nothing new."),),
        total=total,
    )


def _section(heading: str, items: Iterable[Item]) -> Section:
    return Section(heading, tuple(items))


def _article_item(article: Article) -> Item:
    start, end = next(german.passages(article.text))
    return Item(kind=Kind.ARTICLE, citations=(cite(article, start, end),))


def _quotes(stored: Stored) -> Iterable[Item]:
    """Quotations of somebody known by name: others say little outside their article."""
    return (quote_item(stored.article, quote) for quote in stored.extract.quotes if quote.speaker_name)


def _facts(new: Iterable[Stored], topic: Topic, language: str) -> Iterable[Item]:
    facts = ((stored.article, fact) for stored in new for fact in stored.extract.facts)
    return (fact_item(article, fact, [topic], language) for article, fact in facts if fact.topic == topic.name)
