"""``check``, ``digest``, ``manifest`` and ``topic new``: what an operator wants to see or add."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime

import click

from bot.entrypoints.cli import context
from bot.errors import UsageError


@click.group(help="Topics of your own.")
def topic() -> None:
    """Commands on topics."""


@click.command(help="Write the Slack app's manifest.")
def manifest() -> None:
    """The manifest as JSON; with BOT_PUBLIC_URL for HTTP, else for Socket Mode."""
    from bot import topics
    from bot.entrypoints.slack import manifest as slack

    settings = context.settings()
    made = slack.manifest(topics.load(), language=settings.bot_language, public_url=settings.bot_public_url)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))


@topic.command("new", help="Write a commented skeleton for a topic. Its name is its command as well.")
@click.argument("name")
def topic_new(name: str) -> None:
    """Write a commented skeleton for a topic."""
    from bot.topics.new import topic_new as write

    context.note("%(file)s is written: fill it in, then `python -m bot index` your articles again.", file=write(name))


@click.command(help="Say what is wrong with this installation. Settings, database, Slack tokens: and what to do.")
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
    sys.exit(1 if wrong else 0)


@click.command(help="Show the digest as text.")
@click.option("--preview", is_flag=True, help="Print it; nothing is posted.")
@click.option("--date", "day", metavar="YYYY-MM-DD", default="", help="The digest of this day.")
@click.option("--channel", default="", help="The digests of this Slack channel (its ID).")
def digest(preview: bool, day: str, channel: str) -> None:
    """Today's digest of everything, or those that a channel subscribed to, as text."""
    from bot import digest as digests
    from bot.bootstrap import open_bot

    if not preview:
        raise UsageError("Digests are posted by `serve`: use `digest --preview` to see one.")
    chosen = _day(day) if day else None
    bot = open_bot(context.settings())
    parts = bot.store, bot.topics, bot.settings
    now = datetime.now(UTC)
    past = chosen and chosen < now.astimezone(bot.settings.zone).date()
    for one in (bot.store.subscriptions(channel) if channel else ()) or (None,):
        answer = digests.of_day(*parts, one, chosen) if chosen and past else digests.preview(*parts, one, now)
        context.show(answer, bot.links.to)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError('"%(text)s" is not a date: write one such as 2020-12-17.', text=text) from None
