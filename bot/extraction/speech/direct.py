"""Direct speech: which stretches between quotation marks are somebody's words, and whose.

Whether they are anybody's is weighed in ``marked_words.py``; whose, the words around the mark tell, the surest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.extraction.data import load
from bot.extraction.speech.attribution import read_in, speaker
from bot.extraction.speech.citing import cited_and_citer
from bot.extraction.speech.clauses import NOUNS
from bot.extraction.speech.cues import Cue
from bot.extraction.speech.frames import Frame
from bot.extraction.speech.marked_words import Setting, is_said
from bot.extraction.speech.noun_clauses import owner
from bot.extraction.speech.phrases import Range, phrase_end, speaks
from bot.extraction.speech.subjects import named_before, subject_after
from bot.extraction.speech.subordinate import subject_before
from bot.extraction.speech.units import Unit
from bot.extraction.tokens import Tokens
from bot.model import Quote, QuoteType, Span

COPULAS = frozenset(load("marked_words")["copulas"])
SHORTEST_OPENING = 4
"""Tokens, with the marks, that a quotation at the start of a sentence has at least: "„Bild“, schreibt …" is none."""


def direct_quotes(
    tokens: Tokens, unit: Unit, frames: list[Frame], verbs: list[Cue], others: list[Quote], neighbour: tuple[Span, ...]
) -> list[Quote]:
    """The direct quotations of a unit; ``others`` are its indirect ones, ``neighbour`` speaks by default."""
    found: list[Quote] = []
    said: dict[int, bool] = {}
    sources = [f.speaker for f in frames if f.speaker]
    halves = dict(half for frame in frames for half in _halves(unit, frame))
    for at, atom in enumerate(unit.atoms):
        if atom.marked is None or any(start <= at < end for start, end in sources):  # "sagte ein Sprecher der „Woge“"
            continue
        span = tokens.starts[atom.first], tokens.ends[atom.last]
        frame = next((f for f in frames if any(start <= at < end for start, end in f.content)), None)
        cue = _governing(unit, verbs, at) if frame is None else None
        inside = any(a <= span[0] and span[1] <= b for other in others for a, b in other.spans)
        taken = {part for other in frames if other is not frame for part in other.cue}  # these verbs say something else
        free = [verb for verb in verbs if taken.isdisjoint(verb.parts)]
        setting = _setting(unit, at, free, said, governed=bool(frame or cue), inside=inside or frame is not None)
        said[at] = at in halves or at in halves.values() or is_said(tokens, setting)
        if not said[at]:
            continue
        if at in halves:
            found[-1] = replace(found[-1], spans=(*found[-1].spans, span))
            continue
        if inside and others and not (frame or cue or _labelled(unit, at)):
            who = others[0].speaker
        else:
            who = _spans(tokens, unit, _whose(unit, at, frame, cue))
        parts = frame.cue if frame else (cue.parts if cue else ())
        cues = tuple(unit.span(tokens, part, part + 1) for part in sorted(parts))
        quote = Quote(QuoteType.DIRECT, (span,), speaker=who or neighbour, cue=cues)
        for verb in verbs:
            if set(verb.parts) <= set(parts) and (both := cited_and_citer(unit, verb)):
                cited, by = both
                quote = replace(quote, speaker=(unit.span(tokens, *cited),), citer=(unit.span(tokens, *by),))
        found.append(quote)
    return found


def _halves(unit: Unit, frame: Frame) -> Iterator[tuple[int, int]]:
    """As in "„Der Kai“, sagte Quast, „ist alt.“": the atoms of the second and the first part of one sentence."""
    for (first, stop), (begin, _) in pairwise(frame.content):
        one, other = unit.atoms[first], unit.atoms[begin]
        if stop == first + 1 and one.kind == other.kind == "Q" and not other.capital:
            yield begin, first


def _setting(unit: Unit, at: int, verbs: list[Cue], said: dict[int, bool], *, governed: bool, inside: bool) -> Setting:
    """What governs the marked words at ``at``; ``said`` tells of those before them whether they were said."""
    number = _segment(unit, at)
    verb = next((verb for verb in verbs if verb.segment == number), None)
    marked = unit.atoms[at]
    return Setting(
        unit,
        at,
        unit.segments[number],
        said=governed,
        inside=inside,
        judge=verb.verb.lemma if verb else "",
        anonymous=bool(verb and verb.passive and speaker(unit, verb) is None),
        opening=at == 0 and marked.last - marked.first >= SHORTEST_OPENING and _behind(unit, at) is not None,
        viewed=_viewer(unit, at) is not None,
        listed=_joined(unit, at, said),
    )


def _joined(unit: Unit, at: int, said: dict[int, bool]) -> bool | None:
    """Whether the marked words just before, joined by "und" or a comma, were said; None when none are."""
    for before in range(at - 1, max(-1, at - 4), -1):
        atom = unit.atoms[before]
        if atom.kind == "Q":
            return said.get(before) if before < at - 1 else None
        if atom.kind not in ",cdob":
            return None
    return None


def _whose(unit: Unit, at: int, frame: Frame | None, cue: Cue | None) -> Range | None:
    """Who speaks by the words around the mark, the surest first."""
    named = _labelled(unit, at)
    if named or frame:
        return named or (frame.speaker if frame else None)
    viewed = _viewer(unit, at)
    if viewed or cue:
        return viewed or (speaker(unit, cue) if cue else None)
    found = _behind(unit, at) or _worded(unit, at) or read_in(unit)
    if found or not at:
        return found
    colon = unit.atoms[at - 1].kind == ":"
    own = subject_before(unit, _segment(unit, at) + (not colon))
    return own if own and (colon or speaks(unit.atoms, *own)) else None


def _labelled(unit: Unit, at: int) -> Range | None:
    """As in "…, und Baurat Udo Lerche: „…“" or "Udo Lerche („…“)": a bare name or office before the mark."""
    atoms = unit.atoms
    if at < 2 or atoms[at - 1].word not in {":", "("}:
        return None
    segment = next(((start, end) for start, end in unit.segments if end == at - 1), None)
    if segment is None:
        return None
    first, stop = segment
    if atoms[at - 1].word == ":":
        first += atoms[first].kind == "c"
        return (named_before(unit, first), stop) if first < stop and _somebody(unit, first, stop) else None
    joint = max((i + 1 for i in range(first, stop) if atoms[i].lower in {"und", "sowie"}), default=first)
    return next(((start, stop) for start in range(joint, stop) if _somebody(unit, start, stop)), None)


def _viewer(unit: Unit, at: int) -> Range | None:
    """As in "Für Quast ist das „…“": in whose eyes something is what stands between marks."""
    start, end = unit.segments[_segment(unit, at)]
    if not any(atom.lower in COPULAS for atom in unit.atoms[start:end]):
        return None
    for first in range(start, at):
        if unit.atoms[first].lower == "für":
            stop = phrase_end(unit.atoms, first + 1, at, places=True)
            if speaks(unit.atoms, first + 1, stop):
                return first + 1, stop
    return None


def _somebody(unit: Unit, first: int, stop: int) -> bool:
    return phrase_end(unit.atoms, first, stop, places=True) == stop and speaks(unit.atoms, first, stop)


def _behind(unit: Unit, at: int) -> Range | None:
    """As in "„…“, zeigte sich Quast zufrieden": the subject of any verb that follows at once."""
    start, end = next(((a, b) for a, b in unit.segments if a == at + 2), (0, 0))
    if not start or unit.atoms[at + 1].kind != "," or unit.atoms[start].kind not in "fx":
        return None
    found = subject_after(unit, start + 1, end)
    return found if found and speaks(unit.atoms, *found) else None


def _worded(unit: Unit, at: int) -> Range | None:
    """As in "„…“ – das waren die Worte von Quast", "„…“, lautet das Fazit der Stadt": whose words they are called."""
    for start, end in unit.segments:
        if start <= at < end or start == at + 2:
            for place in range(max(start, at) + 1, end):
                found = unit.atoms[place].lower.endswith(NOUNS) and owner(unit, place, end)
                if found:
                    return found
    return None


def _governing(unit: Unit, verbs: list[Cue], at: int) -> Cue | None:
    """The verb of saying next to the stretch: in its segment, else the nearest one before, else behind."""
    segment = _segment(unit, at)
    return min(
        verbs,
        key=lambda cue: (
            cue.finite != at + 2,
            cue.segment != segment and cue.last,
            abs(cue.segment - segment),
            cue.segment > segment,
        ),
        default=None,
    )


def _segment(unit: Unit, at: int) -> int:
    return next((n for n, (start, end) in enumerate(unit.segments) if start <= at < end), 0)


def _spans(tokens: Tokens, unit: Unit, phrase: Range | None) -> tuple[Span, ...]:
    return (unit.span(tokens, *phrase),) if phrase else ()
