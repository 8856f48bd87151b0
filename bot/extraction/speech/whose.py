"""Whose words stand between marks: the words around the mark tell, the surest first."""

from __future__ import annotations

from bot.extraction.data import load
from bot.extraction.speech.attribution import DOCUMENTS, agent, read_in, speaker
from bot.extraction.speech.clauses import CONTENT_WORDS, NOUNS
from bot.extraction.speech.cues import Cue
from bot.extraction.speech.frames import Frame, so_speaker
from bot.extraction.speech.marked_words import REFERRING, UTTERANCES
from bot.extraction.speech.noun_clauses import itself, owner
from bot.extraction.speech.phrases import Range, phrase_end, speaks
from bot.extraction.speech.speakers import POSSESSIVES
from bot.extraction.speech.subjects import finite_at, named_before, subject, subject_after
from bot.extraction.speech.subordinate import subject_before
from bot.extraction.speech.units import Unit
from bot.extraction.speech_verbs import VERBS

_REACTIONS: dict[str, list[str]] = load("reactions")
REACTIONS = tuple(_REACTIONS["nouns"])
CALLING = frozenset({"ist", "sind", "war", "waren", "lautet", "lautete", "lauten", "lauteten"})
SAID = (*NOUNS, *UTTERANCES)
PARTICIPLES = tuple(VERBS.participle)
COPULAS = frozenset(load("marked_words")["copulas"])


def whose(unit: Unit, at: int, frame: Frame | None, cue: Cue | None) -> Range | None:
    """Who speaks by the words around the mark, the surest first."""
    named = labelled(unit, at) or _so(unit, at)
    if named or frame:
        return named or (frame.speaker if frame else None)
    viewed = viewer(unit, at) or _described(unit, at)
    if viewed or cue:
        return viewed or (speaker(unit, cue) if cue else None)
    found = behind(unit, at) or _worded(unit, at) or read_in(unit)
    if found or not at:
        return found
    colon = unit.atoms[at - 1].kind == ":"
    if colon and (found := reacting(unit)):
        return found
    own = subject_before(unit, segment_of(unit, at) + (not colon))
    if own and unit.atoms[own[0]].lower.startswith(POSSESSIVES) and not speaks(unit.atoms, *own):
        return None  # "Seine Sorge ist groß: „…“"
    worded = any(atom.lower in UTTERANCES for atom in unit.atoms[max(0, at - 2) : at])  # "mit den Worten „…“ kam Quast"
    return own if own and (colon or worded or speaks(unit.atoms, *own)) else None


def _so(unit: Unit, at: int) -> Range | None:
    """As in "„…“, so Quast": who is named so at once behind the mark."""
    start, end = next(((a, b) for a, b in unit.segments if at < a <= at + 2), (0, 0))
    return so_speaker(unit, start, end) if start else None


def labelled(unit: Unit, at: int) -> Range | None:
    """As in "…, und Baurat Udo Lerche: „…“" or "Udo Lerche („…“)": a bare name or office before the mark."""
    atoms = unit.atoms
    if at < 2 or atoms[at - 1].word not in {":", "("}:
        return None
    segment = next(((start, end) for start, end in unit.segments if end == at - 1), None)
    if segment is None:
        return None
    first, stop = segment
    if atoms[at - 1].word == ":":
        first += atoms[first].kind == "c"
        return (named_before(unit, first), stop) if first < stop and _somebody(unit, first, stop) else None
    joint = max((i + 1 for i in range(first, stop) if atoms[i].lower in {"und", "sowie"}), default=first)
    return next(((start, stop) for start in range(joint, stop) if _somebody(unit, start, stop)), None)


def viewer(unit: Unit, at: int) -> Range | None:
    """As in "Für Quast ist das „…“": in whose eyes something is what stands between marks."""
    before = at > 0 and unit.atoms[at - 1].kind == ":"  # "Für Quast ist es klar: „…“"
    start, end = unit.segments[max(0, segment_of(unit, at) - before)]
    if not any(atom.lower in COPULAS for atom in unit.atoms[start:end]):
        return None
    for first in range(start, at):
        if unit.atoms[first].lower == "für":
            stop = phrase_end(unit.atoms, first + 1, at, places=True)
            if speaks(unit.atoms, first + 1, stop):
                return first + 1, stop
    return None


def _described(unit: Unit, at: int) -> Range | None:
    """As in "der von Quast als „Unsinn“ bezeichnete Plan": the agent of a participle."""
    atoms = unit.atoms
    after = atoms[at + 1].lower if at + 1 < len(atoms) else ""
    by = next((place for place in range(at - 1, -1, -1) if atoms[place].lower in {"von", "vom"}), at)
    stop = phrase_end(atoms, by + 1, at)
    described = after.startswith(PARTICIPLES) and stop in {at, at - (atoms[at - 1].lower == "als")}
    return (by + 1, stop) if described and by + 1 < stop and (not by or atoms[by - 1].kind in "do,") else None


