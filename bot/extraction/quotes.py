"""Quotations: who said what, directly between marks or indirectly, by verb, by frame or by mood alone."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from bot.extraction.clauses import verb_frame
from bot.extraction.cues import ALL_FORMS, Cue, cues, speaker
from bot.extraction.direct import direct_quotes
from bot.extraction.frames import GATE, Frame, so_frame, source_frames, wie_frame
from bot.extraction.mood import subjunctive
from bot.extraction.phrases import Range
from bot.extraction.speakers import name_speakers
from bot.extraction.tokens import Tokens, tokens_of
from bot.extraction.units import WORDS, Unit, bounds, make_unit
from bot.model import Quote, QuoteType, Span

SUBJUNCTIVE = WORDS["subjunctive"] | WORDS["subjunctive_two"]
HEARSAY = frozenset({"soll", "sollen"})
RELEVANT = ALL_FORMS | GATE | SUBJUNCTIVE | HEARSAY | subjunctive()


def find_quotes(tokens: Tokens) -> list[Quote]:
    """All quotations of an article in order of the text; speakers are not yet resolved to names."""
    found: list[Quote] = []
    carried: tuple[Span, ...] = ()
    for begin, end, inside in bounds(tokens):
        if not inside and RELEVANT.isdisjoint(tokens.lowers[begin:end]):
            continue
        unit = make_unit(tokens, begin, end, inside)
        if not unit.segments:
            continue
        here = _unit_quotes(tokens, unit, carried, found)
        found.extend(here)
        for quote in here:
            if quote.speaker:
                carried = quote.speaker
    return found


def _unit_quotes(tokens: Tokens, unit: Unit, carried: tuple[Span, ...], before: list[Quote]) -> list[Quote]:
    verbs = cues(unit)
    frames = _frames(unit, verbs)
    quotes = [_indirect(tokens, unit, frame) for frame in frames if not _all_quoted(unit, frame)]
    marked = direct_quotes(tokens, unit, frames, verbs, carried)
    if not frames:
        quotes += _free(tokens, unit, verbs, carried, before, direct=bool(marked))
    return sorted(quotes + marked, key=lambda quote: quote.spans[0])


def _frames(unit: Unit, verbs: list[Cue]) -> list[Frame]:
    """The frames of a unit whose contents don't overlap, the surest first."""
    frames = source_frames(unit)
    for frame in (so_frame(unit), wie_frame(unit, verbs)):
        if frame and not frames:
            frames.append(frame)
    for cue in verbs:
        frame = verb_frame(unit, cue)
        if frame and not any(_overlap(frame, other) for other in frames):
            frames.append(frame)
    return frames


def _overlap(left: Frame, right: Frame) -> bool:
    return any(a < d and c < b for a, b in left.content for c, d in right.content)


def _all_quoted(unit: Unit, frame: Frame) -> bool:
    """Whether the content is nothing but marked stretches: then it is direct speech only."""
    return all(
        atom.kind in "Q,;:-." or atom.lower in {"und"} for start, end in frame.content for atom in unit.atoms[start:end]
    )


def _indirect(tokens: Tokens, unit: Unit, frame: Frame) -> Quote:
    return Quote(
        QuoteType.INDIRECT,
        tuple(unit.span(tokens, start, end) for start, end in frame.content),
        speaker=spans(tokens, unit, frame.speaker),
        cue=tuple(unit.span(tokens, at, at + 1) for at in sorted(frame.cue)),
    )


def spans(tokens: Tokens, unit: Unit, phrase: Range | None) -> tuple[Span, ...]:
    """The characters of a phrase, none for None."""
    return (unit.span(tokens, *phrase),) if phrase else ()


def _free(
    tokens: Tokens, unit: Unit, verbs: list[Cue], carried: tuple[Span, ...], before: list[Quote], *, direct: bool
) -> list[Quote]:
    whole = (tokens.starts[unit.atoms[0].first], tokens.ends[unit.atoms[-1].last])
    kinds = [atom.kind for atom in unit.atoms]
    for cue in verbs:
        if cue.verb.kind == "act" and "k" not in kinds:
            return [Quote(QuoteType.REPORTED, (whole,), speaker=spans(tokens, unit, speaker(unit, cue)))]
    if "k" in kinds or (not verbs and "h" in kinds and before):
        last = before[-1] if before else None
        if last and last.type is QuoteType.INDIRECT_FREE_INDIRECT and whole[0] - last.spans[-1][1] <= 1:
            before.pop()
            return [replace(last, spans=((last.spans[0][0], whole[1]),))]
        return [Quote(QuoteType.INDIRECT_FREE_INDIRECT, (whole,), speaker=carried)]
    if not direct and not verbs and any(atom.lower in HEARSAY for atom in unit.atoms):
        return [Quote(QuoteType.FREE_INDIRECT, (whole,), speaker=())]
    return []


@Language.factory("fundstelle_quotes")
def quotes(nlp: Language, name: str) -> Quotes:  # noqa: ARG001  # spaCy hands both to every factory
    """The component that leaves the quotations of an article on ``doc._.quotes``."""
    return Quotes()


class Quotes:
    """Finds quotations and names their speakers."""

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its quotations."""
        doc._.quotes = tuple(name_speakers(doc.text, find_quotes(tokens_of(doc)), doc._.people))
        return doc
