"""Indirect speech that a verb or the mood governs: "X sagte, dass …", "…, sagte X", "X lachte, er habe …"."""

from __future__ import annotations

from collections.abc import Collection

from bot.extraction.data import load
from bot.extraction.speech.attribution import DENYING, agent, place, speaker
from bot.extraction.speech.cues import LETTING, Cue
from bot.extraction.speech.frames import Frame, trim
from bot.extraction.speech.phrases import Range, head_end, phrase_end, relative, speaks
from bot.extraction.speech.subjects import across_commas, finite_at, interrupts, subject
from bot.extraction.speech.subordinate import infinitive, subject_before
from bot.extraction.speech.units import WORDS, Atom, Unit
from bot.extraction.speech_verbs import NO_INFINITIVE, VERB_SECOND, VERBS

CONTENT_WORDS = frozenset({"dass", "daß", "ob"})
NO_CONTENT = frozenset(
    {"um", "ohne", "statt", "anstatt", "weil", "nachdem", "obwohl", "während", "bevor", "indem", "wobei", "sondern"}
    | {
        "darunter",
        "wodurch",
        "woraufhin",
        "sodass",
        "zumal",
        "da",
        "als",
        "aber",
        "falls",
        "solange",
        "sobald",
        "damit",
    }
)
NOUNS = tuple(load("source_frames")["nouns"])
TEXTS = tuple(load("speech_verbs")["denied"])
SILENT = ("anschluss", "abschluss", "ausschluss", "verschluss")
INFINITIVES = frozenset({"lassen", "wollen", "können", "müssen", "dürfen", "haben", "sein", "werden"})
LEARNING = frozenset(load("reactions")["learning"])
ACCUSING = tuple(load("reactions")["accusing"])
HEARD = frozenset({"hören", "vernehmen", "erfahren", "lesen"})  # "Aus dem Rathaus ist zu hören, …"
TOLD = frozenset({"heißt", "hieß"})
FARTHEST = 3
"""So many segments (an apposition, a relative clause) may stand between a verb and its content."""


def verb_frame(unit: Unit, cue: Cue) -> Frame | None:
    """The content clause of a verb of saying, or None when it has none in this unit."""
    start, _ = unit.segments[cue.segment]
    if cue.segment and _parenthetical(unit, cue, start):
        who = speaker(unit, cue)
        if (who and who[0] >= start) or cue.verb.lemma == "heißen":
            content = _sides(unit, cue, who)
            return Frame(content, who, cue.parts) if content else None
    for number in range(cue.segment + 1, min(len(unit.segments), cue.segment + 1 + FARTHEST)):
        begin, stop = unit.segments[number]
        if begin <= max(cue.parts):
            continue
        if unit.atoms[begin].kind in "xf" and unit.atoms[begin - 1].kind == ",":
            break  # "Der Baurat, den Quast zitiert, sagte, …", "Sie lobte den Plan, meinte aber, …"
        if _is_content(unit, cue, number):
            content_range = trim(unit, begin, content_end(unit, number, main_follows=cue.last))
            return Frame((content_range,), denied(unit, cue) or speaker(unit, cue), cue.parts)
        if not (relative(unit.atoms, begin, stop) or aside(unit, begin, stop)):
            break
    return None


def denied(unit: Unit, cue: Cue) -> Range | None:
    """As in "wies Berichte der Hafenpost zurück, er gehe": the text whose words are denied."""
    if cue.verb.lemma not in DENYING:
        return None
    atoms = unit.atoms
    at = cue.finite + 1
    end = unit.segments[cue.segment][1]
    while at < end:
        stop = phrase_end(atoms, at, end)
        if any(atom.kind == "n" and atom.lower.endswith(TEXTS) for atom in atoms[at : head_end(atoms, at, stop)]):
            return at, stop
        at = max(stop, at + 1)
    return None


def aside(unit: Unit, begin: int, stop: int) -> bool:
    """Whether a segment without a verb, an apposition for one, stands between a verb and its content."""
    return not any(atom.kind in "xkhf" for atom in unit.atoms[begin:stop]) and unit.atoms[begin].kind in "ndopb#"


