"""Whether a word of a sentence is denied: by a negation near it, at the end of its clause, or before an infinitive."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.extraction.facts.topic_words import INFINITIVE
from bot.extraction.facts.word_lists import whole

NEGATIONS = whole("negations")
NOT = whole("not")
RESTRICTING = whole("restricting")
NOTHING = "…"  # stands for a word that is left out, so that the others keep their places
FREE = whole("free")
PARTICLES = whole("particles")
ABLE = whole("able")
UNWILLING = whole("unwilling")
TO = whole("infinitive")
ENDS = frozenset(".,;:!?") | {"–", "“", '"', "«"}
LONGEST_CLAUSE = 60  # words that are looked through for its end
REACH = 4  # words that a negation reaches: "keine wirksame Möglichkeit"


def without_idioms(lowers: Sequence[str]) -> Sequence[str]:
    """The words of a sentence without the "nicht" that denies nothing: "nicht nur", "nicht zum ersten Mal"."""
    found = list(lowers)
    for place, (word, following) in enumerate(pairwise(lowers)):
        if word in NOT and following in RESTRICTING:
            found[place] = found[place + 1] = NOTHING
    return found


def is_negated(lowers: Sequence[str], place: int) -> bool:
    """Whether a negation stands shortly before a word, or at the end of its clause: "begrüßte den Plan nicht"."""
    reach = range(max(0, place - REACH), place)
    before = lowers[next((at + 1 for at in reversed(reach) if lowers[at] in ENDS), reach.start) : place]
    if not FREE.isdisjoint(before):  # "frei von Bedenken", "nicht frei von Bedenken"
        return NOT.isdisjoint(before)
    return not NEGATIONS.isdisjoint(before) or _ends_negated(lowers, place) or _is_refused(lowers, place)


def _ends_negated(lowers: Sequence[str], place: int) -> bool:
    end = clause_end(lowers, place + 1)
    last = end - 2 if end > place + 2 and lowers[end - 1] in PARTICLES else end - 1  # "liege nicht vor"
    return last > place and lowers[last] in NOT


def _is_refused(lowers: Sequence[str], place: int) -> bool:
    """Whether a word is an infinitive that somebody is not able or willing to do: "nicht bereit, zuzustimmen"."""
    if not (lowers[place - 1] in TO or INFINITIVE.match(lowers[place])):
        return False
    comma = next((at for at in range(place - 1, -1, -1) if lowers[at] in ENDS), -1)
    begin = next((at + 1 for at in range(comma - 1, -1, -1) if lowers[at] in ENDS), 0)
    main = lowers[begin : max(comma, 0)]
    return not UNWILLING.isdisjoint(main) or not (ABLE.isdisjoint(main) or NOT.isdisjoint(main))


def clause_end(lowers: Sequence[str], place: int) -> int:
    """The mark that ends the clause of a word, or the end of the sentence."""
    farthest = min(len(lowers), place + LONGEST_CLAUSE)
    return next((at for at in range(place, farthest) if lowers[at] in ENDS), farthest)
