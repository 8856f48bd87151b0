"""Who passes on what somebody else said: "zitiert das Hafenblatt Quast", "wird Quast vom Hafenblatt zitiert"."""

from __future__ import annotations

from bot.extraction.lexicon import kind_of
from bot.extraction.speech.attribution import source, speaker
from bot.extraction.speech.cues import Cue
from bot.extraction.speech.phrases import Range, phrase_end, speaks
from bot.extraction.speech.subjects import subject
from bot.extraction.speech.units import Unit

BY = frozenset({"von", "vom", "durch"})


def cited_and_citer(unit: Unit, cue: Cue) -> tuple[Range, Range] | None:
    """The phrases of who is cited and of who cites, when the clause of a verb of citing names both."""
    if cue.verb.lemma != "zitieren":
        return None
    start, end = unit.segments[cue.segment]
    if not cue.passive and cue.finite == start:
        return _behind_verb(unit, start + 1, end)
    cited = speaker(unit, cue)
    by = _agent(unit, start, end) or source(unit, start, end) if cue.passive else subject(unit, start, end, cue.finite)
    if cited is None or by is None or unit.atoms[by[0]].lower == "man":
        return None
    if cited[0] < by[0] - 1 < cited[1]:  # "Quast vom Hafenblatt"
        cited = cited[0], by[0] - 1
    return (cited, by) if by[1] <= cited[0] or cited[1] <= by[0] else None


def _agent(unit: Unit, start: int, end: int) -> Range | None:
    """The "von X" of the passive; the name of a paper can stand between marks."""
    for at in range(start, end - 1):
        attribute = (
            at > start and unit.atoms[at - 1].kind == "n" and not unit.atoms[at - 1].person
        )  # "auf der Seite von X"
        if unit.atoms[at].lower in BY and not attribute:
            stop = phrase_end(unit.atoms, at + 1, end)
            if stop > at + 1:
                return at + 1, stop
    return None


def _behind_verb(unit: Unit, first: int, end: int) -> tuple[Range, Range] | None:
    """As in "…, zitiert das Hafenblatt Baurat Lerche" and "…, zitiert das Hafenblatt den Baurat"."""
    atoms = unit.atoms
    stop = phrase_end(atoms, first, end)
    if atoms[first].lower == "man":
        return None
    for at in range(first + 1, stop):
        if (atoms[at].person or _office(atoms[at].word)) and atoms[at - 1].kind in "nQ":
            return None if atoms[at - 1].person else ((at, stop), (first, at))
    cited = phrase_end(atoms, stop, end)
    return ((stop, cited), (first, stop)) if first < stop < cited and speaks(atoms, stop, cited) else None


def _office(word: str) -> bool:
    """Whether the noun is an office, also a woman's: "Bürgermeisterin"."""
    man = word.removesuffix("in")
    return "role" in {kind_of(word), kind_of(man)} or man.endswith("sprecher")
