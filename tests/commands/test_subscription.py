"""Digest subscriptions out of words, as people say days, times and themes."""

from __future__ import annotations

from datetime import time

import pytest

from bot.commands.context import Context
from bot.commands.subscription import Request, described, of_message, request
from bot.errors import UsageError
from bot.model import Subscription
from bot.understanding import understand

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
        ("cloud Mo/Mi/Fr 8:00", Subscription(("cloud",), days=(0, 2, 4), at=time(8))),
        ("cloud Fr-Mo 9 Uhr", Subscription(("cloud",), days=(0, 4, 5, 6), at=time(9))),
        ("cloud do 8:00", Subscription(("cloud",), days=(3,), at=time(8))),
        ("cloud so um 8 Uhr", Subscription(("cloud",), days=(6,), at=time(8))),
        ("cloud jeden Freitag 8.30", Subscription(("cloud",), days=(4,), at=time(8, 30))),
        ("cloud 8 Uhr 30", Subscription(("cloud",), at=time(8, 30))),
        ("cloud 9 o'clock", Subscription(("cloud",), at=time(9))),
        ("cloud täglich um 8 Uhr abends", Subscription(("cloud",), days=EVERY_DAY, at=time(20))),
        ("cloud every evening at 8", Subscription(("cloud",), days=EVERY_DAY, at=time(20))),
        ("cloud um 12 Uhr mittags", Subscription(("cloud",), days=EVERY_DAY, at=time(12))),
        ("cloud at midnight", Subscription(("cloud",), days=EVERY_DAY, at=time(0))),
        ("cloud 24:00", Subscription(("cloud",), at=time(0))),
        ("cloud Mo-Fr außer Mi und Do 8:00", Subscription(("cloud",), days=(0, 1, 4), at=time(8))),
        ("cloud except Sundays", Subscription(("cloud",), days=(0, 1, 2, 3, 4, 5))),
        ("cloud außer am Wochenende", Subscription(("cloud",), days=WEEK)),
        ("cloud 8:00 asia/tokyo", Subscription(("cloud",), at=time(8), zone="Asia/Tokyo")),
        ("Brand vom 13.11. täglich 8:00", Subscription(words=("Brand vom 13.11",), days=EVERY_DAY, at=time(8))),
        ("„Freitag um 25:00“ 8:00", Subscription(words=("Freitag um 25:00",), at=time(8))),
        ("cloud, „monatlich“", Subscription(("cloud",), words=("monatlich",))),
    ],
)  # fmt: skip
def test_a_wish_is_understood(bot, text, wanted):
    """Themes, people, days, time and zone stand apart; what was not said stays empty."""
    assert request(text, Context(bot.store, bot.topics)) == Request("subscribe", wanted)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cloud 25:00", "“25:00” is no time of day"),
        ("cloud 8:60", "“8:60” is no time of day"),
        ("cloud täglich um 25 Uhr", "“um 25” is no time of day"),
        ("cloud at 24:30", "is no time of day"),
        ("cloud 8:00 und 18:00", "not “18:00” as well"),
        ("cloud 8:00 Europe/Berlim", "no time zone “Europe/Berlim”"),
        ("cloud monatlich", "never “monatlich”"),
        ("cloud alle zwei Tage 8:00", "never “alle zwei Tage”"),
        ("cloud jeden zweiten Montag", "never “jeden zweiten”"),
        ("cloud every other day", "never “every other”"),
        ("cloud hourly", "never “hourly”"),
    ],
)
def test_when_no_digest_can_come_is_said(bot, text, said):
    """A time that there is none of is not taken for words to look for."""
    with pytest.raises(UsageError, match=said):
        request(text, Context(bot.store, bot.topics))


@pytest.mark.parametrize("text", ["liste 25:00", "pause monatlich", "löschen cloud 8:00 18:00"])
def test_times_matter_to_subscribing_only(bot, text):
    """Who wants a list is not taught about times."""
    assert request(text, Context(bot.store, bot.topics)).action != "subscribe"


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


@pytest.mark.parametrize(
    ("text", "action", "themes"),
    [
        ("abonniere cloud und datenschutz montags um 9", "subscribe", ("cloud", "datenschutz")),
        ("benachrichtige uns, wenn es Neues zu cloud gibt", "subscribe", ("cloud",)),
        ("abonniere alles", "subscribe", ()),
        ("bestell cloud ab", "delete", ("cloud",)),
        ("ich will den cloud-digest nicht mehr", "delete", ("cloud",)),
        ("nimm uns aus dem Verteiler", "delete", ()),
        ("keine Digests mehr", "delete", ()),
        ("abmelden", "delete", ()),
        ("turn off the digest", "delete", ()),
        ("lösche das Abo 2", "delete", ("2",)),
        ("pausiere das Abo cloud", "pause", ("cloud",)),
        ("abo pausieren", "pause", ()),
        ("digest fortsetzen", "resume", ()),
        ("welche Abos gibt es hier?", "list", ()),
        ("was haben wir abonniert?", "list", ()),
        ("what are we subscribed to?", "list", ()),
        ("abonniere", "list", ()),
        ("digest", "preview", ()),
        ("was gibt es heute Neues?", "preview", ()),
        ("digest jetzt", "now", ()),
    ],
)
def test_a_message_says_what_is_to_be_done(bot, text, action, themes):
    """Nobody who wants fewer digests gets one more, and nothing is posted unless it is asked for."""
    meant = understand(text, bot.topics)
    assert meant.intent == "digest"
    found = of_message(text, meant.topic or meant.person, Context(bot.store, bot.topics))
    assert (found.action, (*found.subscription.topics, *found.subscription.words)) == (action, themes)


@pytest.mark.parametrize("text", ["abonniere", "!!!", ", ,"])
def test_nothing_is_subscribed_to_by_saying_nothing(bot, text):
    """Everything new is subscribed to by who says so, or says when."""
    context = Context(bot.store, bot.topics)
    assert request(text, context).action == "help"
    assert request(f"{text} alles", context).action == "subscribe"
    assert request(f"{text} täglich", context).action == "subscribe"


def test_no_theme_is_as_long_as_an_article(bot):
    """It would be in every digest's title."""
    with pytest.raises(UsageError, match="too long"):
        request("x" * 500, Context(bot.store, bot.topics))


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
