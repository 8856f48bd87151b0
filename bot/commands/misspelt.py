"""A question with a mistake or a short form in a word: answered as it must be meant, and it is said how it was read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot import search
from bot.commands.context import Context
from bot.model import Answer


def forgiving(question: str, context: Context, answer: Callable[[str, Context], Answer]) -> Answer:
    """The answer, where it has not all the words that to the question without typing mistakes, if this one has more.

    Names are forgiven more than that where they are looked up (bot/search/names.py), also where several are near.
    """
    found = answer(question, context)
    answered = found.undecided or (found.items and found.every_word)
    if found.command == "help" or not found.query or answered:
        return found
    read, notes = mended(question, found.query, context)
    if not notes:
        return found
    other = answer(read, context)
    return replace(other, notes=(*notes, *other.notes)) if other.items else found


def mended(text: str, words: str, context: Context) -> tuple[str, tuple[str, ...]]:
    """A text with the mistakes in some of its words put right, and a note on each."""
    meant = search.misspelt(context.store, words)
    if not meant:
        return text, ()
    typed = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in meant))
    notes = (
        context.say("No article has “%(typed)s”; “%(meant)s” is probably meant.", typed=word, meant=read)
        for word, read in meant.items()
    )
    return typed.sub(lambda word: meant[word[0]], text), tuple(notes)
