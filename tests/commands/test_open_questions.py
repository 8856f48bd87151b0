"""Questions that no command is made for are answered by the sentences that have their words."""

from __future__ import annotations

import pytest

from bot.model import Stance


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("wie hoch war das bussgeld fürs klinikum", "850 000 Euro"),
        ("wieviele patienten waren vom datenleck betroffen", "18 000"),
        ("was kostet der umbau bei den stadtwerken", "9,2 Millionen"),
        ("wer hat die stichwahl gewonnen", "Henrike Vossberg gewinnt die Stichwahl in Lindenfurt"),
        ("warum muss das klinikum zahlen", "Wegen des Datenlecks"),
        ("stimmt es dass vossberg zahlt", "„Wir zahlen nicht“"),
        ("wann wurde die gesamtschule verwarnt", "Behörde verwarnt Käthe-Lindner-Gesamtschule"),
    ],
)
def test_what_articles_say_answers(bot, asked, told):
    """Sums, numbers, winners, reasons, rumours: the sentence that says it is among the first."""
    found = bot.ask(asked)
    assert any(told in f"{item.citations[0].title} {item.text}" for part in found.sections for item in part.items[:3])


@pytest.mark.parametrize(
    "asked",
    [
        "wie wird das wetter morgen",
        "hat jemand einen locher?",
        "wann gewinnt der hsv",
        "wo ist der schlüssel?",
        "wie teuer ist ein zebra",
    ],
)
def test_what_the_archive_has_nothing_on_is_not_answered_by_chance(bot, asked):
    """One common word in an article is no answer; what to do instead is said in a sentence."""
    found = bot.ask(asked)
    assert not found.items
    assert len(found.notes) == 1


def test_words_of_one_article_count_together(bot):
    """No sentence has both words, but the article has: its sentences come first, others are left out."""
    found = bot.ask("/archiv Betriebsrat Gesundheitsminister")
    assert {item.citations[0].title for item in found.items} == {"850 000 Euro Bußgeld für das Klinikum St. Veit"}


def test_a_body_that_has_no_quotation_is_written_of(bot):
    """A council or a company is nobody's name: what articles say of it and the theme is shown, and that it is that."""
    found = bot.ask("was hat der stadtrat zur schulwolke entschieden")
    assert "Mit 21 zu 16 Stimmen" in found.items[0].text
    assert found.notes[0].startswith("Ein Zitat von „stadtrat“ dazu ist nicht zu finden")


def test_a_name_that_no_article_has_is_nobody(bot):
    """The theme alone would put others' words beside the name that was asked for."""
    found = bot.ask("was sagt zacharias zum klinikum")
    assert not found.items
    assert found.title == "Niemand gefunden"
    assert "/quote klinikum" in [link.ask for link in found.more]


@pytest.mark.parametrize("asked", ["wer ist gegen kameras", "wer sind die gegner der kameras", "kritiker der kameras"])
def test_who_takes_a_side_is_told_by_stance(bot, asked):
    """Whoever speaks in an article on the cameras need not name them; no sentence stands under two stances."""
    found = bot.ask(asked)
    sides = {item.name: item.stance for item in found.items}
    assert sides["Ayşe Yıldız-Brenner"] is Stance.CRITICAL
    assert sides["Ingo Stahlschmidt"] is Stance.SUPPORTIVE
    assert len({item.text for item in found.items}) == len(found.items)


def test_the_only_office_holder_who_spoke_on_the_theme_is_meant(bot):
    """Of several commissioners one spoke of the hospital; the others stay to be chosen."""
    found = bot.ask("was meinte die datenschutzbeauftragte zum klinikum")
    assert {item.name for item in found.items} == {"Ayşe Yıldız-Brenner"}
    assert "zitiert wird nur Ayşe Yıldız-Brenner" in found.notes[0]
    assert any("Öllermann" in link.ask for link in found.alternatives)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("wer ist jetzt chef von wolkenwerk", "an Xenia Adjei-Lorenz abgegeben"),
        ("ist reichenau noch vorstand?", "an Xenia Adjei-Lorenz abgegeben"),
        ("wer war smoltczyks vorgänger", "Alexander Dix"),
        ("seit wann ist smoltczyk im amt", "seit Januar 2016 im Amt"),
    ],
)
def test_what_became_of_an_office_is_told_first(bot, asked, told):
    """An old article calls somebody head; a newer one that tells of the end must not be missed."""
    assert told in bot.ask(asked).items[0].text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("was sagt die dsk zu microsoft 365", "Datenschutzkonferenz"), ("/archiv uni daten", "Universität")],
)
def test_a_short_form_is_read_as_what_it_stands_for(bot, asked, meant):
    """Press officers write short; articles spell out."""
    found = bot.ask(asked)
    assert meant in found.notes[0]
    assert meant in found.items[0].text


