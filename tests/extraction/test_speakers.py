"""Who speaks: one invented example sentence for every rule; people and places are fictional."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import build
from bot.model import CERTAIN, Quote

NLP = build()


def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations that the whole chain finds in a text."""
    found: tuple[Quote, ...] = NLP(text)._.quotes
    return found


def last_speaker(text: str) -> str:
    """The phrase that names the speaker of the last quotation of a text, "" when nothing does."""
    return " … ".join(text[start:end] for start, end in quotes(text)[-1].speaker)


SUBJECTS = {
    "a word for where somebody is from is no plural": (
        "So hat sich die Berliner Hafenbeauftragte Mira Quast gegen den Abriss ausgesprochen.",
        "die Berliner Hafenbeauftragte Mira Quast",
    ),
    "a participle behind adverbs is an attribute": (
        "Mit Verweis auf nicht weiter benannte Zeugen gab die Hafenpost an, dem Kai drohe der Abriss.",
        "die Hafenpost",
    ),
    "a masculine noun that ends like a feminine one": (
        "Der Gouverneur teilte mit, dass die Fähre fährt.",
        "Der Gouverneur",
    ),
    "an age as a noun, without where it was said": (
        "Am Montag sagte der 41-Jährige in einem Interview, dass der Kai nass ist.",
        "der 41-Jährige",
    ),
    "a plural object before a singular verb": (
        "Die neuen Pläne, die seit Mai vorliegen, beschrieb die Hafenzeitung als „mutig“.",
        "die Hafenzeitung",
    ),
    "things of somebody are an object": (
        "Die Vorschläge Lerches bezeichnete Quast als „wackelig und teuer“ und glaubt, dass sie scheitern.",
        "Quast",
    ),
    "a relative pronoun as object": (
        "Das ist das Ziel, das Mira Quast schon im Mai erklärt hatte: „Wir bauen den Kai.“",
        "Mira Quast",
    ),
    "a pronoun right before its verb": (
        "Die Seglerin malte ein Schild auf dem sie forderte, dass alle langsam fahren.",
        "sie",
    ),
    "an adjective at the start of the sentence": (
        "Passend zum Wetter warnte die Moderatorin eines Senders: „Morgen wird es glatt.“",
        "die Moderatorin eines Senders",
    ),
    "a court is an es that speaks": (
        "Das Gericht tagte lange. Hier stellte es fest, dass der Kai sicher ist.",
        "es",
    ),
    "als with a noun opens a main clause": (
        "Als Beispiel führte er den Kai an und führte aus, hier gebe es viele Risse.",
        "er",
    ),
    "joined to a subordinate clause": (
        "Quast wartet, während die Opposition drängt und fordert, dass der Kai gebaut wird.",
        "die Opposition",
    ),
    "a clause that opens with its verb": (
        "Der Segelklub lobte den neuen Plan, fordert aber mehr Geld.",
        "Der Segelklub",
    ),
    "man: the document speaks": (
        "In dem Brief forderte man den Abzug aller Boote.",
        "dem Brief",
    ),
    "a word that is determiner and verb": (
        "Einige der Segler haben Bürgermeisterin Mira Quast geschrieben, dass der Kai sinkt.",
        "Einige der Segler",
    ),
    "whose opinion it is": (
        "Die Schutzvereinigung für Segler ist der Ansicht, dass das Gesetz schade.",
        "Die Schutzvereinigung für Segler",
    ),
    "a relative clause of two parts": (
        "Mira Quast, die nur Boote baut und dort oft mit armen Leuten zu tun hat, nennt das Amt „zu langsam“.",
        "Mira Quast",
    ),
    "unter anderem is no attribute": (
        "Das Amt, dem unter anderem Udo Lerche vorwirft, den Kai zu versperren, schweigt.",
        "Udo Lerche",
    ),
    "somebody like somebody": (
        "Segler wie Udo Lerche fordern, dass der Kai wächst.",
        "Segler wie Udo Lerche",
    ),
    "als with a noun before speech in the subjunctive": (
        "Als Grund für den Auszug gab die Segelschule an, der Kai sei zu laut.",
        "die Segelschule",
    ),
    "a relative pronoun that holds an opinion": (
        "Lerche traf zwei Segler, die der Überzeugung waren, er habe sie verraten.",
        "die",
    ),
    "an organisation with small English words in its name": (
        "Die Partei Movement for Change, die den Sieg für sich beansprucht, nennt das Amt „zu langsam“.",
        "Die Partei Movement for Change",
    ),
    "a sentence behind a number with a point": (
        "Im Hafen liegen nur noch 5.000. Nordlands Ministerin Mira Quast gestand ein, dass das wenig ist.",
        "Nordlands Ministerin Mira Quast",
    ),
}
AGENTS = {
    "an agent no list knows": (
        "Seine Lieder werden von Musikkennern als „Meilensteine der Musik“ bezeichnet.",
        "Musikkennern",
    ),
    "the agent stands behind the auxiliary": (
        "Helfer von Segelvereinen wurden gestern von den Behörden angewiesen, den Hafen zu verlassen.",
        "den Behörden",
    ),
    "the document beside the verb, not a title before it": (
        "Mit dem „Goldenen Anker“ wird geehrt, „wer den Hafen gut gepflegt hat“, heißt es auf der Webseite.",
        "der Webseite",
    ),
    "where words are to be read": (
        "Mira Quast sagte nichts. In einem Schreiben war von einem „offenen und ehrlichen Gespräch“ die Rede.",
        "einem Schreiben",
    ),
    "what something comes from": (
        "Aus dem Jahresbericht des Hafenamts geht hervor, dass der Kai sinkt.",
        "dem Jahresbericht des Hafenamts",
    ),
    "who makes a reproach": (
        "Auf den Vorwurf der Opposition, der Plan sei zu teuer, wollte Udo Lerche nicht eingehen.",
        "der Opposition",
    ),
    "a source inside what a verb governs": (
        "Mira Quast sagte, dass laut Gutachten der Kai sinkt.",
        "Mira Quast",
    ),
    "wie with a relative clause inside": (
        "Wie Udo Lerche, der den Kai gebaut hat, dazu feststellt, ist der Beton alt.",
        "Udo Lerche",
    ),
    "an idea as a source": (
        "Nach Quasts Vorstellung soll die Brücke „allen Leuten im Hafen“ gehören.",
        "Quasts Vorstellung",
    ),
    "a dative before zufolge, no verb": (
        "Die Boote entstammen Berichten zufolge einer Werft in Seeburg.",
        "Berichten",
    ),
    "in whose sight": (
        "Aus Sicht der Segler wird der neue Kai zu klein.",
        "Sicht der Segler",
    ),
    "a pronoun before zufolge": (
        "Die Segler messen täglich. Ihnen zufolge sinkt der Kai.",
        "Ihnen",
    ),
    "a law behind nach": (
        "Nach dem Hafengesetz muss der Kai trocken sein.",
        "dem Hafengesetz",
    ),
    "a document in which something stands": (
        "In dem Gutachten des Hafenamts steht, dass der Kai sinkt.",
        "dem Gutachten des Hafenamts",
    ),
    "an agent before a noun of saying": (
        "Daraus wurde von Kennern der Schluss gezogen, es könnte ein Sturm kommen.",
        "Kennern",
    ),
    "the document of a relative clause": (
        "Sie griff den Bericht des Hafenamts auf, in dem es heißt, dass der Kai sinkt.",
        "den Bericht des Hafenamts",
    ),
    "the document of the sentence before": (
        "Das Hafenamt gab am Montag eine Stellungnahme ab. Darin steht: „Wir bauen den Kai neu.“",
        "eine Stellungnahme",
    ),
    "a text whose words are denied": (
        "Udo Lerche hat Berichte der Hafenpost zurückgewiesen, er sei „so gut wie pleite“.",
        "Berichte der Hafenpost",
    ),
    "a noun of saying that nobody holds": (
        "Die Tagung schloss mit dem Appell, den Kai nicht zu bauen.",
        "dem Appell",
    ),
    "who made an admission": (
        "Das Eingeständnis der Ministerin Mira Quast, ihr Plan sei falsch gewesen, überraschte.",
        "der Ministerin Mira Quast",
    ),
    "who spoke before goes on as man": (
        "Offiziell sagt die Regierung, es gebe genug Boote. Aber man betont auch, dass der Kai sinkt.",
        "die Regierung",
    ),
    "so before words that start small names nobody": (
        "Der Baurat forderte alle zur Umkehr auf. Kämen sie dem nicht nach, so „schütze sie das Meer“.",
        "Der Baurat",
    ),
    "the document of a relative clause, behind another verb": (
        "Das Gericht rügte Absatz 5 des Gesetzes, in dem es unter anderem heißt:\n\n„Die Behörde darf alles.“",
        "Absatz 5 des Gesetzes",
    ),
    "the document of a passive in a relative clause": (
        "Sie zeigte ein Schreiben des Hafenamts, in dem sie gebeten wird, den Kai zu räumen.",
        "ein Schreiben des Hafenamts",
    ),
    "a document that so heißt es goes on with": (
        "Viele lasen den Bericht der Hafenpost. So heißt es, der Kai sei „völlig marode“.",
        "den Bericht der Hafenpost",
    ),
    "what the words before are called": (
        "„Der Kai ist sicher und trocken.“ Das ist das Fazit einer Studie.",
        "einer Studie",
    ),
    "an agent behind wie": (
        "Der Kai verstoße, wie schon vom Hafengericht entschieden, gegen das Gesetz.",
        "Hafengericht",
    ),
    "who gives a reason behind a relative clause": (
        "Am Dienstag zog die Werft, die das Boot baut, das Angebot mit der Begründung zurück, es sei veraltet.",
        "die Werft",
    ),
}
EXTENT = {
    "the dative that the verb must have": (
        "Am Montag warf das Hafenamt der Werft vor, den Kai zu versperren.",
        "das Hafenamt",
    ),
    "a name before an office without the second comma": (
        "Mira Quast, Leiterin des Hafenamts sagte, dass es regnet.",
        "Mira Quast, Leiterin des Hafenamts",
    ),
    "the apposition of a source": (
        "Nach Angaben von Udo Lerche, dem Leiter des Hafenamts, ist der Kai dicht.",
        "Angaben von Udo Lerche, dem Leiter des Hafenamts",
    ),
    "all that stands before the verb": (
        "Die Hilfsorganisation Boote ohne Mast teilte mit, dass sie schließt.",
        "Die Hilfsorganisation Boote ohne Mast",
    ),
    "what stands between an article and its noun": (
        "Laut einer am Dienstag verbreiteten Mitteilung des Hafenamts ist der Kai dicht.",
        "einer am Dienstag verbreiteten Mitteilung des Hafenamts",
    ),
    "the seat of an authority": (
        "Der Kai sei dicht, teilte das Amt in Seeburg mit.",
        "das Amt in Seeburg",
    ),
    "when a person said it is no part of the name": (
        "„Wir bleiben alle hier“, sagte Mira Quast bei der Vorstellung des Plans.",
        "Mira Quast",
    ),
}
CARRIED = {
    "who did something with words since": (
        "Udo Lerche sagte, dass es regnet. Mira Quast verteidigte die Pläne. Der Kai sei sicher.",
        "Mira Quast",
    ),
    "the document that a sentence opens with": (
        "Udo Lerche sagte, dass es regnet. Im Jahresbericht werden Schäden genannt. Oft habe niemand geholfen.",
        "Jahresbericht",
    ),
    "the agent of a passive": (
        "Der Beschluss wurde vom Seglerverband als Rückschritt gewertet. Langfristig werde der Kai teurer.",
        "Seglerverband",
    ),
    "no pronoun goes on in place of a speaker": (
        "Nach Angaben des Amtes sank ein Boot. Sie starben im Hafen. Außerdem soll ein Kran gefallen sein.",
        "Angaben des Amtes",
    ),
    "a new paragraph goes on with who spoke": (
        "Das Amt teilte mit, dass es stürmt. Der Fährmann kam spät.\n\nDer Kai sei gesperrt.",
        "Das Amt",
    ),
    "possessives with a source lead to who spoke before": (
        "Mira Quast sagte, dass es stürmt. Nach ihren Informationen sank ein Boot. Der Kai sei gesperrt.",
        "Mira Quast",
    ),
    "nach dem, when it means the time, is no source": (
        "Udo Lerche sieht darin Parallelen zum Brand von 2037, nach dem der Kran gesperrt wurde. Das sei nie geklärt.",
        "Udo Lerche",
    ),
    "a speaker in the sentence before a second subjunctive": (
        "„Das war falsch“, so Lerche gestern. Außerdem hätte der Sender Quast „die Gelegenheit dazu gegeben“.",
        "Lerche",
    ),
    "what a sentence is about before a colon": (
        "Verkehr: Der Segelverband will die Brücke. „Wir bauen sie im Mai.“",
        "Der Segelverband",
    ),
    "who denies goes on": (
        "Das Amt wies Berichte zurück, der Kai sei gesperrt. Er werde nur geprüft.",
        "Das Amt",
    ),
    "a country with an article": (
        "Das Amt warf dem Tschad vor, zu bauen. Der Tschad streitet dies ab. Der Damm sei uralt.",
        "Der Tschad",
    ),
    "who said something inside speech": (
        "Das Amt wertet einen Brief aus. Der 58-Jährige habe darin geschrieben, das Leben sei „schlecht und teuer“.",
        "Der 58-Jährige",
    ),
    "a thing of who spoke before": (
        "„Ich bin froh“, sagte Mira Quast gestern. Ihre Zuversicht hat Gründe: „Der Kai ist neu und trocken.“",
        "Mira Quast",
    ),
    "a noun of saying before the time is no source": (
        "Udo Lerche sagte, der Kai sinke. Aus Studien nach der Flut ließen sich Schlüsse ziehen. Er sei zu alt.",
        "Udo Lerche",
    ),
    "a verb inside speech is part of it": (
        "Mira Quast kritisierte den Plan. Bisher habe die Stadt den Bau „ganz und gar“ ausgeschlossen.",
        "Mira Quast",
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=name) for cases in (SUBJECTS, AGENTS, EXTENT, CARRIED) for name, case in cases.items()],
)
def test_who_speaks(text: str, expected: str) -> None:
    """Subjects, agents and sources are told from objects, and reach as far as their phrase."""
    assert last_speaker(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Der Kai wird im Mai gesperrt. Das teilte das Hafenamt mit.", "das Hafenamt"),
        ("Der Kai wird im Mai gesperrt. Dies bestätigte am Montag Baurat Udo Lerche.", "Baurat Udo Lerche"),
        ("Der Kai wird im Mai gesperrt. Das geht aus einer Mitteilung des Amtes hervor.", "einer Mitteilung des Amtes"),
        ("Der Kai wird im Mai gesperrt. Das wurde vom Hafenamt bekannt gegeben.", "Hafenamt"),
    ],
)
def test_the_sentence_before_is_claimed(text: str, speaker: str) -> None:
    """A sentence that opens with "Das teilte … mit" makes the one before it indirect speech."""
    found = quotes(text)
    assert [text[slice(*quote.spans[0])] for quote in found] == ["Der Kai wird im Mai gesperrt."]
    assert last_speaker(text) == speaker


