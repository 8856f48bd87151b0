"""/digest in a channel: subscribing, the list, and changing what there is; every answer says what happened."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from bot import due
from bot.bootstrap import Bot, open_bot
from bot.commands.context import Place
from bot.model import BY_USER, Answer
from bot.settings import Settings

NOW = datetime(2021, 3, 2, 12, tzinfo=UTC)  # a Tuesday, 13:00 in Berlin
Ask = Callable[..., Answer]


@pytest.fixture
def own(database, tmp_path) -> Iterator[Bot]:
    """A bot on a copy of the archive, so that subscriptions are this test's own."""
    shutil.copy(Path(database.removeprefix("sqlite:///")), tmp_path / "own.db")
    bot = open_bot(Settings(bot_database_url=f"sqlite:///{tmp_path}/own.db"))
    yield bot
    bot.close()


@pytest.fixture
def ask(own) -> Ask:
    """Asks as somebody who may do everything, unless a test says otherwise."""

    def asked(text: str, language: str = "de", channel: str = "C1", refusal: str = "", zone: str = "") -> Answer:
        usual = due.usual(own.settings, zone)
        place = Place("", channel, "U1", usual, lambda _: refusal, zone, lambda: NOW)
        return own.ask(text, language, place=place)

    return asked


def test_a_subscription_is_stored_and_confirmed(own, ask):
    """What was understood is said back with the day of the first digest, and can be changed by buttons."""
    answer = ask("/digest datenschutz Mo-Fr 7:30")
    assert answer.title == "Abonniert"
    assert answer.notes == (
        "Datenschutz: Mo.–Fr., 07:30, Europe/Berlin",
        "Der nächste Digest kommt am Mittwoch, 3. März, 07:30.",
    )
    [stored] = own.store.subscriptions("C1")
    assert (stored.owner, stored.wish.topics, stored.wish.at) == ("U1", ("datenschutz",), time(7, 30))
    assert [link.ask for link in answer.more] == [
        f"/digest {verb} #{stored.id}" for verb in ("pause", "ändern", "löschen")
    ]
    assert datetime.fromtimestamp(stored.covered, UTC) == datetime(2021, 3, 2, 6, 30, tzinfo=UTC)


def test_a_sentence_subscribes_as_well(own, ask):
    """A mention needs no command; people, organisations and words of the archive are told apart."""
    ask("abonniere datenschutz täglich um 8")
    ask("Kannst du mir jeden Montag Neues zu Henrike Vossberg schicken?")
    wishes = [stored.wish for stored in own.store.subscriptions("C1")]
    assert wishes[0].topics == ("datenschutz",)
    assert (wishes[1].people, wishes[1].days) == (("Henrike Vossberg",), (0,))


def test_the_same_themes_again_change_the_time(own, ask):
    """There is one subscription of the same themes in a channel; another channel has its own."""
    ask("/digest datenschutz täglich 8:00")
    assert ask("/digest datenschutz montags 9:00").title == "Abo geändert"
    ask("/digest datenschutz täglich 8:00", channel="C2")
    [stored] = own.store.subscriptions("C1")
    assert (stored.wish.days, stored.wish.at) == ((0,), time(9))
    assert len(own.store.subscriptions()) == 2


def test_unknown_words_are_taken_but_told(ask):
    """A mistyped topic is noticed when it is subscribed, not a week later."""
    assert "Die Wörter „Datenschuz“ stehen noch in keinem Artikel." in ask("/digest Datenschuz täglich").notes


def test_a_source_narrows(own, ask):
    """quelle:… is taken into the subscription."""
    ask("/digest cloud quelle:Aubote täglich")
    assert own.store.subscriptions()[0].wish.sources == ("Aubote",)


