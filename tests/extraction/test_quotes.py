"""Quotations: one invented example sentence for every rule; people and places are fictional."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import build
from bot.model import CERTAIN, Quote

NLP = build()


def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations that the whole chain finds in a text."""
    found: tuple[Quote, ...] = NLP(text)._.quotes
    return found


def told(text: str) -> list[tuple[str, str, str]]:
    """Type, words and speaker phrase of every quotation."""
    return [
        (
            quote.type.value,
            " … ".join(text[start:end] for start, end in quote.spans),
            " … ".join(text[start:end] for start, end in quote.speaker),
        )
        for quote in quotes(text)
    ]


ONE_QUOTATION = {
    "verb and dass": (
        "Bürgermeisterin Mira Quast sagte, dass die Brücke im Mai öffnet.",
        ("Indirect", "dass die Brücke im Mai öffnet", "Bürgermeisterin Mira Quast"),
    ),
    "verb and a main clause in the indicative": (
        "Der Sprecher teilte mit, drei Boote lagen fest.",
        ("Indirect", "drei Boote lagen fest", "Der Sprecher"),
    ),
    "verb behind the content": (
        "Die Brücke sei marode, erklärte Baurat Udo Lerche.",
        ("Indirect", "Die Brücke sei marode", "Baurat Udo Lerche"),
    ),
    "verb between the halves": (
        "Die Brücke sei marode, erklärte Baurat Udo Lerche, man müsse sie sperren.",
        ("Indirect", "Die Brücke sei marode … man müsse sie sperren", "Baurat Udo Lerche"),
    ),
    "separable prefix at the end": (
        "Die Stadt Lauterbrück kündigte am Freitag an, die Brücke zu sperren.",
        ("Indirect", "die Brücke zu sperren", "Die Stadt Lauterbrück"),
    ),
    "perfect": (
        "Mira Quast hat am Montag gefordert, dass die Brücke gesperrt wird.",
        ("Indirect", "dass die Brücke gesperrt wird", "Mira Quast"),
    ),
    "passive with its agent": (
        "Von der Polizei wurde bestätigt, dass die Brücke gesperrt ist.",
        ("Indirect", "dass die Brücke gesperrt ist", "der Polizei"),
    ),
    "apposition before the verb": (
        "Mira Quast, Leiterin des Hafenamts, betonte, der Kai bleibe offen.",
        ("Indirect", "der Kai bleibe offen", "Mira Quast, Leiterin des Hafenamts"),
    ),
    "relative clause before the verb": (
        "Mira Quast, die seit Mai im Amt ist, betonte, der Kai bleibe offen.",
        ("Indirect", "der Kai bleibe offen", "Mira Quast"),
    ),
    "subject behind the verb": (
        "Am Dienstag sagte die Ministerin in Lauterbrück, der Kai bleibe offen.",
        ("Indirect", "der Kai bleibe offen", "die Ministerin in Lauterbrück"),
    ),
    "source with laut": (
        "Laut der Feuerwehr brannten zwei Schuppen ab.",
        ("Indirect", "brannten zwei Schuppen ab", "der Feuerwehr"),
    ),
    "source with nach": (
        "Nach Angaben der Polizei brannten zwei Schuppen ab.",
        ("Indirect", "brannten zwei Schuppen ab", "Angaben der Polizei"),
    ),
    "source behind its noun": (
        "Augenzeugen zufolge brannten zwei Schuppen ab.",
        ("Indirect", "brannten zwei Schuppen ab", "Augenzeugen"),
    ),
    "source inside the sentence": (
        "Zwei Schuppen brannten laut Polizei am Abend ab.",
        ("Indirect", "Zwei Schuppen brannten … am Abend ab", "Polizei"),
    ),
    "source beside a verb of saying": (
        "Gestern bestätigte Udo Lerche laut dem Hafenblatt, dass der Kai offen bleibt.",
        ("Indirect", "dass der Kai offen bleibt", "Udo Lerche"),
    ),
    "so behind the content": (
        "Der Kai bleibe offen, so Hafenmeister Udo Lerche.",
        ("Indirect", "Der Kai bleibe offen", "Hafenmeister Udo Lerche"),
    ),
    "wie before the content": (
        "Wie die Polizei mitteilte, brannten zwei Schuppen ab.",
        ("Indirect", "brannten zwei Schuppen ab", "die Polizei"),
    ),
    "wie behind an apposition": (
        "Wie der Hafenmeister, Udo Lerche, ausführte, brannten zwei Schuppen ab.",
        ("Indirect", "brannten zwei Schuppen ab", "der Hafenmeister, Udo Lerche"),
    ),
    "document that says so": (
        "In dem Bericht heißt es, der Kai sei unsicher.",
        ("Indirect", "der Kai sei unsicher", "dem Bericht"),
    ),
    "noun of saying with its owner": (
        "Trotz der Forderung der Gewerkschaft, den Kai zu sperren, blieb er offen.",
        ("Indirect", "den Kai zu sperren", "der Gewerkschaft"),
    ),
    "noun of saying with its holder": (
        "Udo Lerche vertritt die Ansicht, der Kai müsse gesperrt werden.",
        ("Indirect", "der Kai müsse gesperrt werden", "Udo Lerche"),
    ),
    "unlisted verb with the subjunctive behind it": (
        "Udo Lerche beruhigte die Anwohner, der Kai sei sicher.",
        ("Indirect", "der Kai sei sicher", "Udo Lerche"),
    ),
    "act of speech alone": (
        "Die Gewerkschaft warnte vor einer Sperrung des Kais.",
        ("Reported", "Die Gewerkschaft warnte vor einer Sperrung des Kais.", "Die Gewerkschaft"),
    ),
    "hearsay": (
        "Der Fischer soll drei Boote gestohlen haben.",
        ("FreeIndirect", "Der Fischer soll drei Boote gestohlen haben.", ""),
    ),
    "colon before direct speech": (
        "Mira Quast sagte: „Der Kai bleibt offen.“",
        ("Direct", "„Der Kai bleibt offen.“", "Mira Quast"),
    ),
    "direct speech before its verb": (
        "„Der Kai bleibt offen“, versprach Mira Quast am Abend.",
        ("Direct", "„Der Kai bleibt offen“", "Mira Quast"),
    ),
    "direct speech before a verb that is no verb of saying": (
        "„Der Kai bleibt ganz sicher offen“, zeigte sich Mira Quast zuversichtlich.",
        ("Direct", "„Der Kai bleibt ganz sicher offen“", "Mira Quast"),
    ),
    "word of a judgement": (
        "Udo Lerche bezeichnete den Plan als „unverschämt“.",
        ("Direct", "„unverschämt“", "Udo Lerche"),
    ),
    "who is cited": (
        "Das Hafenblatt zitierte die Ministerin mit den Worten: „Der Kai bleibt offen.“",
        ("Direct", "„Der Kai bleibt offen.“", "die Ministerin"),
    ),
}


