"""What a message asks for, in German or English, without a model: patterns of words, given as data.

The words stand in ``data/classes.yaml`` and ``data/words.yaml``, the ways to ask in
``data/patterns.yaml``. A message is cut into tokens that remember where they stood, so that person and
topic come back exactly as typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.model import Understood
from bot.topics import Topic
from bot.understanding import (
    alone,
    bare,
    digest_words,
    search_words,
    slash,
    slots,
    speech_noun,
    speech_verb,
    theme_words,
    words,
)
from bot.understanding.narrow import narrow
from bot.understanding.slots import Reading
from bot.understanding.tokens import (
    MARKS,
    SLACK,
    Token,
    aim,
    content,
    corrected,
    cut,
    line_of,
    strip_end,
    strip_start,
    typed,
    without,
)

NOTHING: Reading = ("none", "", "")
HELP: Reading = ("help", "", "")
HERE = frozenset({"hier", "here"})
MOST_TOKENS = 60
"""A longer message is no question; matching time stays bounded."""
DASH = re.compile(r"\s[-–—]\s")
PRONOUN = re.compile(r"\b(?:der|die|das|er|sie|he|she|they|that)\b", re.IGNORECASE)
SENTENCES = re.compile(r"(?<=[?!])\s+|(?<=\w{5}\.)\s+|\n+|\s[-–—]\s")


def understand(text: str, topics: Sequence[Topic]) -> Understood:
    """What the message asks for; person and topic are parts of ``text`` as typed, "" where it names none."""
    rest, narrowing = narrow(text)
    command = slash.parse(SLACK.sub(" ", rest), topics)
    if command and command.command:
        return Understood(text, *_after_slash(command, topics), narrowing)
    if command:  # "/fundstelle was hat …": a question in words
        rest = f"{command.name} {command.rest}"
    return Understood(text, *(_of_sentences(rest, topics) or _read(rest, topics)), narrowing)


def _of_sentences(text: str, topics: Sequence[Topic]) -> Reading | None:
    """What the last sentence asks that asks in a known way; None for a single one, or one with a quotation."""
    parts = [part for part in SENTENCES.split(text) if part.strip()]
    if len(parts) < 2 or MARKS.search(text):
        return None
    if DASH.search(text) and (reading := _read(text, topics, bare_words=False)) != NOTHING:
        return reading  # "Eva Quandt – wer ist das?"
    readings = [reading for part in parts if (reading := _read(part, topics, bare_words=False)) != NOTHING]
    intent, name, theme = readings[-1] if readings else NOTHING
    unnamed = not name and (intent == "quote" or (intent == "who" and not theme))
    if unnamed and PRONOUN.search(parts[-1]):  # "Und Quandt? Was sagt die dazu?"
        return intent, _named_before(parts[0], topics), theme
    return readings[-1] if readings else None


def _named_before(text: str, topics: Sequence[Topic]) -> str:
    """Whom a sentence names that a pronoun in the next one means; "" for nobody."""
    intent, name, _ = _read(text, topics)
    return name if intent == "who" else slots.person(text, full) if (full := bare.full_name(cut(text))) else ""


def _after_slash(command: slash.Slash, topics: Sequence[Topic]) -> Reading:
    """What stands after a command: of whom, on what."""
    text, everything = command.rest, corrected(command.rest, cut(command.rest))
    tokens = content(text, everything) or everything
    intent = command.command or "none"
    if intent == "help" or not tokens:
        return intent, "", ""
    if intent == "who":
        return intent, *slots.who(text, tokens)
    if intent == "quote":
        for line in ("<quoted>", "ABOUT <topic>", "<person> ABOUT <topic>"):
            match = words.pattern(line).fullmatch(line_of(bare.guard(tokens)))
            if match and (reading := slots.fill(text, tokens, match, intent)):
                return reading
        if bare.names_topic(tokens[:1], topics) and not bare.person(text, tokens[:1]):
            return intent, "", slots.topic(text, tokens, intent)
        return intent, *slots.both(text, tokens)
    return intent, "", slots.topic(text, tokens, intent)


def _read(text: str, topics: Sequence[Topic], *, bare_words: bool = True) -> Reading:
    """What one text asks for; ``bare_words``: also a name or a theme that is typed without any question."""
    everything = _without_deadline(content(text, corrected(text, cut(text))))
    if not everything:
        return HELP if SLACK.sub("", text).strip(" ?") == "" and "?" in text else NOTHING
    tokens = strip_end(strip_start(everything, words.listed("openers")), words.listed("closers"))
    shorter = _without_lead(tokens)
    lines = {
        line_of(without(part, here) or part)
        for part in (everything, aim(everything), tokens, shorter)
        for here in ((), HERE)
    }
    talk = len(everything) > MOST_TOKENS or bare.smalltalk(everything)
    if _help(lines, ["HELP"] if talk else ["HELP", *(pattern for _, pattern in words.patterns("help"))]):
        return HELP
    if talk:
        return NOTHING
    if reading := _asked(text, tokens, shorter) or _somebody(text, tokens):
        return reading
    if not bare_words or alone.talk(text, everything, shorter, led=shorter != tokens):
        return NOTHING
    return alone.meant(text, shorter, topics) or NOTHING


def _somebody(text: str, tokens: list[Token]) -> Reading | None:
    """The person of a full name in a message that asks who somebody is, however: "Eva Quandt ... wer?"."""
    keys = [token.key for token in tokens]
    if keys[0] in words.members("BE") and (held := _still_held(text, tokens[1:])):
        return held
    asks = keys[0] in words.members("BE") or not words.members("WHO").isdisjoint(keys)
    name = bare.full_name(tokens) if asks and words.listed("asker").isdisjoint(keys) else []
    return ("who", slots.person(text, name), "") if name and not bare.chat(tokens) else None


def _still_held(text: str, tokens: list[Token]) -> Reading | None:
    """The person and the office of "ist Eva Quandt (noch) Ministerin"."""
    at = next((i for i in range(1, len(tokens)) if bare.office(tokens[i].key)), 0)
    name = strip_end(tokens[:at], words.listed("articles"))
    no_thing = name[1:] and not (bare.sentence(name) or any(bare.matter(token.key) for token in name))
    if not name or name[0].key in words.listed("articles") or not (no_thing or bare.person(text, name)):
        return None
    return "who", slots.person(text, name), typed(text, tokens[at:])


def _without_deadline(tokens: list[Token]) -> list[Token]:
    """The tokens without "bis 15 Uhr", "by Monday": when an answer is wanted, not on what."""
    keys = [token.key for token in tokens]
    when = words.listed("schedule") | bare.numbers(tokens)
    for i, key in enumerate(keys[:-1]):
        if key in words.listed("until") and keys[i + 1] in when - words.listed("until"):
            end = next((j for j in range(i + 1, len(keys)) if keys[j] not in when), len(keys))
            return tokens[:i] + tokens[end:]
    return tokens


def _asked(text: str, tokens: list[Token], shorter: list[Token]) -> Reading | None:
    """What is asked in a known way; ``shorter`` are the tokens without what the question is wrapped in."""
    for candidate in (aim(shorter), tokens):
        if reading := _match(text, bare.guard(candidate)):
            return reading
    for i in range(1, len(tokens)):  # "ich brauch mal infos, wer …"
        before = without(tokens[:i], words.listed("asker") | HERE)
        restarts = tokens[i].key in words.listed("restarts") and not bare.chat(before)
        if restarts and (reading := _match(text, bare.guard(tokens[i:]), loose=False)):
            return reading
    return None


def _help(lines: Collection[str], patterns: Collection[str]) -> bool:
    return any(words.pattern(pattern).fullmatch(line) for pattern in patterns for line in lines)


def _without_lead(tokens: list[Token]) -> list[Token]:
    for lead in words.leads():
        if (match := lead.match(line_of(tokens))) and match.end() < len(match.string):
            tokens = tokens[match[0].count(" ") :]
    return strip_start(tokens, words.listed("leads"))


def _match(text: str, tokens: list[Token], *, loose: bool = True) -> Reading | None:
    """What is asked; not ``loose``: not in ways that almost any question fits."""
    return (
        _fitting(text, tokens, "digest")
        or digest_words.asked(text, tokens)
        or _fitting(text, tokens, "quote")
        or speech_verb.asked(text, tokens)
        or speech_noun.asked(text, tokens)
        or search_words.asked(text, tokens)
        or _fitting(text, tokens, "who", "topic")
        or theme_words.asked(text, tokens)
        or (_fitting(text, tokens, "loose") if loose else None)
    )


def _fitting(text: str, tokens: list[Token], *sections: str) -> Reading | None:
    """What the first pattern of the sections reads."""
    line = line_of(tokens)
    for section in sections:
        for intent, pattern in words.patterns(section):
            match = words.pattern(pattern).fullmatch(line)
            if match and (reading := slots.fill(text, tokens, match, intent)):
                return reading
    return None
