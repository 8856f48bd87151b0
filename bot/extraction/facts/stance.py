"""How a fact stands to the topic's cause: from the words of its sentence, else from who says or does it.

``kritisch`` is against the measure or for what the topic protects, ``befürwortend`` is for the
measure or against the protection, ``neutral`` is neither or nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.extraction.facts.doings import STATEMENT, Doing
from bot.extraction.facts.topic_sentences import OF_TOPIC
from bot.extraction.facts.word_lists import whole
from bot.model import Stance
from bot.topics import Act, Topic

NEGATIONS = whole("negations")
REACH = 4  # words that a negation reaches: "keine wirksame Möglichkeit"

Kinds = frozenset[str]


def of_sentence(lowers: Sequence[str], kinds: Sequence[Kinds]) -> Stance | None:
    """The stance that the words of a sentence show, given with the kinds of each; None when they show none."""
    goods = any("goods" in word for word in kinds)
    attitudes = _attitudes(lowers, kinds)
    against = sum(not favour for _, favour in attitudes)
    if goods and any("weakening" in word for word in kinds):  # "will den Datenschutz lockern"
        return Stance.CRITICAL if against else Stance.SUPPORTIVE
    if all(any(kind in word for word in kinds) for kind in ("criticism", "rejecting")):
        return Stance.SUPPORTIVE
    if not attitudes:
        wanted = _object(kinds, next((place for place, word in enumerate(kinds) if "demand" in word), len(kinds)))
        return wanted if any("demand" in word for word in kinds) else None
    if against * 2 > len(attitudes) or (against * 2 == len(attitudes) and not attitudes[0][1]):
        return Stance.CRITICAL
    return _object(kinds, next(place for place, favour in attitudes if favour)) or Stance.SUPPORTIVE


def _object(kinds: Sequence[Kinds], cue: int) -> Stance | None:
    """On which side it is to be in favour of what a cue refers to: a measure or a good, best the next behind it."""
    for word in (*kinds[cue:], *kinds[:cue]):
        if "goods" in word:
            return Stance.CRITICAL
        if "measures" in word:
            return Stance.SUPPORTIVE
    return None


def _attitudes(lowers: Sequence[str], kinds: Sequence[Kinds]) -> list[tuple[int, bool]]:
    """Places of words of approval (True) and refusal; a negation shortly before one turns it round."""
    found = []
    for place, word in enumerate(kinds):
        if "against" in word or "in_favour" in word:
            negated = not NEGATIONS.isdisjoint(lowers[max(0, place - REACH) : place])
            found.append((place, ("in_favour" in word) is not negated))
    return found


def of_act(act: Act | None, kinds: Sequence[Kinds]) -> Stance | None:
    """The stance of who does something for the measure, unless it is done for what the topic protects; else None."""
    if act is None or act.stance is not Stance.SUPPORTIVE:
        return None
    helps = any("goods" in word for word in kinds) and any("in_favour" in word for word in kinds)
    return Stance.CRITICAL if helps and not any("weakening" in word for word in kinds) else Stance.SUPPORTIVE


def of_profession(words: Sequence[Kinds]) -> Stance | None:
    """The stance of who speaks for the topic's cause, or for measures, by profession: words of name and roles."""
    if any("advocates" in word for word in words):
        return Stance.CRITICAL
    return Stance.SUPPORTIVE if any("promoters" in word for word in words) else None


def settled(
    told: Sequence[Doing],
    kinds: Sequence[Kinds],
    shown: Sequence[Stance | None],
    professions: Mapping[str, Stance | None],
    topic: Topic,
) -> list[Stance]:
    """The stance of every fact, given who does what, the kinds of all its words and what they show.

    Nobody's is neutral. Where no word shows it, the next best evidence counts: what the same actor
    shows elsewhere in the article, the profession, what the act says, the actor's other acts, and at
    last what a mere statement with a word of the topic mostly is.
    """
    by_act = [
        topic.acts[doing.act].stance if doing.act and (doing.act != STATEMENT or words & OF_TOPIC) else None
        for doing, words in zip(told, kinds, strict=True)
    ]
    said = _most_by_actor(told, shown)
    deeds = [None if doing.act == STATEMENT else of for doing, of in zip(told, by_act, strict=True)]
    other = _most_by_actor(told, deeds)
    return [
        (own or said.get(name) or professions.get(name) or deed or other.get(name) or of or Stance.NEUTRAL)
        if (name := doing.actor)
        else Stance.NEUTRAL
        for doing, own, deed, of in zip(told, shown, deeds, by_act, strict=True)
    ]


def _most_by_actor(told: Sequence[Doing], stances: Sequence[Stance | None]) -> dict[str, Stance]:
    """Actor → the stance shown most often, of equals the first."""
    counts: dict[str, Counter[Stance]] = {}
    for doing, shown in zip(told, stances, strict=True):
        if shown:
            counts.setdefault(doing.actor, Counter())[shown] += 1
    return {actor: count.most_common(1)[0][0] for actor, count in counts.items()}
