"""``forget`` and ``retention``: what the archive is to keep to itself, and what it is not to keep at all."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.entrypoints.cli import context
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.store import Store
    from bot.store.records import BlockKind


@click.command(
    help="Keep a person or an article out of every answer. Also when imported again; see docs/datenschutz.md."
)
@click.option("--person", metavar="NAME", default="", help="Somebody, by the name that articles use.")
@click.option("--article", metavar="ID", default="", help="An article, by its id: it is removed.")
@click.option("--undo", is_flag=True, help="Lift the block.")
@click.option("--list", "listed", is_flag=True, help="Show all blocks.")
def forget(person: str, article: str, undo: bool, listed: bool) -> None:
    """Block, lift a block, or show all blocks."""
    from bot.entrypoints import logs
    from bot.store import open_store

    logs.configure()
    kind: BlockKind = "person" if person.strip() else "article"
    name = " ".join(person.split()) or article.strip()
    if bool(name) == listed or (person.strip() and article.strip()) or (listed and undo):
        raise UsageError("Say --person NAME or --article ID (with --undo to lift the block), or --list.")
    with closing(open_store(context.settings().bot_database_url)) as store:
        if listed:
            _show(store)
        elif undo:
            if not store.unblock(kind, name):
                raise UsageError("%(name)s is not blocked: see `forget --list`.", name=name)
            context.note("Lifted. An article that was removed comes back when it is imported again.")
        else:
            _block(store, kind, name)


def _block(store: Store, kind: BlockKind, name: str) -> None:
    touched = store.block(kind, name)
    context.note("Kept out from now on; articles that this concerns: %(articles)d.", articles=touched)
    if kind == "person" and " " not in name:
        context.note("This is one word: everybody with this surname is kept out.")
    channels = _unsubscribe(store, name) if kind == "person" else []
    if channels:
        context.note("Taken out of the subscriptions of: %(channels)s.", channels=", ".join(channels))


def _unsubscribe(store: Store, name: str) -> list[str]:
    """Follow the person in no digest; a subscription of nothing else goes. Returns the channels of those changed."""
    from bot.german import identity_key

    changed = []
    for old in store.subscriptions():
        people = tuple(one for one in old.wish.people if identity_key(one) != identity_key(name))
        if people == old.wish.people:
            continue
        wish = replace(old.wish, people=people)
        if any((wish.topics, wish.people, wish.organisations, wish.words)):
            store.change_subscription(old, replace(old, wish=wish))
        else:
            store.unsubscribe(old.id)
        changed.append(old.channel)
    return changed


def _show(store: Store) -> None:
    from rich.console import Console
    from rich.table import Table

    kinds = {"person": context.say("Person"), "article": context.say("Article")}
    table = Table(context.say("Since"), context.say("Kind"), context.say("Name"), box=None)
    for block in store.blocked():
        since = time.strftime("%Y-%m-%d", time.localtime(block.since))
        table.add_row(since, kinds[block.kind], block.name)
    Console(highlight=False, markup=False).print(table)


@click.command(help="Remove articles that are older than their source may be kept. As sources.yaml says under keep.")
@click.option("--dry-run", is_flag=True, help="Only show what would be removed.")
def retention(dry_run: bool) -> None:
    """Remove what is too old, a line each; exit status 2 when nothing says how long articles are kept."""
    from bot.entrypoints import logs
    from bot.sources import declared
    from bot.sources.retention import expire
    from bot.store import open_store

    logs.configure()
    settings = context.settings()
    keep = declared.read(Path(settings.bot_sources)).keep
    if not keep:
        message = "%(file)s says nothing under keep: write how many days the articles of a source are kept."
        raise UsageError(message, file=settings.bot_sources)
    with closing(open_store(settings.bot_database_url)) as store:
        gone = expire(store, keep, dry_run=dry_run)
    for article in gone:
        click.echo(f"{article.date or '–'}  {article.source or '–'}  {article.title}  ({article.id})")
    said = "Would be removed: %(articles)d." if dry_run else "Removed: %(articles)d."
    context.note(said, articles=len(gone))
    sys.exit(0)
