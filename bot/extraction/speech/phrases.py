"""Noun phrases and subjects, read off word classes: who can be the speaker of a clause, and how far the phrase goes."""

from __future__ import annotations

from bot.extraction.lexicon import kind_of
from bot.extraction.speech.units import WORDS, Atom, Unit

PRONOUNS = WORDS["pronouns"]
GENITIVE = WORDS["genitive"]
GENITIVE_WORDS = WORDS["genitive_words"]
ATTRIBUTES = WORDS["attribute_prepositions"] - {"der"}
PLACES = WORDS["place_prepositions"]
TIMES = WORDS["months"] | WORDS["days"] | WORDS["times"]
TIME_ENDINGS = tuple(TIMES)
GROUPS = tuple(WORDS["groups"])
PARTICLES = frozenset({"von", "van", "de", "da", "di", "du", "le", "la", "al", "bin", "ibn", "el", "ter", "dos", "del"})
FEMININE = tuple(WORDS["feminine_endings"])
BEFORE_SUBJECT = frozenset(
    {"auch", "aber", "doch", "und", "nur", "selbst", "sogar", "denn", "sowohl", "jedoch", "oder", "sondern", "allein"}
)
SPANS_OF_TIME = TIMES | {"tage", "wochen", "monate", "stunden", "minuten", "sekunden"}
SHORT_NAME = 6
Range = tuple[int, int]


def head_end(atoms: list[Atom], start: int, end: int) -> int:
    """The end of determiner, adjectives and nouns that start at ``start``; ``start`` when there are none."""
    at = start
    while at < end and atoms[at].kind in "do#":
        at += 1
    noun = _adjectives_end(atoms, at, end)
    stop = _nouns_end(atoms, noun, end)
    if stop > noun:
        return stop
    return start + 1 if start < end and atoms[start].lower in PRONOUNS and atoms[start].kind != "n" else start


def _adjectives_end(atoms: list[Atom], start: int, end: int) -> int:
    at = start
    while at < end and at - start < 5:
        atom = atoms[at]
        inflected = atom.kind == "a" and atom.lower[-1:] in "enrsm"
        joint = atom.kind == "c" and at > start and at + 1 < end and atoms[at + 1].kind == "a"
        denied = atom.kind == "b" and at + 1 < end and atoms[at + 1].kind == "a"  # "ein nicht genannter Vertreter"
        measured = (atom.kind in "#b" and at > start) or (denied and start > 0 and atoms[start - 1].kind == "d")
        if not (inflected or joint or measured):
            break
        at += 1
    return at


def _nouns_end(atoms: list[Atom], start: int, end: int) -> int:
    at = start
    while at < end:
        atom = atoms[at]
        last = at + 1 >= end
        numbered = atom.kind == "#" and at > start and (last or atoms[at + 1].kind not in "na#")
        particle = at > start and not last and atom.lower in PARTICLES and atoms[at + 1].kind == "n"
        if not (
            (atom.kind == "n" and not (at > start and atom.lower in TIMES))
            or (atom.kind == "Q" and name_like(atom))
            or (atom.kind == "B" and at > start)
            or numbered
            or atom.person  # "van der Berg"
            or (particle and (atom.lower != "von" or kind_of(atoms[at - 1].word) == "first"))
        ):
            break
        at += 1
    return at


def name_like(atom: Atom) -> bool:
    """Whether a quoted stretch can be part of a name: short, no sentence."""
    return atom.last - atom.first <= SHORT_NAME


def phrase_end(atoms: list[Atom], start: int, end: int, *, places: bool = False) -> int:
    """The end of the noun phrase at ``start`` with its genitives and attributes; ``start`` when there is none."""
    at = head_end(atoms, start, end)
    if at <= start + 1 and start < end and atoms[start].kind in "rdtosw" and atoms[start].kind != "n":
        return at
    while start < at < end:
        further = _attribute_end(atoms, at, end, places=places)
        if further == at:
            break
        at = further
    return at


