"""Units of speech: sentences joined where a quotation runs over their border, cut into atoms and segments.

An atom is a token, or a whole stretch between quotation marks, or a short bracket, so that the
grammar of the sentence around them can be read without looking inside. Segments are the atoms
between commas, colons, semicolons and dashes.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from bot.extraction.data import load
from bot.extraction.marks import MARKS, Marked
from bot.extraction.speech.mood import indicative, subjunctive
from bot.extraction.speech_verbs import VERBS
from bot.extraction.tokens import Tokens

_GRAMMAR: dict[str, list[str]] = load("grammar")
WORDS = {name: frozenset(words) for name, words in _GRAMMAR.items()}

# One letter a class; a word in several is what the first line says, the rest is asked by WORDS.
CLASS_OF = {
    word: letter
    for letter, name in reversed(
        (
            ("k", "subjunctive"),
            ("h", "subjunctive_two"),
            ("x", "auxiliaries"),
            ("s", "subordinators"),
            ("w", "questions"),
            ("c", "coordinators"),
            ("d", "determiners"),
            ("o", "oblique"),
            ("p", "prepositions"),
            ("r", "pronouns"),
            ("t", "objects"),
            ("b", "adverbs"),
        )
    )
    for word in _GRAMMAR[name]
}
CLASS_OF = {**dict.fromkeys(indicative(), "f"), **dict.fromkeys(subjunctive(), "k"), **CLASS_OF}
CLASS_OF.update(dict.fromkeys(WORDS["small_names"], "n"))
SEPARATORS = {",": ",", ";": ";", ":": ":", "–": "-", "—": "-", "-": "-", "--": "-"}
ADVERB_ENDINGS = tuple(WORDS["adverb_endings"])
JOINTS = frozenset({"und", "oder", "aber", "sowie", "sondern"})
OPENING = JOINTS | {"so"}
PARTING = frozenset(",;:-.")
BRACKETS = frozenset("()")
FINAL = frozenset({".", "!", "?", "…", "...", "!!", "??"})
KIND_OF = {**CLASS_OF, **SEPARATORS, **dict.fromkeys(FINAL, ".")}  # of words as they are written, whatever is before
LONGEST_BRACKET = 12
MOST_ATOMS = 400
MOST_SEGMENTS = 40
"""What no sentence has; the rest of such a text is passed over, so that the time stays linear."""


class Atom(NamedTuple):
    """What the grammar sees as one word; ``first`` and ``last`` are token numbers, inclusive."""

    first: int
    last: int
    word: str
    lower: str
    kind: str  # of CLASS_OF, or n noun, a other word, # number, Q quoted, B bracket, a separator, . end
    marked: Marked | None = None
    person: bool = False  # part of a person's name
    capital: bool = False  # marked words that start with a capital, as titles do


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that a quotation holds together; segments are ranges of atoms."""

    atoms: list[Atom]
    segments: list[tuple[int, int]]
    first: int  # token numbers
    last: int  # inclusive

    def span(self, tokens: Tokens, start: int, end: int) -> tuple[int, int]:
        """The characters of the atoms from start to end (exclusive)."""
        return tokens.starts[self.atoms[start].first], tokens.ends[self.atoms[end - 1].last]


def bounds(tokens: Tokens) -> Iterator[tuple[int, int, list[Marked]]]:
    """First token, end and outermost marked stretches of every unit, in order."""
    outer = [stretch for stretch in tokens.marked if stretch.depth == 0]
    position = 0
    begin = None
    inside: list[Marked] = []
    for start, end in tokens.sentences:
        if begin is None:
            begin = start
        while position < len(outer) and outer[position].first < end:
            inside.append(outer[position])
            position += 1
        if inside and inside[-1].last >= end:
            continue
        if tokens.words[end - 1] == ":" and position < len(outer) and outer[position].first - end <= 1:
            continue  # "Quast sagte:" and a new line
        if (
            len(inside) == 1
            and inside[0].first == begin
            and _goes_on_in_marks(tokens, end, outer[position : position + 1])
        ):
            continue
        yield begin, end, inside
        begin, inside = None, []
    if begin is not None:
        yield begin, tokens.sentences[-1][1], inside


def _goes_on_in_marks(tokens: Tokens, end: int, following: list[Marked]) -> bool:
    """As in "„Der Steg ist alt.“ „Wir bauen ihn neu“, sagte Quast": only a space parts what stands between marks."""
    alone = tokens.words[end - 1] in MARKS
    return alone and any(tokens.starts[marked.first] - tokens.ends[end - 1] == 1 for marked in following)


def make_unit(
    tokens: Tokens, begin: int, end: int, inside: list[Marked], named: AbstractSet[int] = frozenset()
) -> Unit:
    """The atoms and segments of one unit; ``named`` are the tokens of people's names."""
    atoms: list[Atom] = []
    stretches = {stretch.first: stretch for stretch in inside}
    position = begin
    while position < end:
        stretch = stretches.get(position)
        if stretch is not None:
            last = min(stretch.last, end - 1)
            capital = position < last and not tokens.words[position + 1][0].islower()
            atoms.append(Atom(position, last, "„“", "„“", "Q", stretch, capital=capital))
            position = last + 1
            continue
        word = tokens.words[position]
        if word in {"(", "["}:
            last = _bracket_end(tokens, position, end)
            if last:
                atoms.append(Atom(position, last, "()", "()", "B"))
                position = last + 1
                continue
        person = position in named
        kind = "n" if person and word[0].isupper() else KIND_OF.get(word)  # "Wolle sagte"
        if kind or not word.isspace():
            lower = tokens.lowers[position]
            atoms.append(Atom(position, position, word, lower, kind or _kind(word, lower, atoms), None, person))
        position += 1
    del atoms[MOST_ATOMS:]
    _attributes(atoms)
    return Unit(atoms, _segments(atoms)[:MOST_SEGMENTS], begin, end - 1)


