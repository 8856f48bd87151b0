"""``ask`` and ``understand``: questions to the archive from the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bot.entrypoints.cli import context
from bot.errors import UsageError
from bot.model import Answer

if TYPE_CHECKING:
    from bot.bootstrap import Bot


@click.command(
    help="Ask the archive. A command such as /who NAME, or a question in your own words; "
    "- reads a question a line and writes a JSON line each."
)
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Write the answer as one JSON object.")
@click.option("--page", type=click.IntRange(min=1), default=1, help="Which page of the results.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Leave out what is attributed less certainly than this (0 to 1; BOT_MIN_CONFIDENCE).",
)
def ask(text: str, as_json: bool, page: int, min_confidence: float | None) -> None:
    """Answer one question, or one a line."""
    from bot.bootstrap import open_bot
    from bot.rendering import json as as_json_line

    bot = open_bot(context.at_least(min_confidence))
    context.started()
    if text == "-":
        for line in _lines():
            click.echo(as_json_line.render(_answer(bot, line), bot.links.to))
        return
    answer = bot.ask(text, page=page)
    if as_json:
        click.echo(as_json_line.render(answer, bot.links.to))
    else:
        context.show(answer, bot.links.to)
    sys.exit(1 if answer.command == "none" else 0)


def _answer(bot: Bot, line: str) -> Answer:
    """The answer to one of many lines; a line that is no question costs only its own answer."""
    try:
        return bot.ask(line)
    except UsageError as error:
        return Answer(command="none", query=line, title=context.say(error.message, **error.values))


@click.command(help="Show how a message is understood. A JSON line; - reads a message a line.")
@click.argument("text")
def understand(text: str) -> None:
    """Show intent, person and topic; nothing is looked up, so no archive is needed."""
    from bot import topics
    from bot.understanding import understand as meaning

    loaded = topics.load()
    for line in _lines() if text == "-" else [text]:
        found = meaning(line, loaded)
        given = {"text": line, "intent": found.intent, "person": found.person, "topic": found.topic}
        click.echo(json.dumps(given, ensure_ascii=False))


def _lines() -> Iterator[str]:
    return (line.rstrip("\r\n") for line in sys.stdin)
