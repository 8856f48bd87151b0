"""Noun phrases, read off word classes: how far a phrase goes, and whether it can be a subject and a speaker."""

from __future__ import annotations

from bot.extraction.lexicon import kind_of
from bot.extraction.people.letters import LETTER
from bot.extraction.speech.units import WORDS, Atom, Unit

PRONOUNS = WORDS["pronouns"]
GENITIVE = WORDS["genitive"]
GENITIVE_WORDS = WORDS["genitive_words"]
ATTRIBUTES = WORDS["attribute_prepositions"] - {"der"}
PLACES = WORDS["place_prepositions"]
TIMES = WORDS["months"] | WORDS["days"] | WORDS["times"]
TIME_ENDINGS = tuple(TIMES)
GROUPS = tuple(WORDS["groups"])
PARTICLES = WORDS["particles"]
FEMININE = tuple(WORDS["feminine_endings"])
MASCULINE = ("chef", "eur", "ein", "min", "katholik")  # "der Gouverneur", though "der Natur" is a genitive
WOMEN = ("mutter", "tochter", "schwester")  # "die Techniker" are many, "die Mutter" is one
ANYBODY = frozenset({"ein", "eine"})
PLURAL = frozenset(WORDS["plural"])
SHORT_NAME = 8
Range = tuple[int, int]


def head_end(atoms: list[Atom], start: int, end: int) -> int:
    """The end of determiner, adjectives and nouns that start at ``start``; ``start`` when there are none."""
    at = start
    while at < end and atoms[at].kind in "do#":
        at += 1
    noun = _adjectives_end(atoms, _inner_end(atoms, at, end) if at > start else at, end)
    stop = _nouns_end(atoms, noun, end)
    if stop < end and atoms[stop - 1].person and atoms[stop - 1].lower[-1] == "s" and _inflected(atoms, stop, end):
        stop = _nouns_end(atoms, stop + 1, end)  # "Quasts früherer Anwalt"
    if stop > noun:
        return _anonymous_end(atoms, noun, stop) if at > start and atoms[at - 1].lower in ANYBODY else stop
    if at > start and _aged(atoms[at - 1]):
        return at
    return start + 1 if start < end and atoms[start].lower in PRONOUNS and atoms[start].kind != "n" else start


def _anonymous_end(atoms: list[Atom], noun: int, stop: int) -> int:
    """As in "rief ein Mann Quast zu": who is just any man has no name; "ein Anwalt Quasts" is hers."""
    for at in range(noun + 1, stop):
        if atoms[at].person and not atoms[at - 1].person and atoms[stop - 1].lower[-1] != "s":
            return at
    return stop


def _inner_end(atoms: list[Atom], start: int, end: int) -> int:
    """Behind an article the end of "am Montag verbreitete" in "die am Montag verbreitete Notiz", else ``start``."""
    at = start
    while at < end and atoms[at].kind == "p":
        at = max(at + 1, head_end(atoms, at + 1, end))
    inflected = start < at < end - 1 and atoms[at].kind in "af" and atoms[at].lower[-1] in "enrsm"
    return at + 1 if inflected and atoms[at + 1].kind in "na" else start


def _aged(atom: Atom) -> bool:
    """As in "der 41-Jährige": behind an article, a number that is a noun."""
    return atom.kind == "#" and atom.lower.rstrip("nrs").endswith("jährige")


def _inflected(atoms: list[Atom], at: int, end: int) -> bool:
    """Whether an adjective with an ending stands before a noun."""
    adjective = at + 1 < end and atoms[at].kind == "a" and atoms[at].lower[-1] in "enrsm"
    return adjective and atoms[at + 1].kind == "n"


def _adjectives_end(atoms: list[Atom], start: int, end: int) -> int:
    at = start
    while at < end and at - start < 5:
        atom = atoms[at]
        inflected = atom.kind == "a" and atom.lower[-1:] in "enrsm"
        joint = atom.kind == "c" and at > start and at + 1 < end and atoms[at + 1].kind == "a"
        denied = atom.kind == "b" and at + 1 < end and atoms[at + 1].kind == "a"  # "ein nicht genannter Vertreter"
        measured = (atom.kind in "#b" and at > start) or (denied and start > 0 and atoms[start - 1].kind == "d")
        behind_article = at == start > 0 and atoms[start - 1].kind == "d"
        adverb = (
            behind_article and atom.kind == "a" and _inflected(atoms, at + 1, end)
        )  # "die technisch veränderte Sorte"
        if not (inflected or joint or measured or adverb):
            break
        at += 1
    return at


def _nouns_end(atoms: list[Atom], start: int, end: int) -> int:
    at = start
    while at < end:
        atom = atoms[at]
        last = at + 1 >= end
        slash = at > start and not last and atom.word == "/" and atoms[at + 1].kind in "nd"
        numbered = (
            atom.kind == "#" and at > start and (last or atoms[at + 1].kind not in "na#" or atoms[at + 1].word == "/")
        )
        particle = at > start and not last and atom.lower in PARTICLES and atoms[at + 1].kind == "n"
        if not (
            (atom.kind == "n" and not (at > start and TIMES & {atom.lower, atoms[at - 1].lower}))
            or (atom.kind == "Q" and name_like(atom) and (at == start or _named_so(atoms[at - 1], atom)))
            or (atom.kind == "B" and at > start)
            or numbered
            or slash  # "Bund 41/Die Bunten"
            or (at > start and atom.kind == "d" and atoms[at - 1].word == "/")
            or atom.person  # "van der Berg"
            or (particle and (atom.lower != "von" or kind_of(atoms[at - 1].word) == "first"))
        ):
            break
        at += 1
    return at