@pytest.mark.parametrize("rule", ONE_QUOTATION)
def test_rule(rule):
    """Every rule finds its quotation, whole, with the phrase that names the speaker."""
    text, expected = ONE_QUOTATION[rule]
    assert expected in told(text)


NO_QUOTATION = {
    "title of a work": "Der Film „Nebel über Lauterbrück“ läuft ab Mai.",
    "name of a paper": "Er las jeden Morgen die Zeitung „Hafenblatt“.",
    "word at a distance": "Die „Sanierung“ der Brücke kostet Millionen.",
    "plan with soll": "Die Brücke soll im Mai gebaut werden.",
    "adverbial clause before a verb": "Da der Kai nass war, bat er um ein Seil.",
    "adjective made from a verb of saying": "Die geforderten Mittel fehlen der Stadt.",
    "object as a subject": "Das Boot kam spät an, weil Wind wehte.",
}


@pytest.mark.parametrize("case", NO_QUOTATION)
def test_no_quotation(case):
    """Titles, names, plans and adverbial clauses are nobody's words."""
    assert told(NO_QUOTATION[case]) == []


def test_speech_carries_on():
    """Sentences in the Konjunktiv and unframed direct speech belong to who spoke before."""
    text = (
        "Udo Lerche sagte, der Kai sei marode. Man werde ihn sperren. Danach komme die Brücke. "
        "„Wir fangen noch im Mai mit den Arbeiten an.“"
    )
    assert [(quote.type.value, quote.speaker_name) for quote in quotes(text)] == [
        ("Indirect", "Udo Lerche"),
        ("IndirectFreeIndirect", "Udo Lerche"),
        ("Direct", "Udo Lerche"),
    ]
    assert told(text)[1][1] == "Man werde ihn sperren. Danach komme die Brücke."


