"""People, their roles and organisations, each rule with a sentence of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.extraction.people.name_forms import same_person
from bot.extraction.pipeline import build, extract
from bot.model import Article, Extract

NLP = build()


def taken(text: str) -> Extract:
    """The extract of a text."""
    return extract(NLP, Article("a", "", text))


def test_a_later_surname_belongs_to_the_full_name() -> None:
    """Who was named in full is meant by the surname alone, in the genitive too."""
    (person,) = taken("Bürgermeisterin Petra Quandel sprach zuerst. Quandel blieb kurz. Quandels Rede gefiel.").people
    assert (person.name, len(person.mentions)) == ("Petra Quandel", 3)
    assert [role.text for role in person.roles] == ["Bürgermeisterin"]


def test_a_first_name_that_is_a_noun_as_well() -> None:
    """Adel and Heide are nouns too; bare before a surname they are names, "Gegen" and "Team" are not."""
    (person,) = taken("Gestern sprach Heide Quandel-Ossi. Quandel-Ossi blieb kurz.").people
    assert person.name == "Heide Quandel-Ossi"
    assert [person.name for person in taken("Gegen Quandel-Ossi wird ermittelt.").people] == ["Quandel-Ossi"]
    assert [person.name for person in taken("Das Team Quandel-Ossi gewinnt.").people] == ["Quandel-Ossi"]


def named(text: str) -> dict[str, list[str]]:
    """Each person's name with the texts of the mentions."""
    return {person.name: [text[start:end] for start, end in person.mentions] for person in taken(text).people}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petra und Jens Lohse kamen. Jens lachte.", {"Petra Lohse": 1, "Jens Lohse": 2}),
        ("Ursula von der Quandel kam. Von der Quandel lachte.", {"Ursula von der Quandel": 2}),
        ("Jaap de Hoop Quandel kam. De Hoop Quandel sprach.", {"Jaap de Hoop Quandel": 2}),
        ("Mahmud al-Quandi sprach. Al-Quandi war laut.", {"Mahmud al-Quandi": 2}),
        ("Prof. Dr. Petra Lohse forscht. Lohses Team ist groß.", {"Petra Lohse": 2}),
        ("P. Lohse trat auf. Petra Lohse sang.", {"Petra Lohse": 2}),
        ("Wolodymyr Quandenko kam. Volodymyr Quandenko ging.", {"Wolodymyr Quandenko": 2}),
        ("Der Künstler Kim Min-Soo malt. Kim lebt hier.", {"Kim Min-Soo": 2}),
        ("Petra Lohse-Quandel lobte Jens Meyer zu Bexten.", {"Petra Lohse-Quandel": 1, "Jens Meyer zu Bexten": 1}),
        ("Sean O’Quandel und Conan O'Lohse kamen.", {"Sean O’Quandel": 1, "Conan O'Lohse": 1}),
        ("Das sagte die Ministerin Frank-Ulla Weise gestern.", {"Frank-Ulla Weise": 1}),
        ("Präsident Quandenko sprach.", {"Quandenko": 1}),
        ("Ministerin Krug lehnt das ab.", {"Krug": 1}),
        ("Minister Karl-Heinz von der Quell warnt. Von der Quell klagt.", {"Karl-Heinz von der Quell": 2}),
        ("Xaver Freiherr von und zu Quandel starb.", {"Xaver Freiherr von und zu Quandel": 1}),
        ("Alexander Prinz von Quandel-Roth kam.", {"Alexander Prinz von Quandel-Roth": 1}),
        ("Premierminister Park Sung-jin trat zurück.", {"Park Sung-jin": 1}),
        ("Sein Amtskollege, Piet van den Quandel, kam.", {"Piet van den Quandel": 1}),
        ("Das hält Herrn Quandowskis Anwalt für falsch.", {"Quandowski": 1}),
        ("Ministerin a. D. Hedwig Quandel kam.", {"Hedwig Quandel": 1}),
        ("Das Forschungsschiff „Petra Quandel“ liegt im Hafen.", {}),
        ("Im Film „Der Fall Petra Quandel“ spielt Till Lohse mit.", {"Till Lohse": 1}),
        ("Petra Lohse war dabei, als Oliver das Licht sah.", {"Petra Lohse": 1, "Oliver": 1}),
        ("Gerda Richter klagt. Der Richter schwieg. Frau Richter ging.", {"Gerda Richter": 2}),
        ("Der Wirt Matthias „Matze“ Quandel lachte. Matze bleibt.", {"Matthias Quandel": 2}),
        ("Torwart Matthias Krug hielt. Alle riefen: Matze!", {"Matthias Krug": 2}),
        ("Franz Josef Quandel kam. Franz-Josef Quandel blieb.", {"Franz Josef Quandel": 2}),
        ("Karl-Heinz von der Quell sprach. Karl-Heinz lachte.", {"Karl-Heinz von der Quell": 2}),
        ("Papst Leander IX. hat gesprochen.", {"Leander IX.": 1}),
        ("Lange prägten Quandels Rücktrittsgedanken die Stadt, sagte Petra Quandel.", {"Petra Quandel": 2}),
        ("Die ehemalige Hafengröße Stefan Lohse starb.", {"Stefan Lohse": 1}),
        ("Das sagte Hafensprecher Quandel-Roth gestern.", {"Quandel-Roth": 1}),
        ("Das erklärte der Banker Jens Ortiz von Bismark-Quandhausen.", {"Jens Ortiz von Bismark-Quandhausen": 1}),
        ("Der Anwalt des Bundesstaates Jens Lohse klagt.", {"Jens Lohse": 1}),
        ("Er kam mit seiner Tochter Maria Lohse.", {"Maria Lohse": 1}),
    ],
)
def test_forms_of_names(text: str, expected: dict[str, int]) -> None:
    """Families, particles, Arabic and Korean names, titles, initials, spellings, surnames that are nouns."""
    assert {name: len(mentions) for name, mentions in named(text).items()} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Petra-Lohse-Straße ist gesperrt, der Petra-Lohse-Preis vergeben.",
        "Die Drogeriekette Lohse schließt.",
        "Orkan Petra zieht ab.",
        "Die Fregatte Petra Lohse lief aus.",
        "In Petershagen und Annaberg schneit es.",
        "Die Petra Lohse Stiftung hilft.",
        "Fischer sagten, es werde kalt.",
        "Lange hatte niemand geredet.",
        "Lindenfurts Dezernentin lehnt ab.",
        "Zyklon Petra kam näher. Petra könnte Häuser zerstören.",
        "Gestern nahm die Münchner Bezirksregierung Beschwerden entgegen.",
        "Die Städte Petersau und Quandel liegen am Fluss.",
        "Der Flughafen von Quandel bleibt zu.",
        "Der Sturm „Dennis“ zog ab.",
        "Das Restaurant „Da Petro“ schließt.",
        "Der Film lief in den Kinos wie Luther, ein Film wie Luther.",
        "Das kostet 150 Deutsche Mark oder 30 Yuan.",
        "Die Software läuft mit Python 3 besser.",
        "Frau X. schwieg.",
        "Der Rat von Quellenau schwieg.",
        "Der gesamte Hamburger Flughafen wurde gesperrt.",
        "Per Dekret ordnete er das an.",
        "Das betrifft Schäfer, Landwirte und Förster.",
        "Gezeigt werden Schwarz/Weiß-Bilder.",
        "In der Quandorfer Spielzeugfiliale brannte es.",
        "Die Firma QuandelNet baut Telefone.",
        "Quandel SuperNet baut Telefone.",
        "Die Petra Lohse Institution hilft.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    """Streets, prizes, shops, storms, ships, places, titles, coins, plurals, compounds and adverbs are nobody."""
    assert named(text) == {}


def test_frau_and_herr_tell_two_of_one_surname_apart() -> None:
    """The address chooses among those who share a surname."""
    text = "Petra Lohse traf Jens Lohse. Frau Lohse ging, Herr Lohse blieb."
    assert named(text) == {"Petra Lohse": ["Petra Lohse", "Lohse"], "Jens Lohse": ["Jens Lohse", "Lohse"]}


PARTS = [
    "Petra",
    "Lohse",
    "von",
    "der",
    "Frau",
    "Dr.",
    "Chef",
    "(",
    ")",
    ",",
    "„",
    "“",
    "’",
    "O",
    "zu",
    "🙂",
    "שלום",
    "-",
    "s",
    "A.",
]
ODD = st.lists(st.sampled_from([*PARTS, "\n\n"]), max_size=40)


@given(ODD, st.sampled_from([" ", "", "\u00a0"]))
@settings(max_examples=150, deadline=None)
def test_odd_text_breaks_nothing(words: list[str], gap: str) -> None:
    """Whatever the text is: no crash, and all spans lie inside it and hold what they say."""
    text = gap.join(words)
    extract = taken(text)
    for person in extract.people:
        assert all(0 <= start < end <= len(text) for start, end in person.mentions)
        assert all(text[role.start : role.end] == role.text for role in person.roles)
    for organisation in extract.organisations:
        assert all(0 <= start < end <= len(text) for start, end in organisation.mentions)


@pytest.mark.parametrize(
    "part", ["Petra Lohse ", "Petra ", "Dr. ", "Leiter der Kammer ", "Lohse, ", "Quandel-Chef Jens Abt. "]
)
def test_long_monotonous_text_is_done(part: str) -> None:
    """Text without end takes a time in proportion: with a quadratic step this test would not end."""
    assert len(taken("Petra Lohse kam. " + part * 20_000).people) >= 1


def test_initials_of_a_full_name() -> None:
    """In an interview the answers are marked by initials alone."""
    assert same_person(("Jens-Peter", "Quandel"), ("J.-P.", "Q."))
    assert not same_person(("Jens-Peter", "Quandel"), ("J.", "Q."))
