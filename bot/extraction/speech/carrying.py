"""Who goes on speaking when a sentence does not say: who spoke last, or of whom the sentences since then tell."""

from __future__ import annotations

from collections import deque
from collections.abc import Set as AbstractSet

from bot.extraction.lexicon import kind_of
from bot.extraction.marks import Marked
from bot.extraction.speech.attribution import DOCUMENTS, agent, speaker
from bot.extraction.speech.clauses import TEXTS, denied
from bot.extraction.speech.cues import PASSIVE, cues
from bot.extraction.speech.free import about
from bot.extraction.speech.named import SOURCES
from bot.extraction.speech.phrases import Range, apposition_end, phrase_end, speaks
from bot.extraction.speech.speakers import POSSESSIVES
from bot.extraction.speech.subjects import finite_at, subject
from bot.extraction.speech.units import WORDS, Unit, make_unit
from bot.extraction.speech.whose import reacting
from bot.extraction.tokens import Tokens
from bot.model import Quote, Span

Phrase = tuple[Span, ...]
NAMELESS = frozenset({"demnach", "demzufolge"})
COUNTRIES = WORDS["countries"]
SO_CALLED = (["so", "heißt"], ["so", "hieß"])
HEARD_THERE = [[verb, "es", there] for verb in ("heißt", "hieß") for there in ("dort", "da", "hier")]
READ_IN = frozenset({"darin", "darauf", "dort", "hierin"})
SURE, NEAR, FAR = 0.8, 0.8, 0.6
"""Confidence of a speaker that the sentence does not name: told of just before, who spoke just before, any other."""
BREAK = 6
"""At most so many characters stand between two sentences: a space, or line breaks."""
FARTHEST = 3
"""So many sentences back somebody is looked for."""


class Carrier:
    """Carries the speaker from sentence to sentence of one article."""

    def __init__(self, tokens: Tokens, named: AbstractSet[int]) -> None:
        """Start at the beginning of an article; ``named`` are the tokens of people's names."""
        self.tokens = tokens
        self.named = named
        self.speaker: Phrase = ()
        self.since: deque[tuple[int, int, list[Marked]]] = deque(maxlen=FARTHEST)  # sentences without a quotation
        self.units: dict[int, Unit] = {}  # of those sentences, by their first tokens

    def passed(self, begin: int, end: int, inside: list[Marked]) -> None:
        """Take note of a sentence without a quotation."""
        self.since.append((begin, end, inside))

    def before(self, first: int) -> Span | None:
        """The sentence before this token, if it has no quotation; the first paragraph as a whole."""
        if not self.since or self.tokens.starts[first] - self.tokens.ends[self.since[-1][1] - 1] > BREAK:
            return None
        opening = self.since[0][0] == 0 and "\n" not in self.tokens.words[: self.since[-1][0]]
        return self.tokens.starts[0 if opening else self.since[-1][0]], self.tokens.ends[self.since[-1][1] - 1]

    def spoke(self, quotes: list[Quote], unit: Unit) -> None:
        """Take note of the quotations of a unit, of which the first with a speaker is what the others are part of."""
        self.since.clear()
        self.units.clear()
        for quote in reversed(quotes):
            words = self.tokens.text[slice(*quote.speaker[0])].lower().split() if quote.speaker else []
            if not words:
                continue
            denied_text = any(w.endswith(TEXTS) for w in words) and any(denied(unit, cue) for cue in cues(unit))
            if words[0].startswith("eigene") or denied_text:  # "Lerche wies Berichte zurück, er gehe"
                own = topic(unit)
                self.speaker = (unit.span(self.tokens, *own),) if own else self.speaker
            elif _names_somebody(words):
                self.speaker = quote.speaker

    def who(self, unit: Unit) -> tuple[Phrase, float]:
        """The phrase of who speaks in a unit that does not say, and how sure that is; () when nobody is in sight."""
        if viewed := about(unit):
            return (unit.span(self.tokens, *viewed),), SURE
        if not self.since:
            return self.speaker, NEAR
        told_of = True
        for sentence in reversed(self.since):
            before = self.units.get(sentence[0]) or make_unit(self.tokens, *sentence, self.named)
            self.units[sentence[0]] = before
            if heard_there(unit):
                there = phrase_end(before.atoms, 1, len(before.atoms)) if before.atoms[0].kind == "p" else 1
                return ((before.span(self.tokens, 1, there),), SURE) if there > 1 else ((), FAR)
            if found := _written(before, unit) or told(before):
                return (before.span(self.tokens, *found),), SURE
            if told_of and (found := self.went_on(before, unit)):
                return (before.span(self.tokens, *found),), FAR
            told_of = told_of and _pronoun(before)  # "Lerche hat Zweifel. Er baut seit Jahren Stege."
        return self.speaker, FAR

    def went_on(self, before: Unit, unit: Unit) -> Range | None:
        """Who the sentence just before is about, by name or office, if the paragraph goes on."""
        found = topic(before)
        pronoun = found and before.atoms[found[0]].kind == "r" and self.speaker
        broken = "\n" in self.tokens.text[self.tokens.ends[before.last] : self.tokens.starts[unit.first]]
        return None if pronoun or (broken and self.speaker) else found