def test_a_wish_is_no_speech_that_carries_on():
    """The Konjunktiv II behind speech goes on with it, but not where "lieber" makes it somebody's wish."""
    said = "„Wir haben lange gerungen“, sagte Ministerin Mira Quast nach der Sitzung. "
    assert quotes(said + "Die Fischer hätten das Geld bald vermisst.")[-1].speaker_name == "Mira Quast"
    assert len(quotes(said + "Die Fischer hätten das Geld lieber in Boote gesteckt.")) == 1


def test_speech_carried_over_a_gap_is_not_certain():
    """When other sentences stand between, whose words follow is a guess, and shown as one."""
    text = "Udo Lerche sagte, er gehe. Es regnete. Der Wind nahm zu. „Wir fangen noch im Mai mit den Arbeiten an.“"
    assert quotes(text)[0].confidence >= CERTAIN
    assert quotes(text)[-1].confidence < CERTAIN


def test_speech_carries_on_from_the_sentence_before():
    """When the sentence before is no quotation, its subject goes on speaking."""
    text = "Udo Lerche sagte, er gehe. Ministerin Mira Quast trat danach ans Pult. Der Kai werde gesperrt."
    assert quotes(text)[-1].speaker_name == "Mira Quast"


def test_speaker_in_the_sentence_behind():
    """A sentence that starts with "Das" and a verb of saying claims the quotation before it."""
    text = "„Für den Kai gibt es keinen anderen Weg als diesen.“ Das räumte Mira Quast am Abend ein."
    assert quotes(text)[0].speaker_name == "Mira Quast"


def test_direct_inside_indirect():
    """A fragment between marks inside indirect speech is a quotation of its own, by the same speaker."""
    text = "Udo Lerche sagte, der Plan sei „völlig aus der Luft gegriffen“."
    assert told(text) == [
        ("Indirect", "der Plan sei „völlig aus der Luft gegriffen“", "Udo Lerche"),
        ("Direct", "„völlig aus der Luft gegriffen“", "Udo Lerche"),
    ]


TYPOGRAPHIES = [
    *("„{}“", '"{}"', "»{}«", "«{}»", "“{}”", "„{}”", '„{}"', "‚{}‘", "›{}‹", "‹{}›", "'{}'"),
    *("» {} «", "« {} »", ",,{}''", "``{}''", "<<{}>>", ">>{}<<", ",,{}“"),
]


@pytest.mark.parametrize("marks", TYPOGRAPHIES)
def test_typography(marks):
    """Every pair of marks of the wild holds direct speech; the marks belong to the quotation."""
    said = marks.format("Der Kai bleibt auch im Winter offen")
    text = f"{said}, sagte Udo Lerche."
    assert told(text) == [("Direct", said, "Udo Lerche")]


def test_nested_marks():
    """Marks inside a quotation don't end it."""
    text = "„Das Wort ‚Sanierung‘ ist für diesen Kai zu groß“, sagte Udo Lerche."
    assert told(text)[0][1] == "„Das Wort ‚Sanierung‘ ist für diesen Kai zu groß“"


