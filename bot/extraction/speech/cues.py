"""Verbs of saying in a segment: which word it is, with its separable prefix or auxiliary."""

from __future__ import annotations

from dataclasses import dataclass

from bot.extraction.speech.units import WORDS, Atom, Unit, somebody_claims
from bot.extraction.speech_verbs import VERBS, Verb

PASSIVE = WORDS["passive"]
PERFECT = WORDS["perfect"]
MODALS = WORDS["modals"]
RELATIVE = WORDS["relative"]
ALL_FORMS = (
    frozenset(VERBS.finite) | frozenset(VERBS.joined) | frozenset(VERBS.participle) | frozenset(VERBS.infinitive)
)
WRITTEN_APART = frozenset({"bekannt"})  # "bekannt gegeben" is no form of its own
BEING = frozenset({"ist", "sind", "war", "waren", "sei", "seien", "wäre", "wären"})
MOVING = frozenset({"ausgehen", "fortfahren", "hervorgehen"})  # their perfect has "ist"
YEAR = 4  # digits
FARTHEST = 3
"""So many appositions and relative clauses at most part a helper from its verb."""
INFINITIVES = frozenset({"werden", "sein", "haben"})
HEARSAY = frozenset({"soll", "sollen", "dürfte", "dürften"})
LETTING = frozenset({"lässt", "ließ", "lassen", "ließen"})  # "ließ verlauten"


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
        apart = at > start and atoms[at - 1].lower in WRITTEN_APART
        if (
            (atom.lower not in ALL_FORMS and not apart)
            or (atom.kind == "n" and (at > start or (at + 1 < len(atoms) and atoms[at + 1].kind == ":")))
            or _attribute(atoms, at)
            or _determiner(atoms, at)
            or (atom.lower == "heißt" and at > start and atoms[at - 1].lower == "das")  # it explains
        ):
            continue
        cue = (
            _reputed(unit, number, at, start, end)
            or _compound(unit, number, at, start, end)
            or _parted(unit, number, at, end)
            or _finite(unit, number, at, start, end)
        )
        if cue and not (at > start and atoms[at - 1].lower == "zu" and cue.parts == (at,)):
            return cue
    return None


def _attribute(atoms: list[Atom], at: int) -> bool:
    """As in "wegen wiederholten Lärms", "die geforderten Mittel": between article or preposition and noun."""
    before = at - 1
    while before > 0 and atoms[before].kind == "b":  # "aus nicht näher bezeichneten Quellen"
        before -= 1
    if not 0 < at < len(atoms) - 1 or atoms[before].kind not in "dop#" or atoms[at + 1].kind not in "na":
        return False
    if atoms[at - 1].kind == "#" and len(atoms[at - 1].word) == YEAR:  # "Im Mai 2041 meldete Quast …"
        return False
    stem = next(
        (atoms[at].lower.removesuffix(e) for e in ("en", "er", "es", "em", "e") if atoms[at].lower.endswith(e)), ""
    )
    named = atoms[at + 1].person or somebody_claims(atoms, at)  # "das erklärte Quast" is a verb
    return stem in VERBS.participle and not named


def _determiner(atoms: list[Atom], at: int) -> bool:
    """As in "Einige sagten" and "meinen Plan": words that are verbs too ("Sie einigen sich", "meinen sie")."""
    return atoms[at].kind in "dr" or (atoms[at].kind == "o" and at + 1 < len(atoms) and atoms[at + 1].kind in "na")


def _finite(unit: Unit, number: int, at: int, start: int, end: int) -> Cue | None:
    """As in "sagte", "teilte … mit", "mitteilte", "bekannt gab"."""
    atoms = unit.atoms
    lower = atoms[at].lower
    subordinate = _subordinate(atoms, start, at, first=number == 0)
    if lower in VERBS.joined:
        return Cue(VERBS.joined[lower], number, at, (at,), last=True)
    if at + 2 < end and atoms[at + 1].lower == "zu" and atoms[at + 2].lower in INFINITIVES:  # "bestätigt zu werden"
        return None
    plain = None
    for verb in VERBS.finite.get(lower, ()):
        if not verb.prefix:
            plain = verb
            continue
        if (
            at > start and atoms[at - 1].lower == verb.prefix and atoms[at - 1].kind != "p"
        ):  # "zu geben", "von Anfang an"
            return Cue(verb, number, at, (at - 1, at), last=True)
        for particle in _particles(unit, number, at, end):
            if atoms[particle].lower == verb.prefix:
                return Cue(verb, number, at, (at, particle))
    if plain is None or (lower in VERBS.participle and not subordinate and _has_finite(atoms, start, at)):
        return None  # "wandte sich wiederholt an …"
    return Cue(plain, number, at, (at,), last=subordinate and at == end - 1)


