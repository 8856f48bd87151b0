"""The words of approval and refusal in a sentence, with what denies them or makes them somebody else's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.extraction.facts.negation import ENDS, REACH, clause_end, is_negated
from bot.extraction.facts.word_lists import ends, whole

MAY = whole("may")
LIMITED = whole("may", "limited")
ONLY = whole("only")
CONCEDED = whole("conceded")
CONCEDING = whole("conceding")
CIRCUMSTANCE = whole("circumstance")
WITHIN = whole("within")
ASKING = whole("asking")
AGAINST = whole("opposing")
OVERCOME = whole("overcome")
RECEIVED = whole("received")
FIGHTING_OR_DESPITE = whole("fighting", "despite")
ARTICLES = whole("articles")
PURPOSE = whole("purpose")
OPPOSABLE = frozenset({"measures", "strong", "noun:gesetz", "noun:plan", "noun:beschluss", "noun:urteil"})
VIOLATION = frozenset({"verb:verstoss", "noun:verstoss"})
FOUGHT = 3  # words from "Abwehr" to what is fought
ARGUED = frozenset({"measures", "goods"})
OFFICES = ends("offices")
CASES = ("", "e", "en", "er", "es", "em", "s", "n")
NOT_ARGUED = (*OFFICES, *(harm + case for harm in ends("harms") for case in CASES))
OFFICE = 3  # words from "Beauftragte" to what for
OBJECT = 12  # words behind "gegen" among which stands what somebody is against

Kinds = frozenset[str]
Attitude = tuple[int, bool]  # place of a word, and whether it is one of approval


@dataclass(frozen=True, slots=True)
class Wording:
    """The small-letter words of a sentence, the kinds of each, and which of them approve or refuse."""

    lowers: Sequence[str]
    kinds: Sequence[Kinds]
    attitudes: Sequence[Attitude]

    @property
    def refusals(self) -> list[int]:
        """The places of the words that refuse."""
        return [place for place, favour in self.attitudes if not favour]

    def places(self, *kinds: str) -> list[int]:
        """The places of the words of one of some kinds, ascending."""
        return [place for place, word in enumerate(self.kinds) if not word.isdisjoint(kinds)]


def wording(lowers: Sequence[str], kinds: Sequence[Kinds]) -> Wording:
    """A sentence with its words of approval and refusal; of "zwar …, aber …" only what stands behind the second."""
    conceded = first(lowers, CONCEDED)
    begin = next((place for place in range(conceded, len(lowers)) if lowers[place] in CONCEDING), 0)
    lowers, kinds = lowers[begin:], _heads(lowers, kinds)[begin:]
    return Wording(lowers, kinds, _attitudes(lowers, kinds))


def _heads(lowers: Sequence[str], kinds: Sequence[Kinds]) -> list[Kinds]:
    """The kinds of words by the last part of each: a Datenschutzverstoß is no Datenschutz, nor is who speaks for it."""
    found = [
        word - ARGUED if word & ARGUED and lower.endswith(NOT_ARGUED) else word
        for lower, word in zip(lowers, kinds, strict=True)
    ]
    for place in range(2, len(found)):  # "die Beauftragte für den Datenschutz"
        near = lowers[max(0, place - OFFICE) : place]
        if "goods" in found[place] and any(word.endswith(OFFICES) for word in near) and not PURPOSE.isdisjoint(near):
            found[place] -= ARGUED
    return found


def is_opposed(lowers: Sequence[str], kinds: Sequence[Kinds]) -> bool:
    """Whether what is decided is against a measure: "… entschied sich gegen das Abkommen", "stimmten für den Stopp"."""
    for place, word in enumerate(kinds):
        if lowers[place] in AGAINST and any(not favour for _, favour in _opposed(lowers, kinds, place)):
            return True
        if "ending" in word and not PURPOSE.isdisjoint(lowers[max(0, place - REACH) : place]):
            return True
    return False


def is_overcome(lowers: Sequence[str]) -> bool:
    """Whether somebody does what others were against: "gegen den Widerstand der Opposition beschlossen"."""
    places = [place for place, word in enumerate(lowers) if word in AGAINST]
    return any(not OVERCOME.isdisjoint(lowers[place + 1 : place + 1 + REACH]) for place in places)


def first(lowers: Sequence[str], words: frozenset[str]) -> int:
    """The place of the first of some words, the end of the sentence when there is none."""
    return next((place for place, word in enumerate(lowers) if word in words), len(lowers))


def _attitudes(lowers: Sequence[str], kinds: Sequence[Kinds]) -> list[Attitude]:
    """Words of approval and refusal; a negation shortly before one turns it round."""
    found: list[Attitude] = []
    asked = _asked(lowers)
    for place, word in enumerate(kinds):
        before = lowers[max(0, place - REACH) : place]
        if place in asked:
            continue
        if lowers[place] in AGAINST:
            counted = place > 0 and "complaint" in kinds[place - 1]  # "40 Widersprüche gegen …"
            found += [] if counted else _opposed(lowers, kinds, place)
        elif "criticism" in word and not AGAINST.isdisjoint(before):
            found.append((place, True))  # "verteidigte den Plan gegen Kritik", "verwahrte sich gegen den Vorwurf"
        elif _is_others(lowers, word, place):
            continue
        elif "against" in word or "in_favour" in word:
            found.append((place, ("in_favour" in word) is not _is_turned(lowers, word, place)))
        elif lowers[place] in LIMITED and not ONLY.isdisjoint(lowers[place + 1 : place + 1 + REACH]):
            found.append((place, False))  # "darf nur in engen Grenzen"
    return found


def _is_others(lowers: Sequence[str], word: Kinds, place: int) -> bool:
    """Whether a word only names what others say or what is fought: "im Skandal um …", "zur Abwehr von Gefahren"."""
    if "complaint" in word:  # "40 Beschwerden"
        return True
    if "criticism" in word:  # "erhielt Kritik", "trotz der Kritik", "bei einer ersten Kritik"
        near = lowers[max(0, place - REACH) : place]
        if not (RECEIVED.isdisjoint(lowers) and CIRCUMSTANCE.isdisjoint(near)):
            return True
    near = lowers[max(0, place - FOUGHT) : place]
    named = place > 0 and lowers[place - 1] in WITHIN
    return "against" in word and (named or not FIGHTING_OR_DESPITE.isdisjoint(near))


def _is_turned(lowers: Sequence[str], word: Kinds, place: int) -> bool:
    """Whether a word means the opposite here: denied, or "nur dann sinnvoll"; never with its own "nicht"."""
    if "fixed" in word:
        return False
    if "in_favour" in word and not ONLY.isdisjoint(lowers[max(0, place - REACH) : place]):
        return True
    return is_negated(lowers, place) and not ("against" in word and _is_forbidden(lowers, place))


def _asked(lowers: Sequence[str]) -> range:
    """The words of an indirect question: "prüft, ob die Firma den Datenschutz verletzt hat" says not that it has."""
    begin = first(lowers, ASKING)
    return range(begin, clause_end(lowers, begin))


def _opposed(lowers: Sequence[str], kinds: Sequence[Kinds], place: int) -> list[Attitude]:
    """What "gegen" shows: refusal of a measure or rule, approval when a good is opposed, nothing of anything else.

    "Anzeige gegen Unbekannt" is against no measure, and a "Verstoß gegen den Datenschutz" is blamed, not wanted.
    """
    if not OVERCOME.isdisjoint(lowers[place + 1 : place + 1 + REACH]):  # "gegen den Widerstand", "gegen die Stimmen"
        return []
    for word in kinds[place + 1 : _phrase_end(lowers, place + 1)]:
        if "advocates" in word:  # "gegen die Datenschutzbeauftragte"
            return []
        if "goods" in word:
            blamed = any(not each.isdisjoint(VIOLATION) for each in kinds[max(0, place - REACH) : place])
            return [] if blamed else [(place, True)]
        if not word.isdisjoint(OPPOSABLE):
            return [(place, False)]
    return []


def _phrase_end(lowers: Sequence[str], begin: int) -> int:
    """Where a noun phrase with its genitives ends: at a mark or at the article of the next one."""
    places = range(begin + 2, min(len(lowers), begin + OBJECT))
    return next((place for place in places if lowers[place] in ARTICLES | ENDS), begin + OBJECT)


def _is_forbidden(lowers: Sequence[str], place: int) -> bool:
    """Whether a harm is told not to be done: "darf nicht verletzt werden" is no denial of it."""
    return not MAY.isdisjoint(lowers[max(0, place - OBJECT) : place])
