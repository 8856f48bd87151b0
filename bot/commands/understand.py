"""What a message asks for, in German or English, without a model: patterns of words, given as data.

The words stand in ``data/words.yaml``, the ways to ask in ``data/patterns.yaml``. A message is cut into
tokens that remember where they stood, so that person and topic come back exactly as typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from bot.commands import bare, slash, words
from bot.commands.narrow import narrow
from bot.commands.tokens import QUOTED, SLACK, Token, cut, strip_end, strip_start, typed, without
from bot.model import Understood
from bot.topics import Topic

Intent = slash.Command | Literal["none"]
Reading = tuple[Intent, str, str]
"""Intent, person and topic."""

NOTHING: Reading = ("none", "", "")
MOST_BARE = 8
"""More words than these without a known way to ask are talk among people."""
MOST_TOKENS = 60
"""A longer message is no question; matching time stays bounded."""
SENTENCES = re.compile(r"(?<=[?!:\n])\s+|(?<=\w{4}\.)\s+|\n+|\s[-–—]\s")


def understand(text: str, topics: Sequence[Topic]) -> Understood:
    """What the message asks for; person and topic are parts of ``text`` as typed, "" where it names none."""
    rest, narrowing = narrow(text)
    command = slash.parse(SLACK.sub(" ", rest), topics)
    if command and command.command:
        return Understood(text, *_after_slash(command, topics), narrowing)
    if command and command.name.lower() != slash.UMBRELLA:
        rest = SLACK.sub(" ", rest).strip().removeprefix("/").removeprefix(slash.UMBRELLA)
    reading = _read(rest, topics)
    if reading == NOTHING:
        parts = [part for part in SENTENCES.split(rest) if part.strip()]
        reading = next((r for part in reversed(parts) if (r := _read(part, topics)) != NOTHING), NOTHING)
    return Understood(text, *reading, narrowing)


def _after_slash(command: slash.Slash, topics: Sequence[Topic]) -> Reading:
    """What stands after a command: of whom, on what."""
    text, tokens = command.rest, without(cut(command.rest), words.listed("fillers"))
    if command.command == "help" or not tokens:
        return command.command or "none", "", ""
    if command.command == "who":
        return "who", *_who(text, tokens)
    if command.command == "quote":
        for line in ("Q", "<person> ABOUT <topic>", "ABOUT <topic>"):
            match = words.pattern(line).fullmatch(_line(tokens))
            if match and (reading := _slots(text, tokens, match, "quote")):
                return reading if line != "Q" else ("quote", "", typed(text, tokens))
        if bare.names_topic(tokens[:1], topics):
            return "quote", "", _topic(text, tokens, "quote")
        return "quote", *_both(text, tokens)
    return command.command or "none", "", _topic(text, tokens, command.command or "none")


def _read(text: str, topics: Sequence[Topic]) -> Reading:
    tokens = without(cut(text), words.listed("fillers"))
    tokens = strip_end(strip_start(tokens, words.listed("openers")), words.listed("closers"))
    if not tokens or len(tokens) > MOST_TOKENS:
        return NOTHING
    shorter = strip_start(tokens, words.listed("leads"))
    for candidate in (tokens, shorter) if shorter != tokens else (tokens,):
        for intent, line in words.patterns():
            if match := words.pattern(line).fullmatch(_line(candidate)):
                reading = _slots(text, candidate, match, intent)
                if reading:
                    return reading
    return _bare(text, shorter, topics)


def _slots(text: str, tokens: list[Token], match: re.Match[str], intent: Intent) -> Reading | None:
    """Person and topic out of a matched pattern; None when what stands in a slot cannot be meant."""
    person = topic = ""
    for slot, value in match.groupdict().items():
        before = match.string[: match.start(slot)].count(" ")
        part = tokens[before : before + value.count(" ")]
        if slot == "person":
            person = _person(text, part)
            if not person:
                return None
        elif slot == "topic":
            topic = _topic(text, part, intent)
            if not topic or bare.smalltalk(part) or (intent == "topic" and bare.chat(part)):
                return None
        elif slot == "who":
            person, topic = _who(text, part)
        elif slot == "name":
            if not bare.person(text, part) or len(part) < 2:
                return None
            person = _person(text, part)
        elif slot == "does":
            topic = typed(text, part)
        else:
            person, topic = _both(text, part)
    return intent, person, topic


def _person(text: str, tokens: list[Token]) -> str:
    """A name as typed, without article and titles."""
    tokens = strip_start(tokens, words.listed("articles") | words.listed("titles") | {QUOTED})
    if len(tokens) == 1 and tokens[0].key in words.listed("pronouns"):
        return ""
    return typed(text, tokens)


def _topic(text: str, tokens: list[Token], intent: Intent) -> str:
    """A theme as typed, without article; of a subscription also without its times."""
    if intent == "digest":
        schedule = words.listed("schedule")
        tokens = strip_end(strip_start(tokens, schedule), schedule | bare.numbers(tokens))
        tokens = strip_start(tokens, bare.numbers(tokens))
        if len(tokens) == 1 and tokens[0].key in schedule | bare.numbers(tokens):
            return ""
    tokens = strip_start(tokens, words.listed("articles") | {"thema", "topic"})
    return typed(text, tokens)


def _who(text: str, tokens: list[Token]) -> tuple[str, str]:
    """(person, "") for a name, ("", office) for an office, both for "Meier vom Ordnungsamt"."""
    tokens = strip_start(tokens, words.listed("articles"))
    keys = [token.key for token in tokens]
    if keys[0] not in words.listed("titles") and bare.names_office(tokens):
        return "", typed(text, tokens)
    for i in range(1, len(keys) - 1):
        if keys[i] in words.listed("member") or (
            keys[i] in ("von", "of", "der") and bare.organisation(text, tokens[i + 1 :])
        ):
            rest = strip_start(tokens[i + 1 :], words.listed("articles"))
            return _person(text, tokens[:i]), typed(text, rest)
    return _person(text, tokens), ""


def _both(text: str, tokens: list[Token]) -> tuple[str, str]:
    """(person, theme) out of "Faeser Vorratsdatenspeicherung" where nothing parts them."""
    if bare.person(text, tokens):
        return _person(text, tokens), ""
    for i in range(len(tokens) - 1, 0, -1):
        if bare.person(text, tokens[:i]) and (i == 1 or bare.first_name(tokens[0].key)):
            return _person(text, tokens[:i]), _topic(text, tokens[i:], "quote")
    return "", _topic(text, tokens, "quote")


def _bare(text: str, tokens: list[Token], topics: Sequence[Topic]) -> Reading:
    """What words alone mean: a topic's name, a person, a person "zu" a theme, a theme."""
    if bare.smalltalk(tokens):
        return NOTHING
    if bare.names_topic(tokens, topics):
        return "topic", "", typed(text, tokens)
    if bare.sentence(tokens) or len(tokens) > MOST_BARE:
        return NOTHING
    if bare.person(text, tokens):
        return "who", _person(text, tokens), ""
    if len(tokens) > 1 and bare.names_office(tokens):
        return "who", "", typed(text, tokens)
    return _person_on_theme(text, tokens) or ("topic", "", typed(text, tokens))


def _person_on_theme(text: str, tokens: list[Token]) -> Reading | None:
    match = words.pattern("<person> ABOUT <topic>").fullmatch(_line(tokens))
    if match and bare.person(text, tokens[: match["person"].count(" ")]):
        return _slots(text, tokens, match, "quote")
    return None


def _line(tokens: list[Token]) -> str:
    """What patterns are matched with: folded words that each end in a space."""
    return "".join(token.key + " " for token in tokens)