@pytest.mark.parametrize("verb", ["bestritt", "lobte", "reparierte"])
def test_other_sentences_are_claimed_by_nobody(verb: str) -> None:
    """What somebody denies, praises or does is not what somebody said."""
    assert not quotes(f"Der Kai wird im Mai gesperrt. Das {verb} das Hafenamt.")


def test_the_last_subject_is_not_certain() -> None:
    """Somebody who only did something in the sentence before is shown as uncertain."""
    (quote,) = quotes("Mira Quast kam am Montag in den Hafen. Der Kai sei sicher.")
    assert quote.speaker_name == "Mira Quast"
    assert quote.confidence < CERTAIN


def test_a_relative_pronoun_means_who_stands_before_it() -> None:
    """The person before the comma is named; a document before it is nobody, whoever was named earlier."""
    (quote,) = quotes("Im Hafen sprach Mira Quast, die behauptete, der Kai sei sicher.")
    assert (quote.speaker_name, quote.confidence >= CERTAIN) == ("Mira Quast", True)
    (quote,) = quotes("Im Hafen liest Mira Quast ein Papier, das behauptet, der Kai sei sicher.")
    assert (quote.speaker_name, quote.confidence >= CERTAIN) == ("", False)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Mira Quast erklärte, den Kai noch im Mai bauen zu wollen.",
            "den Kai noch im Mai bauen zu wollen",
            "Mira Quast",
        ),
        ("Udo Lerche bestreitet, am Kai gewesen zu sein.", "am Kai gewesen zu sein", "Udo Lerche"),
        ("Im Juli 2041 meldete Seepost, dass der Kai sinkt.", "dass der Kai sinkt", "Seepost"),
        ("Der Kai ist seit Mai gesperrt, das teilte das Amt mit.", "Der Kai ist seit Mai gesperrt", "das Amt"),
        ("Er betonte, das Amt hätte den Kai zu prüfen.", "das Amt hätte den Kai zu prüfen", "Er"),
        (
            "Lerche sagte, die Werte für den neuen Kai würden geprüft.",
            "die Werte für den neuen Kai würden geprüft",
            "Lerche",
        ),
    ],
)
def test_what_is_said(text: str, words: str, speaker: str) -> None:
    """Infinitives of those who want, clauses claimed by "das", and clauses that look like relative ones are content."""
    (quote,) = quotes(text)
    assert text[slice(*quote.spans[0])] == words
    assert last_speaker(text) == speaker


