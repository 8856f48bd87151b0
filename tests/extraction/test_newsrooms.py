"""How newsrooms, agencies and press officers write quotations: invented examples, people and places are fictional."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import build
from bot.model import CERTAIN, Quote

NLP = build()


def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations that the whole chain finds in a text."""
    found: tuple[Quote, ...] = NLP(text)._.quotes
    return found


WORDS_OF = {  # words, how the speaker's phrase reads, who that is
    "a party in brackets before the colon": (
        "Udo Lerche (CDU): „Der Kai ist marode.“",
        [("„Der Kai ist marode.“", "Udo Lerche (CDU)", "Udo Lerche")],
    ),
    "whom somebody told is no part of the name": (
        "„Es wird teuer“, sagte Baurätin Mira Quast (Grüne) der „Hafenpost“.",
        [("„Es wird teuer“", "Baurätin Mira Quast (Grüne)", "Mira Quast")],
    ),
    "whom somebody told behind an apposition": (
        "„Es gab einen Knall“, sagte der Sprecher des Hafens, Udo Lerche, dem Kurier.",
        [("„Es gab einen Knall“", "der Sprecher des Hafens, Udo Lerche", "Udo Lerche")],
    ),
    "a dateline with an agency": (
        "Seeburg (dpa) - Der Kai bleibt gesperrt, sagte Mira Quast.",
        [("Der Kai bleibt gesperrt", "Mira Quast", "Mira Quast")],
    ),
    "a dateline in capitals": (
        "SEEBURG – „Der Kai ist zu“, sagte Mira Quast.",
        [("„Der Kai ist zu“", "Mira Quast", "Mira Quast")],
    ),
    "an office without an article behind its claim": (
        "„Der Kai ist zu.“ Das bestätigte Hafenmeisterin Mira Quast.",
        [("„Der Kai ist zu.“", "Hafenmeisterin Mira Quast", "Mira Quast")],
    ),
    "words that somebody is told to have said": (
        "„Ich gehe“, soll Udo Lerche gesagt haben.",
        [("„Ich gehe“", "Udo Lerche", "Udo Lerche")],
    ),
    "a place that is heard of": (
        "Udo Lerche kam. Aus dem Rathaus war zu hören, der Kai werde gesperrt.",
        [("der Kai werde gesperrt", "dem Rathaus", "Rathaus")],
    ),
    "the author of a message": (
        "Die Botschaft von Mira Quast lautet, man müsse sparen.",
        [("man müsse sparen", "Die Botschaft von Mira Quast", "Mira Quast")],
    ),
    "what somebody speaks of behind a party in brackets": (
        "Am Montag sprach Udo Lerche (Grüne) von „Chaos“.",
        [("„Chaos“", "Udo Lerche (Grüne)", "Udo Lerche")],
    ),
    "what somebody is in brackets": (
        "Udo Lerche (Trainer Seeburg): „Wir waren chancenlos.“",
        [("„Wir waren chancenlos.“", "Udo Lerche (Trainer Seeburg)", "Udo Lerche")],
    ),
    "a few words and a verb that no list has": (
        "„Ach was“, murmelte Udo Lerche.",
        [("„Ach was“", "Udo Lerche", "Udo Lerche")],
    ),
    "somebody new before a pronoun and their words": (
        "„Der Kai ist sicher“, sagt Mira Quast. Udo Lerche hat Zweifel. Er baut Stege. „Das Holz ist weich.“",
        [("„Der Kai ist sicher“", "Mira Quast", "Mira Quast"), ("„Das Holz ist weich.“", "Udo Lerche", "Udo Lerche")],
    ),
    "a place that the sentence before names": (
        "Im Rathaus wirbt man um Geduld. „Sicherheit geht vor“, heißt es dort.",
        [("„Sicherheit geht vor“", "Rathaus", "Rathaus")],
    ),
    "what somebody is against is said by others": (
        "Mira Quast wandte sich gegen die Behauptung, der technisch veraltete Kai sei sicher.",
        [("der technisch veraltete Kai sei sicher", "die Behauptung", "")],
    ),
    "what is held in a passive is nobody": (
        "Bei der Untersuchung von Behörden wird davon ausgegangen, dass Akten fehlen.",
        [("dass Akten fehlen", "", "")],
    ),
    "whom a warning is for": (
        "Mira Quast ging mit der Warnung an den Rat, der Kai sinke.",
        [("der Kai sinke", "Mira Quast", "Mira Quast")],
    ),
    "estimates of an authority": (
        "Nach ersten Schätzungen der Polizei fehlt der halbe Kai.",
        [("fehlt der halbe Kai", "ersten Schätzungen der Polizei", "Polizei")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WORDS_OF.values(), ids=WORDS_OF)
def test_whose_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    """What surrounds speech in newspapers is told from the words and from who says them."""
    found = [
        (
            " … ".join(text[start:end] for start, end in quote.spans),
            " … ".join(text[start:end] for start, end in quote.speaker),
            quote.speaker_name,
        )
        for quote in quotes(text)
    ]
    assert found == expected


def test_a_claim_with_a_name_is_certain() -> None:
    """Who is named behind words between marks ("Das sagte …") said them for certain."""
    (quote,) = quotes("Der Kai ist zu. „Es ist zu gefährlich.“ Das sagte Udo Lerche der dpa.")
    assert (quote.speaker_name, quote.confidence >= CERTAIN) == ("Udo Lerche", True)


def test_whom_a_letter_is_for_did_not_write_it() -> None:
    """A letter to somebody gives the writer's words, not the reader's."""
    (quote,) = quotes("In einem Brief an Mira Quast heißt es, der Kai werde gesperrt.")
    assert quote.speaker_name != "Mira Quast"


def test_words_are_no_speaker_of_themselves() -> None:
    """Marked words that are the subject of their sentence don't speak."""
    assert all(not quote.speaker for quote in quotes("Letztlich bestehen „begründete Zweifel“ an der Schuld."))


def test_questions_without_a_name_are_no_speech_that_goes_on() -> None:
    """A label of a turn ("Frage:") is a noun, though it could be a subjunctive."""
    assert not quotes("Frage: Treten Sie zurück?\nAntwort: Nein.")


def test_a_pronoun_is_certain_where_only_one_fits_in_its_paragraph() -> None:
    """Who is named in other paragraphs does not make a pronoun doubtful."""
    *_, quote = quotes("Hanno Wessel kam.\n\nUdo Lerche ging. „Das reicht“, sagte er.")
    assert (quote.speaker_name, quote.confidence) == ("Udo Lerche", 0.8)


def test_turns_with_bold_names_offices_and_capitals() -> None:
    """Labels are told in bold, behind an office and in capitals; what a medium asks is nobody's speech."""
    text = (
        "**Hafenblatt:** Frau Quast, ist der Kai Ihrer Meinung nach sicher?\n\n**Mira Quast:** Er hält.\n\n"
        "Noch lange.\n\n**Hafenblatt:** Und dann?\n\n**Ministerin Quast:** Wir bauen.\n\n**QUAST:** Im Mai."
    )
    found = [(text[slice(*quote.spans[0])], quote.speaker_name) for quote in quotes(text)]
    expected = ["Er hält.\n\nNoch lange.", "Wir bauen.", "Im Mai."]
    assert found == [(words, "Mira Quast") for words in expected]


KNOWN = "Die Baurätin Mira Quast und der Wirt Udo Lerche kennen sich.\n\n"
WHO_OF_TWO = {  # a sentence that names both, and who of them says the last words; "" for neither
    "Die Antwort von Quast an Lerche: „Nein.“": "Mira Quast",
    "Quast bekam von Lerche eine SMS: „Komm!“": "Udo Lerche",
    "Unterstützung bekommt Quast von Lerche: „Sie macht das gut.“": "Udo Lerche",
    "Quast erfuhr von Lerche, dass der Kai sinke.": "Udo Lerche",
    "Quast ließ sich von Lerche berichten, der Kai sinke.": "Udo Lerche",
    "Lerche, von Quast als „Lügner“ bezeichnet, schwieg.": "Mira Quast",
    "Der von Quast als „Unsinn“ bezeichnete Plan ist vom Tisch.": "Mira Quast",
    "„Ich gehe“, sagte Quast und Lerche rief: „Ich auch!“": "Udo Lerche",
    "Während Quast von „Betrug“ spricht, nennt Lerche es einen „Irrtum“.": "Udo Lerche",
    "„Feigling!“, rief ein Mann Quast zu.": "",
    "Ein Anwalt Quasts sagte: „Nein.“": "",
    "Quasts früherer Anwalt sagte: „Nein.“": "",
    "Quasts früherer Anwalt Udo Lerche sagte: „Nein.“": "Udo Lerche",
    "Die Mutter der früheren Ministerin Mira Quast sagte: „Nein.“": "",
    "Der von Mira Quast beauftragte Anwalt sagte: „Nein.“": "",
    "Aus Quasts Umfeld heißt es, sie gehe.": "",
    "Die Regierung Quast erklärte, man spare.": "",
    "Familie Lerche bedauert, dass der Kai sinkt.": "",
    "Quast sieht sich dem Vorwurf ausgesetzt, sie habe gelogen.": "",
    "Quast steht im Verdacht, gelogen zu haben.": "",
    "Quast bekam die Zusage, dass der Kai bleibe.": "",
    "Quast hat Lerches Zusage, dass der Kai bleibe.": "Udo Lerche",
    "Kritiker von Quast sagen, der Kai sinke.": "",
    "Nach Meinung der Ministerin Mira Quast sinkt der Kai.": "Mira Quast",
    "Die Chefin der Werft Mira Quast sagte: „Nein.“": "Mira Quast",
}


@pytest.mark.parametrize("sentence", WHO_OF_TWO)
def test_who_of_two(sentence: str) -> None:
    """Where a sentence names several people, the words are given to who says them, or to none of them."""
    *_, quote = quotes(KNOWN + sentence)
    named = quote.speaker_name if quote.speaker_name in {"Mira Quast", "Udo Lerche"} else ""
    assert named == WHO_OF_TWO[sentence]


def test_an_authority_is_not_its_head() -> None:
    """A ministry that speaks is not the minister, though the words are nearly the same."""
    (quote,) = quotes("Hafenminister Udo Lerche reist. Das Hafenministerium sagte, er bleibe lange.")
    assert quote.speaker_name == "Hafenministerium"