def _has_finite(atoms: list[Atom], start: int, at: int) -> bool:
    """Whether the clause has its inflected verb before: then a form that is also a participle is one."""
    return any(atom.kind in "xkhf" for atom in atoms[start:at])


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
        if unit.atoms[start].kind not in "sw" and not _has_finite(atoms, start, finish):
            places += [start, finish - 1]
    return places


def _reputed(unit: Unit, number: int, at: int, start: int, end: int) -> Cue | None:
    """As in "„Nein“, soll Quast gesagt haben": a modal verb with a perfect infinitive."""
    atoms = unit.atoms
    verb = VERBS.participle.get(atoms[at].lower)
    modal = next((place for place in range(start, at) if atoms[place].lower in MODALS | HEARSAY), None)
    if verb is None or modal is None or at + 1 >= end or atoms[at + 1].lower != "haben":
        return None
    return Cue(verb, number, modal, (modal, at, at + 1))


def _compound(unit: Unit, number: int, at: int, start: int, end: int) -> Cue | None:
    """As in "hat … gesagt", "wurde … vorgeworfen", "gesagt hatte", "musste … einräumen"."""
    atoms = unit.atoms
    lower = atoms[at].lower
    verb = VERBS.participle.get(lower)
    parts: tuple[int, ...] = (at,)
    if verb is None and at > start and (verb := VERBS.participle.get(atoms[at - 1].lower + lower)):
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
        suffered = passive or _suffered(verb, atoms[after].lower, infinitive=not LETTING.isdisjoint(helpers))
        return Cue(verb, number, after, (*parts, after), passive=suffered, last=True)
    if after != end:
        return None
    for helper in range(start, parts[0]):
        if atoms[helper].lower in helpers:
            return Cue(
                verb,
                number,
                helper,
                (helper, *parts),
                passive=passive or _suffered(verb, atoms[helper].lower, infinitive=not LETTING.isdisjoint(helpers)),
            )
    return None


def _parted(unit: Unit, number: int, at: int, end: int) -> Cue | None:
    """As in "Im Mai hatte Udo Lerche, Leiter des Amtes, gesagt, …": the helper stands before an apposition."""
    atoms, segments = unit.atoms, unit.segments
    verb, helpers = VERBS.participle.get(atoms[at].lower), PERFECT | PASSIVE
    if verb is None:
        verb, helpers = VERBS.infinitive.get(atoms[at].lower), MODALS | LETTING
    if verb is None or at != end - 1 or any(atom.kind in "xkhfswc" for atom in atoms[segments[number][0] : at]):
        return None
    for earlier in range(number - 1, max(-1, number - 1 - FARTHEST), -1):
        start, stop = segments[earlier]
        if atoms[stop].kind != ",":
            return None
        helper = next((place for place in range(start, stop) if atoms[place].kind in "xkhf"), 0)
        if helper and atoms[start].kind not in "sw" and atoms[start].lower not in RELATIVE:
            closed = atoms[stop - 1].kind in "xkhf" or atoms[stop - 1].lower in ALL_FORMS
            if closed or atoms[helper].lower not in helpers:
                return None
            passive = _suffered(verb, atoms[helper].lower, infinitive=not LETTING.isdisjoint(helpers))
            return Cue(verb, earlier, helper, (helper, at), passive=passive)
    return None


def _suffered(verb: Verb, helper: str, *, infinitive: bool) -> bool:
    """Whether a helper makes a passive: "wurde gesagt", "ist geplant", but not "wird sagen" and "ist ausgegangen"."""
    return not infinitive and (helper in PASSIVE or (helper in BEING and verb.lemma not in MOVING))


def _subordinate(atoms: list[Atom], start: int, at: int, *, first: bool) -> bool:
    """Whether a clause is subordinate by its first word: then its verb stands last."""
    opening = atoms[start]
    if opening.kind == "c" and start + 1 < at and atoms[start + 1].kind in "sw":  # "Denn wie Quast sagte, …"
        return True
    if at > start and opening.kind in "sw":
        return True
    if first or at == start:
        return False
    if opening.lower in RELATIVE:
        return True
    joined = opening.kind in "pc" and start + 1 < at and atoms[start + 1].lower in RELATIVE
    return joined and (opening.kind == "p" or _behind_relative(atoms, start))


def _behind_relative(atoms: list[Atom], start: int) -> bool:
    """Whether the clause before "und die …" is a relative one; else "die" is an article."""
    before = next((at for at in range(start - 2, -1, -1) if atoms[at].kind == ","), -1) + 1
    return before > 0 and atoms[before].lower in RELATIVE
