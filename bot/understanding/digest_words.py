"""Whether a message is about a subscription, and on what: all its words but those of subscribing and of times."""

from __future__ import annotations

from itertools import pairwise

from bot.understanding import bare, slots, words
from bot.understanding.slots import Reading
from bot.understanding.tokens import Token, joined, without_edges

AROUND = (
    "SUBSCRIBE",
    "SUBSCRIPTIONS",
    "UNSUBSCRIBE",
    "TAKEOFF",
    "ONABO",
    "AROUNDABO",
    "RECEIVE",
    "INFORMED",
    "NEWS",
    "DOSSIER",
    "YOU",
    "CAN",
)


def asked(text: str, tokens: list[Token]) -> Reading | None:
    """What is to be subscribed to or no more; None when the message is about something else."""
    tokens = joined(tokens, words.phrases("SUBSCRIBE", "UNSUBSCRIBE", "TAKEOFF", "INFORMED"))
    keys = [token.key for token in tokens]
    starts = keys[0] in words.any_of("SUBSCRIBE", "UNSUBSCRIBE", "TAKEOFF") or keys[-1] in words.members("UNSUBSCRIBE")
    if keys[0] in words.listed("none_of") and not {"mehr", "more"}.isdisjoint(keys):
        starts = not words.any_of("NEWS", "ABOUT").isdisjoint(keys)  # "keine Nachrichten mehr", "nichts mehr zu …"
    if not starts and words.members("SUBSCRIPTIONS").isdisjoint(keys) and not _regular(keys):
        return None
    if not starts and not words.members("SEARCH").isdisjoint((keys[0], keys[-1])):
        return None  # "nach Pur-Abos suchen"
    if keys[0] in words.members("ALLOWED") - words.members("CAN"):
        return None  # "darf man Newsletter ohne Einwilligung schicken"
    around = words.any_of(*AROUND) | words.listed("schedule") | words.listed("daily") | words.listed("articles")
    theme = without_edges(tokens, around | words.listed("asker") | bare.numbers(tokens))
    if theme and slots.unlikely("topic", theme, "digest", text):
        return None
    return "digest", "", slots.topic(text, theme, "digest") if theme else ""


def _regular(keys: list[str]) -> bool:
    """Whether something is wanted again and again ("jeden Morgen"), and it is no question how often it happens."""
    if keys[0] in words.listed("sentence"):
        return False
    every, units = words.listed("every"), words.listed("units")
    return not words.listed("daily").isdisjoint(keys) or any(a in every and b in units for a, b in pairwise(keys))