def heard_there(unit: Unit) -> bool:
    """As in "Im Rathaus wirbt man um Geduld. Sicherheit gehe vor, heißt es dort"."""
    words = [atom.lower for atom in unit.atoms]
    return any(words[at : at + 3] in HEARD_THERE for at in range(len(words) - 2))


def _pronoun(unit: Unit) -> bool:
    """Whether a sentence is about somebody whom only a pronoun means."""
    found = topic(unit)
    return found is not None and unit.atoms[found[0]].kind == "r"


def told(unit: Unit) -> Range | None:
    """Who says something, though not what: "Quast kritisierte die Pläne", "Im Bericht werden Gründe genannt"."""
    if not unit.segments:
        return None
    for cue in reversed(cues(unit)):
        found = speaker(unit, cue)
        if found and (speaks(unit.atoms, *found) or _kind(unit, *found)):
            return found
    atoms = unit.atoms
    if atoms[0].lower in {"in", "im", "laut", "nach"}:
        stop = phrase_end(atoms, 1, unit.segments[0][1])
        if stop > 1 and _document(unit, 1, stop):
            return 1, stop
    start, end = unit.segments[0]
    passive = any(atom.lower in PASSIVE for atom in atoms[start:end])
    return reacting(unit) or (agent(unit, start, end) if passive else None)


def topic(unit: Unit) -> Range | None:
    """The subject of a sentence, if it can speak."""
    if not unit.segments:
        return None
    labelled = len(unit.segments) > 1 and unit.atoms[unit.segments[0][1]].kind == ":" and _label(unit)
    start, end = unit.segments[labelled]
    found = subject(unit, start, end, finite_at(unit, start, end))
    if found is None or not speaks(unit.atoms, *found):
        return None
    return found[0], apposition_end(unit, found[1], end)


def _written(before: Unit, unit: Unit) -> Range | None:
    """As in "Das Amt gab eine Erklärung ab. Darin steht …": the document that the sentence before names."""
    opening = [atom.lower for atom in unit.atoms[:2]]
    if READ_IN.isdisjoint(opening) and opening not in SO_CALLED:
        return None
    atoms, found = before.atoms, None
    for start, end in before.segments:
        at = start
        while at < end:
            stop = phrase_end(atoms, at, end)
            if _document(before, at, stop):
                found = at, stop
            at = max(stop, at + 1)
    return found


def _names_somebody(words: list[str]) -> bool:
    """Whether a later sentence can go on with this speaker: not with "demnach" or "ihrer Meinung"."""
    own = words[0].startswith(POSSESSIVES) and any(word.endswith(SOURCES) for word in words[1:])
    return words[0] not in NAMELESS and not own


def _label(unit: Unit) -> bool:
    """As in "Energie: Die Woge will …": a sentence opens with what it is about."""
    return all(atom.kind in "na" for atom in unit.atoms[slice(*unit.segments[0])])


def _kind(unit: Unit, start: int, stop: int) -> bool:
    """Whether a phrase is a document or a country, which say something by a verb of saying."""
    return _document(unit, start, stop) or any(
        kind_of(atom.word) == "place" or atom.lower in COUNTRIES for atom in unit.atoms[start:stop]
    )


def _document(unit: Unit, start: int, stop: int) -> bool:
    return any(atom.kind == "n" and atom.lower.endswith(DOCUMENTS) for atom in unit.atoms[start:stop])