def name_like(atom: Atom) -> bool:
    """Whether a quoted stretch can be part of a name: short, no sentence."""
    return atom.last - atom.first <= SHORT_NAME


def _named_so(before: Atom, atom: Atom) -> bool:
    """As in "die Zeitung „Hafenblatt“", but not "laut Quast „ein Umweg“"."""
    return atom.capital and not before.person and not before.lower.endswith(("angaben", "aussagen"))


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
    if atoms[at - 1].person and atom.kind == "p" and (following.person or atom.lower not in {"von", "vom"}):
        return at  # "nannte Quast bei einem Besuch", "hört Quast von Lerche"
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
        return not (adjective.kind == "n" and adjective.lower.endswith(FEMININE)) or adjective.lower.endswith(MASCULINE)
    return first.kind in "dnQr#a"


def speaks(atoms: list[Atom], start: int, end: int) -> bool:
    """Whether the head of the phrase is somebody or a group, not a thing: a name, an office, a pronoun, a party."""
    named = None  # the noun before a name: "die Pläne Quasts" are things
    for at, atom in enumerate(atoms[start : max(head_end(atoms, start, end), start + 1)]):
        if atom.kind == "r" and atom.lower not in {"es", "man"}:
            return True
        if atom.kind == "n":
            if _somebody(atom, behind_article=at == 1 and atoms[start].kind == "d") and not (
                named and atom.person and atom.lower.endswith("s")
            ):
                return True
            named = atom
    return False


def _somebody(atom: Atom, *, behind_article: bool) -> bool:
    kind = kind_of(atom.word)
    return (
        atom.person
        or kind in {"first", "role"}
        or (kind == "last" and not behind_article)  # "die Zahl" is no name
        or (atom.word.isupper() and len(atom.word) > 1)
        or LETTER[atom.word] == "R"
        or atom.lower.endswith(GROUPS)
        or atom.lower[:-1].endswith(GROUPS)
    )


def agrees(atoms: list[Atom], phrase: Range, finite: int) -> bool:
    """Whether the number of a phrase fits the verb: a plural verb needs a plural, an "und" or a doubt."""
    if finite >= len(atoms) or atoms[finite].kind not in "xkhfa":
        return True
    if not atoms[finite].lower.endswith(("n", "sind")):
        return not _plural(atoms, *phrase)
    first = atoms[phrase[0]]
    if first.kind == "n":  # "Forscher sagten" are many, "Forscher Quast" is one
        one = first.person or kind_of(first.word) in {"first", "last"} or atoms[phrase[1] - 1].person
        return not one or any(a.kind == "c" or a.lower == "wie" for a in atoms[slice(*phrase)])
    return first.lower not in {"der", "das", "ein", "eine", "er"}


def _plural(atoms: list[Atom], start: int, end: int) -> bool:
    """Whether a phrase can't be one: "zwei Ämter", "die neuen Ämter" (one would be "die neue …")."""
    first = atoms[start]
    if first.lower in PLURAL:
        return True
    if first.lower != "die" or start + 1 >= end:
        return False
    following = atoms[start + 1]
    if (
        start + 2 < end
        and following.lower.endswith("er")
        and atoms[start + 2].kind == "n"
        and not atoms[start + 2].person
    ):
        following = atoms[start + 2]  # "die Tarnwalder Beauftragte": what ends in -er says where she is from
    people = following.kind == "n" and LETTER[following.word] == "R" and not following.lower.endswith(WOMEN)
    return (following.kind == "a" and following.lower.endswith("en")) or (
        people and following.lower.endswith(("er", "en"))
    )


def apposition_end(unit: Unit, stop: int, end: int) -> int:
    """Where a phrase ends when ", Name" or ", Rolle der X" follows it up to the next comma or the end."""
    atoms = unit.atoms
    if stop != end or stop >= len(atoms) or atoms[stop].kind != ",":
        return stop
    for begin, finish in unit.segments:
        if begin == stop + 1:
            return finish if is_apposition(unit, begin, finish) else stop
        if begin > stop + 1:
            break
    return stop


def is_apposition(unit: Unit, begin: int, finish: int) -> bool:
    """Whether a segment is nothing but a noun phrase."""
    atoms = unit.atoms
    return atoms[begin].kind in "ndo#" and phrase_end(atoms, begin, finish, places=True) == finish


def relative(atoms: list[Atom], start: int, end: int) -> bool:
    """Whether the segment is a relative clause: starts with its pronoun and ends with its verb."""
    at = start + 1 if atoms[start].kind == "p" and end - start > 1 else start
    if start == 0 or atoms[start - 1].kind in ".:":  # a sentence starts with an article, not with this pronoun
        return False
    if atoms[at].lower not in WORDS["relative"] or end - at < 2:
        return False
    if atoms[end - 1].kind not in "xkhaf" and atoms[end - 1].lower not in PRONOUNS:
        return False
    noun = phrase_end(atoms, at, end, places=True)
    last = atoms[end - 1].kind in "xkh" and not atoms[end - 1].lower.endswith("n")  # "werden" can be an infinitive
    main = at + 1 < noun < end - 1 and atoms[noun].kind in "xkhf" and not last
    said = noun == end - 1 > at + 1 and atoms[noun].kind == "k"  # "Quast meint, der Kai sinke"
    return not (main or said)
