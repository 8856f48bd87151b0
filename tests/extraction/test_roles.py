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
        ("Der Vorsitzende Richter Jens Tümmler fragte nach.", ["Vorsitzende Richter"]),
        ("Wie der Vorsitzende Richter, Jens Tümmler, sagte.", ["Vorsitzende Richter"]),
        ("Neue Kaufmännische Direktorin wird Petra Lohse.", ["Neue Kaufmännische Direktorin"]),
        ("Lindenfurts Dezernentin Petra Lohse kam.", ["Lindenfurts Dezernentin"]),
        (
            "Der Sprecher der Fraktion LVL (Lindenfurter Volksliste), Jens Tümmler, kam.",
            ["Sprecher der Fraktion LVL (Lindenfurter Volksliste)"],
        ),
        ("Der Chef von „Nord1“, Jens Tümmler, kam.", ["Chef von „Nord1“"]),
        ("Jens Tümmler ist Sprecher der so genannten „Hafenwacht“.", ["Sprecher der so genannten „Hafenwacht“"]),
        ("Ein Sprecher der Hafenwacht, Oberst Jens Tümmler sagte zu.", ["Sprecher der Hafenwacht", "Oberst"]),
        ("Jens Tümmler vom Amt am Montag.", ["Amt"]),
        ("Der 30 Jahre alte Maler Jens Tümmler kam.", ["Maler"]),
        ("Der in Haft sitzende frühere Trainer Jens Tümmler schwieg.", ["frühere Trainer"]),
        ("Die älteste Frau Deutschlands, Petra Lohse, starb.", ["älteste Frau Deutschlands"]),
        ("Der große Gelehrte Jens Tümmler las vor.", ["große Gelehrte"]),
        ("Die ehemalige Hafengröße Jens Tümmler starb.", ["ehemalige Hafengröße"]),
        ("Das rügte Stadtrat Jens Tümmler.", ["Stadtrat"]),
        ("Der Formel-1-Fahrer Jens Tümmler siegte.", ["Formel-1-Fahrer"]),
        ("Der Deutschgrieche Jens Tümmler siegte.", ["Deutschgrieche"]),
        ("Jens Tümmler, der bis 2015 Direktor der Schule war, starb.", ["Direktor der Schule"]),
        ("Jens Tümmler verlässt die Schule und wird Chef der Nordwerk AG.", ["Chef der Nordwerk AG"]),
        ("Jens Tümmler wird Geschäftsführer der Nordwerk GmbH.", ["Geschäftsführer der Nordwerk GmbH"]),
        ("Jens Tümmler (35), Gärtner, wurde zu ihrem Stellvertreter gewählt.", ["Gärtner", "Stellvertreter"]),
        ("Jens Tümmler gilt als Anführer der Bande.", ["Anführer der Bande"]),
        ("Petra Lohse, eine der Kandidatinnen, gab auf.", ["eine der Kandidatinnen"]),
        (
            "Jens Tümmler vom Bund der Linken wird neuer Sprecher des Rats.",
            ["Bund der Linken", "neuer Sprecher des Rats"],
        ),
        ("Die Leitung der Schule übernahm Anfang 2024 Petra Lohse.", ["Leitung der Schule"]),
        ("1982 berief ihn Präsidentin Petra Lohse zum Minister.", ["Präsidentin"]),
        ("Als mögliche Nachfolgerin wird Petra Lohse genannt. Petra Lohse ist mögliche Nachfolgerin.", []),
        ("Ex-Trainer Jens Tümmler und die designierte Leiterin kamen.", ["Ex-Trainer"]),
        ("Die designierte Leiterin Petra Lohse kam.", ["designierte Leiterin"]),
        ("CDU-Frau Petra Lohse lehnt ab.", ["CDU-Frau"]),
        ("FDP-Mann Jens Tümmler lehnt ab.", ["FDP-Mann"]),
    ],
)
def test_ways_of_naming_a_role(text: str, expected: list[str]) -> None:
    """Compound, attribute, genitive, bracket, apposition, copula, als, so der, relative clause, second verb."""
    assert roles(text) == [expected]


def test_a_role_is_that_of_the_name_it_stands_by() -> None:
    """In "Sprecher des Ministers X" the minister is X; the next name in a list takes nothing over."""
    assert roles("Der Sprecher des Ministers Jens Tümmler und Petra Lohse schwiegen.") == [["Ministers"], []]


def test_a_role_of_several() -> None:
    """A plural role before a list is that of each; a singular one is that of the first name."""
    assert roles("Die beiden Vermittler Petra Lohse (CDU) und Jens Tümmler kamen.") == [
        ["beiden Vermittler", "CDU"],
        ["beiden Vermittler"],
    ]
    assert roles("Das sagten die Autoren Petra Lohse, Ulla Krantz und Jens Tümmler.") == [["Autoren"]] * 3
    assert roles("Die Autorin Petra Lohse und Jens Tümmler kamen.") == [["Autorin"], []]


def test_a_role_told_of_a_pronoun() -> None:
    """A pronoun's role is that of the one woman or man named just before; not in a quotation, not behind "unter"."""
    assert roles("Petra Lohse schwieg. Zuvor war sie Leiterin der Schule.") == [["Leiterin der Schule"]]
    assert roles("Petra Lohse traf Jens Tümmler. Er ist Chef der Nordwerk AG.") == [[], ["Chef der Nordwerk AG"]]
    assert roles("Jens Tümmler kam. Er werde der neuen Leiterin helfen.") == [[]]
    assert roles("Petra Lohse traf Ulla Krantz. Sie war Leiterin der Schule.") == [[], []]
    assert roles("Unter Petra Lohse wuchs das Amt. Sie war Leiterin der Schule.") == [[]]
    assert roles("Petra Lohse lachte: „Er tobt. Jetzt ist sie Leiterin der Schule“.") == [[]]


def test_the_genitive_of_a_name_is_no_bearer_of_the_role() -> None:
    """A spokesman of somebody is somebody else, and "Quandels Anwalt, X" is X."""
    assert roles("Petra Lohse klagt. Das sagte ein Sprecher Lohses.") == [[]]
    assert roles("Petra Lohse klagt. Der Anwalt Lohses, Jens Tümmler, kam.") == [[], ["Anwalt Lohses"]]


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
        ("Präsident Jens Tümmler kam. Die anderen Präsidenten blieben fern.", ["Präsident"]),
        ("Minister Jens Tümmler kam. Die Minister Frankreichs blieben fern.", ["Minister"]),
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
        ("Er kam mit seinem Mann, dem Gärtner Jens Tümmler.", ["Mann", "Gärtner"]),
        ("Das sei falsch, so Petra Lohse vom Hafenblatt.", ["Hafenblatt"]),
        ("Laut Oberst Jens Tümmler von der Hafeninfanterie ist das falsch.", ["Oberst", "Hafeninfanterie"]),
        ("Gestern sprach Petra Lohse von der Möglichkeit neuer Wahlen.", []),
        ("Gestern wurde Petra Lohse von der Trainerin gelobt.", []),
        ("Petra Lohse von der University of Quandorf widersprach.", ["University of Quandorf"]),
        ("Frau Petra Lohse kam.", []),
        ("Die Leiterin der Kammer, Anabel Morfelden lehnte ab.", ["Leiterin der Kammer"]),
        ("Wie Petra Lohse, Leiterin der Kammer sagt.", ["Leiterin der Kammer"]),
    ],
)
def test_whose_people_they_are(text: str, expected: list[str]) -> None:
    """Where somebody works is told by von; kinship by a possessive; commas may be missing."""
    assert roles(text) == [expected]
