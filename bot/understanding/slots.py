"""What stands in the slots of a matched pattern: persons, offices and themes, as typed."""

from __future__ import annotations

import re
from typing import Literal

from bot.understanding import bare, words
from bot.understanding.slash import Command
from bot.understanding.tokens import QUOTED, Token, cut, strip_end, strip_start, typed

Intent = Command | Literal["none"]
Reading = tuple[Intent, str, str]
"""Intent, person and topic."""

YEAR = re.compile(r"(?:19|20)\d\d")
OWNER = re.compile(r"['’]s$")  # no name ends so
GENITIVE = re.compile(r"(?<=s)['’]$|(?<=[bdfgiklnprty])s$")


def fill(text: str, tokens: list[Token], match: re.Match[str], intent: Intent) -> Reading | None:
    """Person and topic out of a matched pattern; None when what stands in a slot cannot be meant."""
    parts = {}
    for slot, value in match.groupdict().items():
        before = match.string[: match.start(slot)].count(" ")
        parts[slot] = tokens[before : before + value.count(" ")]
    if any(unlikely(slot, part, intent, text) for slot, part in parts.items()):
        return None
    found_person = found_topic = ""
    for slot, part in parts.items():
        if slot == "person":
            found_person = person(text, part, owner=_owns(match, slot))
        elif slot == "topic":
            found_topic = topic(text, part, intent)
        elif slot in ("who", "name"):
            found_person, found_topic = who(text, part)
        else:
            found_topic = typed(text, part)
    return intent, found_person, found_topic


def unlikely(slot: str, part: list[Token], intent: Intent, text: str) -> bool:
    """Whether a slot ("person", "topic", …) holds what no archive is asked for: who asks, small talk, the weather."""
    if slot in ("quoted", "does", "topic"):
        return slot != "quoted" and (_of_people(part) if slot == "does" else _no_topic(part, intent))
    first = part[0].key
    question = first in words.listed("sentence") and first not in words.listed("pronouns")
    if question or first in words.listed("asker") or (slot == "name" and not _full_name(text, part)):
        return True
    if slot == "who":
        return first in words.members("HAVE") or bare.chat(part)
    return slot == "person" and _runs_on(part)


def _of_people(part: list[Token]) -> bool:
    """Whether a deed is one of those who talk here: "wer von euch macht das"."""
    only_verb = len(part) == 1 and part[0].key in words.any_of("BE", "HAVE")
    return only_verb or bare.chat(part) or any(token.key in ("euch", "mir") for token in part)


def _no_topic(part: list[Token], intent: Intent) -> bool:
    if intent == "search" and (part[0].key in words.members("BE") or _of_speech(part)):
        return True
    empty = all(token.key in words.members("SELF") | words.listed("pronouns") for token in part)
    if empty or part[0].key in words.listed("anyone"):  # "kann jemand …" asks people
        return True
    told = any(token.key in words.listed("telling") for token in part[1:])
    return intent in ("topic", "search") and (told or bare.smalltalk(part) or bare.chat(part))


def _full_name(text: str, part: list[Token]) -> bool:
    """Whether the words begin with a name that has a known first name or a title."""
    name = strip_start(part, words.listed("articles"))
    introduced = bare.first_name(name[0].key) or name[0].key in words.listed("titles")
    called, _ = who(text, part)
    return len(name) > 1 and introduced and bool(called) and bare.person(called, cut(called))


def _runs_on(part: list[Token]) -> bool:
    """Whether what stands for a person has words that no name has inside: "wurde zur Maut", "Quandt sich"."""
    inside = words.members("SELF") | words.members("ABOUT") | words.members("BECAME") | {"hat", "haben", "hatte"}
    begins = words.any_of("IN", "TO", "OF") - words.listed("particles")
    if part[0].key in begins or (part[1:] and part[0].key in words.members("ABOUT") - {"zu"}):
        return True
    return len(part) > 1 and any(
        token.key in inside and token.key not in words.listed("particles") | words.listed("pronouns") for token in part
    )


