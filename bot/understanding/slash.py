"""Commands as typed after a slash, in German and English, also under the umbrella ``/fundstelle``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.topics import Topic

Command = Literal["who", "quote", "topic", "search", "digest", "help"]

NAMES: Mapping[Command, tuple[str, ...]] = {
    "who": ("who", "wer"),
    "quote": ("quote", "zitat", "zitate", "quotes"),
    "search": ("archiv", "archive", "suche", "search"),
    "digest": ("digest",),
    "help": ("hilfe", "help"),
}
"""What each command is called; the first name stands in buttons. Topics add their own."""

UMBRELLA = "fundstelle"


@dataclass(frozen=True, slots=True)
class Slash:
    """A command with what follows it; ``topic`` is set for a topic's command, ``name`` is as typed."""

    command: Command | None  # None: there is no such command
    name: str
    rest: str
    topic: Topic | None = None


def parse(text: str, topics: Sequence[Topic]) -> Slash | None:
    """The command that a text begins with, None when it begins with none; a bare umbrella asks for help."""
    text = text.strip()
    if not text.startswith("/"):
        return None
    name, rest = _head(text[1:])
    if name.lower() == UMBRELLA:
        if not rest:
            return Slash("help", name, "")
        name, rest = _head(rest.removeprefix("/"))
    return _named(name, rest, topics)


def _head(text: str) -> tuple[str, str]:
    parts = text.split(maxsplit=1)
    return (parts[0] if parts else "", parts[1].strip() if parts[1:] else "")


def _named(name: str, rest: str, topics: Sequence[Topic]) -> Slash:
    key = name.lower().rstrip(":?!.,")
    for command, names in NAMES.items():
        if key in names:
            return Slash(command, name, rest)
    for topic in topics:
        if key in (topic.command, *topic.names):
            return Slash("topic", name, rest, topic)
    return Slash(None, name, rest)
