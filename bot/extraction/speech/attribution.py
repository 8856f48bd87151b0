"""Who speaks by a verb of saying: its subject, the agent of a passive, the one cited, or the place it was said in."""

from __future__ import annotations

from bot.extraction.data import load
from bot.extraction.speech.cues import LETTING, Cue, cues
from bot.extraction.speech.phrases import TIME_ENDINGS, Range, apposition_end, phrase_end, speaks
from bot.extraction.speech.subjects import subject
from bot.extraction.speech.subordinate import RELATIVE, antecedent, in_subordinate, subject_before
from bot.extraction.speech.units import WORDS, Atom, Unit
from bot.extraction.speech_verbs import ALONE

AGENTS = frozenset({"von", "vom", "durch", "seitens"})
HEARD = frozenset({"aus", "auf", "bei", "beim", "in", "im", "von", "vom"})
ABOUT = frozenset({"gegen", "über", "für", "wegen", "trotz", "zu", "zum", "zur", "ohne"})  # what it is said of
CLAIMING = frozenset({"das", "dies", "dieses"})
DATIVE = frozenset(load("speech_verbs")["dative"])
CALLING = frozenset(load("marked_words")["uttering"]) - {"titeln"}  # "titelte das „Hafenblatt“"
DENYING = frozenset(load("speech_verbs")["denying"])
READ = frozenset(WORDS["read"])
DOCUMENTS = tuple(WORDS["documents"])


def speaker(unit: Unit, cue: Cue) -> Range | None:
    """The phrase of who speaks, or None when the clause does not say."""
    atoms = unit.atoms
    start, end = unit.segments[cue.segment]
    if cue.passive and cue.verb.lemma != "zitieren":
        return _agent(unit, cue, start, end) or _text(unit, cue) or source(unit, start, end)
    told = cue.verb.lemma == "verlauten" and unit.atoms[cue.finite].lower not in LETTING  # "aus Kreisen verlautete"
    if told or cue.verb.lemma == "heißen":
        return _text(unit, cue) or agent(unit, start, end) or source(unit, start, end) or place(unit, start, end)
    if cue.verb.lemma == "hervorgehen":
        return _out_of(unit, start, end)
    let = atoms[cue.finite].lower in LETTING and any(atom.lower == "sich" for atom in atoms[start:end])
    if cue.last or let or atoms[start].lower == "wie":
        joined = atoms[start].kind == "c" and atoms[start + 1].kind in "sw"
        found = None if let else in_subordinate(unit, start + joined, min(cue.parts))  # "ließ sich von Quast berichten"
        return found or agent(unit, start, end)  # "wie vom Amt gefordert"
    found = subject(unit, start, end, cue.finite)
    if cue.verb.lemma == "zitieren":
        return _quoted(unit, cue, end) or found
    if cue.finite + 1 < end and atoms[cue.finite + 1].lower == "man":  # "In dem Brief fordert man …"
        found = source(unit, start, end)
    distant = found is None or found[0] > cue.finite + 1 or atoms[start].kind == "c"
    elided = atoms[start].kind == "c" and cue.finite == start + 1  # "Quast kam und nannte Lerche …"
    opening = distant and cue.finite == start + (atoms[start].kind == "c")
    if elided or (opening and not (found and speaks(atoms, *found))):
        earlier = subject_before(unit, cue.segment)
        better = earlier and (not found or speaks(atoms, *earlier) or (opening and atoms[earlier[0]].kind != "Q"))
        found = earlier if better else found
    return _without_object(unit, cue, found, end) if found else _neuter(atoms, start, cue.finite)


def _without_object(unit: Unit, cue: Cue, found: Range, end: int) -> Range:
    """As in "warf das Amt der Polizei vor": what looks like a genitive is the dative that the verb must have."""
    atoms = unit.atoms
    found = _without_words(unit, cue, found)
    if found[0] > cue.finite and "von" in ALONE.get(cue.verb.lemma, ()):  # "sprach Quast (Grüne) von Betrug"
        found = found[0], next((at for at in range(*found) if _spoken_of(atoms, at)), found[1])
    behind = cue.verb.lemma in DATIVE and found[0] > cue.finite
    if not behind or any(atom.kind in "ot" for atom in atoms[cue.finite + 1 : end]):
        return found
    return found[0], next((at for at in range(found[1] - 1, found[0], -1) if atoms[at].lower == "der"), found[1])


def _spoken_of(atoms: list[Atom], at: int) -> bool:
    """Whether "von" follows a name, of which it is no part."""
    behind_name = at and atoms[at - 1 - (atoms[at - 1].kind == "B")].person
    return bool(behind_name) and atoms[at].lower in {"von", "vom"} and not atoms[at].person


def _without_words(unit: Unit, cue: Cue, found: Range) -> Range:
    """As in "riefen die Segler „Kai frei“": what is called out is no name of who does."""
    words = next((at for at in range(found[0] + 1, found[1]) if unit.atoms[at].kind == "Q"), found[1])
    return (found[0], words) if cue.verb.lemma in CALLING and found[0] > cue.finite else found


def _neuter(atoms: list[Atom], start: int, finite: int) -> Range | None:
    """As in "Es weist den Vorwurf zurück" of a court: where nobody else speaks, "es" does."""
    for at in (start, finite + 1):
        if abs(at - finite) == 1 and at < len(atoms) and atoms[at].lower == "es":
            return at, at + 1
    return None