def _somebody(unit: Unit, first: int, stop: int) -> bool:
    return phrase_end(unit.atoms, first, stop, places=True) == stop and speaks(unit.atoms, first, stop)


def behind(unit: Unit, at: int) -> Range | None:
    """As in "„…“, zeigte sich Quast froh" and "„…“ – mit diesen Worten kam Quast": who does what follows at once."""
    start, end = next(((a, b) for a, b in unit.segments if a == at + 2), (0, 0))
    if start and unit.atoms[start].kind == "p" and any(atom.lower in REFERRING for atom in unit.atoms[start:end]):
        return subject(unit, start, end, finite_at(unit, start, end))
    verb = unit.atoms[start]
    spoken = verb.kind in "fx" or (verb.kind == "a" and verb.word.endswith(("t", "te", "ten")))  # "…, grinst Quast"
    if not start or unit.atoms[at + 1].kind != "," or not spoken:
        return None
    return subject_after(unit, start + 1, end)


def called(unit: Unit) -> Range | None:
    """As in "„…“ Das ist das Fazit der Stadt.": whose words the sentence behind them calls them, or what."""
    start, end = unit.segments[0]
    if not any(atom.lower in CALLING for atom in unit.atoms[start:end]):
        return None
    for at in range(start + 1, end):
        if unit.atoms[at].kind == "n" and unit.atoms[at].lower.endswith(NOUNS):
            return owner(unit, at, end) or itself(unit, start, at)
    return None


def _worded(unit: Unit, at: int) -> Range | None:
    """As in "„…“ – das waren die Worte von Quast", "„…“, lautet das Fazit der Stadt": whose words they are called."""
    for start, end in unit.segments:
        verbless = not any(atom.kind in "xkhf" for atom in unit.atoms[start:end])
        named = verbless and end == at - 1 and unit.atoms[end].kind == ":"
        if start <= at < end or start == at + 2 or named:  # "Die Antwort von Quast: „…“"
            for place in range(start if named else max(start, at) + 1, end):
                found = unit.atoms[place].lower.endswith(SAID) and owner(unit, place, end)
                if found:
                    return found
    return None


def reacting(unit: Unit) -> Range | None:
    """As in "Kritik kam von Quast" and "Bei Quast stieß das auf Kritik": who reacts."""
    atoms = unit.atoms
    start, end = unit.segments[0]
    lowers = {atom.lower for atom in atoms[start:end]}
    coming, meeting = (not lowers.isdisjoint(_REACTIONS[name]) for name in ("coming", "meeting"))
    nouns = (*REACTIONS, *SAID, *DOCUMENTS) if coming else REACTIONS  # "Von Quast kam eine SMS: „Nein“"
    if not (coming or meeting) or not any(word.endswith(nouns) for word in lowers):
        return None
    if coming:
        return agent(unit, start, end)
    at = next((at for at in range(start, end) if atoms[at].lower in {"bei", "beim"}), end)
    stop = phrase_end(atoms, at + 1, end)
    return (at + 1, stop) if stop > at + 1 else None


def leading(unit: Unit, verbs: list[Cue], at: int) -> Cue | None:
    """As in "Als Quast sagte, „…“, lachte Lerche": the verb of the subordinate clause right before the stretch."""
    number = segment_of(unit, at) - 1
    cue = next((cue for cue in verbs if cue.last and cue.segment == number), None)
    if cue is None or unit.atoms[at - 1].kind != ",":
        return None
    opening = unit.atoms[unit.segments[number][0]]
    return cue if opening.kind == "s" and opening.lower not in CONTENT_WORDS else None


def governing(unit: Unit, verbs: list[Cue], at: int) -> Cue | None:
    """The verb of saying next to the stretch: in its segment, else the nearest one before, else behind."""
    segment = segment_of(unit, at)
    before = segment - (at > 0 and unit.atoms[at - 1].kind == ":")  # "das Gesetz, in dem es heißt: „…“"
    return min(
        verbs,
        key=lambda cue: (
            cue.finite != at + 2,
            cue.segment != segment and cue.last and not (cue.segment == before and cue.verb.lemma == "heißen"),
            abs(cue.segment - segment),
            cue.segment > segment,
        ),
        default=None,
    )


def segment_of(unit: Unit, at: int) -> int:
    """The number of the segment of an atom."""
    return next((n for n, (start, end) in enumerate(unit.segments) if start <= at < end), 0)
