"""Words between marks: for every sign one invented example that it decides; people and places are fictional."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import build
from bot.extraction.speech.marked_words import WEIGHTS
from bot.model import QuoteType

NLP = build()

SAID = {
    "sentence": "An der Wand steht seitdem „Kai bleibt“.",
    "predicate": "Die Frist soll im „Regelfall um ein Jahr verschoben“ werden.",
    "small": "Udo Lerche versprach „schnelle Hilfe“.",
    "long": "Den Orden erhielt Mira Quast „für Bau und Pflege alter Kähne“.",
    "phrase": "Udo Lerche sagte, „Lieder der alten Fischer“ seien zu hören.",
    "alone": "Der Fährmann schwieg.\n\n„Kein einziges Wort“",
    "opening": "„Keine gute Lösung“, zeigte sich Udo Lerche enttäuscht.",
    "colon": "Am Ende blieb nur eines: „mehr Kai“",
    "utterance": "Die Leute hielten Tafeln mit der Aufschrift „Kai und Kran“ hoch.",
    "said": "Mira Quast bekräftigte „volle Hilfe“.",
    "inside": "Der Kai werde „bald schöner“.",
    "judged": "Mira Quast warf ihm „Verrat“ vor.",
    "told": "„Nein“, hieß es in der Halle.",
    "read": "Auf dem Plakat stand „Kein Kran am Kai“.",
    "uttered": "Die Leute riefen „Feuer“.",
    "object": "Mira Quast versprach „Hilfe ohne Fragen“.",
    "viewed": "Für Udo Lerche ist der Kai „großartig“.",
    "predicated": "Udo Lerche forderte einen „Kai der Freiheit“.",
    "asserted": "Udo Lerche meinte, der Kai sei nur ein „Papierkran“.",
    "listed": "Mira Quast lobte ihn als „mutig“ und „klug“.",
}
NOT_SAID = {
    "capital": "Udo Lerche sagte, „Hafen neu“ sei ein Buch.",
    "name": "Udo Lerche sagte, „Hafenrat zu Lauterbrück“ tage nie.",
    "code": "Udo Lerche meinte, „kai24“ sei klein.",
    "pair": "Gestern war „blauer Montag“.",
    "word": "Das war „klug“.",
    "unsaid": "Zu sehen sind „Nebel“, „Anker“ und „Jeder rudert für sich“.",
    "title": "Am Abend läuft der Film „Nebel zieht über das alte Land“.",
    "named": "Udo Lerche erklärte, die „Woche der langen Nächte“ falle aus.",
    "article": "In der „Aktion Hafen hilft“ sind viele.",
    "place": "Udo Lerche sagte, er komme mit „Lieder der alten Fischer“ zurück.",
    "attached": "Die Firma „kai und kran“ zieht um.",
    "adjective": "Udo Lerche sagte, die „grüne“ Wiese sei nass.",
    "so_called": "Udo Lerche sprach von einer so genannten „Kaigebühr“.",
    "defined": "Demnach nennt man das einen „Kaisprung“, und er gilt als „Kunst der Schiffer“.",
    "bracket": "Quast sagte, Port Vieux („Hafen der alten Fischer von Torv und der alten Kähne von Torv“) sei klein.",
    "source": "Mira Quast sagte laut „hafen und meer“, dass der Kai sinkt.",
    "compound": "Udo Lerche sagte, die „wir bleiben hier“-Gruppe sei klein.",
}


def direct(text: str) -> list[str]:
    """The direct quotations of a text."""
    return [text[slice(*quote.spans[0])] for quote in NLP(text)._.quotes if quote.type is QuoteType.DIRECT]


@pytest.mark.parametrize("sign", SAID)
def test_said(sign, monkeypatch):
    """The sign makes the words between the last marks somebody's; without its weight they would be nobody's."""
    text = SAID[sign]
    words = text[text.rindex("„") : text.rindex("“") + 1]
    assert words in direct(text)
    monkeypatch.setitem(WEIGHTS, sign, 0)
    assert words not in direct(text)


@pytest.mark.parametrize("sign", NOT_SAID)
def test_not_said(sign, monkeypatch):
    """The sign shows a name, a title or a distance; without its weight somebody would be cited."""
    assert direct(NOT_SAID[sign]) == []
    monkeypatch.setitem(WEIGHTS, sign, 0)
    assert direct(NOT_SAID[sign]) != []


@pytest.mark.parametrize(
    "text",
    ["Am Montag riefen Segler „Kai frei“.", "Viele Segler skandierten dabei „Kai frei“.", "„Kai frei“ nannte sie es."],
)
def test_called_out(text):
    """What is called out behind its subject or an adverb is no name, nor is what opens a judgement."""
    assert direct(text) == ["„Kai frei“"]


def test_a_word_behind_a_noun_is_no_adjective():
    """Between article and noun one word is a distance, behind a noun it is said of something."""
    assert direct("Quast sagte, dass am Hafen „händeringend“ Leute gesucht würden.") == ["„händeringend“"]


def test_a_word_before_a_participle_is_a_distance():
    """In "eine „rasch“ gewählte Leitung" the word belongs to the participle, which is no inflected verb."""
    assert direct("Der Beschluss sieht vor, dass eine „rasch“ gewählte Leitung über den Kai entscheiden soll.") == []


def test_every_sign_has_an_example():
    """A sign that is weighed is shown here, and nothing is shown that is not weighed."""
    assert SAID.keys() | NOT_SAID.keys() == WEIGHTS.keys()
