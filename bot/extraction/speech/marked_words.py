"""Whether words between quotation marks are somebody's: signs for and against, weighed.

Between marks stand also titles, names and words that the writer keeps at a distance; on the surface nothing tells
for sure. So every sign that is seen adds its weight, which stands with its reason in ``data/marked_words.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.extraction.data import load
from bot.extraction.speech.look import look_of
from bot.extraction.speech.units import Atom, Unit
from bot.extraction.speech_verbs import JUDGING, VERBS
from bot.extraction.tokens import Tokens

_DATA = load("marked_words")
WEIGHTS: dict[str, int] = _DATA["weights"]
ARTICLES = frozenset(_DATA["articles"])
PREDICATING = ARTICLES | frozenset(_DATA["predicating"])
SO_CALLED = tuple(_DATA["so_called"])
UTTERING = frozenset(_DATA["uttering"])
SHOWING = frozenset(_DATA["showing"])
IMPERSONAL = frozenset(_DATA["impersonal"])
DEFINING = frozenset(_DATA["defining"])
NAMING = frozenset(_DATA["naming"])
LISTING = frozenset(_DATA["listing"])
REFERRING = frozenset(_DATA["referring"])
UTTERANCES = frozenset(load("source_frames")["utterances"])
SOURCE = frozenset(load("source_frames")["before"])
ALONE = "…"  # of JUDGING: no word leads to what is said
FAR = 6
"""Atoms; what stands farther off is hardly about the marked words."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where marked words stand: an atom of a unit and its segment, and what governs them."""

    unit: Unit
    at: int
    segment: tuple[int, int]
    said: bool = False  # a verb of saying or a source
    inside: bool = False  # indirect speech
    judge: str = ""  # the verb of their segment, which may judge
    behind: bool = False  # the subject of that verb stands right before them
    anonymous: bool = False  # that verb is passive and tells nobody
    opening: bool = False  # they open the sentence, and somebody's verb follows
    read: bool = False  # "auf dem Plakat steht …"
    told: bool = False  # a verb of saying and who speaks follow at once
    viewed: bool = False  # "für Quast ist …"
    listed: bool | None = None  # whether the words they are joined to were said; None when joined to none

    @property
    def before(self) -> Atom | None:
        """The atom before the words."""
        return self.unit.atoms[self.at - 1] if self.at else None

    @property
    def after(self) -> Atom | None:
        """The atom behind the words."""
        return self.unit.atoms[self.at + 1] if self.at + 1 < len(self.unit.atoms) else None

    def near(self, atoms: int) -> list[Atom]:
        """So many atoms before the words."""
        return self.unit.atoms[max(0, self.at - atoms) : self.at]


def is_said(tokens: Tokens, setting: Setting) -> bool:
    """Whether the marked words are somebody's."""
    return sum(WEIGHTS[sign] for sign in signs(tokens, setting)) > 0


def signs(tokens: Tokens, setting: Setting) -> Iterator[str]:
    """The names of all signs that are seen."""
    marked = setting.unit.atoms[setting.at]
    words = _inner(tokens, marked)
    if not words:
        return
    look = set(look_of(words))
    yield from look
    yield from _governed(setting)
    if setting.before is not None:
        yield from _led_to(setting, setting.before, look)
        yield from (_name if "small" not in look else _distance)(setting, setting.before, look)
    if _in_compound(tokens, marked, setting.after):
        yield "compound"


def _inner(tokens: Tokens, marked: Atom) -> list[str]:
    """The words between the marks."""
    end = marked.last if marked.marked is None or marked.marked.closed else marked.last + 1
    return [word for word in tokens.words[marked.first + 1 : end] if not word.isspace()]


def _governed(setting: Setting) -> Iterator[str]:
    """The signs of what the words are part of."""
    if sum(atom.kind not in ",.:-" for atom in setting.unit.atoms) == 1:
        yield "alone"
    for sign in ("said", "inside", "opening", "told", "viewed", "read"):
        if getattr(setting, sign):
            yield sign
    if setting.judge == "nennen" and setting.at == 0 and setting.after and setting.after.lower in VERBS.finite:
        yield "judged"  # "„Unsinn“ nannte Quast den Plan"
    if any(atom.lower in REFERRING for atom in setting.unit.atoms[setting.at + 1 : setting.at + 5]):
        yield "utterance"
    if setting.listed is not None:
        yield "listed" if setting.listed else "unsaid"