def test_a_possessive_with_a_source_means_whose_it_is() -> None:
    """In "nach seiner Einschätzung" the last man who was named gives his view."""
    *_, quote = quotes("Mira Quast traf Herrn Udo Lerche. Nach seiner Einschätzung sinkt der Kai.")
    assert (quote.speaker_name, quote.confidence) == ("Udo Lerche", 0.8)


def test_what_is_said_is_nobody() -> None:
    """A noun of saying stands for who says it, but is not shown as somebody, in quotations and in facts."""
    doc = NLP("Für die Empfehlung, personenbezogene Daten zu speichern, bekam die Kaiwerk AG ein Bußgeld.")
    (quote,) = doc._.quotes
    assert (last_speaker(doc.text), quote.speaker_name, quote.confidence < CERTAIN) == ("die Empfehlung", "", True)
    assert [fact.actor for fact in doc._.facts if fact.topic == "datenschutz"] == ["Kaiwerk AG"]


def test_where_somebody_works_is_not_somebody() -> None:
    """A firm that speaks is not its head, though her role names the firm."""
    (quote,) = quotes("Mira Quast wird Chefin der Kaiwerk AG. Das gab Kaiwerk bekannt.")
    assert quote.speaker_name in {"Kaiwerk", "Kaiwerk AG"}
