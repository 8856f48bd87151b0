"""Digest subscriptions out of words, as people say days, times and themes."""

from __future__ import annotations

from datetime import time

import pytest

from bot.commands.context import Context
from bot.commands.subscription import Request, described, request
from bot.model import Subscription

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEK = (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("datenschutz täglich 8:00", Subscription(topics=("datenschutz",), days=EVERY_DAY, at=time(8))),
        ("datenschutz Mo-Fr 7:30", Subscription(topics=("datenschutz",), days=WEEK, at=time(7, 30))),
        ("cloud wöchentlich montags", Subscription(topics=("cloud",), days=(0,))),
        ("abonniere datenschutz täglich um 8", Subscription(topics=("datenschutz",), days=EVERY_DAY, at=time(8))),
        ("Abonniere Cloud und Bildung werktags um 7 Uhr", Subscription(("cloud", "bildung"), (), (), WEEK, time(7))),
        ("Vossberg jeden Freitag um halb acht", Subscription((), ("Henrike Vossberg",), (), (4,), time(7, 30))),
        ("Fähre, cloud Di und Do 18.15 Uhr", Subscription(("cloud",), (), ("Fähre",), (1, 3), time(18, 15))),
        ("subscribe to privacy daily at 8am", Subscription(("datenschutz",), (), (), EVERY_DAY, time(8))),
        ("cloud every monday at 6:30 pm", Subscription(("cloud",), (), (), (0,), time(18, 30))),
        ("cloud jeden Morgen", Subscription(("cloud",), (), (), EVERY_DAY, time(8))),
        ("„grüne Welle“ abends", Subscription((), (), ("grüne Welle",), EVERY_DAY, time(18))),
        ("cloud täglich 8:00 Asia/Tokyo", Subscription(("cloud",), (), (), EVERY_DAY, time(8), "Asia/Tokyo")),
        ("G20 Gipfel", Subscription(words=("G20 Gipfel",))),
    ],
)  # fmt: skip
def test_a_wish_is_understood(bot, text, wanted):
    """Themes, people, days, time and zone stand apart; what was not said stays empty."""
    assert request(text, Context(bot.store, bot.topics)) == Request("subscribe", wanted)


@pytest.mark.parametrize(
    ("text", "action", "topics"),
    [
        ("", "now", ()),
        ("liste", "list", ()),
        ("pause", "pause", ()),
        ("weiter", "resume", ()),
        ("löschen datenschutz", "delete", ("datenschutz",)),
        ("datenschutz abbestellen", "delete", ("datenschutz",)),
        ("vorschau", "preview", ()),
        ("unsubscribe privacy", "delete", ("datenschutz",)),
        ("jetzt", "now", ()),
    ],
)
def test_what_is_to_be_done(bot, text, action, topics):
    """Every verb of /digest is known in German and English, before or behind the theme."""
    found = request(text, Context(bot.store, bot.topics))
    assert (found.action, found.subscription.topics) == (action, topics)


def test_a_subscription_is_told_in_words(bot):
    """What was understood is said back, in the user's language."""
    wanted = Subscription(("datenschutz",), ("Henrike Vossberg",), ("Hafen",), WEEK, time(7, 30))
    assert described(wanted, bot.topics, "de") == "Datenschutz, Henrike Vossberg, „Hafen“: Mo.–Fr., 07:30"
    assert described(Subscription(), bot.topics, "de") == "alles Neue: täglich"


def test_a_bare_digest_shows_what_is_new(bot):
    """/digest and "was gibt es Neues?" show the news until now, every item cited."""
    for question in ("/digest", "Was gibt es Neues?", "/digest vorschau"):
        answer = bot.ask(question)
        assert answer.command == "digest"
        assert answer.items
