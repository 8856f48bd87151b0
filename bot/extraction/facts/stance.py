"""How a fact stands to the topic's cause: from the words of its sentence, else from who says or does it.

``kritisch`` is against the measure or for what the topic protects, ``befürwortend`` is for the
measure or against the protection, ``neutral`` is neither or nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.extraction.facts.attitudes import Kinds, is_opposed, is_overcome
from bot.extraction.facts.doings import DECISION, STATEMENT, Doing
from bot.extraction.facts.negation import NOT, clause_end
from bot.extraction.facts.topic_sentences import OF_TOPIC, REPLY
from bot.extraction.facts.word_lists import is_medium, whole
from bot.model import Stance
from bot.topics import Act, Topic

OPPOSED = whole("opposed")
REFUSING = whole("refusing")
PLAN = "plan"
EXAMINATION = frozenset({"noun:pruefung", "verb:pruefung"})
OF_INCIDENT = frozenset({"verb:vorfall", "noun:vorfall"})
ONLY_TOLD = OF_INCIDENT | {"reporting"}
DECIDED = frozenset({"measures", "noun:gesetz"})
APPROVAL = frozenset({"in_favour", "measures"})
BLAMING = frozenset({"against", "criticism"})
ARGUED = frozenset({"measures", "goods"})


def of_act(act: Act, lowers: Sequence[str], kinds: Sequence[Kinds], protests: Kinds) -> Stance | None:
    """The stance of who does something for the measure, unless it is done for what the topic protects; else None.

    ``protests`` are the kinds of words for what is done against measures: who plans one is against them.
    """
    if act.name == DECISION and not OPPOSED.isdisjoint(lowers):  # "stimmten dagegen"
        return Stance.CRITICAL
    words = frozenset().union(*kinds)
    named = act.of_topic or not words.isdisjoint(DECIDED)
    if act.stance is not Stance.SUPPORTIVE or words & EXAMINATION:  # "will den Vorfall klären"
        return None
    if not words.isdisjoint(protests | {"suing"}) and not is_overcome(lowers):  # "will eine Klage einreichen"
        return Stance.CRITICAL
    if not named:
        return None
    refused = _is_refused(act, lowers, kinds)
    if "stopping" in words:  # "will die Speicherung aussetzen"
        return Stance.SUPPORTIVE if refused else Stance.CRITICAL
    helps = "goods" in words and words & {"in_favour", "demand"} and "weakening" not in words
    return Stance.CRITICAL if helps or refused else Stance.SUPPORTIVE


def _is_refused(act: Act, lowers: Sequence[str], kinds: Sequence[Kinds]) -> bool:
    """Whether what is done is not to do it: "will keine Kameras", "stimmte gegen das Abkommen"."""
    deed = next((place for place, word in enumerate(kinds) if f"verb:{act.name}" in word), 0)
    end = clause_end(lowers, deed)
    if end == deed + 1:  # "kündigte an, er werde keinen Entwurf vorlegen"
        end = clause_end(lowers, end + 1)
    denied = not NOT.isdisjoint(lowers[deed:end])
    return denied is REFUSING.isdisjoint(lowers[deed:end]) or is_opposed(lowers, kinds)


def of_profession(words: Sequence[Kinds]) -> Stance | None:
    """The stance of who speaks for the topic's cause by profession, or examines: words of name and roles."""
    kinds = frozenset().union(*words)
    if "examiners" in kinds:
        return Stance.NEUTRAL
    return Stance.CRITICAL if kinds & {"advocates", "opponents"} else None


def leaning(words: Sequence[Kinds]) -> Stance | None:
    """What the office of somebody says who shows nothing: words of name and roles; never what a party mostly says."""
    return Stance.SUPPORTIVE if frozenset().union(*words) & {"promoters", "supporters"} else None


