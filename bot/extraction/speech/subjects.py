"""Subjects of clauses, by the place of the inflected verb: before it, behind it, or earlier in the sentence."""

from __future__ import annotations

from bot.extraction.lexicon import clusters, kind_of, small_clusters
from bot.extraction.speech.phrases import (
    TIMES,
    Range,
    agrees,
    apposition_end,
    head_end,
    is_apposition,
    nominative,
    phrase_end,
    relative,
    speaks,
)
from bot.extraction.speech.units import Atom, Unit

PERSONAL = frozenset({"er", "sie"})
NO_ARTICLE = frozenset({"das", "dies", "ihr"})  # before a name
BEFORE_SUBJECT = frozenset(
    {"auch", "aber", "doch", "und", "nur", "selbst", "sogar", "denn", "sowohl", "jedoch", "oder", "sondern", "allein"}
)
SPANS_OF_TIME = TIMES | {"tage", "wochen", "monate", "stunden", "minuten", "sekunden"}


def subject(unit: Unit, start: int, end: int, finite: int) -> Range | None:
    """The subject of a main clause whose inflected verb stands at ``finite``."""
    atoms = unit.atoms
    if finite - 1 > start and atoms[finite - 1].lower in PERSONAL and atoms[finite - 2].kind != "p":
        return finite - 1, finite  # "ein Zettel, in dem er verlangte"
    first = start
    while first < finite and (
        atoms[first].lower in BEFORE_SUBJECT or (atoms[first].kind == "b" and first + 1 < finite)
    ):
        first += 1
    behind = subject_after(unit, finite + 1, end)
    if behind and not agrees(atoms, behind, finite):
        behind = None
    if first >= finite:
        across = None if behind and interrupts(unit, start) else across_commas(unit, start)
        thing = across and behind and speaks(atoms, *behind) and not speaks(atoms, *across)
        return across if across and not thing and (behind is None or agrees(atoms, across, finite)) else behind
    before = _before_verb(atoms, first, finite, or_behind=behind is not None and speaks(atoms, *behind))
    found = _likelier(unit, before, behind, finite) if behind else before
    return (named_before(unit, start), found[1]) if found and found[0] == start else found


def interrupts(unit: Unit, start: int) -> bool:
    """As in "Der Baurat, forderte Quast, müsse gehen": what stands before the comma has its verb behind the segment."""
    number = next((n for n, (begin, _) in enumerate(unit.segments) if begin == start), 0)
    for begin, finish in unit.segments[number + 1 :]:
        if unit.atoms[begin].kind in "xkh":
            return number > 0
        if not is_apposition(unit, begin, finish):
            break
    return False


def named_before(unit: Unit, start: int) -> int:
    """Where the subject of "Mira Quast, Leiterin des Amtes sagte" starts: with the name before the comma."""
    for number in range(1, len(unit.segments)):
        if unit.segments[number][0] == start:
            begin, finish = unit.segments[number - 1]
            opening = number == 1 or unit.atoms[begin - 1].kind != ","
            whole = unit.atoms[begin].kind in "dn#a" and nominative(unit.atoms, begin, finish)
            named = whole and phrase_end(unit.atoms, begin, finish, places=True) == finish
            if opening and named and unit.atoms[start - 1].kind == "," and speaks(unit.atoms, begin, finish):
                return begin
    return start


def up_to_verb(atoms: list[Atom], stop: int, finite: int) -> int:
    """Where the phrase before the verb ends: standing alone there, it holds all that follows ("Boote ohne Mast")."""
    end = finite
    while end > stop and atoms[end - 1].kind in "bcr":
        end -= 1
    return end if all(atom.kind in "pdona#QB" or atom.lower == "wie" for atom in atoms[stop:end]) else stop


def _before_verb(atoms: list[Atom], first: int, finite: int, *, or_behind: bool) -> Range | None:
    """The phrase before the verb that can be its subject; ``or_behind``: another one that speaks follows the verb."""
    before = None
    if (
        atoms[first].kind in "dnQr#a"
        and nominative(atoms, first, finite)
        and not (or_behind and _adjective(atoms, first))
    ):
        stop = phrase_end(atoms, first, finite, places=True)
        if stop > first and atoms[stop - 1].lower not in SPANS_OF_TIME:
            before = (first, up_to_verb(atoms, stop, finite))
    if before is None or before[1] < finite:
        before = _behind_und(atoms, first, finite) or before
    return before


def _likelier(unit: Unit, before: Range | None, behind: Range, finite: int) -> Range:
    """Which of two phrases around the verb is its subject: by pronoun, by number, by what can speak, else the first."""
    atoms = unit.atoms
    opening = atoms[behind[0]]
    speaking = before is not None and speaks(atoms, *before)
    if before is None or not agrees(atoms, before, finite):
        return behind
    if opening.kind == "r" and behind[0] == finite + 1:  # "Der Verband nannte sie …" has its subject before the verb
        return before if opening.lower in {"sie", "es"} and speaking and before[1] == finite else behind
    next_to = behind[0] == finite + 1 + (atoms[finite + 1].lower == "sich")
    sure = next_to and (opening.lower not in {"die", "das", "eine"} or _may_be_adverb(atoms, before, finite))
    return behind if sure and not speaking and speaks(atoms, *behind) else before


