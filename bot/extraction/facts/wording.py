"""What the words of a sentence show: for or against a measure, for or against what the topic protects."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.extraction.facts import objects
from bot.extraction.facts.attitudes import AGAINST, Kinds, Wording, wording
from bot.extraction.facts.negation import REACH, is_negated
from bot.extraction.facts.objects import VOICED
from bot.extraction.facts.word_lists import whole
from bot.model import Stance

MEETING = whole("meeting")
VOICING = whole("voicing")
CRITICALLY = whole("critically")
SEEN = whole("seen")


def of_sentence(lowers: Sequence[str], kinds: Sequence[Kinds]) -> Stance | None:
    """The stance that the words of a sentence show, given with the kinds of each; None when they show none."""
    words = wording(lowers, kinds)
    return next((stance for rule in RULES if (stance := rule(words))), None)


def is_voiced(lowers: Sequence[str], kinds: Sequence[Kinds]) -> bool:
    """Whether criticism is what a sentence tells of, though of nobody's: "Kritik gab es an …", "stößt auf Kritik"."""
    if any("rejecting" in word for word in kinds):
        return False
    if any(word in CRITICALLY and following in SEEN for word, following in pairwise(lowers)):
        return True
    places = [place for place, word in enumerate(kinds) if not word.isdisjoint(VOICED)]
    if places and not VOICING.isdisjoint(lowers):
        return True
    return any(place < REACH or not MEETING.isdisjoint(lowers[max(0, place - REACH) : place]) for place in places)


def is_permitted(lowers: Sequence[str], kinds: Sequence[Kinds]) -> bool:
    """Whether a ruling lets something pass: "als zulässiger Grund gilt …", "rechtswidrig ist das nicht"."""
    return any(
        "permitting" in word or ("against" in word and "noun:urteil" in word and is_negated(lowers, place))
        for place, word in enumerate(kinds)
    )


def _reserved(words: Wording) -> Stance | None:
    """Who leaves it open: "hält sich mit Kritik zurück"."""
    return Stance.NEUTRAL if words.places("reserved") else None


def _against_good(words: Wording) -> Stance | None:
    """Who is against what the topic protects: "gegen die Löschung"."""
    opposed = any(words.lowers[place] in AGAINST and favour for place, favour in words.attitudes)
    return Stance.SUPPORTIVE if opposed else None


def _sues(words: Wording) -> Stance | None:
    """Who goes to court is against a measure: "kündigte den Gang vor das Verfassungsgericht an"."""
    return Stance.CRITICAL if words.places("suing") else None


def _unmoved(words: Wording) -> Stance | None:
    """Who sees criticism calmly, or rejects it: "sieht der Klage gelassen entgegen", "wies die Vorwürfe zurück"."""
    rejects = words.places("criticism", "claim") and words.places("rejecting")
    return Stance.SUPPORTIVE if rejects or words.places("unmoved") else None


def _weighed(words: Wording) -> Stance | None:
    """The more of approval and refusal, of equals the first; approval of a good is critical of what touches it."""
    attitudes, refusals = words.attitudes, len(words.refusals)
    if not attitudes:
        return None
    if refusals * 2 > len(attitudes) or (refusals * 2 == len(attitudes) and not attitudes[0][1]):
        return Stance.CRITICAL
    approving = [place for place, favour in attitudes if favour and "in_favour" in words.kinds[place]]
    return (objects.side(words, approving[0]) if approving else None) or Stance.SUPPORTIVE


RULES = (
    _reserved,
    _against_good,
    _sues,
    objects.prize,
    objects.missing,
    objects.too_little,
    objects.stopped,
    objects.changed,
    objects.opponents,
    objects.ended,
    _unmoved,
    objects.unused,
    objects.wanted,
    _weighed,
)
"""What can be said, the more special before the more general: the first rule that knows decides."""
