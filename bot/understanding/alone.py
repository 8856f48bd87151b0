"""What words alone mean, typed without any question: a topic's name, a person, a person "zu" a theme, a theme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.topics import Topic
from bot.understanding import bare, slots, words
from bot.understanding.slots import Reading
from bot.understanding.tokens import Token, line_of, strip_start, typed

MOST = 8
"""More words than these without a known way to ask are talk among people."""
INFINITIVE = re.compile(r" [a-z]{3,}(?:en|ern|eln) $")
LINK = re.compile(r"<?https?://")


def talk(text: str, everything: list[Token], tokens: list[Token], *, led: bool) -> bool:
    """Whether people talk among themselves; ``led``: ``tokens`` are without what a question would be wrapped in."""
    keys = [token.key for token in everything]
    asks_people = keys[0] in words.members("CAN") and not words.listed("anyone").isdisjoint(keys[1:3])
    # "kannst du mir die Tür aufmachen" has a lead and a verb, "hast du Feuer" has a lead: no archive is asked.
    other = led and (INFINITIVE.search(line_of(tokens)) or (keys[0] in words.members("HAVE") and len(tokens) == 1))
    thanks = any(a in words.listed("thanks") and b in ("fuer", "for", "dass") for a, b in pairwise(keys[:4]))
    thanks = thanks or (keys[0] in words.listed("thanks") and len(tokens) == 1)  # "danke, das reicht"
    thanks = thanks or not words.listed("greetings").isdisjoint(keys[:2])
    number, spans = bare.numbers(everything), words.listed("spans")
    at_time = any((a in ("um", "at") and b in number) or (a in number and b in spans) for a, b in pairwise(keys))
    states = keys[0] not in words.listed("sentence") and not words.members("BE").isdisjoint(keys[1:])
    tells = "?" not in text and (states or not words.listed("telling").isdisjoint(keys))
    return bool(
        (len(keys) > 2 and asks_people)
        or other
        or tells
        or thanks
        or at_time
        or LINK.search(text)
        or any(map(bare.laughter, keys))
    )


def meant(text: str, tokens: list[Token], topics: Sequence[Topic]) -> Reading | None:
    """Who or what the words name; None when they are a sentence, or small talk."""
    thing = tokens[0].key in words.listed("thing_articles")
    tokens = strip_start(tokens, words.listed("articles"))
    if bare.smalltalk(tokens):
        return None
    if reading := _person_on_theme(text, bare.guard(tokens), topics):
        return reading
    name = bare.full_name(tokens)
    if name and tokens[:-1] == name and not bare.matter(tokens[-1].key) and not bare.names_topic(tokens, topics):
        return "who", slots.person(text, name), typed(text, tokens[-1:])  # "eva quandt hafengilde"
    if _office_of(tokens):
        return "who", "", typed(text, tokens)
    named = len(tokens) == 2 and bare.person(text, tokens) and not bare.matter(tokens[1].key)  # "eva schulz"
    if bare.names_topic(tokens, topics) and not (named and bare.first_name(tokens[0].key)):
        return "topic", "", typed(text, tokens)
    return (
        None
        if bare.sentence(tokens) or bare.chat(tokens) or len(tokens) > MOST
        else _person_or_theme(text, tokens, thing=thing)
    )


def _office_of(tokens: list[Token]) -> bool:
    """Whether words begin with an office and where it is held: "Chef der Auencloud", "Beauftragte Lindenfurt"."""
    first = tokens[1 if tokens[0].key in words.listed("holders") else 0 :][:1]
    return len(tokens) > 1 and bool(first) and bare.office(first[0].key) and bare.names_office(tokens)


def _person_or_theme(text: str, tokens: list[Token], *, thing: bool) -> Reading:
    """``thing``: an article stands before it that persons hardly have: "den Kameras"."""
    if bare.person(text, tokens) and not thing:
        return "who", slots.person(text, tokens), ""
    if len(tokens) > 1 and bare.names_office(tokens):
        return "who", "", typed(text, tokens)
    return "topic", "", slots.topic(text, tokens, "topic")


def _person_on_theme(text: str, tokens: list[Token], topics: Sequence[Topic]) -> Reading | None:
    match = words.pattern("<person> ABOUT <topic>").fullmatch(line_of(tokens))
    if not match:
        return None
    name = tokens[: match["person"].count(" ")]
    body = bare.organisation(text, name) and not bare.matter(name[-1].key)
    if bare.names_topic(name, topics) or bare.sentence(name) or not (body or bare.person(text, name)):
        return None
    return slots.fill(text, tokens, match, "quote")
