"""Which frames of a unit hold: of two over the same words the surer one, or the nearer verb."""

from __future__ import annotations

from bot.extraction.speech.clauses import mood_frame, verb_frame
from bot.extraction.speech.cues import Cue
from bot.extraction.speech.frames import Frame, cut, so_frame, source_frames, wie_frame
from bot.extraction.speech.free import opens_in_speech
from bot.extraction.speech.noun_clauses import document_frame, noun_frame
from bot.extraction.speech.units import Unit


def frames_of(unit: Unit, verbs: list[Cue]) -> list[Frame]:
    """The frames of a unit whose contents don't overlap, the surest first."""
    wie = wie_frame(unit, verbs)
    frames = [wie] if wie else []
    if not frames:
        frames = source_frames(unit)
        so = so_frame(unit)
        if so and not frames:
            frames.append(so)
    reported = opens_in_speech(unit)  # then a verb of saying is part of what is said
    for cue in verbs:
        frame = verb_frame(unit, cue)
        inner = reported and unit.atoms[cue.finite].kind == "k"  # "Das könne niemand sagen, meinte Quast"
        if frame is None or inner or (reported and any(atom.kind != "-" for atom in unit.atoms[: frame.content[0][0]])):
            continue
        start, end = unit.segments[cue.segment]
        frames = [f for f in frames if f is wie or not _weaker(f, frame, max(start, cue.finite), end)]
        if cue.last:  # "Er las einen Brief, in dem das Amt sagt, …"
            frames = [f for f in frames if not (f.cue and max(f.cue) < start and f.content[0] == frame.content[0])]
        else:
            frames = [cut(unit, f, start) if f.speaker and f.speaker[1] < start else f for f in frames]
        if not any(_overlap(frame, other) and not _passed_on(frame, other, start, cue.finite) for other in frames):
            frames.append(frame)
    if not reported:
        noun = document_frame(unit) or noun_frame(unit)
        if noun and not any(_overlap(noun, other) for other in frames):
            frames.append(noun)
        mood = None if frames else mood_frame(unit)
        frames += [mood] if mood else []
    return frames


def _weaker(source: Frame, frame: Frame, start: int, end: int) -> bool:
    """Whether the verb knows better than a source beside it or inside what it governs.

    As in "Heute bestätigte Quast laut dpa, dass …" and "Quast sagte, dass laut Lerche …".
    """
    if source.speaker and start <= source.speaker[0] < end:
        return True
    place = source.speaker[0] if source.speaker else source.content[0][0]
    return frame.speaker is not None and any(end <= a <= place < b for a, b in frame.content)


def _passed_on(frame: Frame, source: Frame, start: int, finite: int) -> bool:
    """As in "Laut dpa sagte Quast, …": what Quast said is part of what dpa says."""
    behind = frame.speaker is not None and frame.speaker[0] == finite + 1
    return behind and source.speaker is not None and start <= source.speaker[0] < finite


def _overlap(left: Frame, right: Frame) -> bool:
    return any(a < d and c < b for a, b in left.content for c, d in right.content)