def _quoted(unit: Unit, cue: Cue, end: int) -> Range | None:
    """Who is cited: the object of "zitiert den Präsidenten"."""
    atoms = unit.atoms
    first = next((at for at in range(cue.finite + 1, end) if atoms[at].kind != "b"), end)  # "zitiert dazu Quast"
    stop = phrase_end(atoms, first, end)
    cited = phrase_end(atoms, stop, end)
    start = unit.segments[cue.segment][0]
    if start == cue.finite and stop > first and cited > stop and speaks(atoms, stop, cited):  # "…, zitiert X den Y"
        first, stop = stop, cited
    return (first, stop) if stop > first and speaks(atoms, first, stop) else None


def agent(unit: Unit, start: int, end: int) -> Range | None:
    """The "von X" of a passive."""
    atoms = unit.atoms
    for at in range(start, end - 1):
        if atoms[at].lower in AGENTS:
            stop = phrase_end(atoms, at + 1, end)
            if stop > at + 1 and speaks(atoms, at + 1, stop):
                return at + 1, apposition_end(unit, stop, end)
    return None


def _agent(unit: Unit, cue: Cue, start: int, end: int) -> Range | None:
    """The agent of a passive: first behind the auxiliary, for before it "von X" is an attribute."""
    behind = min(cue.finite, *cue.parts) + 1
    if cue.last or unit.atoms[start].lower in AGENTS:
        behind = start
    found = agent(unit, behind, end)
    if found is None and "von" not in ALONE.get(cue.verb.lemma, ()) and "vom" not in ALONE.get(cue.verb.lemma, ()):
        found = any_agent(unit, behind, end)
    return found


def any_agent(unit: Unit, start: int, end: int) -> Range | None:
    """What follows "von", though no list knows it for somebody, if it is no time."""
    atoms = unit.atoms
    for at in range(start, end - 1):
        if atoms[at].lower in {"von", "vom"}:
            stop = phrase_end(atoms, at + 1, end)
            if stop > at + 1 and not any(a.kind == "#" or a.lower.endswith(TIME_ENDINGS) for a in atoms[at + 1 : stop]):
                return at + 1, apposition_end(unit, stop, end)
    return None


def _text(unit: Unit, cue: Cue) -> Range | None:
    """As in "der Brief, in dem er gebeten wird" and "Medien, in denen es heißt": what a relative clause is about."""
    start, _ = unit.segments[cue.segment]
    if not cue.last or unit.atoms[start].kind != "p" or unit.atoms[start + 1].lower not in RELATIVE:
        return None
    found = antecedent(unit, cue.segment)
    document = found and any(atom.lower.endswith(DOCUMENTS) for atom in unit.atoms[slice(*found)])
    return found if document or cue.verb.lemma == "heißen" else None


def _out_of(unit: Unit, start: int, end: int) -> Range | None:
    """What something comes from: "aus dem Bericht geht hervor"."""
    at = next((at for at in range(start, end - 1) if unit.atoms[at].lower == "aus"), end)
    stop = phrase_end(unit.atoms, at + 1, end)
    named = stop > at + 1 and unit.atoms[stop - 1].kind not in "do"
    return (at + 1, apposition_end(unit, stop, end)) if named else None


def place(unit: Unit, start: int, end: int) -> Range | None:
    """Where it was heard that "es hieß": "aus der Halle", "auf einer Sitzung", but not when ("im Mai")."""
    atoms = unit.atoms
    for at in range(start, end - 1):
        if atoms[at].lower in HEARD:
            stop = phrase_end(atoms, at + 1, end)
            if stop > at + 1 and not any(a.lower.endswith(TIME_ENDINGS) or a.kind == "#" for a in atoms[at + 1 : stop]):
                return at + 1, stop
    return None


def source(unit: Unit, start: int, end: int) -> Range | None:
    """The document or group in which something is said: "im Bericht heißt es", "aus Kreisen der Partei"."""
    atoms = unit.atoms
    for begin, finish in ((start, end), unit.segments[0]):
        for at in range(begin, finish - 1):
            if atoms[at].kind == "p" and atoms[at].lower not in ABOUT:
                stop = phrase_end(atoms, at + 1, finish)
                titled = atoms[at].lower in HEARD
                if any(
                    (atom.kind == "n" and atom.lower.endswith(DOCUMENTS)) or (titled and atom.kind == "Q")
                    for atom in atoms[at + 1 : stop]
                ):
                    return at + 1, stop
    return None


def read_in(unit: Unit) -> Range | None:
    """The document of "Im Brief war von … die Rede", "Auf dem Plakat stand …": where the words are to be read."""
    lowers = [atom.lower for atom in unit.atoms]
    told = not READ.isdisjoint(lowers) or ("rede" in lowers and lowers[lowers.index("rede") - 1] == "die")
    return source(unit, 0, unit.segments[0][1]) if told else None


def claimed(unit: Unit) -> tuple[Cue, Range] | None:
    """As in "Das teilte das Amt mit.": by which verb and by whom the sentence before was said."""
    if unit.atoms[0].lower not in CLAIMING:
        return None
    for cue in cues(unit):
        who = speaker(unit, cue)
        behind = cue.finite == 1 and who is not None and who[0] > 0
        if not (behind and cue.segment == 0 and cue.verb.kind == "say") or cue.verb.lemma in DENYING:
            return None
        return (cue, who) if who else None
    return None
