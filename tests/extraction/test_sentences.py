"""Where sentences end: one example sentence for every rule."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import build
from bot.extraction.tokens import tokens_of

NLP = build()

TWO = [
    ("Der Rat tagte am 4. Dezember 1964.", "Er beschloss wenig."),
    ("Dr. Mira Quast kam um 9.30 Uhr, z. B. mit Prof. Dr. Udo Lerche.", "Beide schwiegen."),
    ("Die Kosten lagen bei 3,5 Mrd. Euro bzw. 12 Prozent.", "Das war viel."),
    ("Papst Anselm XIV. sprach am 2. Weltkriegsdenkmal.", "Danach regnete es."),
    ("„Wir gehen.", "Wir kommen wieder“, sagte Quast."),
    ("„Gehen wir?“, fragte sie.", "Niemand antwortete."),
    ("Er sagte: „Nein!“", "Dann ging er."),
    ('Er sagte: "Nein."', "Dann ging er."),
    ("»So ist es.«", "»Nie war es anders.«"),
    ("Der Satz [...] Und noch einer wurde gekürzt.", "Mehr nicht."),
    ("Der Ort hat 400 Einwohner (Stand 2020).", "Er wächst."),
    ("„Das war der Kai!“ – so rief er.", "Dann ging er."),
    ("Gemessen wurde an Reaktor 3.", "Der Betreiber schwieg."),
    ("Gewählt wurde Anselm XIV.", "Er nahm an."),
    ("Überschrift ohne Punkt", "Der Text beginnt."),
    ("Seeburg (dpa) -", "Der Kai ist zu."),
    ("SEEBURG –", "Der Kai ist zu."),
]


@pytest.mark.parametrize("pair", TWO, ids=[first[:24] for first, _ in TWO])
def test_two_sentences_are_two(pair):
    """Abbreviations, dates, ordinals, omissions and quotation marks neither hide nor fake an end."""
    first, second = pair
    text = f"{first}\n\n{second}" if first.startswith("Überschrift") else f"{first} {second}"
    tokens = tokens_of(NLP(text))
    assert [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in tokens.sentences] == [first, second]
