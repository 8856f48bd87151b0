"""On which side a fact is where words alone mislead: every rule with its sentence."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from bot.extraction import pipeline
from bot.model import Article, Fact, Stance

AGAINST, FAVOUR, NEITHER = Stance.CRITICAL, Stance.SUPPORTIVE, Stance.NEUTRAL


@cache
def nlp() -> Language:
    """One pipeline for all tests of this file."""
    return pipeline.build()


def facts(text: str, title: str = "Videoüberwachung in Au", topic: str = "datenschutz") -> list[Fact]:
    """The facts on one topic in a text."""
    found = pipeline.extract(nlp(), Article(id="a", title=title, text=text)).facts
    return [fact for fact in found if fact.topic == topic]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Über die Videoüberwachung entscheidet nun Ilka Torneck.", NEITHER),
        # what is still to come, or told without saying which way it went
        ("Als Nächstes wird ein Urteil des Verwaltungsgerichts zur Videoüberwachung erwartet.", NEITHER),
        ("Das Verwaltungsgericht Au hat sein Urteil zur Videoüberwachung gesprochen.", NEITHER),
        ("Die Videoüberwachung wird auch das Verwaltungsgericht Au beschäftigen.", NEITHER),
        # who leaves it open
        ("Mit Kritik an der Videoüberwachung hält sich Ilka Torneck zurück.", NEITHER),
        ("Ilka Torneck äußerte sich nicht zur Kritik an der Videoüberwachung.", NEITHER),
        # criticism is voiced, though nobody is named; being criticised is not voicing it
        ("Die Videoüberwachung stößt im ganzen Land auf heftige Kritik.", AGAINST),
        ("Kritik an der Videoüberwachung gab es im ganzen Land.", AGAINST),
        ("Wegen der Videoüberwachung blieb es im ganzen Land still, obwohl mancher in der Kritik steht.", NEITHER),
        # what is not enough
        ("Der Mieterbund nannte den Entwurf zur Videoüberwachung zu lasch.", FAVOUR),
        ("Der Mieterbund erklärte, die Videoüberwachung gehe nicht weit genug.", FAVOUR),
        ("Der Mieterbund erklärte, der Datenschutz gehe nicht weit genug.", AGAINST),
        # an infinitive that somebody is not able or willing to do
        ("Der Mieterbund sah sich nicht in der Lage, der Videoüberwachung zuzustimmen.", AGAINST),
        ("Der Mieterbund weigerte sich, die Videoüberwachung zu unterstützen.", AGAINST),
        ("Der Mieterbund sah keinen Grund, die Videoüberwachung abzulehnen.", FAVOUR),
        ("Der Mieterbund sagte, er habe kein Problem mit der Videoüberwachung.", FAVOUR),
        ("Der Mieterbund verspricht sich viel von der Videoüberwachung.", FAVOUR),
        ("Der Mieterbund erklärte, der Entwurf zur Videoüberwachung trage den Sorgen der Anwohner Rechnung.", FAVOUR),
        # who refuses refusal
        ("Emil Sand warnte vor einer Kampagne gegen die Videoüberwachung.", FAVOUR),
        ("Emil Sand sieht der Klage gegen die Videoüberwachung gelassen entgegen.", FAVOUR),
        ("Emil Sand nannte die Sorge um die Videoüberwachung Panikmache.", FAVOUR),
        ("Emil Sand bedauerte die Ablehnung der Videoüberwachung.", FAVOUR),
        ("Emil Sand zeigte sich über das Verbot der Videoüberwachung enttäuscht.", FAVOUR),
        ("Der Mieterbund begrüßte den Stopp der Videoüberwachung.", AGAINST),
        ("Emil Sand verteidigte die Videoüberwachung gegen die Kritik der Anwohner.", FAVOUR),
        ("Trotz Protesten der Anwohner nannte Emil Sand die Videoüberwachung einen Erfolg.", FAVOUR),
        # what shall be given up; a negation denies nothing behind the next comma
        ("Der Mieterbund forderte die Stadt auf, die Videoüberwachung aufzugeben.", AGAINST),
        ("Die Videoüberwachung bringe dem Viertel nichts, klagte Emil Sand.", AGAINST),
        # the last part of a compound says what it is, and an office defends nothing
        ("Der Mieterbund wendet sich gegen das grundrechtsfeindliche Vorhaben der Videoüberwachung.", AGAINST),
        ("Die Beauftragte für den Datenschutz, Eva Quandt, will die Videoüberwachung einschränken.", AGAINST),
        # whoever speaks for the cause by profession does so for the cause
        ("Die Datenschützerin Eva Quandt lobte in Au die Ansprache über die Privatsphäre.", AGAINST),
        # what an office stands for counts where nothing is shown; a party makes no difference
        ("Von der Videoüberwachung sprach auch die Innenministerin Eva Quandt.", FAVOUR),
        ("Von der Videoüberwachung sprach auch die FDP-Abgeordnete Eva Quandt.", AGAINST),
        ("Von der Videoüberwachung sprach auch die CDU-Abgeordnete Eva Quandt.", AGAINST),
        ("Der Mieterbund begrüßte, dass die Reederei die Videoüberwachung eingestellt habe.", AGAINST),
        # votes
        ("Der Landtag stimmte für die Aussetzung der Videoüberwachung.", AGAINST),
        ("Der Landtag entschied sich gegen die Videoüberwachung.", AGAINST),
        ("Dagegen stimmten bei der Videoüberwachung 30 Abgeordnete.", AGAINST),
        ("Gegen den Widerstand der Opposition hat der Landtag die Videoüberwachung beschlossen.", FAVOUR),
        # what "gegen" refers to ends with its noun phrase
        ("Im Kampf gegen den Vandalismus die Videoüberwachung zu nutzen sei sinnvoll, sagte Emil Sand.", FAVOUR),
        ("Mit Blick auf die Kritik an der Videoüberwachung sagte Emil Sand, sie sei sinnvoll.", FAVOUR),
        ("Die Datenschützerin hält die Videoüberwachung im Hafen für sinnvoll.", FAVOUR),
        ("Die Datenschützerin Ilka Torneck setzt ihren Kampf gegen die Videoüberwachung fort.", AGAINST),
        ("Die Datenschützerin begrüßte die Pause der Videoüberwachung, blieb aber bei ihrer Kritik.", AGAINST),
        # who is called a critic or a supporter
        ("Kritiker sprachen von Videoüberwachung im großen Stil.", AGAINST),
        ("Befürworter sprachen von Videoüberwachung im großen Stil.", FAVOUR),
        # stopping, not using, seeing no use
        ("Die Ministerin will die Datenspeicherung vorerst aussetzen.", AGAINST),
        ("Die Ministerin will die Videoüberwachung nicht beenden.", FAVOUR),
        ("Die Ministerin sagte, bei der Videoüberwachung würden keine neuen Kameras eingesetzt.", AGAINST),
        ("Die Ministerin sagte, mehr Videoüberwachung verhindere keinen Einbruch im Hafen.", AGAINST),
        ("Die Ministerin hat die Videoüberwachung am Hafen ausgeschlossen.", AGAINST),
        ("Der Mieterbund sagte, der Videoüberwachung fehle eine Rechtsgrundlage.", AGAINST),
        # others complain
        ("Die Stadt zählte 40 Widersprüche gegen die Videoüberwachung.", NEITHER),
        # voices of nobody
        ("Bedenken wegen der Videoüberwachung gab es im ganzen Land.", AGAINST),
        ("Bei der Gewerkschaft stößt die Videoüberwachung auf Ablehnung.", AGAINST),
        # what it is for is not what is called so; a condition is no approval
        ("Emil Sand nannte die Videoüberwachung notwendig zur Verteidigung der Grundrechte.", FAVOUR),
        ("Emil Sand nannte die Videoüberwachung nur unter strengen Auflagen sinnvoll.", AGAINST),
        # a phrase that has its own "nicht"
        ("Emil Sand sagte, es gehe nicht an, dass die Videoüberwachung schon läuft.", AGAINST),
        ("Emil Sand schloss die Videoüberwachung nicht aus.", FAVOUR),
        # who refuses a ruling
        ("Der Konzern kündigte wegen der Videoüberwachung Rechtsmittel an.", FAVOUR),
        # what is done against measures, and what others do
        ("Der Verein plant den Gang vor das Bundesverfassungsgericht wegen der Videoüberwachung.", AGAINST),
        ("Mehrere Bundesländer kündigten ihr Veto gegen die Videoüberwachung an.", AGAINST),
        ("Der Verein hat Unterschriften gegen die Videoüberwachung gesammelt.", AGAINST),
        ("Der Verein dringt auf Aufklärung über die Videoüberwachung.", AGAINST),
        ("Die Datenschützerin verlangte, den Entwurf zur Videoüberwachung vorzulegen.", AGAINST),
        # a harm that is fought, a condition, a circumstance
        ("Emil Sand nannte die Videoüberwachung sinnvoll zur Abwehr von Gefahren.", FAVOUR),
        ("Emil Sand nannte die Videoüberwachung sinnvoll, falls Zweifel an der Beleuchtung bleiben.", FAVOUR),
        ("Emil Sand sieht trotz der Einschränkungen grünes Licht für die Videoüberwachung.", FAVOUR),
        ("Der Verein begrüßte, die Videoüberwachung nur bei Nacht zuzulassen.", AGAINST),
        # what is announced is planned
        ("Die Stadt hat angekündigt, sie werde die Videoüberwachung ausbauen.", FAVOUR),
        # what else is rejected
        ("Emil Sand wies Spekulationen über eine Videoüberwachung zurück.", FAVOUR),
        ("Die Datenschützerin sah ihre Bedenken gegen die Videoüberwachung ausgeräumt.", FAVOUR),
        # no negation at all
        ("Das Amt hat nicht zum ersten Mal Fingerabdrücke ausgewertet.", FAVOUR),
        ("Emil Sand nannte die Videoüberwachung nicht nur sinnvoll.", FAVOUR),
        # who examines by profession is on no side
        ("Die Staatsanwaltschaft sagte, die Fingerabdrücke seien gespeichert worden.", NEITHER),
        ("Die Staatsanwaltschaft nannte die Videoüberwachung sinnvoll.", FAVOUR),
        # the end of a measure that is wanted; a plan that is denied behind its verb; a refusal that is planned
        ("Der Bund der Näherinnen fordert ein Verbot der Videoüberwachung.", AGAINST),
        ("Emil Sand hatte angekündigt, er werde keinen Entwurf zur Videoüberwachung vorlegen.", AGAINST),
        ("Die Fraktion will ihre Zustimmung zur Videoüberwachung verweigern.", AGAINST),
        ("Die Fraktion will die Videoüberwachung nicht blockieren.", FAVOUR),
        ("Mehrere Fachleute haben Verfassungsbedenken gegen die Videoüberwachung angemeldet.", AGAINST),
        ("Auch der Einsatz der Videoüberwachung in Bussen wird kritisch gesehen.", AGAINST),
        ("Ilka Torneck hatte geplant, Wirten die Videoüberwachung zu erlauben.", FAVOUR),
        ("Nach langem Streit stellte Ilka Torneck die Pläne zur Videoüberwachung zurück.", AGAINST),
        ("Ilka Torneck forderte den Wirt auf, seine Vorhaben zur Videoüberwachung offenzulegen.", AGAINST),
        ("Berichte über die Videoüberwachung hatten im Rat für Empörung gesorgt.", AGAINST),
        ("Ilka Torneck sagte, der Vorwurf gegen die Videoüberwachung sei widerlegt.", FAVOUR),
        ("Ilka Torneck konnte die Aufregung über die Videoüberwachung nicht nachvollziehen.", FAVOUR),
        ("Das Amt zeigt sich zurückhaltend bei der Videoüberwachung.", NEITHER),
        ("Ilka Torneck sagte, es sei davon auszugehen, dass die Videoüberwachung komme.", NEITHER),
        ("Ilka Torneck brachte eine Videoüberwachung ins Gespräch.", FAVOUR),
        # more words
        ("Emil Sand sagte, die Videoüberwachung stehe in keinem Verhältnis zum Zweck.", AGAINST),
        ("Das Amt sieht Verbesserungsbedarf bei der Videoüberwachung.", AGAINST),
        ("Der Rat hatte entgegen Vorbehalten der Videoüberwachung zugestimmt.", FAVOUR),
        ("Die Länder erklärten sich bereit, Fingerabdrücke zu speichern.", FAVOUR),
        ("Die Videoüberwachung sei geboten, sagte Ilka Torneck.", FAVOUR),
        # deeds
        ("Der Konzern hat Telefondaten ausgewertet.", FAVOUR),
        ("Das Amt entschied, die Kameras der Videoüberwachung außer Betrieb zu nehmen.", AGAINST),
        ("Ein klares Nein: Das Stadtparlament hat die Videoüberwachung gestoppt.", AGAINST),
        ("Die Polizei darf künftig Fingerabdrücke speichern.", NEITHER),
        # a medium reports
        ("Die Hafenzeitung berichtete, was die Stadt bei der Videoüberwachung plant.", NEITHER),
    ],
)
def test_stance(text: str, stance: Stance) -> None:
    """A sentence by itself shows the side that a careful reader would tell."""
    assert [fact.stance for fact in facts(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        # who expects something says nothing for or against it
        (
            "Ilka Torneck kritisierte die Kameras. Sie geht davon aus, dass die Videoüberwachung im Mai beginnt.",
            [AGAINST, NEITHER],
        ),
        # what a court lets pass is no blame
        (
            (
                "Das Verwaltungsgericht Au nannte die Videoüberwachung rechtswidrig. "
                "Als zulässiger Grund für eine Videoüberwachung gilt die Suche nach Vermissten."
            ),
            [AGAINST, NEITHER],
        ),
        # one word of blame does not make a critic of who speaks for measures by profession
        (
            (
                "Innenminister Emil Sand sagte, die Fingerabdrücke würden später dazu gespeichert. "
                "Den Streit um die Videoüberwachung nannte Emil Sand fatal."
            ),
            [FAVOUR, AGAINST],
        ),
        # who said one thing and then another goes on with the latter, until a word of contrast
        (
            (
                "Ilka Torneck nannte die Fingerabdrücke fatal. Sie nannte die Fingerabdrücke gefährlich. "
                "Die Videoüberwachung nannte Ilka Torneck sinnvoll. Die Kameras speicherten wenig, sagte Ilka Torneck. "
                "Allerdings speicherten sie nachts, sagte Ilka Torneck."
            ),
            [AGAINST, AGAINST, FAVOUR, FAVOUR, AGAINST],
        ),
        # a court sues nobody, and what its ruling says it says itself
        (
            (
                "Das Verwaltungsgericht Au gab der Klage gegen die Videoüberwachung statt. "
                "Dem Urteil zufolge ist nicht geregelt, wann die Polizei Kameras einschaltet."
            ),
            [AGAINST, AGAINST],
        ),
        # a law says something of itself
        (
            (
                "Das Verwaltungsgericht Au urteilte über die Videoüberwachung: Sie sei rechtswidrig. "
                "Die Vorschriften im Polizeigesetz der Stadt verletzten die Privatsphäre, hieß es."
            ),
            [AGAINST, AGAINST],
        ),
        # where somebody's words stand, who spoke before goes on
        (
            (
                "Der Konzern Blick bedauerte das Verbot der Videoüberwachung. "
                "„Die Videoüberwachung ist ein Schritt nach vorn“, hieß es in einer Mitteilung."
            ),
            [FAVOUR, FAVOUR],
        ),
    ],
)
def test_stance_in_company(text: str, stances: list[Stance]) -> None:
    """What else the article says of an actor counts, as far as it goes."""
    assert [fact.stance for fact in facts(text)] == stances


@pytest.mark.parametrize(
    ("topic", "text", "stance"),
    [
        ("cloud", "Der Verband bedauerte den Verzicht auf die Cloud.", FAVOUR),
        ("cloud", "Der Landtag stimmte für den Stopp der Cloud.", AGAINST),
        ("cloud", "Mit Kritik an der Cloud hält sich Ilka Torneck zurück.", NEITHER),
        ("bildung", "Gegen den Widerstand der Eltern hat der Landtag die Schulreform beschlossen.", FAVOUR),
        ("bildung", "Die Schulreform stößt im ganzen Land auf heftige Kritik.", AGAINST),
        ("cloud", "Der Magistrat beschloss den Umstieg auf die Cloud.", FAVOUR),
        ("bildung", "Ein Urteil zu den Studiengebühren wird im Mai erwartet.", NEITHER),
        ("sicherheit", "Der Verband weigerte sich, die Spähsoftware zu unterstützen.", AGAINST),
        ("sicherheit", "Kritiker sprachen von Spähsoftware im großen Stil.", AGAINST),
        ("cloud", "Der Landesverband fordert ein Verbot der Cloud.", AGAINST),
        ("cloud", "Der Einsatz der Cloud wird im Landtag kritisch gesehen.", AGAINST),
        ("bildung", "Die Fraktion will ihre Zustimmung zu den Studiengebühren verweigern.", AGAINST),
        ("cloud", "Ilka Torneck stellte die Pläne zur Cloud zurück.", AGAINST),
        ("bildung", "Ilka Torneck konnte die Aufregung über die Studiengebühren nicht nachvollziehen.", FAVOUR),
        ("sicherheit", "Ilka Torneck nannte die Spähsoftware nicht nur sinnvoll.", FAVOUR),
    ],
)
def test_other_topics(topic: str, text: str, stance: Stance) -> None:
    """The same rules serve every topic: they know measures and goods, not what these are."""
    assert [fact.stance for fact in facts(text, topic=topic, title="")] == [stance]
