"""Subjects of clauses that have none of their own or whose verb stands last: elided, relative, subordinate."""

from __future__ import annotations

from bot.extraction.speech.phrases import Range, agrees, phrase_end, relative, speaks
from bot.extraction.speech.subjects import finite_at, subject, subject_after
from bot.extraction.speech.units import WORDS, Atom, Unit
from bot.extraction.speech_verbs import VERBS

RELATIVE = WORDS["relative"]
OBJECTS_ONLY = frozenset({"den", "dem", "denen", "welchen", "welchem"})


def subject_before(unit: Unit, segment: int) -> Range | None:
    """As in "Quast kam und sagte": the subject of the main clause before a clause without its own."""
    atoms = unit.atoms
    for number in range(segment - 1, -1, -1):
        start, end = unit.segments[number]
        joined = number == segment - 1 and segment < len(unit.segments) and atoms[unit.segments[segment][0]].kind == "c"
        if joined and atoms[start].kind == "s" and atoms[end - 1].kind in "xkhfa":  # "während Quast kam und sagte"
            return in_subordinate(unit, start, end - 1)
        content = any(atom.kind in "kh" for atom in atoms[start:end]) and number
        subordinate = atoms[start].kind in "sw" and not als_with_noun(atoms, start, end)
        verbless = not any(atom.kind in "xkhf" or atom.lower in VERBS.finite for atom in atoms[start:end])
        if number and verbless and atoms[start].kind == "b":
            continue  # "Quast hat, gerade im Mai noch, gewarnt und gesagt"
        if content or subordinate or relative(atoms, start, end) or (number and infinitive(atoms[start:end])):
            continue
        finite = finite_at(unit, start, end)
        inverted = number and atoms[unit.segments[number - 1][0]].kind in "sw"  # "Als er kam, rief Quast …"
        if finite == start + (atoms[start].kind == "c") and number and not inverted:
            continue
        found = subject(unit, start, end, finite)
        if found:
            return found
    return None


def als_with_noun(atoms: list[Atom], start: int, end: int) -> bool:
    """As in "Als Grund gab Quast an, …": "als" with a noun opens a main clause, whose verb does not stand last."""
    return atoms[start].lower == "als" and atoms[end - 1].kind not in "xkhfa"


def in_subordinate(unit: Unit, start: int, verb: int) -> Range | None:
    """The subject of a clause whose verb stands last; a relative pronoun is one itself, if it can be."""
    opening = unit.atoms[start]
    if opening.kind == "p" and unit.atoms[start + 1].lower in RELATIVE:  # "der Plan, von dem Quast glaubt, …"
        owned = unit.atoms[start + 1].lower in {"dessen", "deren"}  # "der Plan, in dessen Folge Quast sagte, …"
        return subject_after(unit, start + 2 + owned, verb)
    if opening.lower not in RELATIVE:
        return subject_after(unit, start + (opening.kind in "swc" or opening.lower == "wie"), verb)
    if opening.lower in {"der", "welcher"}:
        return start, start + 1
    inside = subject_after(unit, start + 1, verb)
    if opening.lower in OBJECTS_ONLY:
        return inside
    # "die Frist, die Quast nannte": things don't speak, so the pronoun is the object
    if (
        inside
        and speaks(unit.atoms, *inside)
        and agrees(unit.atoms, inside, verb)
        and not _antecedent_speaks(unit, start)
    ):
        return inside
    return start, start + 1


def antecedent(unit: Unit, number: int) -> Range | None:
    """The phrase before a relative clause and before a prefix: "griff den Bericht auf, in dem …"."""
    if not number:
        return None
    start, end = unit.segments[number - 1]
    for stop in (end, end - (unit.atoms[end - 1].kind == "p")):
        for first in range(start, stop):
            if phrase_end(unit.atoms, first, stop, places=True) == stop:
                return first, stop
    return None


def _antecedent_speaks(unit: Unit, start: int) -> bool:
    """Whether the noun before the comma of a relative clause is somebody."""
    found = antecedent(unit, next((n for n, (begin, _) in enumerate(unit.segments) if begin == start), 0))
    return found is not None and speaks(unit.atoms, *found)


def infinitive(segment: list[Atom]) -> bool:
    """As in "… zu tun", "… einzusetzen"; not "um zu"."""
    if segment[0].lower in {"um", "ohne", "statt", "anstatt"}:
        return False
    for at, atom in enumerate(segment):
        if atom.lower == "zu" and at + 1 < len(segment):
            following = segment[at + 1]
            if (
                (following.kind in "axf" or following.lower == "sein")
                and following.lower.endswith("n")
                and (at + 2 >= len(segment) or segment[at + 2].kind != "n")
            ):
                return True
    last = segment[-1]
    return last.kind in "af" and "zu" in last.lower[2:-3] and last.lower.endswith("en")