def _attribute_end(atoms: list[Atom], at: int, end: int, *, places: bool) -> int:
    """The end of one more attribute behind a noun phrase; ``at`` when none follows."""
    atom = atoms[at]
    if atom.kind == "B":
        return at + 1
    if at + 1 >= end:
        return at
    following = atoms[at + 1]
    if atom.kind == "a" and atom.lower.endswith("er") and following.kind == "n":
        return _nouns_end(atoms, at + 1, end)  # "Ansicht politischer Beobachter"
    if not _opens_attribute(atom, following, places=places and not atoms[at - 1].person):
        return at
    further = head_end(atoms, at + 1, end)
    return at if further == at + 1 or atoms[further - 1].kind in "rdo" else further


def _opens_attribute(atom: Atom, following: Atom, *, places: bool) -> bool:
    if atom.lower in GENITIVE:
        # "der persönliche Sprecher" is a nominative; a genitive has "persönlichen".
        return not (following.kind == "a" and following.lower[-1] != "n" and atom.lower in {"der", "dieser"})
    if atom.kind == "c":
        return atom.lower in {"und", "sowie", "&"} and following.kind in "dno#aQ"
    if atom.lower in ATTRIBUTES or (places and atom.lower in PLACES):
        return following.kind != "#" and not following.lower.endswith(TIME_ENDINGS)
    return atom.lower in GENITIVE_WORDS


def nominative(atoms: list[Atom], start: int, end: int) -> bool:
    """Whether the phrase can be a subject by its first words."""
    first = atoms[start]
    if first.lower in {"es", "man", "folgendes"} or first.kind == "o":
        return False
    if first.lower == "der" and end > start + 1:
        adjective = atoms[start + 1]
        if adjective.kind == "a":
            return not adjective.lower.endswith("en")
        return not (adjective.kind == "n" and adjective.lower.endswith(FEMININE)) or adjective.lower.endswith("chef")
    return first.kind in "dnQr#a"


def speaks(atoms: list[Atom], start: int, end: int) -> bool:
    """Whether the head of the phrase is somebody or a group, not a thing: a name, an office, a pronoun, a party."""
    for at, atom in enumerate(atoms[start : max(head_end(atoms, start, end), start + 1)]):
        if atom.kind == "r" and atom.lower not in {"es", "man"}:
            return True
        if (
            atom.kind == "n"
            and (
                atom.person
                or kind_of(atom.word) in {"first", "role"}
                or (
                    kind_of(atom.word) == "last" and not (at == 1 and atoms[start].kind == "d")
                )  # "die Zahl" is no name
                or (atom.word.isupper() and len(atom.word) > 1)
                or atom.lower.endswith(GROUPS)
                or atom.lower[:-1].endswith(GROUPS)
            )
        ):
            return True
    return False


def agrees(atoms: list[Atom], phrase: Range, finite: int) -> bool:
    """Whether the number of a phrase fits the verb: a plural verb needs a plural, an "und" or a doubt."""
    if finite >= len(atoms) or not atoms[finite].lower.endswith(("en", "ten", "aren", "ind")):
        return True
    first = atoms[phrase[0]]
    if first.kind == "n":
        return kind_of(first.word) not in {"first", "last", "role"} or any(a.kind == "c" for a in atoms[slice(*phrase)])
    return first.lower not in {"der", "das", "ein", "eine", "er"}


def subject_after(unit: Unit, start: int, end: int) -> Range | None:
    """The first phrase between start and end that can be the subject; what comes before it is stepped over."""
    atoms = unit.atoms
    at = start
    while at < end:
        atom = atoms[at]
        if atom.kind == "p":
            at = max(at + 1, phrase_end(atoms, at + 1, end))
            continue
        if atom.kind in "dorn#Qa":
            stop = phrase_end(atoms, at, end, places=True)
            if stop > at and nominative(atoms, at, stop) and atom.lower not in TIMES:
                return at, apposition_end(unit, stop, end)
            at = max(at + 1, stop)
            continue
        at += 1
    return None


