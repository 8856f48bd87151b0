"""Indirect speech that a noun governs or a document holds: "die Forderung der X, …", "In dem Bericht steht, dass …"."""

from __future__ import annotations

from bot.extraction.speech.attribution import agent, any_agent, source
from bot.extraction.speech.clauses import CONTENT_WORDS, LEARNING, accused, aside, content_end, says
from bot.extraction.speech.cues import PASSIVE
from bot.extraction.speech.frames import Frame, trim
from bot.extraction.speech.phrases import Range, apposition_end, phrase_end, relative, speaks
from bot.extraction.speech.subjects import finite_at, subject
from bot.extraction.speech.subordinate import OBJECTS_ONLY, in_subordinate, infinitive, subject_before
from bot.extraction.speech.units import Unit

FROM = frozenset({"von", "vom", "aus", "seitens", "durch", "beim", "bei"})
AGAINST = frozenset({"gegen", "trotz", "auf", "entgegen", "wegen", "von"})
STANDS = frozenset({"steht", "stand", "stehe"})
HELD = frozenset(
    {"ist", "sind", "war", "waren", "vertritt", "vertreten", "vertrat", "vertraten", "hegt", "hegen", "hegte", "hegten"}
)


def document_frame(unit: Unit) -> Frame | None:
    """As in "In dem Bericht steht, dass …": what a document says in a clause."""
    atoms = unit.atoms
    for number, (start, end) in enumerate(unit.segments[:-1]):
        begin = unit.segments[number + 1][0]
        stands = next((at for at in range(start, end) if atoms[at].lower in STANDS), None)
        if stands is None or begin != end + 1 or atoms[begin].lower not in CONTENT_WORDS:
            continue
        if document := source(unit, start, end):
            return Frame((trim(unit, begin, content_end(unit, number + 1)),), document, (stands,))
    return None


def noun_frame(unit: Unit) -> Frame | None:
    """As in "die Ansicht, er habe …" and "trotz der Ankündigung ihres Trainers, zu gehen"."""
    atoms = unit.atoms
    for number, (start, stop) in enumerate(unit.segments[:-1]):
        begin, finish = unit.segments[number + 1]
        if atoms[stop].kind not in ",:" or begin != stop + 1:
            continue
        noun = next(
            (at for at in range(stop - 1, start - 1, -1) if says(atoms[at])),
            None,
        )
        if noun is None or (noun + 1 < stop and phrase_end(atoms, noun, stop, places=True) < stop - 1):
            continue
        if _apposition_then_content(unit, number + 1):
            begin, finish = unit.segments[number + 2]
        segment = atoms[begin:finish]
        if not (
            segment[0].lower in CONTENT_WORDS
            or infinitive(segment)
            or (any(a.kind in "kh" for a in segment) and not relative(atoms, begin, finish))
        ):
            continue
        whose = owner(unit, noun, stop) or _genitive(unit, start, noun)
        if whose is None and not _said_by_others(unit, start, noun):
            whose = _holder(unit, number, noun)
        holder = whose or itself(unit, start, noun)
        end = next(
            (
                b
                for b, _ in unit.segments[number + 2 :]
                if b > begin and (atoms[b].kind in "xf" or (atoms[b].kind == "Q" and atoms[b - 1].kind == ":"))
            ),
            unit.segments[-1][1],
        )
        return Frame((trim(unit, begin, end),), holder, (noun,))
    return None


def _said_by_others(unit: Unit, start: int, noun: int) -> bool:
    """As in "Quast wehrt sich gegen die Behauptung, …", "Quast erhielt die Auskunft, …": no view of the subject's."""
    clause = {atom.lower for atom in unit.atoms[start : noun + 3]}
    if not clause.isdisjoint(LEARNING) or accused(clause):
        return True
    first = noun
    while first > start and unit.atoms[first - 1].kind in "doa#b":
        first -= 1
    return first > start and unit.atoms[first - 1].lower in AGAINST


def _apposition_then_content(unit: Unit, number: int) -> bool:
    begin, finish = unit.segments[number]
    return (
        number + 1 < len(unit.segments)
        and aside(unit, begin, finish)
        and phrase_end(unit.atoms, begin, finish, places=True) == finish
    )


def owner(unit: Unit, noun: int, stop: int) -> Range | None:
    """The genitive or "von X" behind a noun of saying."""
    following = unit.atoms[noun + 1] if noun + 2 <= stop else None
    if following is None or following.kind not in "dopn" or (following.kind == "p" and following.lower not in FROM):
        return None
    first = noun + 1 + (unit.atoms[noun + 1].kind == "p")
    end = phrase_end(unit.atoms, first, stop)
    return (first, apposition_end(unit, end, stop)) if end > first else None


def _genitive(unit: Unit, start: int, noun: int) -> Range | None:
    """As in "Quasts Zusage": whose it is by the name before it."""
    first = noun - 1
    while first > start and unit.atoms[first].kind == "a":
        first -= 1
    named = first >= start and unit.atoms[first].person and unit.atoms[first].lower[-1] == "s"
    return (first, noun + 1) if named else None


def itself(unit: Unit, start: int, noun: int) -> Range | None:
    """As in "Die Tagung schloss mit dem Appell, …": where nobody holds it, the noun stands for who does."""
    first = noun
    while first > start and unit.atoms[first - 1].kind in "a#":
        first -= 1
    return first - (first > start and unit.atoms[first - 1].kind in "do"), noun + 1


def _holder(unit: Unit, number: int, noun: int) -> Range | None:
    """Who holds the opinion: the subject of its clause."""
    start, end = unit.segments[number]
    held = unit.atoms[end - 1].lower in HELD and unit.atoms[start].lower not in OBJECTS_ONLY
    if held and relative(unit.atoms, start, end):  # "die Fischer, die der Ansicht sind, …"
        return in_subordinate(unit, start, noun)
    passive = any(atom.lower in PASSIVE for atom in unit.atoms[start:end])
    by = (any_agent if passive else agent)(unit, start, end)
    if by and by[0] < noun < by[1]:  # "von Fischern der Schluss"
        by = by[0], noun - 1
    if by:
        return by
    found = subject(unit, start, end, finite_at(unit, start, end))
    if found and not found[0] <= noun < found[1]:
        copula = found[1] <= noun and any(atom.lower in HELD for atom in unit.atoms[found[1] : noun])
        if copula or speaks(unit.atoms, *found):
            return found  # "Die Woge ist der Ansicht, …"
    verbless = not any(atom.kind in "xkhf" for atom in unit.atoms[start:end])
    elided = (
        unit.atoms[start].kind == "c" and unit.atoms[start + 1].kind in "xkhf"
    )  # "Quast kam und gab die Prognose, …"
    return subject_before(unit, number) if number and (verbless or elided) else None