def test_quotation_over_several_paragraphs():
    """An opening mark repeated at a new paragraph goes on with the same quotation."""
    text = "Udo Lerche sagte: „Der Kai ist alt.\n\n„Wir bauen ihn deshalb neu.“"
    assert told(text) == [("Direct", "„Der Kai ist alt.\n\n„Wir bauen ihn deshalb neu.“", "Udo Lerche")]


def test_quotation_over_paragraphs_without_marks():
    """A quotation whose closing mark comes paragraphs later, as of a letter or a law, is one."""
    text = "In dem Brief hieß es: „Der Kai ist alt.\nDas „Haus am Kran“ ist neu.\n\nBald ist Mai.“ Er kam an."
    assert told(text) == [("Direct", text[text.index("„") : text.rindex("“") + 1], "dem Brief")]


UNCLOSED = {
    "its sentence": ("Udo Lerche sagte: „Der Kai ist alt. Danach ging er.\n\nDie Brücke blieb.", "„Der Kai ist alt."),
    "the first person": (
        "Udo Lerche sagte: „Der Kai ist alt. Wir bauen neu.\n\nMira Quast sagte nein.",
        "„Der Kai ist alt. Wir bauen neu.",
    ),
    "the clause of the speaker": (
        "„Der Kai ist alt. Der Kran ist neu, sagte Udo Lerche. Die Brücke blieb.",
        "„Der Kai ist alt. Der Kran ist neu",
    ),
    "the clause of the speaker, by a verb with sich": (
        "„Der Kai ist alt, ärgerte sich Udo Lerche. Die Brücke blieb.",
        "„Der Kai ist alt",
    ),
    "a mark of the next paragraph": (
        "Udo Lerche sagte: „Der Kai ist alt.\n\nMira Quast widersprach: „Er ist neu.“",
        "„Der Kai ist alt.",
    ),
}


@pytest.mark.parametrize("end", UNCLOSED)
def test_missing_closing_mark(end):
    """A quotation that is never closed does not swallow the article, nor goes to who speaks later."""
    text, words = UNCLOSED[end]
    assert told(text)[0] == ("Direct", words, "Udo Lerche")


def test_apostrophe_opens_nothing():
    """An apostrophe that nothing closes is part of a name."""
    assert told("Der Ort ‘Adi, östlich von Lauterbrück gelegen, schlief.") == []


HALVES = {
    "behind a verb": "„Der Kai“, sagte Udo Lerche am Abend, „ist alt.“",
    "behind so": "„Der Kai bleibt“, so Udo Lerche, „auch im Winter offen.“",
    "behind laut": "„Der Kai bleibt“ laut Udo Lerche „auch im Winter offen“.",
}


@pytest.mark.parametrize("form", HALVES)
def test_sentence_in_two_halves(form):
    """One sentence that its speaker interrupts is one quotation of two parts."""
    text = HALVES[form]
    first, second = text.index("“") + 1, text.rindex("„")
    halves = f"{text[:first]} … {text[second : text.rindex('“') + 1]}"
    assert told(text) == [("Direct", halves, "Udo Lerche")]


def test_second_sentence_behind_its_speaker():
    """What starts anew behind the speaker is a quotation of its own."""
    text = "„Der Kai ist viel zu alt“, sagte Udo Lerche. „Wir bauen ihn neu.“"
    assert [words for _, words, _ in told(text)] == ["„Der Kai ist viel zu alt“", "„Wir bauen ihn neu.“"]


def test_mark_inside_a_chunk():
    """A mark that touches a hyphen or a colon is a mark all the same."""
    text = "Die „Kai frei“-Gruppe schwieg. Quast:„Wir bleiben dabei.“"
    assert [quote[1] for quote in told(text)] == ["„Wir bleiben dabei.“"]


def test_office_names_the_person():
    """An office, even misspelt, leads to the one person of the article who has it."""
    text = "Der Nordhafen-Chef Udo Lerche kam. Der Nordhaffen-Chef betonte, der Kai bleibe offen."
    [quote] = quotes(text)
    assert quote.speaker_name == "Udo Lerche"
    assert quote.confidence >= CERTAIN


