"""What a sentence says of measures and goods: that they are wanted, weakened, ended, missing or not enough."""

from __future__ import annotations

from collections.abc import Sequence

from bot.extraction.facts.attitudes import AGAINST, CIRCUMSTANCE, OBJECT, ONLY, PURPOSE, Wording, first
from bot.extraction.facts.negation import ENDS, NOT, REACH, TO, is_negated
from bot.extraction.facts.topic_words import INFINITIVE
from bot.extraction.facts.word_lists import ends, whole
from bot.model import Stance

AWARDED = whole("receiving", "awarded")
PRIZES = ends("prizes")
ABOUT = whole("about")
SERVING = whole("serving")
LACKING = whole("lacking")
MODALS = whole("may", "modals")
VERB_LAST = ENDS | whole("joining")  # what stands behind a verb that is the last of its clause
DEFENDED = frozenset({"goods", "verb:klage", "noun:klage", "noun:protest"})
BLAMED = ("against", "measures", "noun:gesetz", "noun:plan", "noun:beschluss")
VOICED = ("criticism", "noun:protest")
NEAR = 24  # words between a word of approval or refusal and what it is said of


def side(words: Wording, cue: int) -> Stance | None:
    """On which side it is to be in favour of what a cue refers to: the nearest measure or good, best behind it."""
    if any(_is_infinitive(words.lowers, place) for place in words.places("goods") if place > cue):
        return Stance.CRITICAL  # "forderte, die Vorhaben offenzulegen"
    places = sorted(range(len(words.kinds)), key=lambda place: (place < cue, abs(place - cue)))
    for place in places:
        if cue < place and not SERVING.isdisjoint(words.lowers[max(cue, place - REACH) : place]):
            continue  # "notwendig zur Verteidigung der Freiheitsrechte"
        if cue < place and "ending" in words.kinds[place]:  # "fordert ein Verbot der Kameras"
            return Stance.CRITICAL
        if not words.kinds[place].isdisjoint(DEFENDED):
            return Stance.CRITICAL
        if "measures" in words.kinds[place]:  # "… die Speicherung nur unter Auflagen zuzulassen"
            limited = not ONLY.isdisjoint(words.lowers[place + 1 : place + 1 + REACH])
            return Stance.CRITICAL if limited else Stance.SUPPORTIVE
    return None


def _is_infinitive(lowers: Sequence[str], place: int) -> bool:
    return lowers[place - 1] in TO or bool(INFINITIVE.match(lowers[place]))


def prize(words: Wording) -> Stance | None:
    """What a prize is given for, whoever gets it has done: "Der Preis ging an das Amt für das heimliche Abhören"."""
    if AWARDED.isdisjoint(words.lowers) or not any(word.endswith(PRIZES) for word in words.lowers):
        return None
    begin = first(words.lowers, PURPOSE)
    return Stance.SUPPORTIVE if any(place > begin for place in words.places(*BLAMED)) else None


def missing(words: Wording) -> Stance | None:
    """Criticism that a measure is missing is in favour of it: "kritisiert, dass dort keine Kameras hängen"."""
    behind = words.refusals[0] + 2 if words.refusals else len(words.lowers)
    measures = [place for place in words.places("measures") if place >= behind]
    wanted = any(not LACKING.isdisjoint(words.lowers[place - 2 : place]) for place in measures)
    return Stance.SUPPORTIVE if wanted else None


def too_little(words: Wording) -> Stance | None:
    """Of what is not enough more is wanted: "der Entwurf ist zu lasch", "der Datenschutz geht nicht weit genug"."""
    short = words.places("too_little")
    return side(words, short[0]) if short else None


def changed(words: Wording) -> Stance | None:
    """What is said of goods or measures that are weakened, and of goods that are kept."""
    weakening = words.places("weakening")  # "trotz der Beschränkungen" only names them
    near = {place: words.lowers[max(0, place - REACH) : place] for place in weakening}
    weakened = next((place for place in weakening if CIRCUMSTANCE.isdisjoint(near[place])), None)
    if words.places("goods"):
        asked = not MODALS.isdisjoint(words.lowers) or words.places("demand", "need")
        if weakened is not None:  # "will den Datenschutz lockern", "darf ihn nicht lockern"; "er wird nicht gelockert"
            kept_up = words.refusals or (asked and is_negated(words.lowers, weakened))
            return Stance.CRITICAL if kept_up else Stance.SUPPORTIVE
        kept = next(iter(words.places("assuring")), None)
        if kept is not None:  # "der Datenschutz sei gewährleistet", "… müsse gewährleistet sein"
            return Stance.CRITICAL if asked or is_negated(words.lowers, kept) else Stance.SUPPORTIVE
    if weakened is not None and words.places("measures"):
        return Stance.SUPPORTIVE if words.refusals else Stance.CRITICAL
    return None


def unused(words: Wording) -> Stance | None:
    """Who does not use a measure, or sees no use in it: "Scanner werden nicht eingesetzt", "verhindern nichts"."""
    if words.attitudes or not words.places("measures"):
        return None
    near = [
        words.lowers[max(0, place - OBJECT) : place + 1 + REACH * ("benefit" in words.kinds[place])]
        for place in words.places("using", "benefit")
    ]
    return Stance.CRITICAL if any(not NOT.isdisjoint(part) for part in near) else None


def stopped(words: Wording) -> Stance | None:
    """Who stops a measure is against it, who refuses that in favour: "will die Speicherung nicht aussetzen"."""
    stops = words.places("stopping")
    if not stops or not words.places("measures"):
        return None
    refused = set(words.refusals) - set(stops) or is_negated(words.lowers, stops[0])
    return Stance.SUPPORTIVE if refused else Stance.CRITICAL


def opponents(words: Wording) -> Stance | None:
    """Who refuses what is itself against a measure is in favour: "warnte vor einer Kampagne gegen das Gesetz"."""
    voiced = words.places(*VOICED)
    for place in words.refusals:
        nouns = [noun for noun in voiced if place - 2 <= noun < place]
        refused = any(before < noun <= before + OBJECT for noun in nouns for before in words.refusals)
        if words.lowers[place] in AGAINST and refused:
            return Stance.SUPPORTIVE
    return None


def ended(words: Wording) -> Stance | None:
    """What is said of a measure's end: "bedauerte die Aussetzung" is in favour of it, "begrüßte den Stopp" against."""
    regrets = [(place, False) for place in words.places("regret")]
    for end in words.places("ending"):
        behind = not ABOUT.isdisjoint(words.lowers[max(0, end - REACH) : end])  # "über das Verbot enttäuscht"
        for place, favour in (*words.attitudes, *regrets):
            near = place < end <= place + NEAR or (behind and end < place <= end + NEAR)
            if near and "ending" not in words.kinds[place]:
                return Stance.CRITICAL if favour else Stance.SUPPORTIVE
    return None


def wanted(words: Wording) -> Stance | None:
    """On which side it is to want something, where nothing else is said: "sollte nicht genutzt werden" is against it.

    A need counts in a clause that has its verb in front: "die man speichern muss" is nobody's wish.
    """
    lowers = words.lowers
    if words.attitudes:
        return None
    needs = [
        place for place in words.places("need") if lowers[place + 1 : place + 2] and lowers[place + 1] not in VERB_LAST
    ]
    cues = words.places("demand") or needs
    found = side(words, cues[0]) if cues else None
    if found and (is_negated(lowers, cues[0]) or not NOT.isdisjoint(lowers[cues[0] : cues[0] + REACH])):
        return Stance.SUPPORTIVE if found is Stance.CRITICAL else Stance.CRITICAL
    return found
