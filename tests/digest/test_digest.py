"""What a digest says: everything new since the last one, each item with its citation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from bot import digest
from bot.digest import due, key, latest_due, of_day, preview
from bot.model import Kind
from tests.digest.conftest import CHANNEL, store_now


def test_articles_quotations_and_facts_each_cited(bot):
    """A digest has sections for articles, quotations and every topic with facts; every text stands in its article."""
    moment = store_now(bot)
    answer = digest.digest(
        bot.store, bot.topics, since=moment - timedelta(days=1), until=moment + timedelta(days=1), language="de"
    )
    assert [(section.heading, len(section.items)) for section in answer.sections] == [
        ("Neue Artikel", 1),
        ("Neue Zitate", 1),
        ("Datenschutz", 1),
    ]
    assert [item.kind for item in answer.items] == [Kind.ARTICLE, Kind.QUOTE, Kind.FACT]
    assert answer.items[1].text == "Die Kameras bleiben aus"
    for citation in (citation for item in answer.items for citation in item.citations):
        article = bot.store.article(citation.article)
        assert article.text[citation.start : citation.end] == citation.text
    assert answer.notes == ("1 neuer Artikel.",)
    assert answer.total == 3


def test_nothing_new_is_said(bot):
    """An empty archive gives an answer without items."""
    answer = preview(bot.store, bot.topics, bot.settings, "", now=datetime.now(UTC), day=None)
    assert not answer.items
    assert answer.notes == ("Nichts Neues.",)


def test_many_articles_are_cut_but_counted(bot):
    """A digest is read, not searched: ten items a section, the number of all is told."""
    for number in range(12):
        moment = store_now(bot, f"nr-{number}")
    answer = digest.digest(bot.store, bot.topics, since=moment - timedelta(days=1), until=moment, language="en")
    assert [len(section.items) for section in answer.sections] == [10, 10, 10]
    assert answer.notes == ("12 new articles.",)
    assert answer.total == 36


def test_preview_of_today_shows_what_is_stored_already(bot):
    """What was indexed a moment ago is in today's preview, and not in that of a day before."""
    store_now(bot)
    now = datetime.now(UTC)
    assert preview(bot.store, bot.topics, bot.settings, "", now=now, day=None).items
    assert preview(bot.store, bot.topics, bot.settings, "", now=now, day=now.date()).items
    yesterday = now.astimezone(bot.settings.zone).date() - timedelta(days=1)
    assert not preview(bot.store, bot.topics, bot.settings, "", now=now, day=yesterday).items


def test_after_an_outage_one_digest_covers_all_days_and_says_so(bot):
    """The digest begins where the last one that was posted ended."""
    moment = store_now(bot)
    day = moment.astimezone(bot.settings.zone).date() + timedelta(days=3)
    bot.store.settle(key(CHANNEL, day - timedelta(days=5)))
    answer = of_day(bot.store, bot.topics, bot.settings, CHANNEL, day)
    assert [item.kind for item in answer.items] == [Kind.ARTICLE, Kind.QUOTE, Kind.FACT]
    assert "seit dem letzten Digest" in answer.notes[-1]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2021-03-27T06:59:00+00:00", date(2021, 3, 26)),  # 07:59 in Berlin
        ("2021-03-27T07:00:00+00:00", date(2021, 3, 27)),  # 08:00, winter time
        ("2021-03-28T06:00:00+00:00", date(2021, 3, 28)),  # 08:00, summer time since the night
        ("2021-10-31T06:30:00+00:00", date(2021, 10, 30)),  # 07:30, winter time again
        ("2021-12-31T23:30:00+00:00", date(2021, 12, 31)),  # after midnight in Berlin
    ],
)
def test_due_by_the_wall_clock_of_the_zone(bot, moment, day):
    """Eight o'clock stays eight o'clock when clocks change."""
    assert latest_due(datetime.fromisoformat(moment), bot.settings) == day


@pytest.mark.parametrize(("day", "hours"), [(date(2021, 3, 28), 23), (date(2021, 10, 31), 25), (date(2021, 6, 1), 24)])
def test_a_time_that_clocks_skip_or_repeat_is_due_once(bot, day, hours):
    """02:30 does not exist on one night and exists twice on another: the day has one due moment all the same."""
    settings = replace(bot.settings, bot_digest_time=time(2, 30))
    start = datetime.combine(day, time(0), settings.zone).astimezone(UTC)
    minutes = [start + timedelta(minutes=minute) for minute in range(hours * 60)]
    changes = [b for a, b in pairwise(minutes) if latest_due(a, settings) != latest_due(b, settings)]
    assert len(changes) == 1
    assert changes[0] == due(day, settings).astimezone(UTC)
