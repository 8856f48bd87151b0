"""What is meant by words alone: is "constanze kurz" a person, "kita streik" a theme, "na toll" nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from bot.german import STOP_WORDS, compound_parts
from bot.topics import Topic
from bot.understanding import words
from bot.understanding.tokens import QUOTED, Token

MOST_NAME_TOKENS = 5
MOST_NAMES = 3  # without particles and titles


def smalltalk(tokens: list[Token]) -> bool:
    """Whether every word is one of thanks, greetings and comments."""
    known = words.listed("smalltalk")
    meant = [token.key in known or laughter(token.key) or _once(token.key) in _all_once() for token in tokens]
    return all(meant) or (any(meant) and all(fits or _nearly(t.key) for fits, t in zip(meant, tokens, strict=True)))


def _nearly(key: str) -> bool:
    """Whether the word is one of small talk with two letters exchanged: "guten mrogen"."""
    return any(key[:i] + key[i + 1] + key[i] + key[i + 2 :] in words.listed("smalltalk") for i in range(len(key) - 1))


def _once(key: str) -> str:
    """The word with each letter once where it is drawn out: "suuuper", "dankke"."""
    return re.sub(r"(.)\1+", r"\1", key)


@cache
def _all_once() -> frozenset[str]:
    return frozenset(_once(word) for word in words.listed("smalltalk") if len(word) > 3)


def laughter(key: str) -> bool:
    """Whether the word is laughter or a groan: "haha", "lol", "hmm"."""
    return bool(re.fullmatch(r"(ha|he|hi|hö|ho|lo){2,}l?|(ha)+h?|x+d+|lo+l|a+h+|o+h+|h+m+", key))


def sentence(tokens: list[Token]) -> bool:
    """Whether the words make a sentence (and no pattern knew it), rather than a name or a theme."""
    return any(token.key in words.listed("sentence") for token in tokens)


def names_topic(tokens: list[Token], topics: Sequence[Topic]) -> bool:
    """Whether one of the words names a topic or has one of its strong stems; one typing mistake allowed."""
    line = " ".join(token.key for token in tokens)
    return any(_named(line, tokens, topic) for topic in topics)


def _named(line: str, tokens: list[Token], topic: Topic) -> bool:
    for name in (words.fold(name) for name in (topic.command, *topic.names)):
        if name in line if " " in name else any(_same(token.key, name) for token in tokens):
            return True
    return any(has_stem(token.key, stem) for stem in topic.strong for token in tokens)


def has_stem(key: str, stem: str) -> bool:
    """Whether a folded word has a topic's stem; ``^`` ties it to the beginning, ``$`` to the end."""
    plain = words.fold(stem.strip("^$"))
    if stem.startswith("^"):
        return key == plain if stem.endswith("$") else key.startswith(plain)
    return key.endswith(plain) if stem.endswith("$") else plain in key


def _same(key: str, name: str) -> bool:
    if len(name) < 5:
        return name in key.split("-")
    return name in key or (abs(len(key) - len(name)) <= 1 and OSA.distance(key, name, score_cutoff=1) <= 1)


def matter(key: str) -> bool:
    """Whether the word names a matter by its end ("Vorratsdatenspeicherung") and hardly ever a person."""
    singular = key.removesuffix("s")
    return key in words.listed("matters") or any(form.endswith(_longer("matters", 2)) for form in (key, singular))


def office(key: str) -> bool:
    """Whether the word names an office by its end ("Landesbeauftragte")."""
    return key.rpartition("-")[2] in words.listed("offices") or key.endswith(_longer("offices", 4))


@cache
def _longer(name: str, letters: int) -> tuple[str, ...]:
    """The words of a list that are long enough to be the end of another word."""
    return tuple(word for word in words.listed(name) if len(word) > letters)


def first_name(key: str) -> bool:
    """Whether the word, or its part before a hyphen, is a frequent first name."""
    return key in words.first_names() or key.split("-", maxsplit=1)[0] in words.first_names()


def person(text: str, tokens: list[Token]) -> bool:
    """Whether the words look like somebody's name."""
    keys = [token.key for token in tokens]
    if not keys or len(keys) > MOST_NAME_TOKENS or QUOTED in keys or any(any(c.isdigit() for c in key) for key in keys):
        return False
    main = [token for token in tokens if token.key not in words.listed("particles") | words.listed("titles")]
    given = 0
    while given < len(main) - 1 and first_name(main[given].key):
        given += 1
    if given and len(main) == given + 1 and main[-1].key not in words.listed("matters"):
        return True  # "Jan Philipp Albrecht": what stands behind given names is a surname, whatever it looks like
    if (
        not main
        or _function_word(main)
        or any(matter(token.key) or office(token.key) or _brand(text, token) for token in main)
    ):
        return False
    if keys[0] in words.listed("titles"):
        return True
    if len(main) == 1:
        return (len(keys) == 1 and not _compound(keys[0])) or keys[0] in words.listed("particles")
    capital = all(text[token.start].isupper() for token in main)
    return len(main) <= MOST_NAMES and capital and keys[0] not in words.listed("articles")


