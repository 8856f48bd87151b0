"""What a subscription chooses, what counts as the same, and that nothing comes twice into a channel."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import due
from bot.digest.compose import compose
from bot.model import Answer, Article, Extract, Fact, Kind, Organisation, Person, Quote, QuoteType, Role, Stance
from bot.model import Subscription as Wish
from tests.digest.conftest import CHANNEL, store_now, subscribed
from tests.store.made import made

HARBOUR = "{Hafenmeister} [Bert Kohl|Bert Kohl] kam. <Bert Kohl|„Der Kai bleibt offen.“> Alle nickten am Wasser dazu."


@pytest.fixture
def tell(bot):
    """What a subscription is told of what was stored until now."""

    def told(wish: Wish, **more: object) -> Answer:
        whole = due.complete(wish, due.usual(bot.settings))
        now = datetime.now(UTC)
        since, until = now - timedelta(days=1), now + timedelta(seconds=2)
        return compose(bot.store, bot.topics, whole, since=since, until=until, fresh=lambda _: True, **more).answer

    return told


def articles(answer: Answer) -> set[str]:
    """The ids of the articles that an answer shows."""
    return {item.citations[0].article for item in answer.items if item.kind is Kind.ARTICLE}


def save(bot, text: str, name: str, **fields: str) -> None:
    """Store an article written with the signs of tests.store.made."""
    article, extract = made(text, name)
    bot.store.save(replace(article, **fields), extract)


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish(), {"rat-1", "hafen"}),
        (Wish(topics=("datenschutz",)), {"rat-1"}),
        (Wish(people=("Bert Kohl",)), {"hafen"}),
        (Wish(people=("Ada Brink",)), set()),
        (Wish(words=("Wasser",)), {"hafen"}),
        (Wish(words=("Wasser Kamera",)), set()),
        (Wish(topics=("datenschutz",), words=("Wasser",)), {"rat-1", "hafen"}),
        (Wish(sources=("Seebote",)), {"hafen"}),
        (Wish(topics=("datenschutz",), sources=("Seebote",)), set()),
        (Wish(topics=("cloud",)), set()),
    ],
)
def test_themes_add_up_and_sources_narrow(bot, tell, wish, expected):
    """Each kind of theme brings its articles; a source keeps all others out."""
    store_now(bot)
    save(bot, HARBOUR, "hafen", source="Seebote")
    assert articles(tell(wish)) == expected


def test_organisations_are_followed(bot, tell):
    """By the name that articles give them, with what they say."""
    text = "Die Werft Nordkai baut um. Die Werft Nordkai sagte, sie baue um."
    extract = Extract(
        organisations=(Organisation("Werft Nordkai", ((4, 17),)),),
        quotes=(Quote(QuoteType.INDIRECT, ((52, 63),), speaker=((31, 44),), speaker_name="Werft Nordkai"),),
    )
    bot.store.save(Article("werft", "Umbau", text), extract)
    answer = tell(Wish(organisations=("Werft Nordkai",)))
    assert [item.kind for item in answer.items] == [Kind.ARTICLE, Kind.QUOTE]
    assert answer.sections[0].heading == "Neue Artikel: Werft Nordkai"


def test_quotations_of_followed_people_only(bot, tell):
    """Who follows a topic is not told what everybody says."""
    store_now(bot)
    save(bot, HARBOUR, "hafen")
    kinds = [item.kind for item in tell(Wish(topics=("datenschutz",))).items]
    assert Kind.QUOTE not in kinds
    [quote] = [item for item in tell(Wish(people=("Bert Kohl",))).items if item.kind is Kind.QUOTE]
    assert (quote.text, quote.name) == ("Der Kai bleibt offen.", "Bert Kohl")


def test_facts_stand_by_stance(bot, tell):
    """Critical, supportive, neutral, in this order."""
    text = "Die Stadt plant Kameras. Der Rat lehnt Kameras ab. Die Polizei lobt Kameras."
    facts = (
        Fact("datenschutz", 0, 24, stance=Stance.NEUTRAL),
        Fact("datenschutz", 25, 50, stance=Stance.CRITICAL),
        Fact("datenschutz", 51, 76, stance=Stance.SUPPORTIVE),
    )
    bot.store.save(Article("k", "Kameras", text), Extract(facts=facts))
    headings = [section.heading for section in tell(Wish(topics=("datenschutz",))).sections]
    assert headings[1:] == ["Datenschutz: Kritisch", "Datenschutz: Befürwortend", "Datenschutz: Neutral"]


def role(bot, name: str, text: str, date: str) -> None:
    """Store an article that gives Ada Brink a role; the text begins with it."""
    words = text.partition(" Ada")[0]
    start = text.index("Ada Brink")
    person = Person("Ada Brink", ((start, start + 9),), (Role(words, 0, len(words)),))
    bot.store.save(Article(name, name, text, date), Extract(people=(person,)))


def test_a_changed_role_is_told(bot, tell, monkeypatch):
    """Somebody whom the archive knows is something else since today, with the place that says so."""
    with monkeypatch.context() as earlier:
        earlier.setattr("time.time", lambda: datetime.now(UTC).timestamp() - 90 * 86400)
        role(bot, "alt", "Stadträtin Ada Brink stimmte zu.", "2020-01-01")
    role(bot, "neu", "Bürgermeisterin Ada Brink begann ihr Amt.", "2021-03-01")
    section = tell(Wish(people=("Ada Brink",))).sections[-1]
    assert section.heading == "Seit heute: Ada Brink"
    assert [item.text for item in section.items] == ["Bürgermeisterin"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Die Stadträtin Ada Brink kam.", "2021-03-01"),  # the same with another word
        ("Schülerin Ada Brink gewann.", "2009-05-05"),  # an old article that is indexed today
    ],
)
def test_what_is_no_change_is_not_told(bot, tell, monkeypatch, text, date):
    """The same role in other words, and old articles."""
    with monkeypatch.context() as earlier:
        earlier.setattr("time.time", lambda: datetime.now(UTC).timestamp() - 90 * 86400)
        role(bot, "alt", "Stadträtin Ada Brink stimmte zu.", "2020-01-01")
    role(bot, "neu", text, date)
    assert not any("Ada" in section.heading and "Seit" in section.heading for section in tell(Wish()).sections)


def test_copies_are_one_item_with_all_their_sources(bot, tell):
    """What an agency sent to three papers is told once."""
    for source in ("Aubote", "Seebote", "Landpost"):
        save(bot, HARBOUR, source.lower(), source=source)
    answer = tell(Wish(words=("Wasser",)))
    [item] = [item for item in answer.items if item.kind is Kind.ARTICLE]
    assert {citation.source for citation in (*item.citations, *item.also)} == {"Aubote", "Seebote", "Landpost"}
    assert answer.notes == ("1 neuer Artikel.",)


def test_a_section_leaves_room_for_the_others(bot, tell):
    """Of many news some of each kind are shown; how many there are is told."""
    for number in range(12):
        own = " ".join(f"wort{number}nr{place}" for place in range(20))
        text = f"Die Stadt meldet {own}."
        facts = (Fact("datenschutz", 0, len(text), stance=Stance.CRITICAL),)
        bot.store.save(Article(f"nr-{number}", f"Nummer {number}", text), Extract(facts=facts))
    assert [len(section.items) for section in tell(Wish(topics=("datenschutz",))).sections] == [10, 10]
    short = tell(Wish(topics=("datenschutz",), longest=10, language="en"))
    assert [len(section.items) for section in short.sections] == [5, 5]
    assert short.notes == ("10 of 24 news are shown.",)


def test_buttons_ask_on(tell):
    """For each theme the command that tells more, and the way to the subscriptions."""
    asks = [link.ask for link in tell(Wish(("datenschutz",), ("Bert Kohl",), ("Hafen",))).more]
    assert asks == ["/datenschutz", "/wer Bert Kohl", "/archiv Hafen", "/digest liste"]


def test_two_subscriptions_of_a_channel_never_tell_the_same(bot, replica, slack):
    """The first that is due has it; another channel has it as well."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    before = morning - timedelta(days=1)
    subscribed(bot, before, topics=("datenschutz",))
    subscribed(bot, before, people=("Ilka Torneck",), words=("Überwachung",))
    replica().post_due(morning)
    told = [str(post["blocks"]) for post in slack.posts]
    assert sum("stoppt die Überwachung" in text for text in told) == 1
    assert {post["channel"] for post in slack.posts} == {CHANNEL}


