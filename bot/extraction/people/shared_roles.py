"""One role of several: "die Ministerinnen X und Y", "den Vermittlern X und Y"."""

from __future__ import annotations

import re

from bot.extraction.people.around import Around
from bot.extraction.people.behind_name import behind_bracket
from bot.extraction.people.role_phrases import ARTICLES
from bot.model import Span

JOINING = frozenset({"und", ",", "sowie", "oder"})
MANY = frozenset({"beiden", "beide", "zwei", "drei", "vier", "fünf", "sechs"})
ONE_WOMAN = re.compile(r"(?:in|frau|e)$")  # "die Sprecherin", "die Abgeordnete"
# Forms that are never of one person, behind these articles ("" for none).
PLURAL = {
    "die": re.compile(r"."),
    "den": re.compile(r"(?:ern|innen|oren|eln|leuten)$"),
    "der": re.compile(r"(?:innen|oren|enten|anten|isten|ogen|aten)$"),
    "": re.compile(r"(?:innen|oren|enten|anten|isten|ogen|aten)$"),
}


def shared(around: Around, beside: list[set[Span]]) -> list[set[Span]]:
    """For each person the token spans of plural roles that stand before the first name of a list it is in."""
    found: list[set[Span]] = [set() for _ in beside]
    whose = sorted((start, end, who) for who, spans in enumerate(around.mentions) for start, end in spans)
    before_first: dict[int, Span] = {}  # end of a mention → the plural role that stands before the list
    ending = {span[1]: span for spans in beside for span in spans}
    for start, end, who in whose:
        role = ending.get(start)
        if role is not None and _is_plural(around.words, role):
            before_first[behind_bracket(around.words, end, len(around.words))] = role
        elif start and around.words[start - 1] in JOINING and (joined := before_first.get(start - 1)):
            found[who].add(joined)
            before_first[behind_bracket(around.words, end, len(around.words))] = joined
    return found


def _is_plural(words: list[str], role: Span) -> bool:
    start, end = role
    article = words[start - 1].lower() if start else ""
    if article in MANY or not MANY.isdisjoint(words[start:end]):
        return True
    article = article if article in ARTICLES else ""
    noun = words[end - 1]
    if article == "die" and ONE_WOMAN.search(noun):
        return False
    return article in PLURAL and bool(PLURAL[article].search(noun))
