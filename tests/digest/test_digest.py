"""What a digest says: everything new since the last one, each item with its citation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from bot import due
from bot.digest import of, of_day, preview
from bot.model import Kind, Subscription
from tests.digest.conftest import store_now, subscribed

ONE_DAY = timedelta(days=1)


def test_articles_facts_and_quotations_each_cited(bot):
    """Articles stand under their topics, facts under their stances; every text stands in its article."""
    moment = store_now(bot)
    answer = preview(bot.store, bot.topics, bot.settings, None, moment)
    assert [(section.heading, len(section.items)) for section in answer.sections] == [
        ("Neue Artikel: Datenschutz", 1),
        ("Datenschutz: Kritisch", 1),
        ("Neue Zitate", 1),
    ]
    assert [item.kind for item in answer.items] == [Kind.ARTICLE, Kind.FACT, Kind.QUOTE]
    assert answer.items[2].text == "Die Kameras bleiben aus"
    for citation in (citation for item in answer.items for citation in item.citations):
        article = bot.store.article(citation.article)
        assert article.text[citation.start : citation.end] == citation.text
    assert answer.notes == ("1 neuer Artikel.",)
    assert answer.total == 3


def test_nothing_new_is_said(bot):
    """An empty archive gives an answer without items."""
    answer = preview(bot.store, bot.topics, bot.settings, None, datetime.now(UTC))
    assert not answer.items
    assert answer.notes == ("Nichts Neues.",)


def test_preview_of_today_shows_what_is_stored_already(bot):
    """What was indexed a moment ago is in today's preview, and not in that of a day before."""
    store_now(bot)
    now = datetime.now(UTC) + timedelta(seconds=1)
    assert preview(bot.store, bot.topics, bot.settings, None, now).items
    yesterday = now.astimezone(bot.settings.zone).date() - ONE_DAY
    assert not of_day(bot.store, bot.topics, bot.settings, None, yesterday).items


def test_after_an_outage_one_digest_covers_all_days_and_says_so(bot):
    """The digest begins where the last one that was posted ended."""
    stored = store_now(bot)
    wish = due.complete(Subscription(), due.usual(bot.settings))
    moment = due.latest(stored + timedelta(days=3), wish)
    one = subscribed(bot, moment - timedelta(days=5))
    answer = of(bot.store, bot.topics, bot.settings, one, moment).answer
    assert [item.kind for item in answer.items] == [Kind.ARTICLE, Kind.FACT, Kind.QUOTE]
    assert "seit dem letzten Digest" in answer.notes[-1]
    on_time = replace(one, covered=(moment - ONE_DAY).timestamp())
    assert "seit" not in " ".join(of(bot.store, bot.topics, bot.settings, on_time, moment).answer.notes)


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
    wish = due.usual(bot.settings)
    latest = due.latest(datetime.fromisoformat(moment), wish).astimezone(bot.settings.zone)
    assert (latest.date(), latest.time()) == (day, time(8))


@pytest.mark.parametrize(("day", "hours"), [(date(2021, 3, 28), 23), (date(2021, 10, 31), 25), (date(2021, 6, 1), 24)])
def test_a_time_that_clocks_skip_or_repeat_is_due_once(bot, day, hours):
    """02:30 does not exist on one night and exists twice on another: the day has one due moment all the same."""
    wish = replace(due.usual(bot.settings), at=time(2, 30))
    start = datetime.combine(day, time(0), bot.settings.zone).astimezone(UTC)
    minutes = [start + timedelta(minutes=minute) for minute in range(hours * 60)]
    changes = [b for a, b in pairwise(minutes) if due.latest(a, wish) != due.latest(b, wish)]
    assert len(changes) == 1
    assert changes[0] == due.moment(day, wish)
    assert all(due.following(minute, wish) > minute for minute in minutes)


@pytest.mark.parametrize(
    ("days", "zone", "moment", "expected"),
    [
        ((0, 1, 2, 3, 4), "Europe/Berlin", "2021-03-06T12:00", "2021-03-05T07:00"),  # Saturday: Friday's
        ((0,), "Europe/Berlin", "2021-03-01T06:59", "2021-02-22T07:00"),  # Monday, a minute too early
        ((0,), "America/New_York", "2021-03-15T12:30", "2021-03-15T12:00"),  # summer time begins two weeks earlier
        ((6,), "Asia/Tokyo", "2021-03-06T23:00", "2021-03-06T23:00"),  # Sunday there, Saturday here
    ],
)
def test_days_are_those_of_the_zone(bot, days, zone, moment, expected):
    """A subscription has days of its own, meant where its channel is."""
    wish = replace(due.usual(bot.settings), days=days, zone=zone)
    found = due.latest(datetime.fromisoformat(f"{moment}+00:00"), wish)
    assert found == datetime.fromisoformat(f"{expected}+00:00")
