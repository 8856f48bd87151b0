"""Verbs of saying in a segment: which word it is, its separable prefix or auxiliary, and whose subject speaks."""

from __future__ import annotations

from dataclasses import dataclass

from bot.extraction.speech.phrases import (
    TIME_ENDINGS,
    Range,
    apposition_end,
    phrase_end,
    relative,
    speaks,
    subject,
    subject_after,
)
from bot.extraction.speech.speech_verbs import VERBS, Verb
from bot.extraction.speech.units import WORDS, Atom, Unit

PASSIVE = WORDS["passive"]
PERFECT = WORDS["perfect"]
MODALS = WORDS["modals"]
RELATIVE = WORDS["relative"]
ALL_FORMS = (
    frozenset(VERBS.finite) | frozenset(VERBS.joined) | frozenset(VERBS.participle) | frozenset(VERBS.infinitive)
)
LETTING = frozenset({"lässt", "ließ", "lassen", "ließen"})  # "ließ verlauten"
HEARD = frozenset({"aus", "auf", "bei", "beim", "in", "im", "von", "vom"})
DOCUMENTS = tuple(WORDS["documents"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in its segment; positions are atoms of the unit."""

    verb: Verb
    segment: int
    finite: int  # where the inflected verb stands
    parts: tuple[int, ...]  # all words of the cue
    passive: bool = False
    last: bool = False  # a subordinate clause, its verb stands last


def cues(unit: Unit) -> list[Cue]:
    """The verbs of saying of a unit, one a segment at most."""
    found = []
    for number, (start, end) in enumerate(unit.segments):
        cue = _cue(unit, number, start, end)
        if cue:
            found.append(cue)
    return found


def _cue(unit: Unit, number: int, start: int, end: int) -> Cue | None:
    atoms = unit.atoms
    for at in range(start, end):
        atom = atoms[at]
        if atom.lower not in ALL_FORMS or (atom.kind == "n" and at > start) or _attribute(atoms, at):
            continue
        cue = _compound(unit, number, at, start, end) or _finite(unit, number, at, start, end)
        if cue and not (at > start and atoms[at - 1].lower == "zu" and cue.parts == (at,)):
            return cue
    return None


def _attribute(atoms: list[Atom], at: int) -> bool:
    """As in "wegen wiederholten Lärms", "die geforderten Mittel": between article or preposition and noun."""
    if not 0 < at < len(atoms) - 1 or atoms[at - 1].kind not in "dop#" or atoms[at + 1].kind not in "na":
        return False
    stem = next(
        (atoms[at].lower.removesuffix(e) for e in ("en", "er", "es", "em", "e") if atoms[at].lower.endswith(e)), ""
    )
    return stem in VERBS.participle and not atoms[at + 1].person  # "das erklärte Quast" is a verb


def _finite(unit: Unit, number: int, at: int, start: int, end: int) -> Cue | None:
    """As in "sagte", "teilte … mit", "mitteilte", "bekannt gab"."""
    atoms = unit.atoms
    lower = atoms[at].lower
    subordinate = _subordinate(atoms, start, at, first=number == 0)
    if lower in VERBS.joined:
        return Cue(VERBS.joined[lower], number, at, (at,), last=True)
    plain = None
    for verb in VERBS.finite.get(lower, ()):
        if not verb.prefix:
            plain = verb
            continue
        if at > start and atoms[at - 1].lower == verb.prefix:
            return Cue(verb, number, at, (at - 1, at), last=True)
        for particle in _particles(unit, number, at, end):
            if atoms[particle].lower == verb.prefix:
                return Cue(verb, number, at, (at, particle))
    if plain is None:
        return None
    return Cue(plain, number, at, (at,), last=subordinate and at == end - 1)


def _particles(unit: Unit, number: int, at: int, end: int) -> list[int]:
    """Where a separable prefix can stand: last in its clause, also behind a relative clause or an apposition."""
    atoms = unit.atoms
    places = [end - 1] if end - 1 > at else []
    places += [
        place
        for place in range(at + 1, end - 1)
        if atoms[place + 1].kind == "c" or atoms[place + 1].lower in {"als", "wie"}
    ]
    for start, finish in unit.segments[number + 1 : number + 4]:
        if finish == start + 1 or unit.atoms[finish - 1].kind == "a":
            places.append(finish - 1 if finish == start + 1 else start)
    return places


def _compound(unit: Unit, number: int, at: int, start: int, end: int) -> Cue | None:
    """As in "hat … gesagt", "wurde … vorgeworfen", "gesagt hatte", "musste … einräumen"."""
    atoms = unit.atoms
    lower = atoms[at].lower
    verb = VERBS.participle.get(lower)
    parts: tuple[int, ...] = (at,)
    if verb is None and at > start:
        verb = VERBS.participle.get(atoms[at - 1].lower + lower)
        parts = (at - 1, at)
    helpers = PERFECT | PASSIVE
    if verb is None:
        verb, helpers = VERBS.infinitive.get(lower), MODALS | LETTING
        if verb is None:
            return None
    after = at + 1
    passive = False
    if after < end and atoms[after].lower == "worden":
        parts, after, passive = (*parts, after), after + 1, True
    if after < end and atoms[after].lower in helpers:
        return Cue(verb, number, after, (*parts, after), passive=passive or atoms[after].lower in PASSIVE, last=True)
    if after != end:
        return None
    for helper in range(start, parts[0]):
        if atoms[helper].lower in helpers:
            return Cue(
                verb,
                number,
                helper,
                (helper, *parts),
                passive=passive or (LETTING.isdisjoint(helpers) and atoms[helper].lower in PASSIVE),
            )
    return None


def _subordinate(atoms: list[Atom], start: int, at: int, *, first: bool) -> bool:
    """Whether a clause is subordinate by its first word: then its verb stands last."""
    opening = atoms[start]
    if at > start and opening.kind in "sw":
        return True
    if first or at == start:
        return False
    return opening.lower in RELATIVE or (opening.kind in "pc" and start + 1 < at and atoms[start + 1].lower in RELATIVE)


def speaker(unit: Unit, cue: Cue) -> Range | None:
    """The phrase of who speaks, or None when the clause does not say."""
    atoms = unit.atoms
    start, end = unit.segments[cue.segment]
    if cue.passive and cue.verb.lemma != "zitieren":
        return agent(unit, start, end) or source(unit, start, end)
    told = cue.verb.lemma == "verlauten" and unit.atoms[cue.finite].lower not in LETTING  # "aus Kreisen verlautete"
    if told or cue.verb.lemma == "heißen":
        return agent(unit, start, end) or source(unit, start, end) or _place(unit, start, end)
    if cue.last:
        return _in_subordinate(unit, start, min(cue.parts))
    found = subject(unit, start, end, cue.finite)
    if cue.verb.lemma == "zitieren":
        return _quoted(unit, cue, end) or found
    distant = found is None or found[0] > cue.finite + 1 or atoms[start].kind == "c"
    elided = atoms[start].kind == "c" and cue.finite == start + 1  # "Quast kam und nannte Lerche …"
    opening = distant and cue.finite == start + (atoms[start].kind == "c")
    if elided or (opening and not (found and speaks(atoms, *found))):
        earlier = subject_before(unit, cue.segment)
        return earlier if earlier and (not found or speaks(atoms, *earlier)) else found
    return found


def _quoted(unit: Unit, cue: Cue, end: int) -> Range | None:
    """Who is cited: the object of "zitiert den Präsidenten"."""
    atoms = unit.atoms
    first, stop = cue.finite + 1, phrase_end(atoms, cue.finite + 1, end)
    cited = phrase_end(atoms, stop, end)
    start = unit.segments[cue.segment][0]
    if start == cue.finite and stop > first and cited > stop and speaks(atoms, stop, cited):  # "…, zitiert X den Y"
        first, stop = stop, cited
    return (first, stop) if stop > first and speaks(atoms, first, stop) else None


def subject_before(unit: Unit, segment: int) -> Range | None:
    """As in "Quast kam und sagte": the subject of the main clause before a clause without its own."""
    atoms = unit.atoms
    for number in range(segment - 1, -1, -1):
        start, end = unit.segments[number]
        content = any(atom.kind in "kh" for atom in atoms[start:end]) and number
        if content or atoms[start].kind in "sw" or relative(atoms, start, end):
            continue
        finite = finite_at(unit, start, end)
        inverted = number and atoms[unit.segments[number - 1][0]].kind in "sw"  # "Als er kam, rief Quast …"
        if finite == start + (atoms[start].kind == "c") and number and not inverted:
            continue
        found = subject(unit, start, end, finite)
        if found:
            return found
    return None


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


def _in_subordinate(unit: Unit, start: int, verb: int) -> Range | None:
    """The subject of a clause whose verb stands last; a relative pronoun is one itself."""
    if unit.atoms[start].lower in RELATIVE:
        return start, start + 1
    return subject_after(unit, start + (unit.atoms[start].kind in "swc" or unit.atoms[start].lower == "wie"), verb)


def agent(unit: Unit, start: int, end: int) -> Range | None:
    """The "von X" of a passive."""
    atoms = unit.atoms
    for at in range(start, end - 1):
        if atoms[at].lower in {"von", "vom", "durch", "seitens"}:
            stop = phrase_end(atoms, at + 1, end)
            if stop > at + 1 and speaks(atoms, at + 1, stop):
                return at + 1, apposition_end(unit, stop, end)
    return None


def _place(unit: Unit, start: int, end: int) -> Range | None:
    """Where it was heard that "es hieß": "aus der Halle", "auf einer Sitzung", but not when ("im Mai")."""
    atoms = unit.atoms
    for at in range(start, end - 1):
        if atoms[at].lower in HEARD:
            stop = phrase_end(atoms, at + 1, end)
            if stop > at + 1 and not any(a.lower.endswith(TIME_ENDINGS) or a.kind == "#" for a in atoms[at + 1 : stop]):
                return at + 1, stop
    return None


def source(unit: Unit, start: int, end: int) -> Range | None:
    """The document or group in which something is said: "im Bericht heißt es", "aus Kreisen der Partei"."""
    atoms = unit.atoms
    for begin, finish in (unit.segments[0], (start, end)):
        for at in range(begin, finish - 1):
            if atoms[at].kind == "p":
                stop = phrase_end(atoms, at + 1, finish)
                if any(
                    (atom.kind == "n" and atom.lower.endswith(DOCUMENTS)) or atom.kind == "Q"
                    for atom in atoms[at + 1 : stop]
                ):
                    return at + 1, stop
    return None
