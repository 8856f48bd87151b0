"""Whether a message asks for articles, and with what: all its words but those of searching."""

from __future__ import annotations

from bot.understanding import slots, words
from bot.understanding.slots import Reading
from bot.understanding.speech_verb import PARTICIPLE
from bot.understanding.tokens import Token, cut, joined, without_edges

AROUND = (
    "SEARCH",
    "SEARCHOF",
    "SEARCHFOR",
    "ARTICLES",
    "MENTIONED",
    "FIND",
    "CAN",
    "YOU",
    "TELL",
    "WHERE",
    "INARTICLES",
    "EXIST",
)


def asked(text: str, tokens: list[Token]) -> Reading | None:
    """What is to be searched for; None when the message asks for something else."""
    tokens = joined(tokens, words.phrases(*AROUND))
    keys = [token.key for token in tokens]
    verb = words.any_of("SEARCH", "SEARCHOF")
    searches = (
        keys[0] in verb or keys[-1] in verb or (keys[0] in words.members("CAN") and not verb.isdisjoint(keys[:4]))
    )
    stands = keys[0] in words.members("WHERE") and not words.members("MENTIONED").isdisjoint(keys)
    if not (searches or stands or keys[0] in words.members("INARTICLES") or _articles(keys)):
        return None
    theme = without_edges(tokens, words.any_of(*AROUND) | words.listed("address"))
    if len(theme) == 1 and not searches and PARTICIPLE.fullmatch(theme[0].key):
        return None  # "hast du den Artikel gelesen"
    if not theme and len(cut(text)) == 1:
        return "search", "", ""  # "suche", to be told how
    if not theme or slots.unlikely("topic", theme, "search", text):
        return None
    return "search", "", slots.topic(text, theme, "search")


def _articles(keys: list[str]) -> bool:
    """Whether articles are asked for: no "neue Artikel", no "Artikel 5" of a law, no "der Text ist fertig"."""
    around = zip(["", *keys], keys, [*keys[1:], ""], strict=False)
    return any(
        key in words.members("ARTICLES")
        and not (before in words.listed("fresh") or after[:1].isdigit() or after in words.members("BE"))
        for before, key, after in around
    )
