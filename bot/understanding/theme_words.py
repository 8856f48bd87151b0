"""Whether a message asks what is known or new, and on what: what is left between the words of such questions."""

from __future__ import annotations

from bot.understanding import slots, words
from bot.understanding.slots import Reading
from bot.understanding.tokens import Token, joined, strip_end, strip_start

CUES = ("NEWS", "DOSSIER", "STATUS", "THINGS")
PHRASES = (*CUES, "WHAT", "BE", "EXIST", "NEW", "SELF", "ABOUT", "IN")
MARKERS = ("ABOUT", "IN", "OF", "THATABOUT")
FRAME = (*PHRASES, "OF", "HAVE", "ONE", "THE", "THIS", "WHICH", "THATABOUT")


def asked(text: str, tokens: list[Token]) -> Reading | None:
    """On what something is asked; None when neither its beginning nor its end asks for what is known or new."""
    tokens = joined(tokens, words.phrases(*PHRASES))
    frame = words.any_of(*FRAME)
    behind = strip_start(tokens, frame)
    if (begin := len(tokens) - len(behind)) and tokens[begin - 1].key in words.members("THINGS"):
        behind = tokens[begin - 1 :]  # "Übersicht Urteile Maut"
    opens = _opens(tokens[: len(tokens) - len(behind)])
    if not opens:
        behind = tokens
    theme = strip_end(behind, frame - words.members("THINGS") - words.listed("articles"))
    if not (opens or _closes(behind[len(theme) :])) or slots.unlikely("topic", theme, "topic", text):
        return None
    return "topic", "", slots.topic(text, theme, "topic")


def _opens(tokens: list[Token]) -> bool:
    """Whether a question for news or knowledge begins so: "Dossier", "was gibt es zu", "Stand bei"."""
    keys = [token.key for token in tokens]
    if not words.any_of(*CUES).isdisjoint(keys):
        return True
    known = keys[:1] and (keys[0] in words.members("WHAT") or not words.any_of("EXIST", "NEW").isdisjoint(keys[:-1]))
    return bool(known) and not words.any_of(*MARKERS).isdisjoint(keys[1:])


def _closes(tokens: list[Token]) -> bool:
    """Whether it ends so: "… was gibt es dazu", "… was ist neu", "… Dossier"."""
    keys = [token.key for token in tokens]
    return not words.any_of(*CUES).isdisjoint(keys) or (len(keys) > 1 and keys[0] in words.members("WHAT"))
