"""``check``, ``digest``, ``manifest`` and ``topic new``: what an operator wants to see or add."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from bot.entrypoints.cli import context
from bot.errors import UsageError


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command(help="Say what is wrong with settings, database and Slack tokens, and what to do.")(check)
    app.command(help="Show the digest as text.")(digest)
    app.command(help="Write the Slack app's manifest.")(manifest)
    topic = typer.Typer(no_args_is_help=True, callback=_topic)
    topic.command("new", help="Write a commented skeleton for a topic of your own.")(topic_new)
    app.add_typer(topic, name="topic", help="Topics of your own.")


def _topic() -> None:
    """Make `new` a subcommand although it is the only one."""


def manifest() -> None:
    """The manifest as JSON; with BOT_PUBLIC_URL for HTTP, else for Socket Mode."""
    from bot import topics
    from bot.entrypoints.slack import manifest as slack

    settings = context.settings()
    made = slack.manifest(topics.load(), language=settings.bot_language, public_url=settings.bot_public_url)
    typer.echo(json.dumps(made, ensure_ascii=False, indent=2))


def topic_new(name: Annotated[str, typer.Argument(help="The topic's name, which is its command as well.")]) -> None:
    """Write a commented skeleton for a topic."""
    from bot.topics.new import topic_new as write

    context.note("%(file)s is written: fill it in, then `python -m bot index` your articles again.", file=write(name))


def check() -> None:
    """A table of all checks; exit status 1 if one of them found something wrong."""
    from rich.console import Console
    from rich.table import Table

    from bot.entrypoints.check import State, findings

    signs = {State.FINE: "[green]✓[/]", State.NOTE: "[yellow]–[/]", State.WRONG: "[red]✗[/]"}
    table = Table(box=None, show_header=False)
    wrong = False
    for finding in findings():
        table.add_row(signs[finding.state], context.say(finding.part), context.say(finding.message, **finding.values))
        wrong = wrong or finding.state is State.WRONG
    Console(highlight=False).print(table)
    raise typer.Exit(1 if wrong else 0)


def digest(
    preview: Annotated[bool, typer.Option("--preview", help="Print it; nothing is posted.")] = False,
    date_: Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="The digest of this day.")] = "",
    channel: Annotated[str, typer.Option(help="The digest of this Slack channel (its ID).")] = "",
) -> None:
    """Today's digest, or that of a day, as text."""
    from bot import digest as digests
    from bot.bootstrap import open_bot

    if not preview:
        raise UsageError("Digests are posted by `serve`: use `digest --preview` to see one.")
    day = _day(date_) if date_ else None
    bot = open_bot(context.settings())
    answer = digests.preview(bot.store, bot.topics, bot.settings, channel, now=datetime.now(UTC), day=day)
    context.show(answer, bot.links.to)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError('"%(text)s" is not a date: write one such as 2020-12-17.', text=text) from None