def _of_speech(part: list[Token]) -> bool:
    """Whether words ask for quotations: "ein Zitat von Quandt"."""
    return any(token.key in words.members("QUOTES") - words.listed("no_speech") for token in part)


def _owns(match: re.Match[str], slot: str) -> bool:
    """Whether the person is followed by what is his: "Quandts Aussagen"."""
    following = match.string[match.end(slot) :].split()
    return bool(following) and following[0] in words.members("QUOTES")


def person(text: str, tokens: list[Token], *, owner: bool = False) -> str:
    """A name as typed, without article, titles, a year behind it (and an owner's s); "" for a pronoun."""
    if len(tokens) > 2 and tokens[0].key in words.members("ABOUT") and tokens[1].key in words.listed("titles"):
        tokens = tokens[1:]  # "zu Frau Quandt"
    # "LfDI Bayern", "Bürgermeisterin und Quandt": here an office is no title
    held = len(tokens) > 1 and (tokens[-1].key in words.listed("states") or tokens[1].key in ("und", "and"))
    titles = frozenset[str]() if held else words.listed("titles")
    tokens = strip_start(tokens, words.listed("articles") | titles | {QUOTED})
    bracket = (i for i in range(1, len(tokens)) if text[tokens[i].start - 1] == "(")
    tokens = tokens[: next(bracket, len(tokens))]  # "Quandt (Hafenamt)"
    while len(tokens) > 1 and YEAR.fullmatch(tokens[-1].key):
        tokens = tokens[:-1]
    while not held and len(tokens) > 1 and bare.office(tokens[0].key) and tokens[1].key not in words.listed("linking"):
        tokens = tokens[1:]  # "Ministerin Quandt"
    if len(tokens) == 1 and tokens[0].key in words.listed("pronouns"):
        return ""
    name = OWNER.sub("", typed(text, tokens))
    return GENITIVE.sub("", name) if owner and not bare.first_name(tokens[-1].key) else name


def topic(text: str, tokens: list[Token], intent: Intent) -> str:
    """A theme as typed, without article; of a subscription also without its times."""
    if intent == "quote" and (quoted := [token for token in tokens if token.key == QUOTED]):
        return typed(text, quoted[:1])  # "Zitat „Wir bauen“ Quelle"
    dropped = words.listed("articles") | words.members("ABOUT") | {"thema", "topic", "themen", "an"}
    if intent == "digest":
        times = (
            words.listed("schedule") | words.listed("daily") | words.listed("verbs_of_digest") | bare.numbers(tokens)
        )
        dropped |= times | words.members("ONABO") | words.members("NEWS") | words.members("SUBSCRIBE")
        tokens = strip_end(
            tokens,
            times
            | words.members("NEWS")
            | words.members("RECEIVE")
            | words.members("INFORMED")
            | words.members("SUBSCRIBE"),
        )
    tokens = strip_start(tokens, dropped)
    about = [i for i, token in enumerate(tokens) if token.key in words.members("ABOUT")]
    if tokens[0].key in words.listed("asker") and about and about[0] + 1 < len(tokens):
        tokens = strip_start(tokens[about[0] + 1 :], dropped)  # "wir schreiben über das Gesetz"
    if intent == "digest" and tokens[0].key in words.listed("second"):
        return ""  # "wann kommt mein Abo"
    return "" if intent == "digest" and tokens[0].key in dropped else typed(text, tokens)