def test_pronoun_by_gender():
    """A pronoun leads back to the person whose gender fits."""
    text = "Ministerin Mira Quast traf Minister Udo Lerche. Sie sagte, der Kai bleibe offen."
    assert quotes(text)[0].speaker_name == "Mira Quast"


def test_doubtful_pronoun_is_not_certain():
    """A pronoun that two people fit is named with a confidence below CERTAIN."""
    text = "Minister Jan Torv traf Minister Udo Lerche. Er sagte, der Kai bleibe offen."
    [quote] = quotes(text)
    assert quote.confidence < CERTAIN


def test_spokesman_of_somebody_is_not_that_somebody():
    """The genitive beside a speaker is not the speaker."""
    text = "Ministerin Mira Quast schwieg. Ein Sprecher von Mira Quast sagte, der Kai bleibe offen."
    assert quotes(text)[0].speaker_name != "Mira Quast"


UNMARKED = {
    "behind a dash": ("– Der Kai bleibt offen, sagte Udo Lerche.", ("Direct", "Der Kai bleibt offen")),
    "behind a dash, of others": ("– Der Kai bleibe offen, sagte Udo Lerche.", ("Indirect", "Der Kai bleibe offen")),
    "an item of a list": ("- Der Kai bleibt offen, sagte Udo Lerche.", ("Indirect", "Der Kai bleibt offen")),
    "first person behind a colon": ("Udo Lerche sagte: Ich baue neu.", ("Direct", "Ich baue neu")),
    "call behind a colon": ("Udo Lerche rief: Baut den Kai neu!", ("Direct", "Baut den Kai neu")),
    "subjunctive behind a colon": ("Udo Lerche sagte: Der Kai sei alt.", ("Indirect", "Der Kai sei alt")),
}


@pytest.mark.parametrize("form", UNMARKED)
def test_speech_without_marks(form):
    """Direct speech needs no marks, but what may be told in other words is indirect."""
    text, expected = UNMARKED[form]
    assert told("Es regnete.\n" + text) == [(*expected, "Udo Lerche")]


