"""How a fact stands to the topic's cause: from the words of its sentence, else from who says or does it.

``kritisch`` is against the measure or for what the topic protects, ``befürwortend`` is for the
measure or against the protection, ``neutral`` is neither or nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.extraction.data import load
from bot.model import Stance
from bot.topics import Act

NEGATIONS = frozenset(load("actors")["negations"])
REACH = 4  # words that a negation reaches: "keine wirksame Möglichkeit"

Kinds = frozenset[str]


def of_sentence(lowers: Sequence[str], kinds: Sequence[Kinds]) -> Stance | None:
    """The stance that the words of a sentence show, given with the kinds of each; None when they show none."""
    against, in_favour = _attitudes(lowers, kinds)
    objects = [word for word in kinds if not word.isdisjoint({"goods", "measures"})]
    if any("weakening" in word for word in kinds) and any("goods" in word for word in objects):
        return Stance.CRITICAL if against else Stance.SUPPORTIVE  # "will den Datenschutz lockern"
    if against:
        return Stance.CRITICAL
    if in_favour:  # what it is in favour of is named first
        return Stance.CRITICAL if objects and "goods" in objects[0] else Stance.SUPPORTIVE
    if any("demand" in word for word in kinds) and objects:
        return Stance.CRITICAL if "goods" in objects[0] else Stance.SUPPORTIVE
    return None


def _attitudes(lowers: Sequence[str], kinds: Sequence[Kinds]) -> tuple[int, int]:
    """How many words are against and in favour; a negation before one turns it round."""
    against = in_favour = 0
    for position, word in enumerate(kinds):
        if "against" in word or "in_favour" in word:
            negated = not NEGATIONS.isdisjoint(lowers[max(0, position - REACH) : position])
            if ("against" in word) is negated:
                in_favour += 1
            else:
                against += 1
    return against, in_favour


def of_act(act: Act | None, kinds: Sequence[Kinds]) -> Stance | None:
    """The stance of who does something for the measure, unless it is done for what the topic protects; else None."""
    if act is None or act.stance is not Stance.SUPPORTIVE:
        return None
    helps = any("goods" in word for word in kinds) and any("in_favour" in word for word in kinds)
    return Stance.CRITICAL if helps and not any("weakening" in word for word in kinds) else Stance.SUPPORTIVE


def of_actor(actor: str, known: Sequence[tuple[str, Stance | None]]) -> Stance | None:
    """The stance that the same actor shows most often elsewhere in the article."""
    shown = Counter(stance for name, stance in known if stance and name == actor)
    return shown.most_common(1)[0][0] if shown else None


def of_profession(words: Sequence[Kinds]) -> Stance | None:
    """The stance of who speaks for the topic's cause, or for measures, by profession: words of name and roles."""
    if any("advocates" in word for word in words):
        return Stance.CRITICAL
    return Stance.SUPPORTIVE if any("promoters" in word for word in words) else None
