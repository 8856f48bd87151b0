"""Answers to commands and questions: the place that entrypoints call, until the commands stand behind it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import UsageError
from bot.model import Answer
from bot.store import Store
from bot.topics import Topic


def answer(  # as the commands will need it
    text: str, *, store: Store, topics: Sequence[Topic], language: str = "de", page: int = 1
) -> Answer:
    """The answer to a command or a question; UsageError as long as there are no commands."""
    raise UsageError(f"There is no command yet that answers {text!r}, {page}, {language}, {store}, {topics}.")