def who(text: str, tokens: list[Token]) -> tuple[str, str]:
    """(person, "") for a name, ("", office) for an office, both for "Meier vom Ordnungsamt"."""
    tokens = strip_start(tokens, words.listed("articles") | words.members("BECAME") | {"im", "in", "am"})
    if len(tokens) > 1 and YEAR.fullmatch(tokens[0].key):
        tokens = tokens[1:]  # "wer war 2021 Minister"
    tokens = _first_question(text, tokens)
    if tokens[0].key in words.members("SELF") and (name := bare.full_name(tokens)):
        return person(text, name), ""  # "was von Eva Quandt gelesen, wer ist das"
    if bare.names_office(tokens) or (len(tokens) > 1 and tokens[0].key in words.listed("order")):
        return "", typed(text, tokens)
    return _and_place(text, tokens)


def _first_question(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens before a second question or name: "Quandt und was macht sie", "Quandt, war die nicht im Rat"."""
    second = words.listed("second")
    for i in range(1, len(tokens)):
        if tokens[i].key in words.listed("alias"):
            return tokens[:i]
        joined = tokens[i].key in ("und", "and") and any(token.key in second for token in tokens[i + 1 : i + 3])
        if joined or ("," in text[tokens[i - 1].end : tokens[i].start] and tokens[i].key in second):
            return tokens[:i]
    return tokens


def _and_place(text: str, tokens: list[Token]) -> tuple[str, str]:
    """A person and where he or she is: "Meier vom Amt", "Meier (CDU)", "Meier Innenministerium"; else the person."""
    keys = [token.key for token in tokens]
    for i in range(1, len(tokens)):
        apart = "," in text[tokens[i - 1].end : tokens[i].start] and not bare.first_name(keys[i])  # no "Meier, Anna"
        if apart or text[tokens[i].start - 1] == "(":
            return person(text, tokens[:i]), typed(text, tokens[i:])
    # "Eva Quandt | von der GFF", but "Eva Maria von der Tann"
    complete = len(keys) > 1 and bare.first_name(keys[0]) and keys[1] not in words.listed("particles")
    for i in range(1, len(keys) - 1):
        apart = bare.organisation(text, tokens[i + 1 :]) or (complete and i > 1 and not bare.first_name(keys[i - 1]))
        if keys[i] in words.listed("member") or (keys[i] in ("von", "of", "der") and apart):
            rest = strip_start(tokens[i + 1 :], words.listed("articles"))
            return person(text, tokens[:i]), typed(text, rest)
    whole = bare.first_name(keys[0]) and bare.person(text, tokens)
    only_titles = words.listed("titles").issuperset(keys[:-1])
    party = len(keys) > 1 and keys[-1] in words.listed("organisations")  # "quandt cdu"
    of_a_land = keys[0].endswith(("sche", "scher", "sches", "schen"))  # "Auenländische Bahn"
    if not whole and not only_titles and not of_a_land and (bare.matter(keys[-1]) or party):
        return person(text, tokens[:-1]), typed(text, tokens[-1:])
    return person(text, tokens), ""


def _shortest_name(tokens: list[Token]) -> int:
    """How many tokens the first name, what links it and a surname take; 0 without a first name."""
    given = 0
    while given < len(tokens) and bare.first_name(tokens[given].key):
        given += 1
    if not given:
        return 0
    while given < len(tokens) and tokens[given].key in words.listed("particles"):
        given += 1
    return given + 1


def both(text: str, tokens: list[Token]) -> tuple[str, str]:
    """(person, theme) out of "Ohlsen Fährhafen" where nothing parts them."""
    name, theme = name_and_theme(text, tokens)
    return person(text, name) if name else "", topic(text, theme, "quote") if theme else ""


def name_and_theme(text: str, tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens of the person and of the theme where nothing parts them."""
    if YEAR.fullmatch(tokens[-1].key) and len(tokens) == 2:
        return tokens, []
    name = _shortest_name(tokens)
    if name > len(tokens) or (name in (0, len(tokens)) and bare.person(text, tokens)):
        return tokens, []
    if name in (0, len(tokens)):
        body = bare.organisation(text, tokens[:1]) and not bare.matter(tokens[0].key)
        name = 1 if body or bare.person(text, tokens[:1]) else 0
    return tokens[:name], tokens[name:]
