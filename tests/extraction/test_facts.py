"""Facts on topics: which sentences, who acts, what is done and on which side; every rule with its sentence."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from bot.extraction import pipeline
from bot.extraction.facts.actors import Actors
from bot.extraction.tokens import tokens_of
from bot.model import Article, Fact, Stance


@cache
def nlp() -> Language:
    """One pipeline for all tests of this file."""
    return pipeline.build()


def facts(text: str, title: str = "", topic: str = "datenschutz") -> list[Fact]:
    """The facts on one topic in a text."""
    found = pipeline.extract(nlp(), Article(id="a", title=title, text=text)).facts
    assert all(text[fact.start : fact.end].strip() == text[fact.start : fact.end] for fact in found)
    return [fact for fact in found if fact.topic == topic]


def sentences(text: str, title: str = "", topic: str = "datenschutz") -> list[str]:
    """The sentences of a text that tell a fact on the topic."""
    return [text[fact.start : fact.end] for fact in facts(text, title, topic)]


def actor(text: str) -> str:
    """Who acts in a text of one sentence, without its quotations being known."""
    doc = nlp()(text)
    return Actors(tokens_of(doc), doc._.organisations, doc._.people).of(0, len(doc))


def test_strong_word_in_passing() -> None:
    """In an article about something else only the sentence with a strong word counts."""
    text = (
        "Der Zirkus Fantadu gastiert in Lindenfurt. Er zeigt zwölf Ponys und Bären. Der Eintritt ist für alle frei. "
        "Die Stadt kritisierte die Videoüberwachung am Eingang. Am Sonntag ist Ruhetag. Die Wagen sind grün. "
        "Kinder zahlen die Hälfte. Das Zelt fasst tausend Leute. Die Ponys heißen alle Max. Der Bär heißt anders."
    )
    assert sentences(text) == ["Die Stadt kritisierte die Videoüberwachung am Eingang."]


def test_what_carries_a_fact_on() -> None:
    """The sentence behind a fact belongs to it when it goes on about the same in the same paragraph."""
    text = (
        "Der Zirkus Fantadu gastiert in Lindenfurt. Er zeigt zwölf Ponys und Bären. Der Eintritt ist für alle frei. "
        "Das Amt verwarnte den Zirkus wegen Verstößen gegen den Datenschutz. In Au plant der Magistrat dagegen "
        "eine Erlaubnis.\n\nAuch die Ponys planen nichts. Am Sonntag ist Ruhetag. Kinder zahlen die Hälfte. "
        "Das Zelt fasst tausend Leute. Die Ponys heißen alle Max. Der Bär heißt anders."
    )
    assert [fact.act for fact in facts(text)] == ["verwarnung", "plan"]


def test_neighbours_of_the_topic() -> None:
    """In an article about the topic, what is said within two sentences of one with its words belongs to it."""
    text = (
        "Der Rat beschloss die Videoüberwachung am Marktplatz. Dort treffen sich abends viele junge Leute. "
        "„Das ist der falsche Weg“, sagte Ilka Torneck. Der Markt hat elf Stände und einen Brunnen. "
        "Er wurde im Mai neu gepflastert. Die Tauben kommen aus Au."
    )
    assert [part[:8] for part in sentences(text, "Videoüberwachung in Au")] == ["Der Rat ", "„Das ist"]


def test_reply_belongs_to_the_criticism() -> None:
    """Who rejects the criticism that a fact told is heard too, also in a paragraph of his own."""
    text = (
        "Der Zirkus Fantadu gastiert in Au. Er zeigt zwölf Ponys und Bären. Der Eintritt ist für alle frei. "
        "Das Zelt fasst tausend Leute. Die Ponys heißen alle Max. Der Bär heißt ganz anders. Kinder zahlen die Hälfte. "
        "Datenschützer warnten vor den Kameras.\n\nDirektor Emil Sand wies die Vorwürfe zurück."
    )
    assert [fact.stance for fact in facts(text)] == [Stance.CRITICAL, Stance.SUPPORTIVE]


def test_article_about_the_topic() -> None:
    """A title with a strong word makes an article one about the topic: weak words and their neighbours count."""
    text = (
        "Die Gemeinde speichert Fahrten ihrer Busse. Der Bürgermeister will das so beibehalten. Heute regnet es in Au. "
        "Morgen wird es sonnig sein."
    )
    assert sentences(text, "Neuer Streit um Bewegungsprofile") == [
        "Die Gemeinde speichert Fahrten ihrer Busse.",
        "Der Bürgermeister will das so beibehalten.",
    ]


def test_weak_words_in_a_title() -> None:
    """Two weak words in a title make the same of it as a strong one; one alone does not."""
    lines = ["Zwölf Kameras sollen in Au hängen.", "Der Bürgermeister will sie bald einschalten."]
    text = " ".join(lines) + " Heute regnet es in Au." * 12 + " Videoüberwachung ist ein langes Wort."
    assert sentences(text, "Au will den Markt mit Kameras überwachen")[:2] == lines
    assert sentences(text, "Au kauft neue Kameras") == []


def test_white_space_before_an_article() -> None:
    """A fact begins with a word, also where the article begins with a blank."""
    assert sentences(" Datenschützer kritisieren die Videoüberwachung.", "Au") == [
        "Datenschützer kritisieren die Videoüberwachung."
    ]


def test_no_fact_in_questions_and_scraps() -> None:
    """Questions and headings tell nothing, however long a heading is."""
    assert sentences("Wie steht es um den Datenschutz in Lindenfurt?\n\nDatenschutz in Au", "Datenschutz") == []
    assert sentences("Rat will den Datenschutz in Au bald stärken\n\nHeute tagt er.", "Datenschutz") == []


def test_part_of_a_compound() -> None:
    """A stem is found inside a compound, as datenschutz in Landesdatenschutzgesetz."""
    assert sentences("Der Landtag verabschiedete das neue Landesdatenschutzgesetz.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Stadtverwaltung kündigte neue Kameras an.", "Stadtverwaltung"),
        ("Am Montag warnten Datenschützer vor dem Plan.", "Datenschützer"),
        ("Für die Kameras stimmte auch die parlamentarische Opposition.", "parlamentarische Opposition"),
        ("Das Kabinett der auelandischen Landesregierung tagte.", "Kabinett der auelandischen Landesregierung"),
        ("Der Arbeitskreis Stille Post veröffentlichte das Papier.", "Arbeitskreis Stille Post"),
        ("Ein Amtsgericht in Sonnenhagen hat Auskunft verlangt.", "Amtsgericht in Sonnenhagen"),
        ("Der Beauftragte für Ruhe riet davon ab.", "Beauftragte für Ruhe"),
        ("Die Anlage wurde vom Verwaltungsgericht verboten.", "Verwaltungsgericht"),
        ("Kritik kam von der Opposition.", "Opposition"),
        ("Bayern plant dagegen neue Kameras.", "Bayern"),
        ("Der Auftrag ging an die Firma Blick.", "Firma Blick"),
        ("Die Stadt will an alle elf Schulen Kameras schicken.", "Stadt"),
        ("Für die Kameras sprachen sich 12 von 20 Abgeordneten aus.", ""),
        ("Am Samstag protestierten über 400 Bürger gegen die Kameras.", "Bürger"),
        ("Nach dem Willen der Landesregierung soll die Polizei mithören.", "Landesregierung"),
        ("Künftig soll die Polizei mithören.", ""),
        ("Die Kameras wurden abgebaut.", ""),
        ("Während die Polizei filmt, klagt der Betriebsrat.", "Betriebsrat"),
        ("Die Rechte der Bürger verteidigt der Verein Freies Au.", "Verein Freies Au"),
        ("Er warnte die Behörde.", "er"),
        ("Zirkonia sammelt Bilder aus dem Netz.", "Zirkonia"),
        ("Danach hatte es geregnet.", ""),
        ("Das LKB setzt auf Kameras.", "LKB"),
        ("Die DSGVO verbietet das.", ""),
        ("Kritik kam vom Grauen Star Club.", "Grauen Star Club"),
        ("Die Behörde für leise Töne rügte den Zirkus.", "Behörde für leise Töne"),
        ("Künftig plant die Stadt für den Marktplatz Kameras.", "Stadt"),
        ("Die Leitung einer Bücherei hatte die Lücke bemerkt.", ""),
        ("Der Betreiber einer Bücherei hatte die Lücke bemerkt.", "Betreiber einer Bücherei"),
        ("Nach Ansicht von Datenschützern ist das zu viel.", "Datenschützern"),
        ("Aus Sicht der Gewerkschaft ist das zu viel.", "Gewerkschaft"),
        ("Die „Gesellschaft für Stille“ will klagen.", "Gesellschaft für Stille"),
        ("Der Verein »Stille Post« will klagen.", "Verein Stille Post"),
        ("Das teilte das Landeszentrum für Ruhe mit.", "Landeszentrum für Ruhe"),
        ("Die Staatsanwaltschaft Köln klagt an.", "Staatsanwaltschaft Köln"),
        ("Die Leiterin des Unternehmens Blick klagt.", "Leiterin des Unternehmens Blick"),
        ("Das sagte eine Sprecherin der Neuen Abendzeitung.", "Sprecherin"),
        ("Die ABC/DEF-Fraktion lehnt die Kameras ab.", "ABC/DEF-Fraktion"),
        ("Die Fotos aus der Gesichtsdatenbank lehnt der Rat ab.", "Rat"),
        ("An die Innen-, Bau- und Schulminister appelliert der Rat.", "Rat"),
        ("Der Preis ging an die Deutsche Fährversicherung (DFV).", "Deutsche Fährversicherung"),
        ("Die fas schreibt über die Kameras.", "fas"),
        ("Die gute Sicht auf die Kameras half.", ""),
        ("Ein Antrag der Gewerkschaft scheiterte.", "Gewerkschaft"),
        ("Damit gab das Gericht den Anwohnern recht.", "Gericht"),
        ("Damit das Gericht entscheiden kann, klagt der Verein.", "Verein"),
        ("Auch Bayern plant Kameras.", "Bayern"),
        ("Die Kameras stoßen bei der Gewerkschaft auf Ablehnung.", "Gewerkschaft"),
        ("Ein klares Nein: Das Stadtparlament lehnt die Kameras ab.", "Stadtparlament"),
        ("Für die Kameras stimmten 30 Abgeordnete für den Hafen.", "Abgeordnete"),
        ("Nach Ansicht der Grünen ist das zu viel.", "Grünen"),
        ("Die Firma soll Kundendaten verkaufen.", ""),
        ("Die Firma soll Kundendaten verkauft haben.", "Firma"),
        ("Die Stadt setzt auf Kameras und wird dafür von der Gewerkschaft kritisiert.", "Stadt"),
        ("Nach Einschätzung des Landeszentrums für Ruhe ist das zu viel.", "Landeszentrums für Ruhe"),
        ("Der Vorwurf der Parlamentarier lautet, es werde gefilmt.", "Parlamentarier"),
    ],
)
def test_who_acts(text: str, name: str) -> None:
    """The subject acts, in a passive who stands behind "von", and under "soll" only whose will it is."""
    assert actor(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das berichtet die „Deich“-Zeitung über die Kundendaten.", "„Deich“-Zeitung"),
        ("Die Kundendaten seien fort, berichtete die „Neue Woche“.", "Neue Woche"),
        ("Die Reederei teilte mit, die Kundendaten seien fort.", "Reederei"),
        ("Im Bericht heißt es, die Kundendaten seien fort.", ""),
        ("Laut „Deichblick“ hat die Firma heimlich Kundendaten verkauft.", "Firma"),
        ("Vodrian wiederum erklärte, die Kundendaten seien fort.", "Vodrian"),
        ("Wie das Hafenblatt berichtet, verkaufte die Firma heimlich Kundendaten.", "Firma"),
        ("Wie die Zeitung Neuer Deichblick berichtet, verkaufte die Firma heimlich Kundendaten.", "Firma"),
        ("Laut dpa verkaufte die Firma heimlich Kundendaten.", "Firma"),
    ],
)
def test_who_is_quoted(text: str, name: str) -> None:
    """A newspaper between marks and any noun that says something are actors, a document is none."""
    assert [fact.actor for fact in facts(text)] == [name]


def test_role_leads_to_the_person() -> None:
    """A role that only one person of the article has stands for that person."""
    text = (
        "Amtsleiterin Eva Quandt sprach in Au über Datenschutz. "
        "Am Abend verwarnte die Amtsleiterin eine Schule wegen der Videoüberwachung."
    )
    assert [fact.actor for fact in facts(text)] == ["Eva Quandt", "Eva Quandt"]


def test_office_in_any_case_and_behind_an_office() -> None:
    """A role leads to its person in the genitive too, and over another role between commas."""
    text = (
        "Der Vorsitzende des Rates, Lindenfurts Amtsleiter Emil Sand (SPD), lobte die Videoüberwachung. "
        "Nach Meinung des Amtsleiters ist die Videoüberwachung richtig."
    )
    assert [fact.actor for fact in facts(text)] == ["Emil Sand", "Emil Sand"]


def test_office_and_its_other_wording() -> None:
    """A commissioner for something is the something-commissioner; several of them are not the one who is named."""
    text = (
        "Der Beauftragte für den Datenschutz des Kreises, Jan Sielmann, prüft die Kundendaten. "
        "Der Auer Datenschutzbeauftragte warnte vor der Weitergabe der Kundendaten. "
        "In Au warnten die Datenschutzbeauftragten vor der Weitergabe der Kundendaten."
    )
    assert [fact.actor for fact in facts(text)] == ["Jan Sielmann", "Jan Sielmann", "Datenschutzbeauftragten"]


def test_organisation_as_the_sentence_names_it() -> None:
    """A sentence with the short name of a company is about that, not about what another sentence calls it."""
    text = (
        "Die Vodrian Deutschland speichert Kundendaten. Vodrian verteidigte die Weitergabe der Kundendaten. "
        "Das Verwaltungsgericht Au prüft die Kundendaten."
    )
    assert "Vodrian" in {fact.actor for fact in facts(text, "Kundendaten bei Vodrian")}


def test_conclusion_of_the_latest_actor() -> None:
    """A possessive at the start of a sentence leads back as a pronoun does."""
    text = "Ilka Torneck kritisierte die Videoüberwachung. Ihr Fazit: „Die Videoüberwachung war ein Fehler.“"
    assert [fact.actor for fact in facts(text)] == ["Ilka Torneck"] * 2


def test_noun_that_points_back() -> None:
    """The politician or lawyer of a later sentence is the person who was named last."""
    text = (
        "Die Abgeordnete Eva Quandt lobte die Kameraüberwachung. Nach Ansicht der Juristen ist Videoüberwachung falsch."
    )
    assert [fact.actor for fact in facts(text)] == ["Eva Quandt", "Juristen"]
    text = (
        "Emil Sand (CDU) lobte die Videoüberwachung. Nach Darstellung des Politikers ist die Videoüberwachung richtig."
    )
    assert [fact.actor for fact in facts(text)] == ["Emil Sand", "Emil Sand"]


@pytest.mark.parametrize(
    ("later", "name"),
    [
        ("die Abgeordnete", "Ilka Torneck"),
        ("der Vorsitzende", "Emil Sand"),
        ("der FWA-Vorsitzende", "Jan Sielmann"),
        ("der Vorsitzende des Rates", "Vorsitzende des Rates"),
        ("ein Abgeordneter", "Abgeordneter"),
        ("der Sprecher", "Sprecher"),
    ],
)
def test_office_of_somebody_named_before(later: str, name: str) -> None:
    """An office with an article means who is named before: man or woman, of the office's party, else the first.

    None does where more is said of it, or where it stands before without a name.
    """
    text = (
        "Ein Sprecher schwieg. Emil Sand (GAU) und Ilka Torneck (GAU) lehnten mit Jan Sielmann (FWA) die "
        f"Videoüberwachung ab. „Die Videoüberwachung ist falsch“, sagte {later}."
    )
    assert facts(text)[-1].actor == name


def test_speech_of_who_spoke_before() -> None:
    """Where a letter is quoted, or whoever a quotation names is nobody, who did something last is heard."""
    text = (
        "Die Gewerkschaft forderte den Rat auf, die Videoüberwachung abzulehnen.\n\n"
        "„Die Videoüberwachung ist ein Fehler“, heißt es in dem Schreiben."
    )
    assert [fact.actor for fact in facts(text)] == ["Gewerkschaft", "Gewerkschaft"]


def test_stolen_data() -> None:
    """Data alone are nothing private; where a sentence tells that they were stolen, they are."""
    assert sentences("Unbekannte haben Daten der Stadt Lindenfurt gestohlen.")
    assert not sentences("Die Stadt Lindenfurt veröffentlicht Daten zum Wetter.")
    assert not sentences("Bei dem Angriff fielen zehn Soldaten.")


def test_pronoun_leads_to_the_latest_actor() -> None:
    """Both "er" and "sie" stand for who acted last."""
    text = "Das Landesamt lehnte die Gesichtserkennung ab. Sie verbot die Vorratsdatenspeicherung gleich mit."
    assert [fact.actor for fact in facts(text)] == ["Landesamt", "Landesamt"]


def test_turn_of_an_interview() -> None:
    """In an interview everything up to the next name and colon is said by who is named."""
    text = (
        "Eva Quandt spricht über Datenschutz.\n\nQuandt: Die Videoüberwachung stört. Sie frisst zu viele Daten.\n\n"
        "Bote: Die Videoüberwachung bleibt trotzdem dort."
    )
    assert [(fact.actor, fact.act) for fact in facts(text)][1:3] == [("Eva Quandt", "aussage")] * 2


def test_speech_goes_on() -> None:
    """Reported speech without its speaker belongs to who spoke in the sentence before."""
    text = (
        "Der Mieterbund kritisierte die Videoüberwachung am Markt. Es brauche zudem mehr Datenschutz. "
        "Selbst Fingerabdrücke könnten gespeichert werden."
    )
    assert {fact.actor for fact in facts(text, "Videoüberwachung")} == {"Mieterbund"}


def test_told_and_then_ascribed() -> None:
    """What a sentence tells is done by its subject, though the next one says who let it be known."""
    text = "Die Stadt Lindenfurt plant eine Videoüberwachung. Das teilte Bürgermeisterin Eva Quandt am Montag mit."
    assert [(fact.actor, fact.act) for fact in facts(text)][:1] == [("Stadt", "plan")]


def test_ruling_goes_on() -> None:
    """What a ruling goes on to say is the court's word, though no sentence repeats it."""
    text = (
        "Das Verwaltungsgericht Au urteilte über die Videoüberwachung. Erlaubt sind Aufnahmen nur bei Nacht. "
        "Das Gericht lehnte die Gesichtserkennung ab."
    )
    assert {fact.actor for fact in facts(text)} == {"Verwaltungsgericht"}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Der Mieterbund kritisierte die Videoüberwachung.", Stance.CRITICAL),
        ("Der Konzern verteidigte die Videoüberwachung.", Stance.SUPPORTIVE),
        ("Der Konzern hatte keine Bedenken gegen die Videoüberwachung.", Stance.SUPPORTIVE),
        ("Der Verband forderte mehr Einwilligung bei der Videoüberwachung.", Stance.CRITICAL),
        ("Der Verband forderte mehr Videoüberwachung.", Stance.SUPPORTIVE),
        ("Der Verband will den Datenschutz lockern.", Stance.SUPPORTIVE),
        ("Der Verein kritisierte, dass der Konzern den Datenschutz lockern will.", Stance.CRITICAL),
        ("Der Konzern wies die Kritik an der Videoüberwachung zurück.", Stance.SUPPORTIVE),
        ("Der Landtag beschloss die Videoüberwachung.", Stance.SUPPORTIVE),
        ("Die Regierung plant, den Datenschutz zu stärken.", Stance.CRITICAL),
        ("Die Firma Blick betrieb eine unzulässige Videoüberwachung.", Stance.SUPPORTIVE),
        ("Die Videoüberwachung wurde beschlossen.", Stance.NEUTRAL),
        ("Datenschützer teilten Zahlen zur Videoüberwachung mit.", Stance.CRITICAL),
        ("Datenschützer begleiteten die Videoüberwachung.", Stance.NEUTRAL),
        ("Der Senat will die Videoüberwachung nun doch nicht erlauben.", Stance.CRITICAL),
        ("Der Verein begrüßte die Videoüberwachung nicht.", Stance.CRITICAL),
        (
            "Der Verein sagte, ein Eingriff in die Privatsphäre liege bei der Videoüberwachung nicht vor.",
            Stance.SUPPORTIVE,
        ),
        ("Die Sprecherin sagte, ein Verstoß liege bei der Videoüberwachung nicht vor.", Stance.SUPPORTIVE),
        ("Die Ministerin begrüßte das Urteil zur Videoüberwachung.", Stance.CRITICAL),
        ("Der Verein plant eine Klage gegen die Videoüberwachung.", Stance.CRITICAL),
        ("Der Verein erklärte, die Videoüberwachung sollte nicht genutzt werden.", Stance.CRITICAL),
        ("Der Verein hält wenig von der Videoüberwachung.", Stance.CRITICAL),
        ("Der Verein sprach sich gestern für die Videoüberwachung aus.", Stance.SUPPORTIVE),
        ("Der Verein nannte Kameras zwar sinnvoll, aber die Videoüberwachung rechtswidrig.", Stance.CRITICAL),
        ("Der Verein betonte, Videoüberwachung dürfe nur bei Nacht laufen.", Stance.CRITICAL),
        ("Der Verein hält die Videoüberwachung trotz der Privatsphäre für gerechtfertigt.", Stance.CRITICAL),
        ("Der Verein schätzt die Privatsphäre, hält aber die Videoüberwachung für gerechtfertigt.", Stance.SUPPORTIVE),
        ("Der Verein forderte, die Videoüberwachung abzuschalten.", Stance.CRITICAL),
        ("Die Sprecherin sagte, die Videoüberwachung müsse bleiben.", Stance.SUPPORTIVE),
        ("Die Sprecherin sagte, bei der Videoüberwachung gebe es eine Datenpanne.", Stance.NEUTRAL),
        ("Der Verein stellte wegen der Videoüberwachung Anzeige gegen Unbekannt.", Stance.NEUTRAL),
        ("Die Gewerkschaft meldete Widerspruch gegen die Löschung der Videoüberwachung an.", Stance.SUPPORTIVE),
        ("Der Verein nannte die Videoüberwachung einen Verstoß gegen die Privatsphäre.", Stance.CRITICAL),
        ("Die Ministerin kritisierte, dass es dort noch keine Videoüberwachung gibt.", Stance.SUPPORTIVE),
        ("Die Sprecherin sagte, bei der Videoüberwachung sei die Privatsphäre gewahrt.", Stance.SUPPORTIVE),
        ("Die Sprecherin sagte, bei der Videoüberwachung müsse die Privatsphäre gewahrt sein.", Stance.CRITICAL),
        (
            "Die Sprecherin sagte, bei der Videoüberwachung dürfe die Privatsphäre nicht verletzt werden.",
            Stance.CRITICAL,
        ),
        ("Die Sprecherin sagte, bei der Videoüberwachung werde die Privatsphäre nicht verletzt.", Stance.SUPPORTIVE),
        ("Die Sprecherin sagte, der Datenschutz dürfe nicht gelockert werden.", Stance.CRITICAL),
        ("Die Sprecherin sagte, es gebe keine Abstriche beim Datenschutz.", Stance.SUPPORTIVE),
        ("Der Verein unterstützt die Klage wegen der Videoüberwachung.", Stance.CRITICAL),
        ("Der Preis ging an die Firma Blick für die heimliche Videoüberwachung.", Stance.SUPPORTIVE),
        ("Den Preis erhielt Ilka Torneck für den Beschluss zum Datenschutz im Verein.", Stance.SUPPORTIVE),
        ("Das Ministerium nannte die Warnungen vor der Videoüberwachung unbegründet.", Stance.SUPPORTIVE),
        ("Der Verein beschloss, der Videoüberwachung nicht zuzustimmen.", Stance.CRITICAL),
        ("Datenschützer haben keine Bedenken gegen die Videoüberwachung.", Stance.SUPPORTIVE),
        ("Der Verein nannte die Videoüberwachung nicht frei von Risiken.", Stance.CRITICAL),
        ("Die Sprecherin fragte, ob die Videoüberwachung unzulässig sei.", Stance.CRITICAL),
        ("Die Behörde kündigte eine Untersuchung der Videoüberwachung an.", Stance.NEUTRAL),
        ("Der Konzern räumte ein, dass es die Videoüberwachung gab.", Stance.NEUTRAL),
        ("Im Skandal um die Videoüberwachung prüft das Amt die Firma Blick.", Stance.NEUTRAL),
        ("Die Stadt teilte mit, trotz der Kritik laufe die Videoüberwachung.", Stance.NEUTRAL),
        ("Die Stadt berichtete über die Videoüberwachung.", Stance.NEUTRAL),
        ("Ilka Torneck sprach von der Videoüberwachung.", Stance.CRITICAL),
        ("Das Amt prüft die Videoüberwachung.", Stance.NEUTRAL),
        ("Die Stadt will die Fragen zur Videoüberwachung klären.", Stance.SUPPORTIVE),
        ("„Wo will die Stadt filmen?“, kritisierte Ilka Torneck die Videoüberwachung.", Stance.CRITICAL),
    ],
)
def test_stance(text: str, stance: Stance) -> None:
    """Against the measure or for what is protected is critical, the other side supportive, nobody's neutral."""
    assert [fact.stance for fact in facts(text, "Videoüberwachung in Au")] == [stance]


