"""What narrows a question to some articles: time and source, in German and English."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Narrowing
from bot.understanding.narrow import as_typed, narrow


@pytest.mark.parametrize(
    ("text", "rest", "narrowing"),
    [
        ("Hafen seit 2020", "Hafen", Narrowing(since="2020")),
        ("Hafen bis Mai 2021", "Hafen", Narrowing(until="2021-05")),
        ("Hafen seit 17. Dezember 2020", "Hafen", Narrowing(since="2020-12-17")),
        ("Hafen seit 3.2.2019 bis 31.12.2019", "Hafen", Narrowing(since="2019-02-03", until="2019-12-31")),
        ("Hafen seit 2020-12 quelle:Deichbote", "Hafen", Narrowing(since="2020-12", source="Deichbote")),
        ('Hafen source:"Der Deichbote"', "Hafen", Narrowing(source="Der Deichbote")),
        ("harbour since January 2020 until 2021", "harbour", Narrowing(since="2020-01", until="2021")),
        ("Hafen im Jahr 2018", "Hafen", Narrowing(since="2018", until="2018")),
        ("Hafen seit Jänner 2020", "Hafen", Narrowing(since="2020-01")),
        ("Hafen im Mai 2021", "Hafen", Narrowing(since="2021-05", until="2021-05")),
        ("Hafen ohne Abgase in 2045", "Hafen ohne Abgase in 2045", Narrowing()),
        ("Agenda 2010", "Agenda 2010", Narrowing()),
        ("seit Montag 2020", "seit Montag 2020", Narrowing()),
    ],
)
def test_narrowing_is_taken_out_of_the_text(text, rest, narrowing):
    """Dates may be partial and in words; what is no date stays part of the question."""
    found = narrow(text)
    assert (found[0].strip(), found[1]) == (rest, narrowing)
    assert narrow(as_typed(narrowing))[1] == narrowing


@pytest.mark.parametrize("text", ["Hafen seit 31.13.2020", "Hafen bis 40.1.2020", "Hafen seit 2020-99"])
def test_a_date_that_is_none_is_no_narrowing(text):
    """A slip in a date must not leave an answer empty without a word."""
    assert narrow(text)[1] == Narrowing()


@pytest.mark.parametrize(
    ("text", "rest", "since"),
    [
        ("Zitate von Ohlsen der letzten Wochen", "Zitate von Ohlsen", "2026-04-29"),
        ("was hat Ohlsen letzte Woche gesagt", "was hat Ohlsen              gesagt", "2026-05-13"),
        ("Fähre in den letzten drei Monaten", "Fähre", "2026-02-19"),
        ("ferry over the last 10 days", "ferry", "2026-05-10"),
        ("Fähre diese Woche", "Fähre", "2026-05-18"),
        ("Fähre dieses Jahr", "Fähre", "2026"),
        ("ferry this month", "ferry", "2026-05"),
        ("Fähre seit gestern", "Fähre", "2026-05-19"),
        ("die letzten Zitate von Ohlsen", "die letzten Zitate von Ohlsen", ""),
        ("die letzte Wochenzeitung", "die letzte Wochenzeitung", ""),
    ],
)
def test_a_span_that_ends_today_is_a_date(text, rest, since):
    """„letzte Woche“ is no theme: it narrows to articles since then, counted from today."""
    found = narrow(text, date(2026, 5, 20))
    assert (found[0].strip(), found[1]) == (rest, Narrowing(since=since))


@pytest.mark.parametrize(
    ("asked", "told"),
    [("suche kameras 2023", "Nur Artikel: 2023."), ("vossberg april 2023", "Nur Artikel: April 2023.")],
)
def test_a_date_alone_means_articles_of_that_time(bot, asked, told):
    """As one types in a hurry, without "aus" or "im Jahr"."""
    found = bot.ask(asked)
    assert {item.citations[0].date[:4] for item in found.items} == {"2023"}
    assert told in found.notes


def test_a_year_of_which_there_are_no_articles_is_a_word(bot):
    """Somebody is in office since then, though nothing is from that year."""
    assert "Januar 2016" in bot.ask("/archiv Smoltczyk 2016").items[0].text
