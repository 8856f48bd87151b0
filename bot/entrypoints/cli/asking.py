"""``ask`` and ``understand``: questions to the archive from the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command(help="Show how messages are understood: a message a line in, a JSON line out.")(understand)


def understand(text: Annotated[str, typer.Argument(help="The message; - reads one a line.")]) -> None:
    """Show intent, person and topic; nothing is looked up, so no archive is needed."""
    from bot import commands, topics

    loaded = topics.load()
    for line in _lines() if text == "-" else [text]:
        found = commands.understand(line, loaded)
        given = {"text": line, "intent": found.intent, "person": found.person, "topic": found.topic}
        typer.echo(json.dumps(given, ensure_ascii=False))


def _lines() -> Iterator[str]:
    return (line.rstrip("\r\n") for line in sys.stdin)