def test_a_copy_or_a_correction_of_what_was_told_brings_only_what_is_new(bot, replica, slack, monkeypatch):
    """The next day the same story from another paper is no news; a new fact in the corrected article is."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1), topics=("datenschutz",))
    replica().post_due(morning)
    old, extract = bot.store.article("rat-1"), bot.store.extract("rat-1")
    text = old.text + " Die Stadt löscht alle Bilder."
    fact = Fact("datenschutz", len(old.text) + 1, len(text))
    later = [
        (replace(old, id="kopie", source="Seebote"), extract),
        (replace(old, text=text), replace(extract, facts=(*extract.facts, fact))),
    ]
    for day, (article, found) in enumerate(later):
        with monkeypatch.context() as then:
            then.setattr("time.time", lambda: morning.timestamp() + day * 86400 + 3600)  # noqa: B023 # called at once
            bot.store.save(article, found)
        replica().post_due(morning + timedelta(days=day + 1))
        assert len(slack.posts) == 1 + day
    assert "löscht alle Bilder" in str(slack.posts[1]["blocks"])
    assert "stoppt die Überwachung" not in str(slack.posts[1]["blocks"])


@pytest.mark.parametrize("limit", ["MOST_READ", "MOST_WANTED"])
def test_more_than_can_be_read_is_said(bot, tell, monkeypatch, limit):
    """An import of a whole archive overnight must not make all digests late: the newest are read, and that is told."""
    monkeypatch.setattr(sys.modules["bot.digest.compose"], limit, 2)
    for number in range(2):
        save(bot, HARBOUR, f"hafen-{number}")
    assert len(tell(Wish(people=("Bert Kohl",))).notes) == 1
    save(bot, HARBOUR, "hafen-3")
    answer = tell(Wish(people=("Bert Kohl",)))
    assert articles(answer) <= {"hafen-1", "hafen-3"}
    assert "nur die neuesten Artikel gelesen" in answer.notes[1]