def test_report_of_an_incident() -> None:
    """Where data were stolen, officials who tell of it are for and against nothing; who judges it is."""
    text = (
        "Bei der Reederei Quandel sind Kundendaten gestohlen worden. "
        "Die Datenschutzbeauftragte Ilka Torneck sagte, die Daten stünden im Darknet. "
        "Die Reederei teilte mit, sie arbeite nach dem Angriff mit der Polizei zusammen. "
        "Die Gewerkschaft kritisierte die Reederei wegen der Datenpanne scharf."
    )
    stances = {fact.actor: fact.stance for fact in facts(text, "Kundendaten gestohlen")}
    assert stances["Ilka Torneck"] is Stance.NEUTRAL
    assert stances["Gewerkschaft"] is Stance.CRITICAL
    assert list(stances.values()).count(Stance.CRITICAL) == 1


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Das Amt verwarnte die Schule wegen der Videoüberwachung.", "verwarnung"),
        ("Die Firma Blick ist für illegale Videoüberwachung bekannt.", "verstoss"),
        ("Das Amt verhängte ein Bußgeld wegen der Videoüberwachung.", "bussgeld"),
        ("Der Verein begrüßte das Vorhaben zur Videoüberwachung.", "aussage"),
        ("Der Senat, der schon gerügt worden war, plant eine Videoüberwachung.", "plan"),
        ("„Wir dulden keine Videoüberwachung“, sagte Eva Quandt.", "aussage"),
    ],
)
def test_act(text: str, act: str) -> None:
    """The verb of the main clause says what is done, before other verbs and nouns; who is quoted states."""
    assert [fact.act for fact in facts(text, "Videoüberwachung in Au")] == [act]


def test_schools_in_passing() -> None:
    """A school that is only a place makes no fact on education; what schools may do does."""
    assert not sentences("Nahe einer Schule in Lindenfurt stürzte am Montag ein Kran um.", topic="bildung")
    assert sentences("Das Amt verbot der Schule in Lindenfurt den neuen Videodienst.", topic="bildung")


def test_topics_side_by_side() -> None:
    """One sentence can be a fact on several topics, each with its own words."""
    text = "Der Schulträger verbot die Cloud wegen des Datenschutzes."
    found = pipeline.extract(nlp(), Article(id="a", title="", text=text)).facts
    assert {fact.topic for fact in found} == {"bildung", "cloud", "datenschutz"}
