"""Direct speech without quotation marks: behind a dash at the start of a paragraph, or behind a colon."""

from __future__ import annotations

from bot.extraction.marks import FIRST_PERSON
from bot.extraction.speech.frames import Frame
from bot.extraction.speech.units import Unit
from bot.extraction.tokens import Tokens

DASHES = frozenset({"–", "—"})  # a hyphen opens the items of a list


def is_direct(tokens: Tokens, unit: Unit, frame: Frame) -> bool:
    """Whether a content is given word for word: "– Der Kai bleibt, sagte Quast.", "Er sagte: Ich komme.".

    Behind a colon the first person or a call shows that; anything else can as well be indirect.
    """
    atoms = [atom for start, end in frame.content for atom in unit.atoms[start:end]]
    if not frame.content or any(atom.kind in "kQ" for atom in atoms):
        return False
    start, end = frame.content[0][0], frame.content[-1][1]
    if unit.atoms[0].word in DASHES and start == 1:
        return unit.first == 0 or "\n" in tokens.words[unit.first - 1]
    if start and unit.atoms[start - 1].kind == ":":
        called = end < len(unit.atoms) and unit.atoms[end].word in {"!", "?"}
        return called or any(atom.lower in FIRST_PERSON for atom in atoms)
    return False
