"""Direct speech: which stretches between quotation marks are somebody's words, and whose.

Between marks stand also titles, names and words that the writer keeps at a distance; those are no
quotations. Words of somebody are told by their frame: a colon, a verb of saying, a place inside
indirect speech, or by being whole sentences.
"""

from __future__ import annotations

from bot.extraction.data import load
from bot.extraction.marks import Marked
from bot.extraction.speech.attribution import speaker
from bot.extraction.speech.cues import Cue
from bot.extraction.speech.frames import Frame
from bot.extraction.speech.phrases import Range, phrase_end, speaks
from bot.extraction.speech.subjects import subject_after, subject_before
from bot.extraction.speech.units import CLASS_OF, Atom, Unit
from bot.extraction.tokens import Tokens
from bot.model import Quote, QuoteType, Span

SENTENCE_LENGTH = 6
LABELS = frozenset(
    {"als", "einen", "eine", "ein", "einem", "einer", "vor", "für", "sei", "seien", "ist", "durch", "zu"}
)
JUDGING = frozenset(load("speech_verbs")["judging"])
UTTERANCES = frozenset(load("source_frames")["utterances"])


def direct_quotes(
    tokens: Tokens, unit: Unit, frames: list[Frame], verbs: list[Cue], others: list[Quote], neighbour: tuple[Span, ...]
) -> list[Quote]:
    """The direct quotations of a unit; ``others`` are its indirect ones, ``neighbour`` speaks by default."""
    found = []
    sources = [f.speaker for f in frames if f.speaker]
    for at, atom in enumerate(unit.atoms):
        if atom.marked is None or any(start <= at < end for start, end in sources):  # "sagte ein Sprecher der „Woge“"
            continue
        frame = next((f for f in frames if any(start <= at < end for start, end in f.content)), None)
        cue = _governing(unit, verbs, at) if frame is None else None
        inside = any(a <= tokens.starts[atom.first] and tokens.ends[atom.last] <= b for o in others for a, b in o.spans)
        lemma = "sagen" if frame else (cue.verb.lemma if cue else "")
        if not _is_speech(tokens, unit, at, lemma=lemma, inside=inside or (frame is not None)):
            continue
        if inside and others and not (frame or cue or _labelled(unit, at)):
            who = others[0].speaker
        else:
            who = _spans(tokens, unit, _whose(unit, at, frame, cue))
        parts = frame.cue if frame else (cue.parts if cue else ())
        found.append(
            Quote(
                QuoteType.DIRECT,
                ((tokens.starts[atom.first], tokens.ends[atom.last]),),
                speaker=who or neighbour,
                cue=tuple(unit.span(tokens, part, part + 1) for part in sorted(parts)),
            )
        )
    return found


def _whose(unit: Unit, at: int, frame: Frame | None, cue: Cue | None) -> Range | None:
    """Who speaks by the words around the mark, the surest first."""
    if named := _labelled(unit, at):
        return named
    if frame:
        return frame.speaker
    if cue:
        return speaker(unit, cue)
    if followed := _behind(unit, at):
        return followed
    if not at:
        return None
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
        return (first, stop) if first < stop and _somebody(unit, first, stop) else None
    joint = max((i + 1 for i in range(first, stop) if atoms[i].lower in {"und", "sowie"}), default=first)
    return next(((start, stop) for start in range(joint, stop) if _somebody(unit, start, stop)), None)


def _somebody(unit: Unit, first: int, stop: int) -> bool:
    return phrase_end(unit.atoms, first, stop, places=True) == stop and speaks(unit.atoms, first, stop)


def _behind(unit: Unit, at: int) -> Range | None:
    """As in "„…“, zeigte sich Quast zufrieden": the subject of any verb that follows at once."""
    start, end = next(((a, b) for a, b in unit.segments if a == at + 2), (0, 0))
    if not start or unit.atoms[at + 1].kind != "," or unit.atoms[start].kind not in "fx":
        return None
    found = subject_after(unit, start + 1, end)
    return found if found and speaks(unit.atoms, *found) else None


