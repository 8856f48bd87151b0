"""Noun phrases and subjects, read off word classes: who can be the speaker of a clause, and how far the phrase goes."""

from __future__ import annotations

from bot.extraction.units import WORDS, Atom, Unit

PRONOUNS = WORDS["pronouns"]
GENITIVE = WORDS["genitive"]
OBLIQUE = WORDS["oblique"]
ATTRIBUTES = WORDS["attribute_prepositions"] - {"der"}
PLACES = WORDS["place_prepositions"]
TIMES = WORDS["months"] | WORDS["days"]
PARTICLES = frozenset(
    {
        "von",
        "van",
        "de",
        "der",
        "den",
        "zu",
        "da",
        "di",
        "du",
        "le",
        "la",
        "al",
        "bin",
        "ibn",
        "el",
        "ter",
        "dos",
        "del",
        "della",
    }
)
FEMININE = tuple(WORDS["feminine_endings"])
Range = tuple[int, int]


def head_end(atoms: list[Atom], start: int, end: int) -> int:
    """The end of determiner, adjectives and nouns that start at ``start``; ``start`` when there are none."""
    at = start
    while at < end and (atoms[at].kind in "do#" or atoms[at].lower in PRONOUNS):
        at += 1
    adjectives = at
    while (
        adjectives < end
        and adjectives - at < 5
        and (
            (atoms[adjectives].kind == "a" and atoms[adjectives].lower[-1:] in "enrsm")
            or atoms[adjectives].kind == "#"
            or (
                atoms[adjectives].kind in "bc"
                and adjectives > at
                and adjectives + 1 < end
                and atoms[adjectives + 1].kind == "a"
                and atoms[adjectives].kind == "c"
            )
        )
    ):
        adjectives += 1
    nouns = adjectives
    while nouns < end and (
        atoms[nouns].kind in "nQB"
        or (nouns > adjectives and atoms[nouns].kind == "#" and nouns + 1 <= end)
        or (
            nouns > adjectives
            and atoms[nouns].lower in PARTICLES
            and nouns + 1 < end
            and atoms[nouns + 1].kind == "n"
            and atoms[nouns - 1].kind == "n"
            and atoms[nouns].lower not in {"der", "den", "zu", "von"}
        )
    ):
        if nouns > adjectives and atoms[nouns].lower in TIMES:
            break
        nouns += 1
    if nouns == adjectives:
        return at if at > start and atoms[at - 1].lower in PRONOUNS else start
    return nouns


def phrase_end(atoms: list[Atom], start: int, end: int, *, places: bool = False) -> int:
    """The end of the noun phrase at ``start`` with its genitives and attributes; ``start`` when there is none."""
    at = head_end(atoms, start, end)
    if at == start or (at == start + 1 and atoms[start].lower in PRONOUNS and atoms[start].kind not in "n"):
        return at
    while at < end:
        atom = atoms[at]
        if atom.lower in GENITIVE or atom.lower in ATTRIBUTES or (places and atom.lower in PLACES):
            further = head_end(atoms, at + 1, end)
            if further == at + 1 or (further < end and atoms[further - 1].lower in PRONOUNS):
                break
        elif atom.kind == "c" and atom.lower in {"und", "sowie", "&", "oder"} and at + 1 < end:
            further = head_end(atoms, at + 1, end)
            if further == at + 1:
                break
        elif atom.kind == "B":
            further = at + 1
        else:
            break
        at = further
    return at


def nominative(atoms: list[Atom], start: int, end: int) -> bool:
    """Whether the phrase can be a subject by its first words."""
    first = atoms[start]
    if first.kind == "o" and first.lower not in {"einer", "seiner", "ihrer", "vieler", "mehrerer"}:
        return False
    if first.lower == "der" and end > start + 1:
        noun = next((atom.lower for atom in atoms[start + 1 : end] if atom.kind == "n"), "")
        adjective = atoms[start + 1]
        if adjective.kind == "a":
            return not adjective.lower.endswith("en")
        return not noun.endswith(FEMININE)
    return first.kind in "dnQr#a" or first.lower in {"einer", "vieler"}


def subject_after(unit: Unit, start: int, end: int) -> Range | None:
    """The first phrase between start and end that can be the subject; what comes before it is stepped over."""
    atoms = unit.atoms
    at = start
    while at < end:
        atom = atoms[at]
        if atom.kind == "p":
            at = max(at + 1, phrase_end(atoms, at + 1, end, places=False))
            continue
        if atom.kind in "dorn#Qa":
            stop = phrase_end(atoms, at, end)
            if stop > at and nominative(atoms, at, stop) and atom.lower not in TIMES:
                return at, apposition_end(unit, stop, end)
            at = max(at + 1, stop)
            continue
        at += 1
    return None


def apposition_end(unit: Unit, stop: int, end: int) -> int:
    """Where a phrase ends when ", Name" or ", Rolle der X" follows and closes the clause or is closed by a comma."""
    atoms = unit.atoms
    if stop != end or stop >= len(atoms) or atoms[stop].kind != ",":
        return stop
    for begin, finish in unit.segments:
        if begin == stop + 1:
            if (
                atoms[begin].kind in "ndo#"
                and phrase_end(atoms, begin, finish, places=True) == finish
                and not any(atom.kind in "xkhv" for atom in atoms[begin:finish])
            ):
                return finish
            break
    return stop