def _attributes(atoms: list[Atom]) -> None:
    """Take back the subjunctive of adjectives ("die weite Reise") and of the first person ("ich gehe")."""
    labels = len(atoms) > 2 and atoms[0].kind == "k" and atoms[1].kind == ":"  # "Frage: …"
    if labels or (len(atoms) > 2 and atoms[0].kind == "f" and _is_subject(atoms)):
        atoms[0] = atoms[0]._replace(kind="n")
    if "ich" in [atom.lower for atom in atoms]:
        atoms[:] = [atom._replace(kind="a") if atom.kind == "k" else atom for atom in atoms]
        return
    for at in range(1, len(atoms) - 1):
        atom = atoms[at]
        if atom.lower == "anderem" and atoms[at - 1].lower == "unter":  # "dem unter anderem Quast vorwirft, …"
            atoms[at - 1 : at + 1] = atoms[at - 1]._replace(kind="b"), atom._replace(kind="b")
        if (
            atom.kind in "kf"
            and atoms[at - 1 - (at > 1 and atoms[at - 1].kind in "abQ")].kind
            in "dop#"  # "die „rasch“ verbreitete Notiz"
            and atoms[at + 1].kind in "na"
            and atom.lower not in WORDS["subjunctive"]
            and not somebody_claims(atoms, at)
        ):
            atoms[at] = atom._replace(kind="a")


def somebody_claims(atoms: list[Atom], verb: int) -> bool:
    """As in "Das erklärte Baurätin Mira Quast": "das" is no article of what ends with a name."""
    if atoms[verb - 1].lower not in {"das", "dies"}:
        return False
    last = list(takewhile(lambda atom: atom.kind == "n", atoms[verb + 1 :]))[-1:]
    return any(atom.person and atom.lower[-1] != "s" for atom in last)


def _is_subject(atoms: list[Atom]) -> bool:
    """As in "Vertraute der Baurätin berichten": the verb follows, so the first word is none, though it could be."""
    if atoms[1].lower not in WORDS["genitive"]:
        return atoms[1].kind in "xhf"
    rest = takewhile(lambda atom: atom.kind not in PARTING and atom.kind != "c", atoms[2:])
    return any(atom.kind in "xhf" for atom in rest)


def _bracket_end(tokens: Tokens, position: int, end: int) -> int:
    for last in range(position + 1, min(end, position + LONGEST_BRACKET)):
        if tokens.words[last] in {")", "]"}:
            return last
    return 0


def _kind(word: str, lower: str, before: list[Atom]) -> str:
    first = word[0]
    if first.isalpha():
        if first.isupper() and before and before[-1].kind not in ":.":
            return "n"
        known = CLASS_OF.get(lower)
        if known:
            return known
        if first.isupper():
            return "b" if lower.endswith(ADVERB_ENDINGS) and (not before or before[-1].kind == ".") else "n"
        # "beispiel.de" is a name, "dpa-Meldung" and "eBay" are nouns
        return "n" if "." in word[1:-1] or (not word[1:].islower() and word != lower) else "a"
    if first.isdigit():
        return "#"
    joined = first == "-" and word[1:2].isupper()  # "die „Kai“-Zeitung"
    return "n" if joined else SEPARATORS.get(word, "." if word in FINAL else "a")


def _finite(atom: Atom) -> bool:
    """Whether an inflected verb follows "und": then a clause without its own subject starts."""
    return atom.kind in "xkhf" or (
        atom.kind == "a" and atom.lower in VERBS.finite and atom.lower not in VERBS.infinitive
    )


def _opens_clause(atoms: list[Atom], begin: int, at: int) -> bool:
    """Whether a clause starts without a comma: "und sagte", "und Quast sagte", "„…“ so die Sprecherin"."""
    if atoms[at].lower in JOINTS:
        return _finite(atoms[at + 1]) or _main_clause_follows(atoms, begin, at)
    return atoms[at].lower == "so" and atoms[at - 1].kind == "Q"


def _main_clause_follows(atoms: list[Atom], begin: int, at: int) -> bool:
    """As in "Quast rief „Ja“ und die Werft sagte Nein": a phrase and its verb follow a main clause."""
    opening = atoms[begin].kind not in "sw" and atoms[at + 1].kind in "dn"
    if not opening or not any(atom.kind in "xf" or (atom.kind == "a" and _finite(atom)) for atom in atoms[begin:at]):
        return False
    stop = at + 1
    while atoms[stop].kind in "dona#QBp" and not (_finite(atoms[stop]) and atoms[stop - 1].kind in "nQB"):
        stop += 1
        if stop + 1 >= len(atoms):
            return False
    told = atoms[stop].lower in VERBS.finite and atoms[stop].lower not in VERBS.participle
    says = told and atoms[stop + 1].kind in ",:"  # "und die Werft sagte, …", but not "hat Amt und Werft betont, …"
    return says or (_finite(atoms[stop]) and atoms[stop + 1].kind not in "xkhc,.;:-")


def _segments(atoms: list[Atom]) -> list[tuple[int, int]]:
    segments = []
    begin, end = 0, len(atoms)
    for position, atom in enumerate(atoms):
        if atom.kind in PARTING or atom.lower in BRACKETS:
            if atom.kind == "." and not begin < position < end - 1:
                continue
            if position > begin:
                segments.append((begin, position))
            begin = position + 1
        elif atom.lower in OPENING and begin < position < end - 1 and _opens_clause(atoms, begin, position):
            segments.append((begin, position))
            begin = position
    while end > begin and atoms[end - 1].kind == ".":
        end -= 1
    if end > begin:
        segments.append((begin, end))
    return segments
