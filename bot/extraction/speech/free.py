"""Speech without a frame: the subjunctive that carries on, hearsay with "sollen", and reported acts of speech."""

from __future__ import annotations

from bot.extraction.speech.cues import Cue
from bot.extraction.speech.phrases import Range, phrase_end, relative, speaks
from bot.extraction.speech.subordinate import als_with_noun
from bot.extraction.speech.units import WORDS, Unit
from bot.extraction.speech_verbs import ALONE

HEARSAY = frozenset({"soll", "sollen"})
STATIVE = WORDS["stative"]
WISHES = WORDS["wishes"]


def reports(unit: Unit, cue: Cue) -> bool:
    """Whether the sentence reports an utterance by its verb alone: "Sie warnte vor Hochwasser."."""
    words = ALONE.get(cue.verb.lemma)
    if words is None:
        return False
    start, end = unit.segments[cue.segment]
    clause = {atom.lower for atom in unit.atoms[start : max(end, *cue.parts)]}
    if "sich" in clause and cue.verb.lemma in {"nennen", "bezeichnen", "halten"}:
        return False
    return not words or not words.isdisjoint(clause)


def goes_on(unit: Unit, *, after_speech: bool) -> bool:
    """Whether the main clause stands in the subjunctive; Konjunktiv II needs speech just before it."""
    for start, end in unit.segments:
        opening = unit.atoms[start]
        if opening.kind in "s" and len(unit.segments) > 1:
            continue
        kinds = {atom.kind for atom in unit.atoms[start:end]}
        if "k" in kinds:
            return True
        if "h" in kinds:
            return after_speech and WISHES.isdisjoint(atom.lower for atom in unit.atoms[start:end])
    return False


def opens_in_speech(unit: Unit) -> bool:
    """Whether the first main clause is in the Konjunktiv I: then a verb of saying is part of the speech."""
    for start, end in unit.segments:
        subordinate = unit.atoms[start].kind == "s" and not als_with_noun(unit.atoms, start, end)
        if not subordinate and not relative(unit.atoms, start, end):
            return any(atom.kind == "k" for atom in unit.atoms[start:end])
    return False


def about(unit: Unit) -> Range | None:
    """As in "Für die Forscherin sei das …": whose view a sentence in the subjunctive gives."""
    atoms = unit.atoms
    if atoms[0].lower != "für":
        return None
    stop = phrase_end(atoms, 1, len(atoms))
    return (1, stop) if stop < len(atoms) and atoms[stop].kind in "kx" and speaks(atoms, 1, stop) else None


def hearsay(unit: Unit) -> bool:
    """Whether "soll" says that others say so: with a perfect infinitive or with what nobody can plan."""
    for at, atom in enumerate(unit.atoms):
        if atom.lower not in HEARSAY:
            continue
        end = next((stop for start, stop in unit.segments if start <= at < stop), len(unit.atoms))
        last = unit.atoms[end - 1].lower
        if last in HEARSAY:
            last = unit.atoms[end - 2].lower if end > 1 else ""
        if last in STATIVE:
            return True
    return False