def _parenthetical(unit: Unit, cue: Cue, start: int) -> bool:
    """Whether the segment starts with its finite verb behind a comma or a dash: "…, sagte X", "…, so schrieb X"."""
    atoms = unit.atoms
    claiming = atoms[start].lower in {"das", "dies"} and cue.verb.kind != "act"  # "…, das teilte das Amt mit"
    first = start + (atoms[start].lower == "so" or claiming)
    if cue.finite != first or cue.last or atoms[start - 1].kind not in ",-Q.":
        return False
    if across_commas(unit, start) and not interrupts(unit, start):
        return False
    if _taken_up(unit):
        return False
    before = [segment for segment in unit.segments[: cue.segment] if segment[0] >= sentence_start(unit, start)]
    subordinate = all(atoms[begin].kind == "s" and atoms[begin].lower not in CONTENT_WORDS for begin, _ in before)
    return not subordinate or any(atoms[begin].kind == "Q" for begin, _ in unit.segments[: cue.segment])


def _taken_up(unit: Unit) -> bool:
    """As in "Auf den Vorwurf, …, entgegnete Quast, …": what stands before the verb is what others say."""
    begin, end = unit.segments[0]
    asked = any(says(atom) or atom.lower.endswith(("frage", "fragen")) for atom in unit.atoms[begin:end])
    return unit.atoms[begin].kind == "p" and asked


def sentence_start(unit: Unit, at: int) -> int:
    """The first atom of the sentence of ``at``: a unit can hold several, joined by a quotation."""
    for position in range(at - 1, -1, -1):
        if unit.atoms[position].kind == "." and position + 1 < at:
            return position + 1
    return 0


def _sides(unit: Unit, cue: Cue, who: Range | None) -> tuple[Range, ...]:
    start, end = unit.segments[cue.segment]
    stop = max(end, who[1] if who else 0, max(cue.parts) + 1)
    before = trim(unit, sentence_start(unit, start), start)
    number = next((n for n, (begin, _) in enumerate(unit.segments) if begin >= stop), None)
    parts = [before]
    if number is not None:
        begin, finish = unit.segments[number]
        first = unit.atoms[begin]
        closed = unit.atoms[begin - 1].kind == "." or first.lower in NO_CONTENT or first.kind == "c"
        rest = unit.atoms[begin : content_end(unit, number)]
        marked = all(atom.kind in "Q,.-" for atom in unit.atoms[slice(*before)])
        aside = marked and not any(atom.kind in "xkhfQ" for atom in rest)  # "„…“, sagte der Baurat, Udo Lerche, im Mai"
        if not closed and not aside and not relative(unit.atoms, begin, finish):
            parts.append(trim(unit, begin, content_end(unit, number)))
    return tuple(part for part in parts if part[1] > part[0])


def content_end(unit: Unit, number: int, *, main_follows: bool = False) -> int:
    """Where the content that starts with this segment ends: before a new main clause, or with the unit.

    ``main_follows``: the verb of saying stands in a subordinate clause ("Als er sagte, …, lachten alle").
    """
    for begin, finish in unit.segments[number + 1 :]:
        if (main_follows and unit.atoms[begin].kind in "xf") or _ends_content(unit, begin, finish):
            return begin
    return unit.segments[-1][1]


def _ends_content(unit: Unit, begin: int, finish: int) -> bool:
    """Whether a segment behind a content is no part of it."""
    first, mark = unit.atoms[begin], unit.atoms[begin - 1].kind
    if first.kind == "c" and mark != ":" and begin + 1 < len(unit.atoms):
        following = unit.atoms[begin + 1]
        if (following.kind in "af" and following.lower in VERBS.finite) or _new_clause(unit, begin, finish):
            return True
    if mark == ":" and first.kind == "Q":  # "Er sagte, der Steg sinke: „…“"
        return True
    if unit.atoms[begin - 2].kind == "Q" and first.lower in VERBS.finite:  # "„…“, heißt es im Brief"
        return True
    return mark == "." or (mark == ";" and not _mood(unit, begin))


def _new_clause(unit: Unit, begin: int, finish: int) -> bool:
    """As in "…, doch Quast erklärte, …": a main clause in the indicative in which somebody says something."""
    verb = finite_at(unit, begin, finish)
    if verb >= finish or unit.atoms[verb].kind != "f" or unit.atoms[verb].lower not in VERBS.finite:
        return False
    who = subject(unit, begin, finish, verb)
    return who is not None and speaks(unit.atoms, *who)


