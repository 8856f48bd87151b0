"""Frames around indirect speech: "laut X", "nach Angaben der X", "X zufolge", "so X", "wie X mitteilte"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.extraction.data import load
from bot.extraction.speech.attribution import speaker
from bot.extraction.speech.cues import Cue
from bot.extraction.speech.phrases import Range, apposition_end, phrase_end
from bot.extraction.speech.subjects import subject_after
from bot.extraction.speech.subordinate import antecedent
from bot.extraction.speech.units import WORDS, Atom, Unit

_DATA: dict[str, list[str]] = load("source_frames")
BEFORE = frozenset(_DATA["before"])
BEHIND = frozenset(_DATA["behind"])
AFTER_NACH = frozenset(_DATA["after_nach"])
SOURCE_ENDINGS = tuple(word for word in _DATA["after_nach"] if len(word) > 5)
TEXTS = (*AFTER_NACH, *_DATA["nouns"], *WORDS["documents"])
RELATIVE = WORDS["relative"]
NAMING = frozenset({"nennen", "bezeichnen", "sprechen"})
GATE = BEFORE | BEHIND | {"sicht", "nach", "so", "wie", "demnach", "wonach", "demzufolge"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame and the content that it makes speech; ranges are atoms of the unit."""

    content: tuple[Range, ...]
    speaker: Range | None = None
    cue: tuple[int, ...] = ()


def source_frames(unit: Unit) -> list[Frame]:
    """Frames of prepositions and particles; each covers its clause."""
    found = []
    for number, (start, end) in enumerate(unit.segments):
        for at in range(start, end):
            atom = unit.atoms[at]
            if atom.lower not in GATE and atom.lower != "aus":
                continue
            frame = _source(unit, number, at, start, end)
            if frame:
                found.append(frame)
                break
    return found


def _source(unit: Unit, number: int, at: int, start: int, end: int) -> Frame | None:
    atoms = unit.atoms
    lower = atoms[at].lower
    if at == start and number and lower in {*BEFORE, "nach"} and _pronoun(atoms, at + 1, end):
        told = lower != "nach" or _text_before(unit, number)  # not "der Brand, nach dem der Kai gesperrt wurde"
        return Frame(((at + 2, end),), (at + 1, at + 2), (at,)) if told else None
    if (lower in BEFORE or lower in {"nach", "aus"}) and at + 1 < end:
        stop = phrase_end(atoms, at + 1, end)
        if stop > at + 1 and (lower in BEFORE or any(_is_source(atom, lower) for atom in atoms[at + 1 : stop])):
            stop = apposition_end(unit, stop, end)
            return Frame(_around(unit, number, at, stop), (at + 1, stop), (at,))
    if lower in {*BEHIND, "nach"}:
        first = _phrase_before(atoms, start, at)
        leading = next((atom.kind for atom in reversed(atoms[start:first]) if atom.kind != "a"), "")
        if lower == "nach" and leading == "p":  # "in einer Mitteilung nach dem Unfall"
            first = None
        if first is not None and (lower != "nach" or any(_is_source(atom) for atom in atoms[first:at])):
            return Frame(_around(unit, number, first, at + 1), (first, at), (at,))
    if lower in {"demnach", "demzufolge"}:
        return Frame(_around(unit, number, at, at + 1), (at, at + 1), (at,))
    if lower == "wonach" and at == start:
        return Frame(((at + 1, end),), antecedent(unit, number), (at,))
    return None


def _pronoun(atoms: list[Atom], at: int, end: int) -> bool:
    """As in "ein Gutachten, laut dem der Steg sinkt": a relative pronoun, no article, and the verb stands last."""
    if at + 2 >= end or atoms[at].lower not in RELATIVE or atoms[end - 1].kind not in "xkhf":
        return False
    return atoms[at].lower == "denen" or atoms[at + 1].person or atoms[at + 1].kind not in "na#"


def _text_before(unit: Unit, number: int) -> bool:
    """Whether the clause before tells of a document or of something said."""
    nouns = [atom.lower for atom in unit.atoms[slice(*unit.segments[number - 1])] if atom.kind == "n"]
    return any(noun.endswith(TEXTS) or noun[:-1].endswith(TEXTS) for noun in nouns)


def _is_source(atom: Atom, preposition: str = "nach") -> bool:
    if preposition == "aus":  # "aus Sicht des Amtes", not "freie Sicht nach vorn"
        return atom.lower == "sicht"
    return atom.kind == "n" and (atom.lower in AFTER_NACH or atom.lower.endswith(SOURCE_ENDINGS))


def _phrase_before(atoms: list[Atom], start: int, at: int) -> int | None:
    """Where the dative phrase before "zufolge" starts."""
    if at > start and atoms[at - 1].lower in {"ihm", "ihr", "ihnen"} and atoms[at].lower == "zufolge":
        return at - 1
    inflected = any(atom.kind in "xkhf" for atom in atoms[start:at])
    for first in range(start, at):
        atom = atoms[first]
        verb = atom.kind == "a" and not inflected and first > start  # "Sie entstammen Berichten zufolge …"
        dative = atom.kind in "don#aQ" and atom.lower not in {"die", "das", "ein", "eine"} and not verb
        if dative and phrase_end(atoms, first, at) == at:
            return first
    return None


