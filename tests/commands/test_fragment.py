"""Words in quotation marks: who said them, and whether somebody did."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("asked", "note"),
    [
        ('hat öllermann wirklich gesagt "ich bin nicht der feind der digitalisierung"', "So wird es wörtlich zitiert."),
        ('hat vossberg gesagt "licht petzt nicht"?', "Kein Artikel schreibt diese Worte Henrike Vossberg zu"),
        ('/quote Reichenau "eine Kennung sei nötig"', "Das steht nur in indirekter Rede"),
        ('hat reichenau gesagt "wir verkaufen eure daten"', "Mit genau diesen Worten zitiert kein Artikel"),
        ('hat reichenau gesagt "bananen sind krumm"', "Mit diesen Worten zitiert kein Artikel Tobias Reichenau."),
    ],
)
def test_a_quotation_is_checked(bot, asked, note):
    """Verbatim, in indirect speech, by somebody else, nearly, not at all: each is said in a sentence."""
    assert any(found.startswith(note) for found in bot.ask(asked).notes)


def test_words_of_somebody_else_are_shown_as_theirs(bot):
    """The one who was asked for is not the one they are given to."""
    found = bot.ask('hat vossberg gesagt "licht petzt nicht"?')
    assert [item.name for item in found.items] == ["Jonas Tannhoff"]


def test_of_two_namesakes_the_one_who_said_the_words_is_meant(bot):
    """Nobody need know that the goalkeeper is called like the head of the municipal utilities."""
    found = bot.ask('hat krug gesagt "wir wollen strom verkaufen"')
    assert [item.name for item in found.items] == ["Matthias Krug"]
    assert "So wird es wörtlich zitiert." in found.notes


def test_only_the_words_in_the_marks_count(bot):
    """What stands around them asks for the source."""
    assert [item.name for item in bot.ask('zitat "wir verkaufen keine daten" quelle?').items] == ["Tobias Reichenau"]


def test_a_word_that_only_the_paper_has_is_shown_where_it_stands(bot):
    """The paper wrote "sprach von Symbolpolitik": no quotation, but the sentence says whose word it is."""
    found = bot.ask('wer hat "symbolpolitik" gesagt')
    assert "sprach von Symbolpolitik" in found.items[0].text
    assert found.notes[0].startswith("Kein Zitat hat diese Wörter")


def test_of_two_who_are_named_the_one_who_said_the_words_is_told(bot):
    """Either may have said it; who did is the answer."""
    found = bot.ask('stammt "wir zahlen nicht" von vossberg oder von wübbena')
    assert [item.name for item in found.items] == ["Henrike Vossberg"]
    assert "So wird es wörtlich zitiert." in found.notes
