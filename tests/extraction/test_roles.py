"""Each way of saying what somebody is, with a sentence of its own; people and places are made up."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import build, extract
from bot.model import Article

NLP = build()


def roles(text: str) -> list[list[str]]:
    """The roles of each person of a text, in order."""
    return [[role.text for role in person.roles] for person in extract(NLP, Article("a", "", text)).people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das sagte Nordwerk-Chef Tarek Al-Ossi gestern.", ["Nordwerk-Chef"]),
        ("Die ehemalige Quandorfer Bürgermeisterin Petra Lohse kam.", ["ehemalige Quandorfer Bürgermeisterin"]),
        ("Der Leiter der Kammer für Handel Jens Tümmler kam.", ["Leiter der Kammer für Handel"]),
        ("Der Leiter der Kammer, Jens Tümmler, kam.", ["Leiter der Kammer"]),
        ("Bürgermeister (SPD) Jens Tümmler kam.", ["Bürgermeister"]),
        ("Die Sängerin und Autorin Petra Lohse las vor.", ["Sängerin", "Autorin"]),
        ("Petra Lohse (CDU) lehnt das ab.", ["CDU"]),
        ("Petra Lohse (54, CDU) und andere kamen.", []),
        ("Petra Lohse, die Quandorfer Datenschutzbeauftragte, warnte.", ["Quandorfer Datenschutzbeauftragte"]),
        ("Petra Lohse, Sprecherin der Kammer, warnte.", ["Sprecherin der Kammer"]),
        ("Jens Tümmler, ein Dichter und Major außer Dienst, starb.", ["Dichter", "Major außer Dienst"]),
        ("Jens Tümmler ist seit gestern Präsident der Kammer.", ["Präsident der Kammer"]),
        ("Jens Tümmler bleibt Präsident der Kammer.", ["Präsident der Kammer"]),
        ("Petra Lohse wurde zur Direktorin gewählt.", ["Direktorin"]),
        ("Neuer Direktor ist Jens Tümmler.", ["Neuer Direktor"]),
        ("Petra Lohse als Direktorin der Schule widersprach.", ["Direktorin der Schule"]),
        ("Petra Lohse ist seit 2013 Landesbeauftragte für Datenschutz.", ["Landesbeauftragte für Datenschutz"]),
        ("Jens Tümmler war von 2009 bis 2015 Leiter der Kammer.", ["Leiter der Kammer"]),
        ("Petra Lohse, seit Anfang Mai Vorsitzende der Kammer, trat zurück.", ["Vorsitzende der Kammer"]),
        ("Seit Mai ist Petra Lohse Direktorin der Schule.", ["Direktorin der Schule"]),
        ("Petra Lohse wurde mit großer Mehrheit zur Direktorin gewählt.", ["Direktorin"]),
        ("Der Rat hat Petra Lohse zur neuen Landesbeauftragten gewählt.", ["neuen Landesbeauftragten"]),
        ("Petra Lohse hat ihn zum Direktor ernannt.", []),
        ("Unter Präsidentin Petra Lohse wurde er Direktor.", ["Präsidentin"]),
        ("Jens Tümmler arbeitet seit drei Jahren als Referent im Bauamt.", ["Referent im Bauamt"]),
        ("Jens Tümmler, der als Hausmeister arbeitet, fand den Ring.", ["Hausmeister"]),
        ("Petra Lohse leitete die Behörde acht Jahre lang.", ["leitete die Behörde"]),
        ("Petra Lohse übernahm 2018 die Leitung der Kammer.", ["Leitung der Kammer"]),
        ("Das teilte Dezernentin Petra Lohse mit.", ["Dezernentin"]),
        ("Ministerin a. D. Petra Lohse kam.", ["Ministerin a. D."]),
        ("Geschäftsführer ist der Ingenieur Jens Tümmler.", ["Geschäftsführer", "Ingenieur"]),
        ("Petra Lohse ist Beauftragte für Schutz und Sicherheit.", ["Beauftragte für Schutz und Sicherheit"]),
        ("Ihre Vertreterin, die Juristin Petra Lohse, kam.", ["Vertreterin", "Juristin"]),
        (
            "Jens Tümmler, Vater zweier Töchter und Sprecher der Eltern, kam.",
            ["Vater zweier Töchter", "Sprecher der Eltern"],
        ),
        ("Der Vertraute des Ministers, Jens Tümmler, schwieg.", ["Vertraute des Ministers"]),
        ("Das sei falsch, so der Direktor Jens Tümmler.", ["Direktor"]),
    ],
)
def test_ways_of_naming_a_role(text: str, expected: list[str]) -> None:
    """Compound, attribute, genitive, bracket, apposition, copula, als, so der."""
    assert roles(text) == [expected]


def test_a_role_is_that_of_the_name_it_stands_by() -> None:
    """In "Sprecher des Ministers X" the minister is X; the next name in a list takes nothing over."""
    assert roles("Der Sprecher des Ministers Jens Tümmler und Petra Lohse schwiegen.") == [["Ministers"], []]


def test_who_succeeds_has_the_role() -> None:
    """In "X folgt Y als Leiter nach" the role is that of X."""
    assert roles("Jens Tümmler folgt Petra Lohse als Intendant nach.") == [["Intendant"], []]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nordwerk-Chef Jens Tümmler kam. Der Nordwerks-Chef schwieg.", ["Nordwerk-Chef", "Nordwerks-Chef"]),
        (
            "Die Quandorfer Direktorin Petra Lohse kam. Sie lobte, so die Direktorin, alle.",
            ["Quandorfer Direktorin", "Direktorin"],
        ),
        ("Präsident Jens Tümmler kam. Der Präsident der Kammer blieb fern.", ["Präsident"]),
    ],
)
def test_roles_taken_up_without_the_name(text: str, expected: list[str]) -> None:
    """A role noun with its article means the one person of that role, unless a complement makes it another."""
    assert roles(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petra Lohse von der Kammer für Handel widersprach.", ["Kammer für Handel"]),
        ("Jens Tümmler vom Lohse-Institut in Quandorf widersprach.", ["Lohse-Institut in Quandorf"]),
        ("Er kam mit seiner Frau Petra Lohse.", ["Frau"]),
        ("Frau Petra Lohse kam.", []),
        ("Die Leiterin der Kammer, Anabel Morfelden lehnte ab.", ["Leiterin der Kammer"]),
        ("Wie Petra Lohse, Leiterin der Kammer sagt.", ["Leiterin der Kammer"]),
    ],
)
def test_whose_people_they_are(text: str, expected: list[str]) -> None:
    """Where somebody works is told by von; kinship by a possessive; commas may be missing."""
    assert roles(text) == [expected]
