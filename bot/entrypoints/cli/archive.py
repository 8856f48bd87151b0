"""``index`` and ``extract``: articles into the archive, or their extracts onto standard output."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from bot.entrypoints.cli import context
from bot.errors import ReadingError, UsageError

if TYPE_CHECKING:
    from bot.store import Store


@click.command(help="Read articles into the archive. Files and folders; the same article again changes nothing.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="How many processes extract.")
@click.option("--refresh", is_flag=True, help="Extract again what an older version or other topics extracted.")
def index(paths: tuple[Path, ...], jobs: int, refresh: bool) -> None:
    """Read, extract, store; a bad file is named and skipped, and makes the exit status 1 at the end."""
    from bot.store import open_store, read_aliases

    if bool(paths) == refresh:
        raise UsageError("Name files or folders to read, or use --refresh alone.")
    settings = context.settings()
    aliases = read_aliases(Path(settings.bot_aliases))
    store = open_store(settings.bot_database_url)
    try:
        store.use_aliases(aliases)
        outcomes = fill(store, paths, jobs)
    finally:
        store.close()
    sys.exit(1 if outcomes["failed"] else 0)


def fill(store: Store, paths: Sequence[Path], jobs: int = 1) -> Counter[str]:
    """Ingest files and folders (none: refresh what is stored) with a progress bar; returns what became of how many."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from bot import ingest, reading
    from bot.entrypoints import logs

    logs.configure()
    outcomes: Counter[str] = Counter()
    started = perf_counter()
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=context.console(), disable=not context.console().is_terminal) as progress:
        task = progress.add_task("", total=reading.count(paths) if paths else None, rate="")

        def told(outcome: ingest.Outcome) -> None:
            outcomes[outcome] += 1
            rate = context.say("%(rate).0f articles/s", rate=outcomes.total() / (perf_counter() - started))
            progress.update(task, advance=1, rate=rate)

        try:
            if paths:
                ingest.ingest(paths, store, told=told, problem=context.complain, jobs=jobs)
            else:
                ingest.refresh(store, told=told, problem=context.complain, jobs=jobs)
        finally:  # also when it is broken off: what is stored stays, and is counted
            progress.stop()
            context.note(
                "New: %(new)d, changed: %(changed)d, unchanged: %(same)d, failed: %(failed)d (%(rate).0f articles/s).",
                **{name: outcomes[name] for name in ("new", "changed", "same", "failed")},
                rate=outcomes.total() / (perf_counter() - started),
            )
    return outcomes


@click.command(help="Write what is found in articles, a JSON line each. Files and folders.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="How many processes extract.")
def extract(paths: tuple[Path, ...], jobs: int) -> None:
    """Read and extract without a store."""
    from bot import ingest
    from bot.entrypoints import logs
    from bot.rendering.extract_json import extract_json

    logs.configure()
    problems: list[ReadingError] = []

    def problem(error: ReadingError) -> None:
        problems.append(error)
        context.complain(error)

    for article, found in ingest.extracts(ingest.articles(paths, problem), problem, jobs):
        click.echo(json.dumps(extract_json(article, found), ensure_ascii=False))
    sys.exit(1 if problems else 0)