def _behind_und(atoms: list[Atom], start: int, finite: int) -> Range | None:
    """As in "Es regnet und die Anwohner fürchten": the phrase between "und" and its verb, behind another clause."""
    for at in range(finite - 2, start, -1):
        if atoms[at].kind == "c" and any(atom.kind in "xkhf" for atom in atoms[start:at]):
            whole = nominative(atoms, at + 1, finite) and phrase_end(atoms, at + 1, finite, places=True) == finite
            return (at + 1, finite) if whole else None
    return None


def _adjective(atoms: list[Atom], at: int) -> bool:
    """Whether the word has its capital from the start of the sentence only: "Besorgt äußerte sich …"."""
    atom = atoms[at]
    alone = atom.kind == "n" and not atom.person and atoms[at + 1].kind not in "nac"
    return alone and clusters().get(atom.lower) in small_clusters() and not speaks(atoms, at, at + 1)


def _may_be_adverb(atoms: list[Atom], phrase: Range | None, finite: int) -> bool:
    """Whether the phrase is one bare word before the verb, which at the start of a sentence need not be a noun."""
    return phrase is not None and phrase[1] - phrase[0] == 1 and phrase[1] == finite and atoms[phrase[0]].kind == "n"


def across_commas(unit: Unit, start: int) -> Range | None:
    """As in "Mira Quast, Leiterin des Amtes, sagte": the phrase that an apposition parts from its verb."""
    number = next((n for n, (begin, _) in enumerate(unit.segments) if begin == start), 0)
    atoms = unit.atoms
    found = None
    for earlier in range(number - 1, max(-1, number - 5), -1):
        begin, finish = unit.segments[earlier]
        opening = earlier == 0 or atoms[begin - 1].kind != ","
        while begin < finish and atoms[begin].lower in BEFORE_SUBJECT:
            begin += 1
        whole = begin < finish and atoms[begin].kind in "dn#a" and nominative(atoms, begin, finish)
        if whole and phrase_end(atoms, begin, finish, places=True) == finish:
            found = (begin, apposition_end(unit, finish, finish))
        elif not _between(unit, earlier):
            break
        if opening:
            break
    return found


def _between(unit: Unit, number: int) -> bool:
    """Whether a segment can stand between a subject and its verb: an apposition or a relative clause."""
    begin, finish = unit.segments[number]
    return relative(unit.atoms, begin, finish) or is_apposition(unit, begin, finish)


def subject_after(unit: Unit, start: int, end: int) -> Range | None:
    """The first phrase between start and end that can be the subject; what comes before it is stepped over."""
    atoms = unit.atoms
    at = start
    while at < end:
        atom = atoms[at]
        if atom.lower in NO_ARTICLE and at + 1 < end and atoms[at + 1].person:  # "Anders sieht das Udo Lerche"
            at += 1
            continue
        if atom.kind == "p":
            at = max(at + 1, phrase_end(atoms, at + 1, end))
            continue
        if atom.kind in "dorn#Qa":
            stop = _at_home(atoms, _up_to_dative(atoms, at, phrase_end(atoms, at, end)), end)
            if stop > at and nominative(atoms, at, stop) and atom.lower not in TIMES:
                return at, apposition_end(unit, stop, end)
            at = max(at + 1, stop)
            continue
        at += 1
    return None


def _up_to_dative(atoms: list[Atom], start: int, stop: int) -> int:
    """As in "sagte Quast (Grüne) der Hafenpost": what looks like a genitive behind a name is who was told."""
    for at in range(start + 1, stop):
        own = atoms[at].person  # "van der Berg"
        if atoms[at].lower == "der" and not own and atoms[at - 1 - (atoms[at - 1].kind == "B")].person:
            return at
    return stop


def _at_home(atoms: list[Atom], stop: int, end: int) -> int:
    """Where a phrase behind the verb ends with the seat of an authority: "das Amt in Seeburg"."""
    if stop + 1 >= end or atoms[stop].lower != "in" or atoms[stop - 1].person:
        return stop
    place = atoms[stop + 1]
    return head_end(atoms, stop + 1, end) if place.kind == "n" and kind_of(place.word) in {"place", ""} else stop


def finite_at(unit: Unit, start: int, end: int) -> int:
    """Where the inflected verb of a main clause stands: behind its first phrase."""
    atoms = unit.atoms
    for at in range(start, end):
        if atoms[at].kind in "xkhf":
            return at
    at = start
    while at < end and atoms[at].kind in "bc":
        at += 1
    if at < end and atoms[at].kind == "p":
        at = max(at + 1, phrase_end(atoms, at + 1, end, places=True))
    elif at < end and atoms[at].kind != "a":
        at = max(at + 1, phrase_end(atoms, at, end, places=True))
    return min(at, end)