def _mood(unit: Unit, begin: int) -> bool:
    return any(atom.kind in "kh" for atom in unit.atoms[begin:])


def _is_content(unit: Unit, cue: Cue, number: int) -> bool:
    atoms = unit.atoms
    start, stop = unit.segments[number]
    first = atoms[start]
    segment = atoms[start:stop]
    if first.lower in CONTENT_WORDS or (
        atoms[start - 1].kind == ":" and cue.verb.kind != "think" and cue.segment == number - 1
    ):
        return not (cue.last and atoms[start - 1].kind == ":")
    told = first.lower in TOLD and stop == start + 2  # ", heißt es, …" has its content behind it
    if first.lower in NO_CONTENT or first.kind == "c" or told:
        indirect = any(atom.kind == "k" for atom in segment) or cue.verb.lemma in VERB_SECOND
        return first.kind == "s" and _mood(unit, start) and indirect
    if infinitive(segment) and not any(atom.kind in "xkh" and atom.lower not in INFINITIVES for atom in segment):
        return cue.verb.lemma not in NO_INFINITIVE or segment[-1].lower in INFINITIVES  # "…, nichts sagen zu wollen"
    if relative(atoms, start, stop) and first.kind != "w":
        return False
    if first.kind == "w":
        return first.lower != "wie" or cue.verb.kind == "say"
    later = atoms[start - 1].kind != ";" and any(atom.kind == "k" for atom in atoms[start:])
    subjunctive = later or any(atom.kind in "kh" for atom in segment)
    return subjunctive or (
        cue.verb.lemma in VERB_SECOND and not cue.last and number == cue.segment + 1 and _clause(segment)
    )


def _clause(segment: list[Atom]) -> bool:
    """Whether the segment can be a clause: it has a verb, or more than a name and an office."""
    return (
        any(atom.kind in "xkhf" for atom in segment)
        or any(atom.kind == "a" and atom.lower[-1] in "nte" for atom in segment[1:])
        or segment[0].kind == "s"
    )


def says(atom: Atom) -> bool:
    """Whether a noun is one of saying: "Entschluss", not "Anschluss"."""
    return atom.kind == "n" and atom.lower.endswith(NOUNS) and not atom.lower.endswith(SILENT)


def mood_frame(unit: Unit) -> Frame | None:
    """A main clause in the indicative with the subjunctive behind it: an unlisted verb of saying or thinking."""
    atoms = unit.atoms
    main = None
    for number, (begin, finish) in enumerate(unit.segments):
        segment = atoms[begin:finish]
        kinds = {atom.kind for atom in segment}
        if main is None and "k" in kinds and segment[0].kind != "s":
            return None
        if main is not None and "k" in kinds:
            if segment[0].kind == "c" or atoms[begin - 1].kind in ";.":
                return None
            return Frame((trim(unit, begin, unit.segments[-1][1]),), _told_by(unit, main), ())
        if segment[0].kind not in "sw" and not relative(atoms, begin, finish) and kinds & set("xf"):
            main = number
    return None


def accused(words: Collection[str]) -> bool:
    """As in "steht im Verdacht, …", "sieht sich dem Vorwurf ausgesetzt, …": what others say of the subject."""
    accusing = any(word.endswith(ACCUSING) for word in words)
    return accusing and ("sich" in words or ("im" in words and "steht" in words))


def _told_by(unit: Unit, main: int) -> Range | None:
    """Who says what stands behind a main clause: its subject, or from whom or where its subject has it."""
    start, stop = unit.segments[main]
    words = [atom.lower for atom in unit.atoms[start:stop]]
    at = finite_at(unit, start, stop)
    verb = unit.atoms[at].lower
    if words[-2:-1] == ["zu"] and words[-1] in HEARD:
        return place(unit, start, stop)
    if verb in LEARNING or (verb in LETTING and "sich" in words):  # "ließ sich von Quast erklären, …"
        return agent(unit, start, stop)
    if verb in WORDS["passive"] or accused(words):
        return None
    return subject(unit, start, stop, at) or subject_before(unit, main)
