"""Questions for what somebody said, by a noun of speech: "Quandts Aussagen zur Maut", "Zitate von Quandt".

The speaker stands before it or behind "von"; the theme stands behind "zu", "über", "about", or beside the speaker.
"""

from __future__ import annotations

from bot.understanding import bare, slots, words
from bot.understanding.slots import Reading
from bot.understanding.speech_verb import PARTICIPLE
from bot.understanding.tokens import Token, joined, strip_start, without_edges

AROUND = (
    "SELF",
    "HAVE",
    "BE",
    "BECAME",
    "WHAT",
    "EXIST",
    "CAN",
    "FIND",
    "DID",
    "THAT",
    "THIS",
    "THATABOUT",
    "WHICH",
    "LIGHT",
)
Parts = tuple[list[Token], list[Token]]
"""Who speaks, and on what."""


def asked(text: str, tokens: list[Token]) -> Reading | None:
    """Whose words, on what; None when no noun of speech asks for them."""
    tokens = joined(tokens, words.phrases(*words.SPEECH))
    keys = [token.key for token in tokens]
    weak = words.listed("no_speech")
    found = sorted((key in weak, i) for i, key in enumerate(keys) if key in words.any_of("QUOTES", "SHOWQUOTES"))
    tells = not words.listed("asker").isdisjoint(keys) and words.listed("needing").isdisjoint(keys)
    if not found or tells:  # "ich habe das Zitat verschickt"
        return None
    unsure, at = found[0]
    left, right = _before(tokens[:at]), _behind(tokens, at)
    if not (left or right):
        return ("quote", "", "") if not unsure and len(tokens) <= bare.MOST_NAME_TOKENS else None
    person, theme = _parts(text, left, right)
    parted = theme and (person or not left) and any(_marker(token.key) for token in right)
    if bare.chat([*left, *right]) or (unsure and not parted):
        return None
    if (person and not _speaks(text, person)) or (theme and slots.unlikely("topic", theme, "quote", text)):
        return None
    owner = bool(left) and not _marked(left, words.members("ABOUT"))
    return (
        "quote",
        slots.person(text, person, owner=owner) if person else "",
        slots.topic(text, theme, "quote") if theme else "",
    )


def _before(tokens: list[Token]) -> list[Token]:
    """What stands before the noun and tells whose words or on what: nothing of "für einen Artikel brauche ich"."""
    needing = words.listed("needing") | words.listed("asker")
    begin = next((i + 1 for i in range(len(tokens) - 1, -1, -1) if tokens[i].key in needing), 0)
    theme_first = begin and tokens[0].key in words.members("ABOUT")
    kept = tokens[: begin - 1] if theme_first else tokens[begin:]
    kept = without_edges(kept, (words.any_of(*AROUND) | words.listed("articles")) - words.any_of("ABOUT", "BY"))
    return [] if kept and kept[0].key in words.listed("sides") else kept


def _behind(tokens: list[Token], at: int) -> list[Token]:
    """What stands behind the noun, without the verb of "hat … abgegeben"."""
    right = tokens[at + 1 :]
    has = any(token.key in words.members("HAVE") for token in tokens)
    if has and len(right) > 1 and PARTICIPLE.fullmatch(right[-1].key):
        right = right[:-1]
    return without_edges(right, words.any_of(*AROUND) - words.any_of("ABOUT", "IN", "TO"))


def _parts(text: str, left: list[Token], right: list[Token]) -> Parts:
    if left and left[0].key in words.members("ABOUT"):
        return strip_start(right, words.any_of("FROM", "BY")), left[1:]
    if left:
        person, theme = _beside(text, strip_start(left, words.members("FROM"), once=True))
        return person, theme or _without_marker(right)
    return _beside(text, right)


def _beside(text: str, tokens: list[Token]) -> Parts:
    """Speaker and theme out of "von Quandt zur Maut", "zur Maut von Quandt", "Quandt Maut"."""
    if not tokens:
        return [], []
    keys = [token.key for token in tokens]
    if _marker(keys[0]) and keys[0] not in words.members("BY"):
        from_whom = [i for i in range(2, len(keys) - 1) if keys[i] in words.members("FROM")]
        by = next((i for i in from_whom if bare.person(text, tokens[i + 1 :])), None)
        return (tokens[by + 1 :], tokens[1:by]) if by else ([], tokens[1:])
    spoken = strip_start(tokens, words.members("BY"), once=True)
    at = _marked(spoken, words.members("ABOUT")) or _marked(spoken, words.any_of("IN", "TO") | words.listed("sides"))
    if at:
        return spoken[:at], spoken[at + 1 :]
    return (spoken, []) if spoken != tokens else slots.name_and_theme(text, tokens)


def _marked(tokens: list[Token], markers: frozenset[str]) -> int:
    """Where the theme's preposition stands behind the speaker; 0 for nowhere."""
    return next((i for i in range(1, len(tokens) - 1) if tokens[i].key in markers), 0)


def _without_marker(tokens: list[Token]) -> list[Token]:
    return tokens[1:] if len(tokens) > 1 and _marker(tokens[0].key) else tokens


def _marker(key: str) -> bool:
    return key in words.any_of("ABOUT", "IN", "TO", "OF") | words.listed("sides")


def _speaks(text: str, tokens: list[Token]) -> bool:
    """Whether the words can be who speaks: a name, an office, a body."""
    return len(tokens) <= bare.MOST_NAME_TOKENS and not slots.unlikely("person", tokens, "quote", text)
