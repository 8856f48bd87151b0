"""A question that no command is made for ("wie hoch war das Bußgeld"): where articles have its words, what they say."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.commands import theme
from bot.commands.context import Context
from bot.german import STOP_WORDS
from bot.model import Answer
from bot.understanding import words
from bot.understanding.tokens import Token, content, corrected, cut

BEGINS = ("WHO", "WHAT", "BE", "BECAME", "HAVE", "DID", "CAN", "MUST", "EXIST", "ALLOWED")
ASKING = (
    *BEGINS, "ABOUT", "OF", "IN", "TO", "BY", "FROM", "THE", "THIS", "THAT", "THATABOUT", "WHICH", "ONE", "YOU", "SELF",
    "WANT", "OR", "WHY", "WHEN", "KNOWS", "TELL", "GO", "GOES",
)  # fmt: skip
ASKING_LISTS = (
    "circumstances",
    "measures",
    "articles",
    "pronouns",
    "asker",
    "sentence",
    "truth",
    "auxiliaries",
    "function_words",
    "prefixes",
    "chat",
    "schedule",
)


def answer(text: str, context: Context) -> Answer | None:
    """What articles say with most of the words; None when it is no question, or nothing in the archive is on it."""
    tokens = _read(text)
    subject = _subject(text, tokens)
    if not subject:
        return None
    found = theme.answer(subject, context, sign=_sign(tokens))
    talking = (words.listed("asker") | words.listed("anyone")) - words.members("WHO") - {"ihr"}  # "ihr Amt"
    among_people = not talking.isdisjoint(token.key for token in tokens)
    weak = " " not in subject or not found.every_word
    if not found.items or (among_people and weak):
        return None
    return replace(found, title=text)


def with_when(text: str, person: str, found: Answer, context: Context) -> Answer:
    """An answer on a person, to "seit wann ist Quandt im Amt" with the sentences that have all the words before it."""
    asked = {token.key for token in cut(text)}
    if person:
        text = text.replace(person, found.title.partition(" (")[0].split()[-1])  # as it stands in the archive
    told = answer(text, context) if not asked.isdisjoint({"wann", "when", "lange", "long"}) else None
    if told is None or not told.every_word:
        return found
    return replace(found, sections=(*told.sections, *found.sections))


def about(text: str) -> str:
    """The words of a question but those of asking, as typed; "" for what is no question or has no others."""
    return _subject(text, _read(text))


def _read(text: str) -> list[Token]:
    return content(text, corrected(text, cut(text)))


def _subject(text: str, tokens: list[Token]) -> str:
    asks = words.any_of("WHO", "WHY", "WHEN") | words.listed("circumstances")
    if not tokens or not ("?" in text or _begins(tokens[0]) or any(token.key in asks for token in tokens)):
        return ""
    asking = words.any_of(*ASKING).union(*map(words.listed, ASKING_LISTS), map(words.fold, STOP_WORDS))
    return " ".join(text[token.start : token.end] for token in tokens if token.key not in asking)


def _begins(token: Token) -> bool:
    return token.key in words.any_of(*BEGINS) | words.listed("circumstances") | words.listed("truth") | words.listed(
        "auxiliaries"
    )


def _sign(tokens: list[Token]) -> re.Pattern[str] | None:
    """What a sentence has that tells what is asked: a sum, a number, a time, a reason."""
    keys = {token.key for token in tokens}
    asked = {
        "money": words.listed("costs"),
        "number": words.listed("measures"),
        "time": frozenset({"wann", "when"}),
        "reason": words.members("WHY"),
    }
    name = next((name for name, asking in asked.items() if not keys.isdisjoint(asking)), "")
    return re.compile(str(words.read("signs.yaml")[name])) if name else None