def _led_to(setting: Setting, before: Atom, look: set[str]) -> Iterator[str]:
    """The signs of what leads to the words."""
    if before.kind == ":":
        yield "colon"
    if before.lower in SOURCE:
        yield "source"
    if _utterance(setting, look):
        yield "utterance"
    if any(atom.lower.startswith(SO_CALLED) for atom in setting.near(2)):
        yield "so_called"
    if _defined(setting, look):
        yield "defined"
    if _shown(setting, look):
        yield "judged"
    elif not any(atom.lower in IMPERSONAL for atom in setting.near(FAR)):
        yield from _claimed(setting, before, look)


def _claimed(setting: Setting, before: Atom, look: set[str]) -> Iterator[str]:
    """The signs of words that somebody's verb has as its object or its judgement."""
    called = setting.judge in UTTERING and (setting.behind or before.kind == "b")  # "riefen Segler laut „…“"
    if setting.judge and (called or _object(before)):
        if setting.judge in UTTERING:
            yield "uttered"
        elif not look & {"word", "pair"}:
            yield "object"
    if _judged(setting, look):
        yield "judged"
    elif (setting.said or setting.inside) and _predicated(setting, before):
        yield "predicated"
        if setting.inside and before.lower != "als":
            yield "asserted"


def _utterance(setting: Setting, look: set[str]) -> bool:
    """As in "mit den Worten „…“" and "Parolen wie „…“"."""
    nouns = setting.near(FAR) if setting.before and setting.before.lower in LISTING else setting.near(1)
    return "word" not in look and any(atom.lower in UTTERANCES for atom in nouns)


def _judged(setting: Setting, look: set[str]) -> bool:
    """Whether the words are what the subject of the verb says of something, by the word that leads to them."""
    leading = JUDGING.get(setting.judge, frozenset())
    if ALONE in leading or ("ein" in leading and "small" in look and setting.judge == "nennen"):
        return True
    atoms = setting.unit.atoms
    for at in range(setting.at - 1, max(setting.segment[0], setting.at - 4) - 1, -1):
        article = "ein" in leading and atoms[at].lower in ARTICLES and atoms[at - 1].kind != "p"
        if article or atoms[at].lower in leading:
            return True
        if atoms[at].kind not in "doab#":
            return False
    return False


def _shown(setting: Setting, look: set[str]) -> bool:
    """As in "zeigte sich „bestürzt“"."""
    near = {atom.lower for atom in setting.near(FAR)}
    return "small" in look and "sich" in near and not near.isdisjoint(SHOWING)


def _object(before: Atom) -> bool:
    """Whether words behind this atom are an object without an article: behind the verb or its subject."""
    return before.person or before.kind in "fxkhr" or (before.kind == "a" and before.lower in VERBS.finite)


def _predicated(setting: Setting, before: Atom) -> bool:
    """As in "sei ein „…“", but not "mit einem „…“"."""
    return before.lower in PREDICATING and not any(atom.kind == "p" for atom in setting.near(2)[:1])


def _distance(setting: Setting, before: Atom, look: set[str]) -> Iterator[str]:
    """The signs against words that start small."""
    if before.kind not in "dno":
        return
    if not setting.said and not setting.inside:
        yield "attached"
    if "word" in look and before.kind in "do" and setting.after is not None and setting.after.kind in "na":
        yield "adjective"


def _name(setting: Setting, before: Atom, look: set[str]) -> Iterator[str]:
    """The signs of a name or a title."""
    if before.word in {"(", "["} and "sentence" not in look:
        yield "bracket"
    elif setting.behind and setting.judge in UTTERING:
        return
    elif before.kind == "n" and not before.person and not setting.viewed and before.lower not in UTTERANCES:
        yield "title"
    elif before.kind == "p":
        yield "place"
    elif before.kind in "do" and before.lower not in PREDICATING:
        yield "article" if "sentence" in look else "named"
    elif before.kind == "a" and before.word.isalpha():
        yield "named"


def _defined(setting: Setting, look: set[str]) -> bool:
    """Whether a name is given: "unter dem Namen „…“", "gilt als „…“", "wird „…“ genannt"."""
    if any(atom.lower in NAMING for atom in setting.near(3)):
        return True
    if not look & {"capital", "name"}:
        return False
    atoms = setting.unit.atoms
    named = setting.before is not None and setting.before.kind == ":" and any(a.lower in NAMING for a in atoms)
    return named or setting.anonymous or any(atom.lower in DEFINING for atom in atoms[slice(*setting.segment)])


def _in_compound(tokens: Tokens, marked: Atom, after: Atom | None) -> bool:
    """As in "die „Kai frei“-Gruppe"."""
    return after is not None and after.word[0] == "-" and tokens.ends[marked.last] == tokens.starts[after.first]