def test_the_list_says_what_there_is_and_when_it_comes(ask):
    """Numbered, with state and next digest, in the language of who asks; empty channels are told how to begin."""
    assert ask("/digest liste").notes[0] == "Dieser Kanal hat noch kein Abo."
    ask("/digest datenschutz täglich 8:00")
    ask("/digest cloud montags 7:00")
    ask("/digest pause cloud")
    assert ask("/digest liste").notes == (
        "1. Datenschutz: täglich, 08:00, Europe/Berlin – Der nächste Digest kommt am Mittwoch, 3. März, 08:00.",
        "2. Cloud: Mo., 07:00, Europe/Berlin – angehalten",
    )
    assert "paused" in ask("/digest list", "en").notes[1]


def test_pause_and_resume(own, ask):
    """By theme, by place in the list, by number, or all of them."""
    ask("/digest datenschutz täglich")
    ask("/digest cloud täglich")
    first, _ = own.store.subscriptions()

    def paused() -> list[bool]:
        return [one.paused == BY_USER for one in own.store.subscriptions()]

    assert ask("/digest pause cloud").notes == ("Angehalten: Cloud",)
    assert paused() == [False, True]
    assert ask("/digest weiter 2").notes[0] == "Geht weiter: Cloud"
    ask(f"/digest pause #{first.id}")
    assert paused() == [True, False]
    ask("/digest pausieren")
    assert paused() == [True, True]
    ask("/digest resume", "en")
    assert paused() == [False, False]
    assert own.store.subscriptions()[1].begun == NOW.timestamp()
    assert ask("/digest pause bildung").notes[0].startswith("Damit ist keines der Abos hier gemeint")


def test_delete_asks_which_one(own, ask):
    """Of several none is deleted by mistake, and those of other channels never."""
    ask("/digest datenschutz täglich")
    ask("/digest cloud täglich")
    ask("/digest cloud täglich", channel="C2")
    asked = ask("/digest löschen")
    assert [link.label for link in asked.alternatives] == ["Datenschutz", "Cloud"]
    assert ask(asked.alternatives[1].ask).notes == ("Gelöscht: Cloud",)
    assert ask(f"/digest löschen #{own.store.subscriptions('C2')[0].id}").notes[0].startswith("Damit ist keines")
    assert len(own.store.subscriptions()) == 2


def test_now_is_noted_for_whoever_posts(own, ask):
    """The digest is posted by the schedule; without a subscription the news are shown at once."""
    assert ask("/digest jetzt").items
    ask("/digest datenschutz täglich")
    assert ask("/digest jetzt").notes == ("Der Digest kommt gleich: Datenschutz",)
    assert own.store.subscriptions()[0].asked == NOW.timestamp()


@pytest.mark.parametrize("text", ["datenschutz täglich", "pause", "weiter", "löschen cloud", "jetzt"])
def test_who_may_not_changes_nothing(own, ask, text):
    """The reason is the answer; looking is free."""
    ask("/digest cloud täglich")
    before = own.store.subscriptions()
    assert ask(f"/digest {text}", refusal="Nur Mitglieder.").notes == ("Nur Mitglieder.",)
    assert own.store.subscriptions() == before
    assert "Cloud" in ask("/digest liste", refusal="Nur Mitglieder.").notes[0]


def test_elsewhere_it_is_said_where_to_subscribe(bot):
    """A terminal has no channel."""
    assert "Slack" in bot.ask("/digest datenschutz täglich 8:00").notes[-1]
    assert "Slack" in bot.ask("/digest liste").notes[-1]


def test_many_workspaces_keep_the_zone_of_who_subscribes(own, ask):
    """The settings know one zone only."""
    answer = ask("/digest datenschutz täglich 8:00", zone="America/New_York")
    assert own.store.subscriptions()[0].wish.zone == "America/New_York"
    assert answer.notes[1] == "Der nächste Digest kommt am Dienstag, 2. März, 08:00."


def test_a_channel_has_an_end(own, ask):
    """Nobody fills the database by subscribing."""
    for number in range(26):
        answer = ask(f"/digest Wort{number} täglich")
    assert answer.notes == ("Ein Kanal kann höchstens 25 Abos haben.",)
    assert len(own.store.subscriptions()) == 25
    assert len(ask("/digest liste").more) == 25