def _compound(key: str) -> bool:
    """Whether the word is put together of known ones and ends as no surname does: "Tempolimit", not "Ackermann"."""
    return bool(compound_parts(key)) and not key.endswith(tuple(words.listed("surname_ends")))


def _function_word(tokens: list[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].key in STOP_WORDS


def full_name(tokens: list[Token]) -> list[Token]:
    """The first tokens that are a first name, what links it and a surname; none where there is no such name."""
    begin = next((i for i, token in enumerate(tokens) if first_name(token.key)), len(tokens))
    end = begin
    while end < len(tokens) and first_name(tokens[end].key):
        end += 1
    while end < len(tokens) and tokens[end].key in words.listed("particles"):
        end += 1
    if end < len(tokens) and tokens[end].key not in words.known_words():
        end += 1
    return tokens[begin:end] if end - begin > 1 else []


def _brand(text: str, token: Token) -> bool:
    """Whether capitals stand inside the word (NetzDG, WhatsApp), as in no name but McAllister's."""
    typed = text[token.start : token.end]
    inside = any(a.islower() and b.isupper() for a, b in pairwise(typed))
    return (typed.isupper() and len(typed) > 1) or (
        inside and not typed.startswith(("Mc", "Mac", "De", "Di", "O’", "O'"))
    )


def names_office(tokens: list[Token]) -> bool:
    """Whether the words name an office: "Chef von T-Systems", "neue Innensenatorin", "head of the office"."""
    keys = [token.key for token in tokens]
    if keys[:1] in (["fuer"], ["for"]) or any(
        key.startswith(("zustaendig", "verantwortlich", "responsible")) for key in keys
    ):
        return True
    if len(keys) > 1 and keys[0] in words.listed("holders") and keys[1] in words.listed("linking"):
        return True
    for i, key in enumerate(keys[:4]):
        if key in words.listed("member") or first_name(key):
            return False
        address = key in words.listed("address") and words.listed("relative").isdisjoint(keys[i + 1 : i + 2])
        if office(key) and not (address and i + 1 < len(keys)):
            return not _titled(keys, i)
    return False


def _titled(keys: list[str], at: int) -> bool:
    """Whether the office there is the title of a name: "Minister Ohlsen", but not "Minister im Land" or "Minister"."""
    after = keys[at + 1 : at + 2]
    if at and keys[at - 1] in words.listed("address"):
        return True  # "Frau Richter"
    if not after or after[0] in words.listed("linking") | words.listed("states") | words.listed("relative"):
        return False
    return keys[at] in words.listed("titles") or (first_name(after[0]) and len(keys) > at + 2)


def organisation(text: str, tokens: list[Token]) -> bool:
    """Whether the words after "von" name an organisation rather than the rest of a noble name."""
    rest = [token for token in tokens if token.key not in words.listed("articles")]
    return bool(rest) and (
        matter(rest[-1].key)
        or rest[0].key in words.listed("organisations")
        or text[rest[0].start : rest[0].end].isupper()
        or (
            len(rest) > 1
            and rest[0].key.endswith("en")
            and text[rest[0].start].islower()
            and text[rest[1].start].isupper()
        )
    )


def chat(tokens: list[Token]) -> bool:
    """Whether a question is about something an archive does not hold: weather, time, the asker."""
    return any(token.key in words.listed("chat") for token in tokens)


def guard(tokens: list[Token]) -> list[Token]:
    """The tokens with the "zu" of a noble name marked, so that no theme begins at it."""
    about, nobility = words.members("ABOUT"), words.listed("nobility")
    return [
        replace(token, key="zu-")
        if token.key == "zu"
        and i
        and (
            tokens[i - 1].key in nobility
            or (first_name(tokens[i - 1].key) and any(later.key in about for later in tokens[i + 1 :]))
        )
        else token
        for i, token in enumerate(tokens)
    ]


def numbers(tokens: list[Token]) -> frozenset[str]:
    """The keys that are times of day: "8uhr", "9am", and plain numbers beside a word of time: "um 8", "um 7:30"."""
    when, found = words.listed("schedule"), set[str]()
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        near = {other.key for other in (before, after) if other}
        beside = not near.isdisjoint(when) or (before is not None and before.key in found)
        minutes = after is not None and after.key.isdigit() and after.start == token.end + 1  # "9:00"
        if TIME.fullmatch(token.key) and (beside or minutes or not token.key.isdigit()):
            found.add(token.key)
    return frozenset(found)


TIME = re.compile(r"\d{1,2}(?:[:.h]?[0-5]\d)?(?:h|uhr|am|pm)?|(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri)-\w+")
