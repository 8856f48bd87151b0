"""``sources``: the feeds, pages and folders that the archive fills itself from."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from bot.entrypoints.cli import context
from bot.errors import UsageError

LEASE = 600  # seconds after which a look that was begun and never ended is begun again


@click.group(help="Feeds, pages and folders that the archive fills itself from.")
def sources() -> None:
    """Commands on sources."""


@sources.command(help="Follow a feed, a page or a folder, and look at it now.")
@click.argument("address")
@click.option("--every", type=click.IntRange(min=60), help="Seconds between two looks (900).")
def add(address: str, every: int | None) -> None:
    """Followed only if the first look goes well."""
    from bot.entrypoints import logs
    from bot.sources import poll, timing
    from bot.store import open_store
    from bot.store.records import Followed

    logs.configure()
    if not timing.is_web(address):
        if not Path(address).is_dir():
            raise UsageError("%(address)s is neither an address of the web nor a folder.", address=address)
        address = str(Path(address).resolve())
    store = open_store(context.settings().bot_database_url)
    source = poll.look(store, Followed(address, every or timing.EVERY), say=context.told)
    if source.failures:
        click.echo(source.error, err=True)
        sys.exit(1)
    store.follow(source)
    click.echo(context.say("Followed; new articles: %(articles)d.", articles=source.articles))


@sources.command(help="Follow a source no longer; its articles stay.")
@click.argument("address")
def remove(address: str) -> None:
    """By the address or folder that it was added with."""
    from bot.store import open_store

    store = open_store(context.settings().bot_database_url)
    names = (address, str(Path(address).resolve()))
    if any(source.declared and source.url in names for source in store.followed()):
        raise UsageError("%(address)s stands in sources.yaml: remove it there.", address=address)
    if not (store.unfollow(address) or store.unfollow(str(Path(address).resolve()))):
        raise UsageError("%(address)s is not followed.", address=address)


@sources.command("list", help="Show what is followed, and how looking at it went.")
def show() -> None:
    """One row a source; exit status 1 when one of them fails."""
    from rich.console import Console
    from rich.table import Table

    from bot.sources import declared
    from bot.store import open_store

    headings = ("Source", "Last success", "Articles", "Errors")
    table = Table(*(context.say(heading) for heading in headings), box=None)
    settings = context.settings()
    followed = declared.join(open_store(settings.bot_database_url), declared.read(Path(settings.bot_sources)))
    for source in followed:
        moment = time.strftime("%Y-%m-%d %H:%M", time.localtime(source.succeeded)) if source.succeeded else "–"
        name = f"{source.url} (sources.yaml)" if source.declared else source.url
        table.add_row(name, moment, str(source.articles), source.error)
    Console(highlight=False, markup=False).print(table)
    sys.exit(1 if any(source.failures for source in followed) else 0)


@sources.command(help="Look at the sources whose time has come.")
@click.option("--all", "at_once", is_flag=True, help="Look at all of them now.")
def poll(at_once: bool) -> None:
    """Each is looked at by one process only, however many are told to."""
    from bot.entrypoints import logs
    from bot.sources import declared, retention
    from bot.sources import poll as polling
    from bot.sources.timing import due
    from bot.store import open_store

    logs.configure()
    settings = context.settings()
    store, now = open_store(settings.bot_database_url), time.time()
    said = declared.read(Path(settings.bot_sources))
    chosen = [
        source
        for source in declared.join(store, said)
        if at_once or (due(source, now) and store.claim(f"look:{source.url}:{source.checked}:{now // LEASE:.0f}"))
    ]
    looked = polling.poll(store, chosen, keep=said.keep, say=context.told)
    retention.expire_daily(store, said.keep)
    store.purge_claims("look:", now - 10 * LEASE)
    store.close()
    sys.exit(1 if any(source.failures for source in looked) else 0)
