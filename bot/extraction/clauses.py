"""Indirect speech that a verb governs: "X sagte, dass …", "…, sagte X", "X forderte, … zu tun"."""

from __future__ import annotations

from bot.extraction.cues import Cue, speaker
from bot.extraction.frames import Frame, trim
from bot.extraction.phrases import Range
from bot.extraction.units import WORDS, Atom, Unit

RELATIVE = WORDS["relative"]
CONTENT_WORDS = frozenset({"dass", "daß", "ob"})
NO_CONTENT = frozenset(
    {
        "um",
        "ohne",
        "statt",
        "anstatt",
        "weil",
        "nachdem",
        "obwohl",
        "während",
        "bevor",
        "indem",
        "wobei",
        "sondern",
        "darunter",
        "wodurch",
        "woraufhin",
        "sodass",
        "zumal",
        "da",
        "als",
        "aber",
    }
)


def verb_frame(unit: Unit, cue: Cue) -> Frame | None:
    """The content clause of a verb of saying, or None when it has none in this unit."""
    start, _ = unit.segments[cue.segment]
    if cue.segment and _parenthetical(unit, cue, start):
        who = speaker(unit, cue)
        if who is None or who[0] > start or cue.passive:
            content = _sides(unit, cue, who)
            if content:
                return Frame(content, who, cue.parts, cue)
    content_after = _after(unit, cue)
    if content_after:
        return Frame((content_after,), speaker(unit, cue), cue.parts, cue)
    return None


def _parenthetical(unit: Unit, cue: Cue, start: int) -> bool:
    """Whether the segment starts with its finite verb behind a comma, a dash or a quotation: "…, sagte X"."""
    return (
        cue.finite == start
        and not cue.last
        and unit.atoms[start - 1].kind in ",-"
        and unit.atoms[start].lower != "heißen"
    )


def _sides(unit: Unit, cue: Cue, who: Range | None) -> tuple[Range, ...]:
    start, end = unit.segments[cue.segment]
    stop = max(end, who[1] if who else 0, max(cue.parts) + 1)
    before = trim(unit, 0, start)
    rest = next((begin for begin, _ in unit.segments if begin > stop), unit.segments[-1][1])
    after = trim(unit, rest, unit.segments[-1][1])
    if after[1] > after[0] and (unit.atoms[after[0]].lower in RELATIVE or unit.atoms[after[0]].lower in NO_CONTENT):
        after = (after[1], after[1])
    return tuple(part for part in (before, after) if part[1] > part[0])


def _after(unit: Unit, cue: Cue) -> Range | None:
    """The segments behind the verb that are its content."""
    end = unit.segments[-1][1]
    last = max(cue.parts)
    for number in range(cue.segment + 1, len(unit.segments)):
        start, stop = unit.segments[number]
        if start <= last:
            if stop > last + 1 and start <= last:
                continue
            continue
        if _is_content(unit, cue, number, start, stop):
            return trim(unit, start, end)
        if number > cue.segment + 2:
            break
    return None


def _is_content(unit: Unit, cue: Cue, number: int, start: int, stop: int) -> bool:
    atoms = unit.atoms
    first = atoms[start]
    separator = atoms[start - 1].kind
    if first.lower in CONTENT_WORDS or separator == ":":
        return True
    if first.lower in NO_CONTENT or first.kind == "c":
        return False
    segment = atoms[start:stop]
    if first.kind == "w":
        return first.lower != "wie" or cue.verb.kind == "say"
    if _relative(segment):
        return _infinitive(segment)
    if (
        _infinitive(segment)
        or any(atom.kind in "kh" for atom in segment)
        or any(atom.kind == "k" for atom in atoms[start : unit.segments[-1][1]])
    ):
        return True
    return cue.verb.kind == "say" and not cue.last and number == cue.segment + 1


def _infinitive(segment: list[Atom]) -> bool:
    """As in "… zu tun", "… einzusetzen"."""
    if segment[0].lower in {"um", "ohne", "statt", "anstatt"}:
        return False
    return any(
        atom.lower == "zu"
        and at + 1 < len(segment)
        and segment[at + 1].lower.endswith("n")
        and segment[at + 1].kind in "ax"
        for at, atom in enumerate(segment)
    ) or (segment[-1].kind == "a" and "zu" in segment[-1].lower[2:-3] and segment[-1].lower.endswith("en"))


def _relative(segment: list[Atom]) -> bool:
    """A clause that starts with a relative pronoun and ends with its verb."""
    at = 1 if segment[0].kind == "p" and len(segment) > 1 else 0
    if segment[at].lower not in RELATIVE:
        return False
    return segment[-1].kind in "xkha" and not (
        len(segment) > at + 1 and segment[at + 1].kind == "n" and any(a.kind in "xkh" for a in segment[at + 2 : -1])
    )