ONE_SPEAKER = {
    "elided subject behind und": (
        "Mira Quast lobte den Rat und nannte Lerches Plan „klug, schnell und klar“.",
        ("„klug, schnell und klar“", "Mira Quast"),
    ),
    "main clause behind a subordinate one": (
        "Als ein Gast eilte, hielt der Wirt den Hund und rief: „Lasst ihn doch los!“",
        ("„Lasst ihn doch los!“", "der Wirt"),
    ),
    "object pronoun behind the verb": (
        "Der Chef des Vereins nannte sie „fahrlässig“.",
        ("„fahrlässig“", "Der Chef des Vereins"),
    ),
    "who is cited, behind who cites": (
        "„Wir bauen den Kai neu“, zitiert das Hafenblatt den Minister.",
        ("„Wir bauen den Kai neu“", "den Minister"),
    ),
    "place where it was said": (
        "„Der Kai ist noch lange nicht fertig“, hieß es aus der Halle.",
        ("„Der Kai ist noch lange nicht fertig“", "der Halle"),
    ),
    "time is no place": (
        "Mira Quast kam. „Der Kai ist noch lange nicht fertig“, hieß es im Mai.",
        ("„Der Kai ist noch lange nicht fertig“", "Mira Quast"),
    ),
    "name and colon behind another clause": (
        "Quast schwieg, und der Lauterbrücker Baurat Udo Lerche: „Das kommt nicht zu früh.“",
        ("„Das kommt nicht zu früh.“", "der Lauterbrücker Baurat Udo Lerche"),
    ),
    "brackets behind a name": (
        "Es kamen Mira Quast und Udo Lerche („Ich habe diese Brücke in meinem Leben nie gemocht, sie hält.“).",
        (
            "„Ich habe diese Brücke in meinem Leben nie gemocht, sie hält.“",
            "Udo Lerche",
        ),
    ),
    "whose words they are called, behind a dash": (
        "Mira Quast kam. „Der Kai bleibt offen!“ – das waren die Worte von Udo Lerche.",
        ("„Der Kai bleibt offen!“", "Udo Lerche"),
    ),
    "whose words they are called, without a pause": (
        "Mira Quast kam. „Der Kai bleibt noch sehr lange offen“ ist das Fazit der Stadt.",
        ("„Der Kai bleibt noch sehr lange offen“", "der Stadt"),
    ),
    "how somebody shows themselves": (
        "Udo Lerche schwieg. Mira Quast zeigte sich „bestürzt“.",
        ("„bestürzt“", "Mira Quast"),
    ),
    "in whose eyes": (
        "Mira Quast kam. Für Udo Lerche ist der Kai „großartig“.",
        ("„großartig“", "Udo Lerche"),
    ),
    "let it be known": (
        "„Der Verein hilft der Stadt, den Kai zu bauen“, ließ ein Sprecher gestern verlauten.",
        ("„Der Verein hilft der Stadt, den Kai zu bauen“", "ein Sprecher"),
    ),
    "any verb behind words that open the sentence": (
        "„Wo ist mein Boot?“, wollen die Demonstranten wissen.",
        ("„Wo ist mein Boot?“", "die Demonstranten"),
    ),
    "denied participle before the noun": (
        "Ein nicht genannter Vertreter bezeichnet seine Zusage als „taktisch klug“.",
        ("„taktisch klug“", "Ein nicht genannter Vertreter"),
    ),
    "nouns of a judgement": (
        "Udo Lerche sprach von einer „Gefahr für Kai und Kran“.",
        ("„Gefahr für Kai und Kran“", "Udo Lerche"),
    ),
    "article before the words of a judgement": (
        "Udo Lerche warnte vor den „Kaizaubereien“.",
        ("„Kaizaubereien“", "Udo Lerche"),
    ),
}


@pytest.mark.parametrize("rule", ONE_SPEAKER)
def test_speaker_of_direct_speech(rule):
    """Each rule finds the words between marks and whose they are."""
    text, (words, who) = ONE_SPEAKER[rule]
    assert ("Direct", words, who) in told(text)


CITED = {
    "behind the verb, an office and a name": (
        "„Wir bauen neu“, zitiert das Hafenblatt Baurat Udo Lerche.",
        ("Baurat Udo Lerche", "das Hafenblatt"),
    ),
    "behind the verb, an article": (
        "„Wir bauen neu“, zitiert die Zeitung den Minister.",
        ("den Minister", "die Zeitung"),
    ),
    "around the verb": (
        "Das Hafenblatt zitierte die Ministerin mit den Worten: „Wir bauen neu.“",
        ("die Ministerin", "Das Hafenblatt"),
    ),
    "passive with its agent": (
        "Udo Lerche wird von der „Hafenpost“ mit den Worten zitiert: „Wir bauen neu.“",
        ("Udo Lerche", "der „Hafenpost“"),
    ),
    "passive with the agent at the name": (
        "Er koste ihn „den Kopf und den Schlaf“, wie Udo Lerche vom Hafenblatt zitiert wird.",
        ("Udo Lerche", "Hafenblatt"),
    ),
    "document": ("In der Meldung wird Mira Quast wie folgt zitiert: „Wir bauen neu.“", ("Mira Quast", "der Meldung")),
    "only who cites": ("„Wir bauen den Kai neu“, zitiert die Zeitung.", ("die Zeitung", "")),
}


@pytest.mark.parametrize("form", CITED)
def test_cited_and_citer(form):
    """Who is cited speaks; who cites passes the words on."""
    text, expected = CITED[form]
    [quote] = [quote for quote in quotes(text) if quote.type.value == "Direct"]
    assert tuple("".join(text[slice(*span)] for span in spans) for spans in (quote.speaker, quote.citer)) == expected


