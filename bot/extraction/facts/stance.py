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
OF_INCIDENT = frozenset({"verb:vorfall", "noun:vorfall"})  # anybody may tell of one, for or against nothing
NOT = frozenset({"nicht", "kein", "keine", "keinen", "keinerlei"})
LIMITED = frozenset({"darf", "dürfe", "dürfen", "dürften", "zulässig", "erlaubt"})
CONCEDING = frozenset({"aber", "jedoch", "doch", "allerdings", "gleichwohl"})
ENDS = frozenset(".,;:!?") | {"–", "“", '"', "«"}
PARTICLES = frozenset({"ab", "an", "auf", "aus", "bei", "durch", "ein", "mit", "nach", "statt", "vor", "zu"})
LONGEST_CLAUSE = 60  # words that are looked through for its end
REACH = 4  # words that a negation reaches: "keine wirksame Möglichkeit"

Kinds = frozenset[str]


def of_sentence(lowers: Sequence[str], kinds: Sequence[Kinds]) -> Stance | None:
    """The stance that the words of a sentence show, given with the kinds of each; None when they show none."""
    begin = _behind_concession(lowers)
    lowers, kinds = lowers[begin:], kinds[begin:]
    goods = any("goods" in word for word in kinds)
    attitudes = _attitudes(lowers, kinds)
    against = sum(not favour for _, favour in attitudes)
    if goods and any("weakening" in word for word in kinds):  # "will den Datenschutz lockern"
        return Stance.CRITICAL if against else Stance.SUPPORTIVE
    if any("measures" in word for word in kinds) and any("weakening" in word for word in kinds):
        return Stance.SUPPORTIVE if against else Stance.CRITICAL
    if all(any(kind in word for word in kinds) for kind in ("criticism", "rejecting")):
        return Stance.SUPPORTIVE
    if not attitudes:
        wanted = [place for kind in ("demand", "need") for place, word in enumerate(kinds) if kind in word]
        return _wanted(lowers, kinds, wanted[0]) if wanted else None
    if against * 2 > len(attitudes) or (against * 2 == len(attitudes) and not attitudes[0][1]):
        return Stance.CRITICAL
    return _object(kinds, next(place for place, favour in attitudes if favour)) or Stance.SUPPORTIVE


def _behind_concession(lowers: Sequence[str]) -> int:
    """Where that begins which counts: behind "aber" when "zwar" stands before it, else at the start."""
    if "zwar" not in lowers:
        return 0
    conceded = lowers.index("zwar")
    return next((place for place in range(conceded, len(lowers)) if lowers[place] in CONCEDING), 0)


def _wanted(lowers: Sequence[str], kinds: Sequence[Kinds], cue: int) -> Stance | None:
    """On which side it is to want something: "sollte nicht genutzt werden" is against it."""
    side = _object(kinds, cue)
    if side and (is_negated(lowers, cue) or not NOT.isdisjoint(lowers[cue : cue + REACH])):
        return Stance.SUPPORTIVE if side is Stance.CRITICAL else Stance.CRITICAL
    return side


def _object(kinds: Sequence[Kinds], cue: int) -> Stance | None:
    """On which side it is to be in favour of what a cue refers to: the nearest measure or good, best behind it."""
    places = sorted(range(len(kinds)), key=lambda place: (place < cue, abs(place - cue)))
    for place in places:
        if "goods" in kinds[place]:
            return Stance.CRITICAL
        if "measures" in kinds[place]:
            return Stance.SUPPORTIVE
    return None


def _attitudes(lowers: Sequence[str], kinds: Sequence[Kinds]) -> list[tuple[int, bool]]:
    """Places of words of approval (True) and refusal; a negation shortly before one turns it round."""
    found = []
    for place, word in enumerate(kinds):
        if "against" in word or "in_favour" in word:
            found.append((place, ("in_favour" in word) is not is_negated(lowers, place)))
        elif lowers[place] in LIMITED and "nur" in lowers[place + 1 : place + 1 + REACH]:
            found.append((place, False))  # "darf nur in engen Grenzen"
    return found


def is_negated(lowers: Sequence[str], place: int) -> bool:
    """Whether a negation stands shortly before a word, or at the end of its clause: "begrüßte den Plan nicht"."""
    if not NEGATIONS.isdisjoint(lowers[max(0, place - REACH) : place]):
        return True
    farthest = min(len(lowers), place + LONGEST_CLAUSE)
    end = next((at for at in range(place + 1, farthest) if lowers[at] in ENDS), farthest)
    last = end - 2 if end > place + 2 and lowers[end - 1] in PARTICLES else end - 1  # "liege nicht vor"
    return last > place and lowers[last] == "nicht"


def of_act(act: Act, lowers: Sequence[str], kinds: Sequence[Kinds], protests: Kinds) -> Stance | None:
    """The stance of who does something for the measure, unless it is done for what the topic protects; else None.

    ``protests`` are the kinds of words for what is done against measures: who plans one is against them.
    """
    if act.stance is not Stance.SUPPORTIVE:
        return None
    deed = next((place for place, word in enumerate(kinds) if f"verb:{act.name}" in word), 0)
    if protests and any(not word.isdisjoint(protests) for word in kinds):  # "will eine Klage einreichen"
        return Stance.CRITICAL
    end = next((place for place in range(deed, len(lowers)) if lowers[place] in ENDS), len(lowers))
    if not NOT.isdisjoint(lowers[deed:end]):  # "will keine Kameras", "plant die Sperre doch nicht"
        return Stance.CRITICAL
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

    Nobody's is neutral; who speaks for the cause by profession and acts is critical. Where no word shows
    it, the next best evidence counts: what the same actor shows elsewhere in the article, the profession,
    what the act says, the actor's other acts, and at last what a mere statement on the topic mostly is.
    Where nothing is said or done, only words count.
    """
    said = _most_by_actor(told, shown)
    deeds = [topic.acts[doing.act].stance if doing.act not in ("", STATEMENT) else None for doing in told]
    others = _most_by_actor(told, deeds)
    found = []
    for doing, own, deed, words in zip(told, shown, deeds, kinds, strict=True):
        name = doing.actor
        in_words = own or said.get(name)
        if not (name and doing.act):
            found.append((own if name else None) or Stance.NEUTRAL)
        elif professions.get(name) is Stance.CRITICAL:
            found.append(Stance.CRITICAL)
        else:
            mere = topic.acts[doing.act].stance if words & OF_TOPIC and words.isdisjoint(OF_INCIDENT) else None
            found.append(in_words or professions.get(name) or deed or others.get(name) or mere or Stance.NEUTRAL)
    return found


def _most_by_actor(told: Sequence[Doing], stances: Sequence[Stance | None]) -> dict[str, Stance]:
    """Actor → the stance shown most often, of equals the first."""
    counts: dict[str, Counter[Stance]] = {}
    for doing, shown in zip(told, stances, strict=True):
        if shown:
            counts.setdefault(doing.actor, Counter())[shown] += 1
    return {actor: count.most_common(1)[0][0] for actor, count in counts.items()}
