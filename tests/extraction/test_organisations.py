"""Organisations by their form and by what the tagger sees; all of them made up."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import build, extract
from bot.model import Article

NLP = build()


def organisations(text: str) -> dict[str, int]:
    """Name → number of mentions."""
    return {each.name: len(each.mentions) for each in extract(NLP, Article("a", "", text)).organisations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Lohse-Grundschule schließt. Die Lohse-Grundschule ist alt.", {"Lohse-Grundschule": 2}),
        ("Das Bundeskriminalamt ermittelt.", {"Bundeskriminalamt": 1}),
        ("Das prüft die Tümmler & Lohse GmbH in Quandorf.", {"Tümmler & Lohse GmbH": 1}),
        ("N-Werke-Chef Jens Tümmler sagte, N-Werke wachse.", {"N-Werke": 1}),
        ("US-Präsident Jens Tümmler kam in die US.", {}),
    ],
)
def test_forms_of_organisations(text: str, expected: dict[str, int]) -> None:
    """Hyphened heads, authorities, company suffixes, employers in role compounds."""
    assert organisations(text) == expected


def test_an_abbreviation_in_brackets_is_the_same_organisation() -> None:
    """What stands in brackets behind the name is counted to it later on."""
    found = organisations("Die Bundesagentur für Quandelei (BfQ) warnt. Bei der BfQ hieß es, die BfQ zahle.")
    assert list(found) == ["Bundesagentur für Quandelei"]
    assert found["Bundesagentur für Quandelei"] >= 2


def test_an_office_is_no_organisation() -> None:
    """Who holds an office is somebody, even where the office stands alone."""
    text = "Die Landesdatenschutzbeauftragte Petra Lohse prüft. Die Landesdatenschutzbeauftragte ist unzufrieden."
    assert extract(NLP, Article("a", "", text)).organisations == ()
