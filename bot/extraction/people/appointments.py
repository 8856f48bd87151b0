"""Roles that a verb gives: "X leitet das Amt", "der Rat wählte X zur Präsidentin", "X arbeitet als Referentin"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.extraction.data import load
from bot.extraction.people.around import LONGEST, Around, phrase_from
from bot.extraction.people.role_phrases import ADVERBS, ARTICLES, attributes_start, complements_end, is_adjective
from bot.model import Span

_DATA: dict[str, frozenset[str]] = {key: frozenset(words) for key, words in load("role_phrases").items()}
_INSTITUTIONS = tuple(load("organisations")["heads"])
_PREPOSITIONS = frozenset(load("grammar")["prepositions"])
FARTHEST_TIME = 4
LONGEST_TIME = 8
_TAKING_OVER = frozenset({"übernimmt", "übernahm"})
DEFINITE_START = frozenset({"Die", "Den"})
_OBJECTS = frozenset({"ihn", "sie", "mich", "uns", "ihm"})
CLAUSE_ENDS = frozenset(".;:!?")


def after_time(words: list[str], place: int, high: int) -> int:
    """Behind adverbs and times: "seit 2013", "von 2009 bis 2015", "seit vier Jahren"; ``place`` when there is none."""
    while place < high:
        ahead = range(place + 1, min(high, place + FARTHEST_TIME)) if words[place] in _DATA["time_prepositions"] else ()
        time = next((at for at in ahead if _is_time(words[at])), None)
        if time is not None:
            place = time + 1
        elif words[place] in ADVERBS or _is_time(words[place]):
            place += 1
        else:
            break
    return place


def _is_time(word: str) -> bool:
    return word.isdigit() or word in _DATA["times"]


def own_phrase_start(around: Around, start: int, low: int) -> int:
    """Where "der Ingenieur Dr. X" begins."""
    words, letters = around.words, around.letters
    while start > low and letters[start - 1] in "TH":
        start -= 1
    if start > low and letters[start - 1] == "R" and start - 1 not in around.named:
        start = attributes_start(words, start - 1, low)
        if start > low and words[start - 1].lower() in ARTICLES:
            start -= 1
    return start


def behind_preposition(around: Around, start: int, low: int) -> bool:
    """Whether a name can't be the subject: "unter Präsidentin X", "von X"."""
    start = own_phrase_start(around, start, low)
    return start > low and around.words[start - 1].lower() in _PREPOSITIONS


def appointed(around: Around, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """X wurde mit großer Mehrheit zur Leiterin gewählt; der Rat ernannte X zur Leiterin."""
    words = around.words
    high = min(high, end + LONGEST)
    verbs = _DATA["appointing"]
    own = own_phrase_start(around, start, low)
    if end < high and (words[end] in verbs or words[end] in {"hat", "hatte", "will"}):
        return  # it is X who appoints somebody
    if own > low and words[own - 1] in _OBJECTS:  # "2013 berief ihn Präsidentin X zum Leiter"
        return
    if verbs.isdisjoint(words[max(low, start - LONGEST) : high]):
        return
    for place in range(end, high - 1):
        if words[place] in CLAUSE_ENDS:
            return
        if place in around.named and words[own_phrase_start(around, place, low) - 1] not in {"von", "vom"}:
            return
        if words[place] in {"zum", "zur"}:
            span = phrase_from(around, place + 1, high)
            if span:
                yield span
            return


def working_as(around: Around, end: int, high: int) -> Iterator[Span]:
    """X arbeitet seit 2013 als Referent im Amt; X, der als Hausmeister arbeitet; X folgt Y als Intendantin nach."""
    words = around.words
    if end + 2 >= high:
        return
    if words[end] == "," and words[end + 1] in {"der", "die"}:
        place = after_time(words, end + 2, high)
    elif words[end] in _DATA["succeeding"]:
        place = around.named.get(end + 1, end)
    elif words[end].islower() and words[end].isalpha():
        place = after_time(words, end + 1, high)
    else:
        return
    if place < high and words[place] == "als" and (span := phrase_from(around, place + 1, high)):
        yield span


def leading(around: Around, start: int, end: int, low: int, high: int) -> Iterator[Span]:
    """X leitete die Behörde; X übernimmt 2018 die Leitung der Kammer; die Leitung der Kammer übernimmt 2018 X."""
    words = around.words
    high = min(high, end + LONGEST)
    if end + 2 < high and (words[end] in _DATA["leading"] or words[end] in _DATA["taking"]):
        place = after_time(words, end + 1, high)
        if place + 1 >= high or words[place] not in ARTICLES:
            return
        noun = place + 1
        while noun + 1 < high and words[noun].islower() and is_adjective(words[noun]):
            noun += 1
        last = complements_end(words, noun + 1, high)
        if words[end] in _DATA["leading"] and words[noun].lower().endswith(_INSTITUTIONS):
            yield end, last
        elif words[end] in _DATA["taking"] and words[noun] in _DATA["leadership"] and last > noun + 1:
            yield place + 1, last
        return
    own = own_phrase_start(around, start, low)
    verb = next((at for at in range(own - 1, max(low, own - LONGEST_TIME), -1) if words[at] in _TAKING_OVER), low)
    noun = low + 1 if words[low] in DEFINITE_START else low
    known = verb > noun + 1 and words[noun] in _DATA["leadership"] and after_time(words, verb + 1, own) == own
    if known and complements_end(words, noun + 1, verb) == verb:
        yield noun, verb
