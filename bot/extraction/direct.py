"""Direct speech: which stretches between quotation marks are somebody's words, and whose.

Between marks stand also titles, names and words that the writer keeps at a distance; those are no
quotations. Words of somebody are told by their frame: a colon, a verb of saying, a place inside
indirect speech, or by being whole sentences.
"""

from __future__ import annotations

from bot.extraction.cues import Cue, speaker
from bot.extraction.frames import Frame
from bot.extraction.marks import Marked
from bot.extraction.phrases import Range
from bot.extraction.tokens import Tokens
from bot.extraction.units import CLASS_OF, Unit
from bot.model import Quote, QuoteType, Span

SENTENCE_LENGTH = 6


def direct_quotes(
    tokens: Tokens, unit: Unit, frames: list[Frame], verbs: list[Cue], carried: tuple[Span, ...]
) -> list[Quote]:
    """The direct quotations of a unit."""
    found = []
    for at, atom in enumerate(unit.atoms):
        if atom.marked is None:
            continue
        frame = next((f for f in frames if any(start <= at < end for start, end in f.content)), None)
        if not _is_speech(tokens, unit, at, atom.marked, frame, said=bool(verbs)):
            continue
        who: tuple[Span, ...]
        if frame:
            who = _spans(tokens, unit, frame.speaker) or carried
        else:
            who = _spans(tokens, unit, speaker(unit, verbs[0])) if verbs else ()
            who = who or carried
        cue = frame.cue if frame else (verbs[0].parts if verbs else ())
        found.append(
            Quote(
                QuoteType.DIRECT,
                ((tokens.starts[atom.first], tokens.ends[atom.last]),),
                speaker=who,
                cue=tuple(unit.span(tokens, part, part + 1) for part in sorted(cue)),
            )
        )
    return found


def _is_speech(tokens: Tokens, unit: Unit, at: int, marked: Marked, frame: Frame | None, *, said: bool) -> bool:
    before = unit.atoms[at - 1] if at else None
    size = marked.last - marked.first - 1
    sentence = _has_verb(tokens, marked)
    if before and before.kind == ":" and (size > 1):
        return True
    if (
        frame
        and len(frame.content) >= 1
        and any(all(a.kind in "Q,;:-." for a in unit.atoms[s:e]) and s <= at < e for s, e in frame.content)
    ):
        return True
    if size >= SENTENCE_LENGTH and sentence:
        return True
    if before and before.kind == "n":
        return False
    return (frame is not None or said) and size > 1


def _has_verb(tokens: Tokens, marked: Marked) -> bool:
    """Whether a finite verb of the closed lists, or the end of a sentence, stands inside."""
    inner = range(marked.first + 1, marked.last)
    return any(
        CLASS_OF.get(tokens.lowers[i], "") in {"x", "k", "h"} or tokens.words[i] in {".", "!", "?"} for i in inner
    )


def _spans(tokens: Tokens, unit: Unit, phrase: Range | None) -> tuple[Span, ...]:
    return (unit.span(tokens, *phrase),) if phrase else ()