def _around(unit: Unit, number: int, first: int, stop: int) -> tuple[Range, ...]:
    """What the frame covers: its sentence, or only its own clause when that is a relative or co-ordinated one."""
    start, _ = unit.segments[number]
    opening = unit.atoms[start]
    whole_start, whole_end = 0, unit.segments[-1][1]
    if (
        number
        and (opening.lower in RELATIVE or opening.kind in "s" or opening.lower in {"darunter", "und", "aber", "wobei"})
        and start != first
    ):
        whole_start = start
        if opening.kind == "c":
            whole_start += 1
    return tuple(
        content for content in (trim(unit, whole_start, first), trim(unit, stop, whole_end)) if content[1] > content[0]
    )


def trim(unit: Unit, start: int, end: int) -> Range:
    """Without separators and full stops at the edges."""
    while start < end and unit.atoms[start].kind in ",;:-.":
        start += 1
    while end > start and unit.atoms[end - 1].kind in ",;:-.":
        end -= 1
    return start, end


def cut(unit: Unit, source: Frame, at: int) -> Frame:
    """As in "Laut dpa ist der Steg sicher, doch Quast sagte, …": the source does not cover the clause of the verb."""
    inside = next(((a, b) for a, b in source.content if a < at < b), None)
    if inside is None or unit.atoms[at].kind in "fx":  # "Laut dpa sei der Steg sicher, sagte Quast"
        return source
    return replace(source, content=tuple(trim(unit, a, min(b, at)) for a, b in source.content if a < at))


def so_frame(unit: Unit) -> Frame | None:
    """As in "…, so die Sprecherin." and "…, so Quast weiter, …"."""
    for number, (start, end) in enumerate(unit.segments):
        who = so_speaker(unit, start, end) if number else None
        if who:
            return Frame(_before_and_after(unit, number, who[1]), who, (start,))
    return None


def so_speaker(unit: Unit, start: int, end: int) -> Range | None:
    """Who speaks when the segment is "so die Sprecherin weiter"."""
    if unit.atoms[start].lower != "so" or end - start < 2:
        return None
    first = start + 1
    while first < end and unit.atoms[first].kind == "b":
        first += 1
    if first >= end or unit.atoms[first].kind not in "dn#Qra" or _speech(unit.atoms[first]):
        return None
    stop = phrase_end(unit.atoms, first, end, places=True)
    if stop == first or any(atom.kind in "xkhf" for atom in unit.atoms[start:end]):
        return None
    return first, apposition_end(unit, stop, end)


def _speech(atom: Atom) -> bool:
    """As in "…, so „schütze uns Gott“": marked words that start small are no name."""
    return atom.kind == "Q" and not atom.capital


def _before_and_after(unit: Unit, number: int, stop: int) -> tuple[Range, ...]:
    """The content on both sides of a frame that stands between commas."""
    start, end = unit.segments[number]
    rest = next((begin for begin, _ in unit.segments if begin > max(stop, end)), unit.segments[-1][1])
    parts = (trim(unit, 0, start), trim(unit, rest, unit.segments[-1][1]))
    return tuple(part for part in parts if part[1] > part[0])


def wie_frame(unit: Unit, cues: list[Cue]) -> Frame | None:
    """As in "Wie die Polizei mitteilte, …" and "…, wie Quast, der Chef, sagte, …"."""
    atoms = unit.atoms
    for cue in cues:
        if cue.verb.lemma in NAMING:  # "der Rat, wie sich die Gruppe nennt"
            continue
        start = unit.segments[cue.segment][0]
        first, who = cue.segment, None
        bare = subject_after(unit, start, min(cue.parts)) is None
        if bare and cue.segment and atoms[start].lower != "wie":  # behind an apposition or a relative clause
            first = next(
                (n for n in range(cue.segment - 1, -1, -1) if atoms[unit.segments[n][0]].lower == "wie"), first
            )
            begin, stop = unit.segments[first]
            if first != cue.segment and phrase_end(atoms, begin + 1, stop, places=True) == stop:
                who = (begin + 1, apposition_end(unit, stop, stop))
        begin = unit.segments[first][0]
        first_word = begin + (not begin and atoms[0].kind == "c")  # "Denn wie Quast sagte, …"
        if atoms[first_word].lower != "wie" or not (cue.last or who or cue.segment == 0):
            continue
        parts = (trim(unit, 0, begin), trim(unit, *_rest(unit, cue.segment)))
        content = tuple(part for part in parts if part[1] > part[0])
        if content:
            return Frame(content, who or speaker(unit, cue), (first_word, *cue.parts))
    return None


def _rest(unit: Unit, number: int) -> Range:
    """What stands behind a segment."""
    last = unit.segments[-1][1]
    return (unit.segments[number + 1][0], last) if number + 1 < len(unit.segments) else (last, last)