def test_an_english_question_without_an_answer_is_told_why(bot):
    """Nothing is translated: who asks must know in which language to ask."""
    found = bot.ask("what did the goalkeeper say about the penalty")
    assert "Die Artikel sind deutsch: Mit deutschen Wörtern finden Sie mehr." in found.notes


def test_without_a_quotation_the_sentence_on_somebody_and_the_theme_is_shown(bot):
    """He welcomed the cameras, but no words of his are quoted: who named him says so."""
    found = bot.ask("was sagt von der aue zu den kameras")
    assert "Dazu ist kein Zitat im Archiv." in found.notes
    assert "begrüßte den Vorstoß" in found.items[0].text


def test_a_surname_that_looks_like_a_verb_counts_as_a_name(bot):
    """It ends in a t as "gewinnt" does; articles write it with a capital."""
    assert any("Marquardt" in item.text for item in bot.ask("marquardt it").items)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("wer hat gegen die schulwolke gestimmt", "Mit 21 zu 16 Stimmen"),
        ("hat tannhoff geklagt", "Auf die Frage, ob sie nun klagen wolle"),
    ],
)
def test_a_verb_is_met_by_its_other_forms(bot, asked, told):
    """A question asks in the perfect what articles tell in the past."""
    assert told in bot.ask(asked).items[0].text


@pytest.mark.parametrize(
    "asked", ["pro und contra kameras", "argumente gegen die kameras", "was sagen kritiker zu den kameras"]
)
def test_both_sides_are_asked_for_in_many_ways(bot, asked):
    """Whoever prepares a statement wants them side by side."""
    assert {item.stance for item in bot.ask(asked).items} == {Stance.CRITICAL, Stance.SUPPORTIVE}


def test_what_is_no_name_is_no_person_that_is_missing(bot):
    """A provider is looked up as a thing, not as somebody whom nobody is called like."""
    found = bot.ask("wer ist anbieter der schulwolke")
    assert any("Anbieter ist die Wolkenwerk AG" in item.text for item in found.items)


def test_a_body_is_not_given_what_others_said_of_it(bot):
    """The university's chancellor is quoted, the ministry that is only named in quotations is not."""
    found = bot.ask("hat die telekom sich geäußert")
    assert found.notes[0].startswith("Ein Zitat von „telekom“ dazu ist nicht zu finden")


def test_who_may_be_meant_is_asked_back_with_the_year(bot):
    """Choosing one of a family keeps what the question was narrowed to."""
    links = bot.ask("statement tannhoff 2021").alternatives
    assert links
    assert all(link.ask.endswith("seit 2021 bis 2021") for link in links)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("wann tritt vossberg ihr amt an", "am 1. August"),
        ("wer war vossbergs gegner bei der wahl", "gegen Bernd vom Stein"),
        ("wie viel musste das krankenhaus zahlen", "850 000 Euro"),
    ],
)
def test_the_sentence_with_what_is_asked_comes_first(bot, asked, told):
    """A day, a name, a sum: what has none of it stands behind."""
    assert told in bot.ask(asked).items[0].text


def test_a_body_is_not_put_beside_a_theme_of_other_articles(bot):
    """The council is in the archive, and the hospital is, but never together."""
    found = bot.ask("was sagt der stadtrat zum klinikum")
    assert not found.items
    assert found.notes == ("Von stadtrat ist dazu kein Zitat zu finden.",)


def test_a_sentence_with_two_sides_takes_none(bot):
    """He welcomed the clause and kept to his criticism: on education that is for, on data protection against."""
    texts = [item.text for item in bot.ask("wer sind die kritiker der schulwolke").items]
    assert texts
    assert not any("blieb aber bei seiner Kritik" in text for text in texts)


def test_who_is_named_in_a_question_without_an_answer_is_offered(bot):
    """The question is English, the archive German; the mayor is in both."""
    found = bot.ask("did vossberg pay the ransom")
    assert not found.items
    assert [link.ask for link in found.alternatives] == ["/who Henrike Vossberg"]
