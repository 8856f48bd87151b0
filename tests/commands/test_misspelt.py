"""Typing mistakes in the words of a theme."""

import pytest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("schulwolcke", "Schulwolke"),
        ("schlwolke", "Schulwolke"),
        ("Was ist über die Shculwolke bekannt?", "Schulwolke"),
        ("/archiv Schul-Wolcke", "Schulwolke"),
        ("/quote bussgelt", "Bußgeld"),
        ("warum muss das klinikm zahlen?", "Klinikum"),
        ("/cloud Universitet Sonnenhagen", "Universität"),
    ],
)
def test_a_mistake_in_a_word_is_forgiven_and_said(bot, typed, meant):
    """One letter too many, too few, wrong or changed round: what is meant is shown, and named."""
    found = bot.ask(typed)
    assert found.items
    assert f"gemeint ist wohl „{meant}“" in found.notes[0]


def test_name_and_theme_may_both_have_a_mistake(bot):
    """As people type in the middle of a conversation."""
    found = bot.ask("was sagt vosberg zur schulwolcke")
    assert found.title == "Zitate von Henrike Vossberg zu „Schulwolke“"
    assert found.items


@pytest.mark.parametrize(
    "typed", ["/archiv Impfung", "/archiv Merkel", "/archiv Banane", "/archiv Cshulwolke", "wie ist das weter heute"]
)
def test_what_is_no_mistake_is_answered_as_it_stands(bot, typed):
    """German words that no article has are not turned into others, nor are short ones, nor is the first letter."""
    found = bot.ask(typed)
    assert not found.items
    assert not any("gemeint" in note for note in found.notes)


def test_words_that_lead_nowhere_either_way_stay_as_they_were_typed(bot):
    """No fact on data protection has the word that is meant: the answer is on what was typed."""
    found = bot.ask("/datenschutz elternvertetung")
    assert not found.items
    assert found.title == "Datenschutz: elternvertetung"


def test_a_participle_is_not_made_another_verb(bot):
    """Articles have other forms of the verb that was typed: "gezahlt" is right, and not "gewählt"."""
    assert not any("gemeint" in note for note in bot.ask("hat lindenfurt gezahlt").notes)


@pytest.mark.parametrize(
    ("typed", "speaker", "meant"),
    [
        ("was meinte die datenschutzbeauftragte zum kliikum", "Ayşe Yıldız-Brenner", "Klinikum"),
        ("was sagt vossberg zu den kmaeras", "Henrike Vossberg", "Kameras"),
    ],
)
def test_a_mistake_in_the_theme_does_not_hide_who_spoke(bot, typed, speaker, meant):
    """Of several who may be meant one spoke on what was mistyped; two letters that look like an umlaut are none."""
    found = bot.ask(typed)
    assert {item.name for item in found.items} == {speaker}
    assert any(f"gemeint ist wohl „{meant}“" in note for note in found.notes)


def test_since_when_is_answered_for_a_mistyped_name(bot):
    """The name is read as the nearest one, and the sentence that tells since when is found with it."""
    assert "seit Januar 2016 im Amt" in bot.ask("seit wann ist smoltzyk im amt").items[0].text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("stadterken", "Stadtwerke"), ("/archiv verwarnnung", "Verwarnung"), ("pro und contra kamears", "Kameras")],
)
def test_the_likeliest_word_is_one_that_is_spelt_alike(bot, typed, meant):
    """The most frequent stem is not meant when all its words are far from the typed one."""
    found = bot.ask(typed)
    assert found.items
    assert f"gemeint ist wohl „{meant}“" in found.notes[0]


def test_one_camera_finds_cameras(bot):
    """The stemmer knows no plural with s behind a vowel."""
    assert [item.text for item in bot.ask("/archiv Kamera").items] == [
        item.text for item in bot.ask("/archiv Kameras").items
    ]
