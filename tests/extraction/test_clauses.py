"""Who says what where clauses are parted, joined or turned round; people and places are invented."""

from __future__ import annotations

import pytest

from bot.extraction.pipeline import build

NLP = build()


def told(text: str) -> list[tuple[str, str]]:
    """The words and the speaker of every quotation of a text, parts parted by " … "."""
    return [
        (
            " … ".join(text[start:end] for start, end in quote.spans),
            " … ".join(text[start:end] for start, end in quote.speaker),
        )
        for quote in NLP(text)._.quotes
    ]


SAID = {
    "an apposition between helper and verb": (
        "Im Mai hatte Udo Lerche, Leiter der Werft, noch behauptet, der Steg sei sicher.",
        ("der Steg sei sicher", "Udo Lerche, Leiter der Werft"),
    ),
    "an apposition before a verb with where it was said": (
        "Wie Udo Lerche, Leiter der Werft, in Seeburg mitteilte, sank der Steg.",
        ("sank der Steg", "Udo Lerche, Leiter der Werft"),
    ),
    "wie behind denn": (
        "Denn wie die „Steg“-Zeitung am Montag berichtete, sinkt der Steg.",
        ("sinkt der Steg", "die „Steg“-Zeitung"),
    ),
    "a particle far behind its verb": (
        "Das sei falsch, teilte Udo Lerche, Leiter der Werft, der Presse mit.",
        ("Das sei falsch", "Udo Lerche, Leiter der Werft"),
    ),
    "a relative clause behind a preposition": (
        "Der Bau, von dem Udo Lerche glaubt, er sei sicher, ist alt.",
        ("er sei sicher", "Udo Lerche"),
    ),
    "a clause that is interrupted": (
        "Der Baurat, forderte die Sprecherin, müsse den Steg bauen.",
        ("Der Baurat … müsse den Steg bauen", "die Sprecherin"),
    ),
    "an article behind und is no relative pronoun": (
        "Dem Bericht zufolge sinkt der Steg, doch die Behörde erklärte, er sei sicher.",
        ("er sei sicher", "die Behörde"),
    ),
    "an infinitive with zu is no verb with that prefix": (
        "Als Ziel nannte die Werft, den Seglern Zeit zu geben, mehr zu üben.",
        ("Als Ziel nannte die Werft, den Seglern Zeit zu geben, mehr zu üben.", "die Werft"),
    ),
    "a noun that could be a verb before its own verb": (
        "Vertraute der Baurätin berichteten, dass sie angeln geht.",
        ("dass sie angeln geht", "Vertraute der Baurätin"),
    ),
    "an agency that writes itself small": (
        "Die taz vermutet, dass der Steg sinkt.",
        ("dass der Steg sinkt", "Die taz"),
    ),
    "a masculine noun in -ein, with the letters behind it": (
        "Der Verein Steg e. V. sagte, er sei gerettet.",
        ("er sei gerettet", "Der Verein Steg e. V."),
    ),
    "a participle behind an adverb": (
        "„Der Steg sinkt“, heißt es in einer zuvor verbreiteten Notiz.",
        ("„Der Steg sinkt“", "einer zuvor verbreiteten Notiz"),
    ),
    "words with which somebody does something": (
        "Mit den Worten „Wir bleiben am Steg“ eröffnete die Hafenwacht das Fest.",
        ("„Wir bleiben am Steg“", "die Hafenwacht"),
    ),
    "the same behind the words": (
        "„Wir bleiben am Steg“ – mit diesen Worten eröffnete die Hafenwacht das Fest.",
        ("„Wir bleiben am Steg“", "die Hafenwacht"),
    ),
    "so right behind the words, whoever speaks before": (
        "Mira Quast betonte, der Steg sei alt, doch er bleibe, „wenn alle mithelfen“, so Udo Lerche.",
        ("„wenn alle mithelfen“", "Udo Lerche"),
    ),
    "a verb right behind the words, whatever leads to them": (
        "Mira Quast gab nach und bat um Rücknahme des Plans: „Ich irrte mich“, heißt es in einem Brief.",
        ("„Ich irrte mich“", "einem Brief"),
    ),
    "two stretches with only a space between": (
        "Es regnet. „Der Steg ist alt. Er sinkt.“ „Wir bauen ihn neu“, sagte Udo Lerche.",
        ("„Der Steg ist alt. Er sinkt.“ … „Wir bauen ihn neu“", "Udo Lerche"),
    ),
    "a relative pronoun behind laut": (
        "Dem Rat liegt ein Gutachten vor, laut dem Udo Lerche gelogen hatte.",
        ("Udo Lerche gelogen hatte", "dem"),
    ),
    "a noun of saying before a conditional": (
        "Die Werft hegt den Verdacht, der Steg könnte sinken.",
        ("der Steg könnte sinken", "Die Werft"),
    ),
    "a noun of saying behind und": (
        "Baurätin Mira Quast kam und wagte die Prognose, im Mai würden alle rudern.",
        ("im Mai würden alle rudern", "Baurätin Mira Quast"),
    ),
    "the source next to the words, of two": (
        "Nach Angaben der Werft geht es um Stege, die nach Meinung der Segler „nicht zu retten“ sind.",
        ("„nicht zu retten“", "Meinung der Segler"),
    ),
    "who says what a source passes on": (
        "Laut dem Kurier hat Udo Lerche erklärt, er wolle den Steg bauen.",
        ("er wolle den Steg bauen", "Udo Lerche"),
    ),
    "a clause of time inside what is feared": (
        "Mira Quast befürchtet, sobald sie sich der Meinung Lerches anschließe, werde der Streit wachsen.",
        ("sobald sie sich der Meinung Lerches anschließe, werde der Streit wachsen", "Mira Quast"),
    ),
    "to whom something happens says nothing": (
        "Laut Werft sank der Steg. Zwölf Segler wurden gerettet, die meisten seien müde.",
        ("die meisten seien müde", "Werft"),
    ),
    "what something is said of is no source": (
        "Gegen das Gesetz wurde eingewandt, es komme zu spät.",
        ("es komme zu spät", ""),
    ),
    "where something is to be read": (
        "In den Medien war der Steg als „Ruine“ bezeichnet worden.",
        ("„Ruine“", "den Medien"),
    ),
    "who has spoken by own account goes on": (
        "Der Bruder des Baurats, Udo Lerche, war nach eigenem Bekunden nie am Steg. Er sei zu alt.",
        ("Er sei zu alt.", "Der Bruder des Baurats, Udo Lerche"),
    ),
    "of two sources in a sentence the first goes on": (
        "Nach Angaben der Werft sanken drei Stege, darunter laut Kurier zwei neue. Alle seien morsch gewesen.",
        ("Alle seien morsch gewesen.", "Angaben der Werft"),
    ),
    "whoever is glad right behind the words": (
        "„Der Steg bleibt“, freute sich Greenpeace.",
        ("„Der Steg bleibt“", "Greenpeace"),
    ),
    "a preposition that could be the prefix of the verb": (
        "Von Anfang an deutete die Werft an, dass der Steg sinkt.",
        ("dass der Steg sinkt", "die Werft"),
    ),
    "a second participle behind a time": (
        "So hat etwa Udo Lerche, gerade dieser Tage erst, den Bau gelobt und behauptet, er sei sicher.",
        ("er sei sicher", "Udo Lerche"),
    ),
    "an adverb before who is cited": (
        "Die Agentur Seepost zitiert dazu Udo Lerche mit folgenden Worten: „Wir bauen neu.“",
        ("„Wir bauen neu.“", "Udo Lerche"),
    ),
    "a semicolon ends what the verb before governs": (
        "Im Mai hatte Udo Lerche um Hilfe gebeten; Nordland lehnte mit der Begründung ab, das könne nur das Amt.",
        ("das könne nur das Amt", "Nordland"),
    ),
    "a new line behind a colon": (
        "Der Rat tagte. Udo Lerche sagte gestern:\n\n„Wir bauen neu.“",
        ("„Wir bauen neu.“", "Udo Lerche"),
    ),
    "a main clause behind und": (
        "Mira Quast rief „Ja zum Kai“ und Udo Lerche nannte den Plan „viel zu teuer“.",
        ("„viel zu teuer“", "Udo Lerche"),
    ),
    "a main clause behind und with what was said": (
        "Mira Quast lobte den Plan und Udo Lerche erklärte, der Steg werde gebaut.",
        ("der Steg werde gebaut", "Udo Lerche"),
    ),
    "the verb of a subordinate clause before that of the main clause": (
        "Während Mira Quast erklärte, „größer wird er nicht“, lobte Udo Lerche den Steg.",
        ("„größer wird er nicht“", "Mira Quast"),
    ),
    "the main verb behind a relative clause": (
        "Ein Beamter, den die Seepost zitiert, kommentierte, der Steg sei überflüssig.",
        ("der Steg sei überflüssig", "Ein Beamter"),
    ),
    "the nearer of two verbs": (
        "Das Amt fordert den Abriss nach einem Gutachten, in dem der Verband behauptet, der Steg sei marode.",
        ("der Steg sei marode", "der Verband"),
    ),
    "a second verb without a subject": (
        "Der Segelklub lobte den Plan, bemängelte aber, dass er viel zu spät komme.",
        ("dass er viel zu spät komme", "Der Segelklub"),
    ),
    "a verb of saying inside of what is said": (
        "Ob der Steg hält, könne derzeit niemand sagen, meinte ein Ingenieur.",
        ("Ob der Steg hält, könne derzeit niemand sagen", "ein Ingenieur"),
    ),
    "das as an object before a name": (
        "Anders sieht das Udo Lerche: Der Steg sei gut für alle.",
        ("Der Steg sei gut für alle", "Udo Lerche"),
    ),
    "for whom something is clear": (
        "Für den Hafenrat ist die Sache klar: „Wir brauchen den Steg.“",
        ("„Wir brauchen den Steg.“", "den Hafenrat"),
    ),
    "from whom criticism comes": (
        "Kritik kam von der Opposition. Der Beschluss sei falsch.",
        ("Der Beschluss sei falsch.", "der Opposition"),
    ),
    "from whom support comes": (
        "Unterstützung erhält er von Mira Quast. Der Steg sei gut.",
        ("Der Steg sei gut.", "Mira Quast"),
    ),
    "who refuses": (
        "Bei der Opposition stieß der Plan auf Ablehnung. Er sei zu teuer.",
        ("Er sei zu teuer.", "der Opposition"),
    ),
    "a short answer that nobody is named for": (
        "„Ein Meisterwerk“, hieß es in der Erklärung.",
        ("„Ein Meisterwerk“", "der Erklärung"),
    ),
    "two halves around a verb that no list knows": (
        "„Ich bin sehr froh“, freute sich Mira Quast nach dem Rennen, „das war mein Ziel.“",
        ("„Ich bin sehr froh“ … „das war mein Ziel.“", "Mira Quast"),
    ),
    "where somebody said it": (
        "„Wir geben nicht auf“, betonte Mira Quast, die Leiterin, am Mittwoch vor Seglern in Seeburg.",
        ("„Wir geben nicht auf“", "Mira Quast, die Leiterin"),
    ),
    "a question is no answer": (
        "Auf die Frage, ob er gehe, antwortete Udo Lerche: „Nein.“",
        ("„Nein.“", "Udo Lerche"),
    ),
    "groups of people": (
        "Die Angehörigen tadelten das Amt. Der Steg sei nie geprüft worden.",
        ("Der Steg sei nie geprüft worden.", "Die Angehörigen"),
    ),
    "man passes nothing on": (
        "„Wir sind alte Zeugen“, zitierte man Udo Lerche.",
        ("„Wir sind alte Zeugen“", "Udo Lerche"),
    ),
    "on whose page somebody is cited": (
        "Udo Lerche wird auf der Seite von Hafen Seeburg so zitiert: „Wir bauen neu.“",
        ("„Wir bauen neu.“", "Udo Lerche"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID)
def test_who_says_what(text: str, expected: tuple[str, str]) -> None:
    """The last quotation of a text has these words and this speaker."""
    assert told(text)[-1] == expected


def test_a_new_clause_ends_what_was_said():
    """Behind "doch" somebody else says something: that belongs to the first no more."""
    text = "Mira Quast erklärte, der Steg sei alt, doch Udo Lerche meinte, er sei sicher."
    assert told(text) == [("der Steg sei alt", "Mira Quast"), ("er sei sicher", "Udo Lerche")]


def test_words_behind_a_colon_are_no_part_of_indirect_speech():
    """What stands between marks behind a colon is a quotation of its own."""
    text = "Mira Quast glaubt, dass der Steg sinkt: „Er ist zu alt.“"
    assert told(text) == [("dass der Steg sinkt", "Mira Quast"), ("„Er ist zu alt.“", "Mira Quast")]


def test_that_is_to_say_says_nothing():
    """In "das heißt" nobody speaks; who spoke before is the one who goes on."""
    text = "Mira Quast sah Mängel. Es gab „ernste Zweifel an der Statik“ des Kais, das heißt am Bau des Amtes."
    assert told(text)[-1][1] != "das Amt"
    assert not NLP(text)._.quotes[-1].cue


def test_own_account_is_that_of_who_is_named_before():
    """Of "eigenen Angaben" the person in the sentence is meant, and nobody where none is named before."""
    named, unnamed = NLP(
        "Udo Lerche will nach eigenen Angaben rudern. Nach eigenen Angaben will die Werft bauen."
    )._.quotes
    assert (named.speaker_name, unnamed.speaker_name) == ("Udo Lerche", "")


def test_an_age_means_who_was_named_in_full():
    """Behind "der 41-Jährige" stands who was named last with name and surname, not a surname in passing."""
    text = "Am Steg siegte Udo Lerche, der Schläge von Quast abwehrte. „Ich bin froh“, scherzte der 41-Jährige."
    assert [quote.speaker_name for quote in NLP(text)._.quotes] == ["Udo Lerche"]


def test_a_source_ends_before_a_new_clause():
    """What a source says ends where somebody else says something in a clause of its own."""
    text = "Dem Bericht zufolge sinkt der Steg, doch die Behörde erklärte, er sei sicher."
    assert told(text)[0] == ("sinkt der Steg", "Dem Bericht")


def test_marked_words_inside_a_subject_are_part_of_it():
    """A few words between marks in the phrase of who speaks are a name or a distance."""
    text = "Ein Vertreter der „wind energie ag“ sagte, der Steg sei alt."
    assert told(text) == [("der Steg sei alt", "Ein Vertreter der „wind energie ag“")]


def test_an_infinitive_of_a_passive_says_nothing():
    """In "um bestätigt zu werden" nobody confirms the main clause behind it."""
    text = "Udo Lerche muss zur Wahl, um dann bestätigt zu werden, im Mai findet sie statt."
    assert told(text) == []
