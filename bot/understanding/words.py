"""The words and patterns that messages are understood by, read from ``data`` once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from string import ascii_lowercase
from typing import Literal, cast

import yaml

from bot.german import is_known
from bot.understanding.slash import Command

DATA = Path(__file__).parent / "data"
FIRST_NAMES = "first_names.txt"

UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": None, "'": None, "`": None, "´": None, ".": None}
)
WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
FUZZY = ("SAID", "SAY", "SEARCH", "SUBSCRIBE", "UNSUBSCRIBE", "HELP", "ABOUT", "MENTIONED")
FUZZY_NOUNS = ("QUOTES", "NEWS", "DOSSIER", "SUBSCRIPTIONS", "ARTICLES")
"""Classes whose longer words are recognised with a typing mistake."""


@lru_cache(maxsize=10_000)
def fold(word: str) -> str:
    """The word as it is compared: lower case, ä as ae, no other accents, no apostrophes."""
    word = unicodedata.normalize("NFC", word).lower().translate(UMLAUTS)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@cache
def _list(file: str, name: str) -> frozenset[str]:
    """One list of a file, its words folded."""
    return frozenset(_without_fillers(fold(word)) for word in _read(file)[name])


@cache
def fillers() -> frozenset[str]:
    """The folded words that are dropped wherever they stand outside quotation marks."""
    return frozenset(fold(word) for word in _read("words.yaml")["fillers"])


def _without_fillers(phrase: str) -> str:
    """A phrase as it is met in a message, where the fillers are dropped already."""
    parts = phrase.split()
    return " ".join(part for part in parts if part not in fillers()) or phrase if parts[1:] else phrase


def _read(name: str) -> Mapping[str, list[str]]:
    return cast("Mapping[str, list[str]]", read(name))


@cache
def read(name: str) -> Mapping[str, object]:
    """A file of ``data``: mappings, lists and texts; numbers are texts as well."""
    # Base: "on", "no" and "7" are words here, not values. In C where there is one: three times as fast.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    with (DATA / name).open(encoding="utf-8") as file:
        return dict(yaml.load(file, loader))  # noqa: S506  # base loaders make texts and lists only


def members(name: str) -> frozenset[str]:
    """The folded words of one class."""
    return _list("classes.yaml", name)


@cache
def any_of(*classes: str) -> frozenset[str]:
    """The folded words of several classes."""
    return frozenset[str]().union(*map(members, classes))


def listed(name: str) -> frozenset[str]:
    """The folded words of one list of words.yaml."""
    return _list("words.yaml", name)


SPEECH = ("SAID", "SAY", "STAND", "QUOTES", "ABOUT", "SELF", "WHAT", "THATABOUT", "TO", "SENTENCE")
"""Classes that questions for speech are read by."""


@cache
def phrases(*classes: str) -> frozenset[str]:
    """What several classes say in more than one word: "zum Thema", "zu Wort gemeldet"."""
    return frozenset(word for word in any_of(*classes) if " " in word)


@cache
def known_words() -> frozenset[str]:
    """Every single word of the data: none of them is taken for a mistyped other one."""
    lists = (_list(file, name) for file in ("classes.yaml", "words.yaml") for name in _read(file))
    return frozenset(part for words in lists for word in words for part in word.split())


@cache
def fuzzy_words(*, nouns_only: bool) -> tuple[str, ...]:
    """The longer command words, which are recognised with a typing mistake."""
    meant = any_of(*FUZZY_NOUNS) if nouns_only else any_of(*FUZZY, *FUZZY_NOUNS) | listed("daily")
    return tuple(sorted(word for word in meant if len(word) >= 5 and " " not in word))


CONTENT = ("matters", "offices", "chat", "smalltalk", "particles", "organisations", "states", "surname_ends")
"""Lists of words.yaml that hold more than the words which questions are made of."""
VOWELS = frozenset("aeiouy")
LONG_ENOUGH = 6  # letters: without one of them a word is still no other one


@cache
def _question_words() -> frozenset[str]:
    lists = [_list("classes.yaml", name) for name in _read("classes.yaml")]
    lists += [_list("words.yaml", name) for name in _read("words.yaml") if name not in (*CONTENT, "first_names")]
    return frozenset(word for words in lists for word in words if len(word) > 2 and word.isalpha())


@lru_cache(maxsize=10_000)
def slipped(key: str) -> str:
    """The word of questions that slips of the fingers made this of, "" for none.

    A letter stands twice, neighbours are exchanged, a long word lacks one, or a short one its vowel ("ws", "zm").
    """
    if key in known_words() or key in first_names() or is_known(key):
        return ""
    within = range(1, len(key))
    exchanged = (key[: i - 1] + key[i] + key[i - 1] + key[i + 1 :] for i in within)
    once = (key[:i] + key[i + 1 :] for i in within if key[i] == key[i - 1])
    whole = (key[:i] + letter + key[i:] for i in within for letter in ascii_lowercase if len(key) + 1 >= LONG_ENOUGH)
    if meant := next((word for word in chain(once, exchanged, whole) if word in _question_words()), ""):
        return meant
    short = _read("words.yaml")["unvowelled"] if VOWELS.isdisjoint(key) else ()
    return next((word for word in short if any(word[:i] + word[i + 1 :] == key for i in range(1, len(word)))), "")


@cache
def first_names() -> frozenset[str]:
    """Frequent first names, folded: those of words.yaml and those of a longer list (bench/first_names.py)."""
    return listed("first_names") | frozenset((DATA / FIRST_NAMES).read_text(encoding="utf-8").split())


@cache
def months() -> Mapping[str, int]:
    """The number of each month by its folded German, Austrian or English name, also abbreviated."""
    from babel.dates import get_month_names  # noqa: PLC0415 # few questions name a month

    return {
        fold(name): number
        for locale in ("de", "de_AT", "en")
        for width in WIDTHS
        for number, name in get_month_names(width, locale=locale).items()
    }


@cache
def _class(name: str) -> str:
    """A class as a regular expression over words that each end in a space, longest first."""
    longest_first = sorted(members(name), key=lambda member: (-len(member), member))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ") "


@cache
def pattern(line: str) -> re.Pattern[str]:
    """One line of patterns.yaml as a regular expression over folded words that each end in a space."""
    parts = []
    for part in line.split():
        name, repeat = (part[:-1], part[-1]) if part[-1] in "?*" else (part, "")
        if name == "<quoted>":
            parts.append('(?P<quoted>" )')
        elif name == "ANY":
            parts.append(f"(?:\\S+ ){repeat}")
        elif name == "INFINITIVE":
            parts.append("\\S{3,}(?:en|ern|eln) ")
        elif name.startswith("<"):
            parts.append(f"(?P<{name[1:-1]}>(?:\\S+ )+?)")
        else:
            parts.append(f"(?:{_class(name)}){repeat}")
    return re.compile("".join(parts))


@cache
def leads() -> tuple[re.Pattern[str], ...]:
    """How a question may be wrapped: what these match at the beginning is left out."""
    return tuple(pattern(line) for line in _read("patterns.yaml")["leads"])


@cache
def patterns(section: str) -> tuple[tuple[Command, str], ...]:
    """(intent, line) of one section of patterns.yaml, in the order in which they are tried."""
    lines = _read("patterns.yaml")[section]
    if section != "loose":
        return tuple((cast("Command", section), line) for line in lines)
    return tuple(("who" if line.startswith("WHO ") else "topic", line) for line in lines)