def test_who_was_told_is_no_speech():
    """A paper that somebody told something is not what was said."""
    assert [quote[0] for quote in told("Udo Lerche sagte „Hafenblatt“, der Kai sei alt.")] == ["Indirect"]


def test_marks_around_a_speaker_are_no_speech():
    """A speaker whose own name stands between marks is not cited by that."""
    text = "Ein Sprecher der „neue woge ag“ sagte, der Kai sei offen."
    assert [quote[0] for quote in told(text)] == ["Indirect"]


def test_speaker_that_can_hardly_speak_is_not_certain():
    """A head that is no person, office, group or document makes the attribution uncertain."""
    [doubtful] = quotes("Der Rasen meinte, der Kai sei offen.")
    [sure] = quotes("Die Hafenbehörde meinte, der Kai sei offen.")
    assert doubtful.confidence < CERTAIN <= sure.confidence


def test_particles_of_a_name_belong_to_the_speaker():
    """A surname with small words in it is one name."""
    text = "Die Forscherin Lotta van der Heest kam. „Der Kai ist viel zu alt“, sagte van der Heest."
    [quote] = quotes(text)
    assert quote.speaker_name == "Lotta van der Heest"
    assert quote.confidence >= CERTAIN


def test_words_with_a_capital_inside_are_nouns():
    """A compound of an abbreviation, or a company that writes itself small, can speak."""
    text = "Der Kai, der laut einer wba-Meldung im Mai schließt, ist alt. Auch warnt der xi-Bericht, der Kai sei alt."
    assert [who for _, _, who in told(text)] == ["einer wba-Meldung", "der xi-Bericht"]


def test_surname_that_is_also_a_verb():
    """A name at the start of a sentence is a noun, whatever else its letters could be."""
    text = "Minister Jan Wolle kam. Wolle sagte, der Kai sei alt."
    assert [who for _, _, who in told(text)] == ["Wolle"]


def test_subject_of_a_clause_behind_und():
    """The clause before an "und" keeps its subject, the one behind it has its own."""
    text = "Es regnete am Kai und hatte nie geregnet und die Anwohner befürchten, dass es so bleibt."
    assert ("Indirect", "dass es so bleibt", "die Anwohner") in told(text)


def test_turns_of_an_interview():
    """A name or its initials and a colon make the paragraph direct speech; the medium's questions are left out."""
    text = (
        "Jan-Udo Lerche leitet den Hafen.\n\nHafenblatt: Herr Lerche, ist der Kai alt?\n\n"
        "Lerche: Ja. Er sei marode, heißt es.\n\nJ.-U. L.: Wir bauen neu."
    )
    assert [(quote.speaker_name, text[slice(*quote.spans[0])]) for quote in quotes(text)] == [
        ("Jan-Udo Lerche", "Ja. Er sei marode, heißt es."),
        ("Jan-Udo Lerche", "Wir bauen neu."),
    ]


def test_one_label_is_no_interview():
    """A single name and a colon can be a headline."""
    assert told("Minister Udo Lerche kam.\n\nLerche: Der Kai ist alt.") == []


def test_a_list_is_no_interview():
    """Names and colons before what is no sentence make a list."""
    assert told("Mira Quast und Udo Lerche traten an.\n\nMira Quast: 41 Prozent\n\nUdo Lerche: 40 Prozent") == []


def test_conclusion_behind_a_quotation_without_a_comma():
    """A "so" right behind the closing mark names the speaker, with a comma or without."""
    text = "Er zahlt nicht. „Offenbar ist der Kai nun doch zu lästig.“ so der Sprecher der Bootsleute."
    assert told(text) == [("Direct", "„Offenbar ist der Kai nun doch zu lästig.“", "der Sprecher der Bootsleute")]


def test_a_span_of_time_is_no_speaker():
    """Days before the verb say when, not who."""
    text = "Wenige Tage zuvor hatte die Stadt Lauterbrück mitgeteilt, dass der Kai schließt."
    assert [who for _, _, who in told(text)] == ["die Stadt Lauterbrück"]
