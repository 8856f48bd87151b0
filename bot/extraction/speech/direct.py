"""Direct speech: which stretches between quotation marks are somebody's words, and whose.

Whether they are anybody's is weighed in ``marked_words.py``; whose, is told in ``whose.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.extraction.speech.attribution import read_in, speaker
from bot.extraction.speech.citing import cited_and_citer
from bot.extraction.speech.cues import Cue
from bot.extraction.speech.frames import Frame
from bot.extraction.speech.marked_words import UTTERING, Setting, is_said
from bot.extraction.speech.phrases import Range, speaks
from bot.extraction.speech.units import Unit
from bot.extraction.speech.whose import behind, governing, labelled, leading, segment_of, viewer, whose
from bot.extraction.tokens import Tokens
from bot.model import Quote, QuoteType, Span

SHORT = 5
"""Tokens, with the marks, from which marked words in a subject are no part of it: "eine „lose Gruppe“ fordert"."""
SHORTEST_OPENING = 2
"""Tokens, with the marks, that a quotation at the start of a sentence has at least: "„Bild“, schreibt …" is none."""


def direct_quotes(
    tokens: Tokens, unit: Unit, frames: list[Frame], verbs: list[Cue], others: list[Quote], neighbour: tuple[Span, ...]
) -> list[Quote]:
    """The direct quotations of a unit; ``others`` are its indirect ones, ``neighbour`` speaks by default."""
    found: list[Quote] = []
    said: dict[int, bool] = {}
    phrases = _phrases(unit, frames, verbs)
    halves = dict(half for frame in frames for half in _halves(unit, frame)) or _around(unit)
    for at, atom in enumerate(unit.atoms):
        longest = phrases.get(at, 0)
        if atom.marked is None or atom.last - atom.first < longest:  # "sagte ein Sprecher der „Woge“"
            continue
        span = tokens.starts[atom.first], tokens.ends[atom.last]
        frame, cue = _governor(unit, frames, verbs, at)
        inside = any(
            a <= span[0] and span[1] <= b for o in others if o.type is not QuoteType.REPORTED for a, b in o.spans
        )
        taken = {part for other in frames if other is not frame for part in other.cue}  # these verbs say something else
        free = [verb for verb in verbs if taken.isdisjoint(verb.parts)]
        setting = _setting(unit, at, free, said, governed=bool(frame or cue), inside=inside or frame is not None)
        said[at] = at in halves or at in halves.values() or is_said(tokens, setting)
        if not said[at]:
            continue
        if at in halves or (at and said.get(at - 1)):  # "„…“ „…“, sagte Quast"
            found[-1] = replace(found[-1], spans=(*found[-1].spans, span))
            continue
        if inside and others and not (frame or cue or labelled(unit, at)):
            who = others[0].speaker
        else:
            phrase = whose(unit, at, frame, cue)
            who = () if phrase and phrase[0] <= at < phrase[1] else _spans(tokens, unit, phrase)
        parts = frame.cue if frame else (cue.parts if cue else ())
        cues = tuple(unit.span(tokens, part, part + 1) for part in sorted(parts))
        quote = Quote(QuoteType.DIRECT, (span,), speaker=who or neighbour, cue=cues if who else ())
        for verb in verbs:
            if set(verb.parts) <= set(parts) and (both := cited_and_citer(unit, verb)):
                cited, by = both
                quote = replace(quote, speaker=(unit.span(tokens, *cited),), citer=(unit.span(tokens, *by),))
        found.append(quote)
    return found


def _phrases(unit: Unit, frames: list[Frame], verbs: list[Cue]) -> dict[int, int]:
    """The atoms of phrases that name speakers: marked words of fewer tokens than told are part of them."""
    subjects = (phrase for verb in verbs if (phrase := speaker(unit, verb)) and phrase[1] > phrase[0] + 1)
    found = {at: SHORT for start, stop in subjects for at in range(start, stop)}
    found.update({at: len(unit.atoms) + unit.last for f in frames if f.speaker for at in range(*f.speaker)})
    return found


def _governor(unit: Unit, frames: list[Frame], verbs: list[Cue], at: int) -> tuple[Frame | None, Cue | None]:
    """The frame or else the verb of saying that the marked words belong to; a verb right behind them comes first."""
    around = [(start, f) for f in frames for start, end in f.content if start <= at < end]
    frame = max(around, key=lambda found: found[0])[1] if around else None  # the innermost
    if led := leading(unit, verbs, at):
        return None, led
    cue = governing(unit, verbs, at)
    behind = cue is not None and cue.finite == at + 2
    if frame and behind and cue and cue.finite not in frame.cue:  # "bat: „…“, heißt es", "Als er sagte, „…“, bat sie"
        opening = unit.segments[segment_of(unit, min(frame.cue, default=at))][0]
        frame = frame if unit.atoms[opening].kind == "s" else None
    return (frame, None) if frame else (None, cue)


def _halves(unit: Unit, frame: Frame) -> Iterator[tuple[int, int]]:
    """As in "„Der Kai“, sagte Quast, „ist alt.“": the atoms of the second and the first part of one sentence."""
    for (first, stop), (begin, _) in pairwise(frame.content):
        one, other = unit.atoms[first], unit.atoms[begin]
        if stop == first + 1 and one.kind == other.kind == "Q" and not other.capital:
            yield begin, first


def _around(unit: Unit) -> dict[int, int]:
    """The same of "„Ich bin froh“, freute sich Quast, „und stolz.“", whose verb no list knows."""
    if unit.atoms[0].kind != "Q":
        return {}
    marked = [at for at, atom in enumerate(unit.atoms) if atom.kind == "Q"]
    if len(marked) != 2 or marked[0] or unit.atoms[marked[1]].capital or unit.atoms[marked[1] - 1].kind != ",":
        return {}
    return {marked[1]: 0} if _somebody_behind(unit, 0) else {}


def _setting(unit: Unit, at: int, verbs: list[Cue], said: dict[int, bool], *, governed: bool, inside: bool) -> Setting:
    """What governs the marked words at ``at``; ``said`` tells of those before them whether they were said."""
    number = segment_of(unit, at)
    verb = next((verb for verb in verbs if verb.segment == number), None)
    marked = unit.atoms[at]
    return Setting(
        unit,
        at,
        unit.segments[number],
        said=governed,
        inside=inside,
        judge=verb.verb.lemma if verb else "",
        behind=bool(
            verb and verb.verb.lemma in UTTERING and (who := speaker(unit, verb)) and who[1] == at > verb.finite
        ),
        anonymous=bool(verb and verb.passive and speaker(unit, verb) is None),
        opening=at == 0 and marked.last - marked.first >= SHORTEST_OPENING and _somebody_behind(unit, at),
        told=unit.atoms[at].capital and _told(unit, at, verbs),
        viewed=viewer(unit, at) is not None,
        read=at > 0 and unit.atoms[at - 1].kind not in "do" and read_in(unit) is not None,
        listed=_joined(unit, at, said),
    )


def _told(unit: Unit, at: int, verbs: list[Cue]) -> bool:
    """As in "„Nein“, sagte Quast" and "„Nein“, hieß es": a verb of saying and who speaks follow at once."""
    cue = next((cue for cue in verbs if cue.finite == at + 2), None)
    return cue is not None and (cue.verb.lemma == "heißen" or _somebody_behind(unit, at))


def _somebody_behind(unit: Unit, at: int) -> bool:
    """Whether the subject of the verb that follows at once can speak."""
    who = behind(unit, at)
    return who is not None and speaks(unit.atoms, *who)


def _joined(unit: Unit, at: int, said: dict[int, bool]) -> bool | None:
    """Whether the marked words just before, joined by "und" or a comma, were said; None when none are."""
    for before in range(at - 1, max(-1, at - 4), -1):
        atom = unit.atoms[before]
        if atom.kind == "Q":
            return said.get(before) if before < at - 1 else None
        if atom.kind not in ",cdob":
            return None
    return None


def _spans(tokens: Tokens, unit: Unit, phrase: Range | None) -> tuple[Span, ...]:
    return (unit.span(tokens, *phrase),) if phrase else ()