def settled(
    told: Sequence[Doing],
    kinds: Sequence[Kinds],
    shown: Sequence[Stance | None],
    professions: Mapping[str, Stance | None],
    leanings: Mapping[str, Stance | None],
    topic: Topic,
) -> list[Stance]:
    """The stance of every fact, given who does what, the kinds of all its words and what they show.

    Nobody's is neutral, and where nothing is said or done, only words count. So they do in the report of an
    incident: who tells of it is for or against nothing. Else who speaks for the cause by profession is critical,
    unless he or she has no objections; of others words count, and an act that is neutral by itself.
    """
    said = _most_by_actor(told, shown, leanings)
    deeds = [_of_deed(doing, words, topic) for doing, words in zip(told, kinds, strict=True)]
    others = _most_by_actor(told, deeds, {})
    of_incident = _reports_incident(kinds)
    content = _without_objections(told, shown, kinds)
    found = []
    latest: dict[str, Stance] = {}
    for doing, own, deed, words in zip(told, shown, deeds, kinds, strict=True):
        name = doing.actor
        if own and own is not Stance.NEUTRAL:
            latest[name] = own
        elif "contrast" in words:
            latest.pop(name, None)
        advocate = professions.get(name) is Stance.CRITICAL and name not in content
        undecided = "undecided" in words and doing.act != STATEMENT and not own
        if (
            own is Stance.NEUTRAL
            or undecided
            or is_medium(name)
            or (professions.get(name) is Stance.NEUTRAL and own is not Stance.SUPPORTIVE)
        ):
            found.append(Stance.NEUTRAL)
        elif not name or of_incident or not doing.act:
            opposes = advocate and not doing.act and "against" in words  # "… setzt seinen Kampf gegen … fort"
            found.append(own or (Stance.CRITICAL if opposes else Stance.NEUTRAL))
        elif advocate and (own or deed is not Stance.NEUTRAL):
            approves = (words.issuperset(APPROVAL) and words.isdisjoint(BLAMING)) or words.issuperset(REPLY)
            found.append(own if own and approves else Stance.CRITICAL)
        elif own or deed is Stance.NEUTRAL:
            found.append(own or Stance.NEUTRAL)
        else:
            known = _known(words, latest.get(name) or said.get(name), leanings.get(name)) or deed or others.get(name)
            found.append(known or _mere(doing, words, topic) or Stance.NEUTRAL)
    return found


def _known(words: Kinds, said: Stance | None, expected: Stance | None) -> Stance | None:
    """What is known of an actor who shows nothing here, unless he or she only reports or tells of an incident."""
    elsewhere = None if "reporting" in words else said
    return elsewhere or (expected if words.isdisjoint(ONLY_TOLD) else None)


def _mere(doing: Doing, words: Kinds, topic: Topic) -> Stance | None:
    """What is mostly said of a measure or good by whoever does not only report."""
    argues = words & OF_TOPIC and words & ARGUED and words.isdisjoint(ONLY_TOLD)
    return topic.acts[doing.act].stance if argues else None


def _without_objections(told: Sequence[Doing], shown: Sequence[Stance | None], kinds: Sequence[Kinds]) -> set[str]:
    """Who says that there is nothing to criticise: "Die Datenschützerin hat keine Bedenken"."""
    facts = zip(told, shown, kinds, strict=True)
    return {
        doing.actor
        for doing, own, words in facts
        if own is Stance.SUPPORTIVE and "criticism" in words and words.isdisjoint({"in_favour", "rejecting"})
    }


def _of_deed(doing: Doing, words: Kinds, topic: Topic) -> Stance | None:
    """What an act says by itself: who plans something is for a measure only where one is named."""
    if doing.act in ("", STATEMENT):
        return None
    if doing.act == PLAN and words & EXAMINATION:  # "kündigte eine Untersuchung an"
        return Stance.NEUTRAL
    act = topic.acts[doing.act]
    named = act.of_topic or not words.isdisjoint(DECIDED)
    return act.stance if named or act.stance is not Stance.SUPPORTIVE else None


def _reports_incident(kinds: Sequence[Kinds]) -> bool:
    """Whether an article's facts tell of an incident (data that were stolen) more than of measures."""
    incidents = sum(not words.isdisjoint(OF_INCIDENT) for words in kinds)
    return incidents > sum("measures" in words for words in kinds)


def _most_by_actor(
    told: Sequence[Doing], stances: Sequence[Stance | None], leanings: Mapping[str, Stance | None]
) -> dict[str, Stance]:
    """Actor → the stance shown most often, the one to be expected counted once more; of equals the first."""
    counts: dict[str, Counter[Stance]] = {}
    for doing, shown in zip(told, stances, strict=True):
        if shown and shown is not Stance.NEUTRAL:
            expected = leanings.get(doing.actor)
            counts.setdefault(doing.actor, Counter([expected] if expected else []))[shown] += 1
    return {actor: count.most_common(1)[0][0] for actor, count in counts.items()}
