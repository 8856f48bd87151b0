"""A message as tokens that remember where they stood, so that parts of it come back as typed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding import words

QUOTED = '"'
"""The key of a token that is a whole text in quotation marks: never taken apart."""

SLACK = re.compile(r"<[@!#][^>]*>|<(?:https?|mailto):[^>]*>|:[a-z0-9_+-]+:(?![a-z0-9])|@(?=\w)")
MARKS = re.compile(r"""[„“”"»«]([^„“”"»«]{2,})[“”"»«]|‚([^‘‚]{2,})[‘’']|(?<!\S)['‘]([^'‘’]*\s[^'‘’]*)['’](?!\w)""")
WORD = re.compile(r"&amp;|&|\w+[:*]in(?:nen)?\b|[^\s,;:!?()\[\]{}„“”\"»«…]+")
LONG = 10  # letters: two mistakes are allowed in words of at least so many
UMLAUTS = frozenset("äöüß")
UNSURE = 6  # letters: a shorter word with an umlaut may be a name ("Bär" is no "aber")
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß0123456789,"
EDGES = "#.-–—_*~'‘’‚`´<>|/\\+="


@dataclass(frozen=True, slots=True)
class Token:
    """One word (or quoted text) of a message, ``key`` folded for comparison, text[start:end] as typed."""

    key: str
    start: int
    end: int


def cut(text: str) -> list[Token]:
    """The tokens of a message without Slack's markup, emoji and punctuation."""
    blank = SLACK.sub(lambda match: " " * len(match[0]), text)
    tokens: list[Token] = []
    position = 0
    for marks in MARKS.finditer(blank):
        tokens += _words(blank, position, marks.start())
        group = marks.lastindex or 0
        tokens.append(Token(QUOTED, *marks.span(group)))
        position = marks.end()
    return tokens + _words(blank, position, len(blank))


def _words(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for match in WORD.finditer(text, start, end):
        word = match[0].rstrip(EDGES)
        first = match.start() + len(word) - len(word.lstrip(EDGES))
        word = word.lstrip(EDGES)
        if word in ("&amp;", "&") or any(c.isalnum() for c in word):
            tokens += _detached(Token(words.fold(word), first, first + len(word)))
    return tokens


def _detached(token: Token) -> list[Token]:
    """A token, or its two halves: "Maut-Abo" is an "Abo" of "Maut"."""
    before, _, last = token.key.rpartition("-")
    if not before or last not in words.listed("detached"):
        return [token]
    start = token.end - len(last)
    return [Token(before, token.start, start - 1), Token(last, start, token.end)]


def corrected(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with mistyped command words as the words that are meant; a surname is no mistake."""
    named = words.first_names() | words.listed("address")
    return [
        token
        if i and tokens[i - 1].key in named
        else replace(token, key=_corrected(text, token, tokens[i - 1].key if i else ""))
        for i, token in enumerate(tokens)
    ]


def _corrected(text: str, token: Token, before: str) -> str:
    capital = _capital(text, token)
    umlaut = len(token.key) < UNSURE and not UMLAUTS.isdisjoint(text[token.start : token.end].lower())
    if not (capital or umlaut) and (meant := words.slipped(token.key)):
        return meant
    # "Leyen" behind "von der" is no "lesen"
    return token.key if before in words.listed("particles") else correct(token.key, nouns_only=capital)


def _capital(text: str, token: Token) -> bool:
    """Whether a capital within a sentence tells a noun or a name from verbs and adverbs; not where all begin so."""
    if not text[token.start].isupper() or not text[: token.start].rstrip(" *_~`<>@").endswith(tuple(LETTERS)):
        return False
    return any(word[:1].islower() for word in text.split())


def correct(key: str, *, nouns_only: bool = False) -> str:
    """The command word (or noun) meant by one with a typing mistake; any other word as it is."""
    if len(key) < 4 or key in words.known_words():
        return key
    most = 1 if len(key) < LONG else 2
    found = process.extractOne(key, words.fuzzy_words(nouns_only=nouns_only), scorer=OSA.distance, score_cutoff=most)
    return found[0] if found and found[0][0] == key[0] else key


def joined(tokens: list[Token], phrases: Collection[str]) -> list[Token]:
    """The tokens with each phrase ("zu Wort gemeldet") as one token."""
    whole: list[Token] = []
    i = 0
    while i < len(tokens):
        key = next((key for n in (4, 3, 2) if (key := " ".join(t.key for t in tokens[i : i + n])) in phrases), "")
        last = tokens[i + key.count(" ")]
        whole.append(replace(tokens[i], key=key or tokens[i].key, end=last.end))
        i += 1 + key.count(" ")
    return whole


def aim(tokens: list[Token]) -> list[Token]:
    """The tokens with the first two as the short question words that they may be misspelt for."""
    return [
        replace(token, key=_short(token.key)) if i < 2 and len(tokens) > 2 else token for i, token in enumerate(tokens)
    ]


def _short(key: str) -> str:
    if len(key) < 3 or key in words.known_words():
        return key
    exchanged = words.members("FROM") | {"nach"}  # "vno" is "von", but "Bach" is not "nach"
    near = [word for word in sorted(words.listed("short")) if OSA.distance(key, word) == 1]
    return next((word for word in near if word not in exchanged or sorted(word) == sorted(key)), key)


def without(tokens: list[Token], dropped: Collection[str]) -> list[Token]:
    """The tokens that are none of the words dropped."""
    return [token for token in tokens if token.key not in dropped]


def content(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without fillers; names among them are kept: "Lange" within a sentence, "ole lange".

    A name that is spelt as an adverb ("Klar", "Weiß") gets a key that is no word of a question.
    """
    introducing = words.first_names() | words.listed("address")
    adverbs = (words.fillers() | words.members("SELF") | words.listed("verbs")) - words.any_of("NEW", "NEWS")
    kept = []
    for i, token in enumerate(tokens):
        before = tokens[i - 1].key if i else ""
        if token.key in adverbs and _capital(text, token):
            kept.append(replace(token, key=f"{token.key}-"))
        elif token.key not in words.fillers() or (token.key in words.listed("names") and before in introducing):
            kept.append(token)
    return kept


def strip_start(tokens: list[Token], phrases: Collection[str], *, once: bool = False) -> list[Token]:
    """The tokens without the phrases that they begin with, as long as something is left."""
    changed = True
    while changed:
        changed = False
        for size in (6, 5, 4, 3, 2, 1):
            if size < len(tokens) and " ".join(t.key for t in tokens[:size]) in phrases:
                tokens, changed = tokens[size:], not once
                break
    return tokens


def strip_end(tokens: list[Token], phrases: Collection[str]) -> list[Token]:
    """The tokens without the phrases that they end with, as long as something is left."""
    changed = True
    while changed:
        changed = False
        for size in (5, 4, 3, 2, 1):
            if size < len(tokens) and " ".join(t.key for t in tokens[-size:]) in phrases:
                tokens, changed = tokens[:-size], True
                break
    return tokens


def without_edges(tokens: list[Token], dropped: Collection[str]) -> list[Token]:
    """The tokens without the dropped ones at both ends; none where there is nothing else."""
    kept = strip_end(strip_start(tokens, dropped), dropped)
    return kept if kept and not (len(kept) == 1 and kept[0].key in dropped) else []


def typed(text: str, tokens: list[Token]) -> str:
    """The part of the message from the first to the last of the tokens, as it was typed."""
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def line_of(tokens: list[Token]) -> str:
    """What patterns are matched with: folded words that each end in a space."""
    return "".join(token.key + " " for token in tokens)
