"""How a fact stands to the topic's cause: from the words of its sentence, else from who says it.

``kritisch`` is against the measure or for what the topic protects, ``befürwortend`` is for the
measure or against the protection, ``neutral`` is neither or nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.model import Stance
from bot.topics import Topic


def of_sentence(kinds: frozenset[str]) -> Stance | None:
    """The stance that the words of a sentence, given by their kinds, show; None when they show none."""
    if "weakening" in kinds and "goods" in kinds:  # "will den Datenschutz lockern", unless somebody is against that
        return Stance.CRITICAL if "against" in kinds else Stance.SUPPORTIVE
    if "against" in kinds:
        return Stance.CRITICAL
    if "in_favour" in kinds:
        return Stance.CRITICAL if "goods" in kinds and "measures" not in kinds else Stance.SUPPORTIVE
    return None


def of_actor(actor: str, known: Sequence[tuple[str, Stance | None]]) -> Stance | None:
    """The stance that the same actor shows most often elsewhere in the article."""
    shown = Counter(stance for name, stance in known if stance and name == actor)
    return shown.most_common(1)[0][0] if shown else None


def of_act(act: str, topic: Topic) -> Stance:
    """The stance that doing this shows when no word does."""
    known = topic.acts.get(act)
    return known.stance if known and known.stance else Stance.NEUTRAL