def _governing(unit: Unit, verbs: list[Cue], at: int) -> Cue | None:
    """The verb of saying next to the stretch: in its segment, else the nearest one before, else behind."""
    segment = _segment(unit, at)
    return min(
        verbs,
        key=lambda cue: (cue.segment != segment and cue.last, abs(cue.segment - segment), cue.segment > segment),
        default=None,
    )


def _segment(unit: Unit, at: int) -> int:
    return next((n for n, (start, end) in enumerate(unit.segments) if start <= at < end), 0)


def _is_speech(tokens: Tokens, unit: Unit, at: int, *, lemma: str, inside: bool) -> bool:
    """Whether the stretch is somebody's words; ``lemma``: the verb of saying beside it, ``inside`` indirect speech."""
    atom = unit.atoms[at]
    size = atom.last - atom.first - 1
    before = unit.atoms[at - 1] if at else None
    alone = len(unit.atoms) - sum(a.kind in ",.:-" for a in unit.atoms) == 1
    if size < 1:
        return False
    if (
        alone
        or (size > 2 and at == 0 and _behind(unit, at))
        or (before is not None and (before.kind == ":" or before.lower in UTTERANCES) and size > 1)
    ):
        return True
    if tokens.words[atom.first + 1][:1].islower():
        return _fragment(unit, at, size, said=bool(lemma) or inside, inside=inside)
    if atom.marked is not None and _has_verb(tokens, atom.marked):
        titled = before is not None and before.kind in "nd"  # "der Film „Nebel zieht über das Land“"
        return (size >= SENTENCE_LENGTH and not (titled and not lemma)) or ((bool(lemma) or inside) and size > 2)
    article = at > 1 and before is not None and before.kind in "do" and unit.atoms[at - 2].lower in LABELS
    labelled = before is not None and (before.lower in LABELS or (article and lemma in JUDGING))
    judged = (
        labelled and lemma in JUDGING and not any(a.lower in {"man", "sich"} for a in unit.atoms[max(0, at - 6) : at])
    )
    if _named(tokens, atom) and not (judged and size > 2):
        return False
    quoted = (bool(lemma) or inside) and size > 2 and (before is None or before.kind not in "ndop")
    return judged or quoted or (inside and labelled)


def _fragment(unit: Unit, at: int, size: int, *, said: bool, inside: bool) -> bool:
    """Whether words that start small are cited: the longer, the surer; one adjective before its noun is a distance."""
    before = unit.atoms[at - 1] if at else None
    after = unit.atoms[at + 1] if at + 1 < len(unit.atoms) else None
    if size >= SENTENCE_LENGTH:
        return True
    if size >= 3:
        return said or before is None or before.kind not in "nd"
    if size == 2:
        return said
    apart = before is None or before.kind not in "dn" or after is None or after.kind not in "na"
    return inside or (said and apart)


def _named(tokens: Tokens, atom: Atom) -> bool:
    """Whether the stretch looks like a name: several words, each with a capital or a small particle."""
    words = tokens.words[atom.first + 1 : atom.last]
    return len(words) > 1 and all(
        w[:1].isupper() or not w[:1].isalpha() or CLASS_OF.get(w, "a") in "dopc" for w in words
    )


def _has_verb(tokens: Tokens, marked: Marked) -> bool:
    """Whether a finite verb of the closed lists, or the end of a sentence, stands inside."""
    inner = range(marked.first + 1, marked.last)
    return any(
        CLASS_OF.get(tokens.lowers[i], "") in {"x", "k", "h", "f"} or tokens.words[i] in {".", "!", "?"} for i in inner
    )


def _spans(tokens: Tokens, unit: Unit, phrase: Range | None) -> tuple[Span, ...]:
    return (unit.span(tokens, *phrase),) if phrase else ()