def apposition_end(unit: Unit, stop: int, end: int) -> int:
    """Where a phrase ends when ", Name" or ", Rolle der X" follows it up to the next comma or the end."""
    atoms = unit.atoms
    if stop != end or stop >= len(atoms) or atoms[stop].kind != ",":
        return stop
    for begin, finish in unit.segments:
        if begin == stop + 1:
            return finish if _apposition(unit, begin, finish) else stop
        if begin > stop + 1:
            break
    return stop


def _apposition(unit: Unit, begin: int, finish: int) -> bool:
    atoms = unit.atoms
    return atoms[begin].kind in "ndo#" and phrase_end(atoms, begin, finish, places=True) == finish


def subject(unit: Unit, start: int, end: int, finite: int) -> Range | None:
    """The subject of a main clause whose inflected verb stands at ``finite``."""
    atoms = unit.atoms
    first = start
    while first < finite and (
        atoms[first].lower in BEFORE_SUBJECT or (atoms[first].kind == "b" and first + 1 < finite)
    ):
        first += 1
    behind = subject_after(unit, finite + 1, end)
    if behind and not agrees(atoms, behind, finite):
        behind = None
    if first >= finite:
        return across_commas(unit, start) or behind
    pronoun = behind is not None and atoms[behind[0]].kind == "r" and behind[0] == finite + 1
    if behind and pronoun and atoms[behind[0]].lower not in {"sie", "es"}:
        return behind
    before = None
    if atoms[first].kind in "dnQr#a" and nominative(atoms, first, finite):
        stop = phrase_end(atoms, first, finite, places=True)
        if stop > first and atoms[stop - 1].lower not in SPANS_OF_TIME:
            before = (first, stop)
    if before is None or before[1] < finite:
        before = _behind_und(atoms, first, finite) or before
    if behind and pronoun:  # "Der Verband nannte sie …" has its subject before the verb
        whole = before is not None and before[1] == finite and speaks(atoms, *before)
        return before if whole and agrees(atoms, before or behind, finite) else behind
    sure = (
        behind
        and behind[0] == finite + 1
        and (atoms[behind[0]].lower not in {"die", "das", "eine"} or _may_be_adverb(atoms, before, finite))
    )
    if before and behind and sure and not speaks(atoms, *before) and speaks(atoms, *behind):
        return behind
    return before or behind


def _behind_und(atoms: list[Atom], start: int, finite: int) -> Range | None:
    """As in "Es regnet und die Anwohner fürchten": the phrase between "und" and its verb, behind another clause."""
    for at in range(finite - 2, start, -1):
        if atoms[at].kind == "c" and any(atom.kind in "xkhf" for atom in atoms[start:at]):
            whole = nominative(atoms, at + 1, finite) and phrase_end(atoms, at + 1, finite, places=True) == finite
            return (at + 1, finite) if whole else None
    return None


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
    return relative(unit.atoms, begin, finish) or _apposition(unit, begin, finish)


def relative(atoms: list[Atom], start: int, end: int) -> bool:
    """Whether the segment is a relative clause: starts with its pronoun and ends with its verb."""
    at = start + 1 if atoms[start].kind == "p" and end - start > 1 else start
    if start == 0 or atoms[start - 1].kind in ".:":  # a sentence starts with an article, not with this pronoun
        return False
    if atoms[at].lower not in WORDS["relative"] or end - at < 2:
        return False
    if atoms[end - 1].kind not in "xkhaf" and atoms[end - 1].lower not in PRONOUNS:
        return False
    noun = head_end(atoms, at, end)
    main = at + 1 < noun < end - 1 and atoms[noun].kind in "xkhf"
    return not main
