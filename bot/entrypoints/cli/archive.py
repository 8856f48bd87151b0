"""``index`` and ``extract``: articles into the archive, or their extracts onto standard output."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.entrypoints.cli import context
from bot.entrypoints.cli.progress import progress
from bot.errors import ReadingError, UsageError

if TYPE_CHECKING:
    from bot.ingest import Outcome, Spread
    from bot.store import Store


@click.command(help="Read articles into the archive. Files and folders; the same article again changes nothing.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="How many processes extract.")
@click.option("--cluster", metavar="tcp://HOST:8786", default="", help="Extract on the workers of this Dask scheduler.")
@click.option("--refresh", is_flag=True, help="Extract again what an older version or other topics extracted.")
def index(paths: tuple[Path, ...], jobs: int, cluster: str, refresh: bool) -> None:
    """Read, extract, store; a bad file is named and skipped, and makes the exit status 1 at the end."""
    from bot.store import open_store, read_aliases

    if bool(paths) == refresh:
        raise UsageError("Name files or folders to read, or use --refresh alone.")
    if cluster and jobs > 1:
        raise UsageError("Use --jobs for processes of this machine, or --cluster, not both.")
    settings = context.settings()
    aliases = read_aliases(Path(settings.bot_aliases))
    store = open_store(settings.bot_database_url)
    try:
        store.use_aliases(aliases)
        outcomes = fill(store, paths, _spread(jobs, cluster))
    finally:
        store.close()
    sys.exit(1 if outcomes["failed"] else 0)


def fill(store: Store, paths: Sequence[Path], spread: Spread | None = None) -> Counter[Outcome]:
    """Ingest files and folders (none: refresh what is stored) with a progress bar; returns what became of how many."""
    from bot import ingest, reading
    from bot.entrypoints import logs

    logs.configure()
    outcomes: Counter[Outcome] = Counter()
    spread = spread or ingest.here
    with progress(reading.count(paths) if paths else None, outcomes) as told:
        if paths:
            ingest.ingest(paths, store, told=told, problem=context.complain, spread=spread)
        else:
            ingest.refresh(store, told=told, problem=context.complain, spread=spread)
    return outcomes


def _spread(jobs: int, cluster: str = "") -> Spread:
    """Where to extract."""
    from bot.ingest import here
    from bot.ingest.cluster import on_cluster
    from bot.ingest.workers import processes

    if cluster:
        return partial(on_cluster, address=cluster)
    return here if jobs == 1 else partial(processes, jobs=jobs)


@click.command(help="Write what is found in articles, a JSON line each. Files and folders.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="How many processes extract.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Leave out what is attributed less certainly than this (0 to 1; BOT_MIN_CONFIDENCE).",
)
def extract(paths: tuple[Path, ...], jobs: int, min_confidence: float | None) -> None:
    """Read and extract without a store."""
    from bot import ingest
    from bot.entrypoints import logs
    from bot.rendering.extract_json import extract_line

    logs.configure()
    problems: list[ReadingError] = []

    def problem(error: ReadingError) -> None:
        problems.append(error)
        context.complain(error)

    write = partial(extract_line, min_confidence=context.at_least(min_confidence).bot_min_confidence)
    for line in ingest.extracts(ingest.articles(paths, problem), problem, write, _spread(jobs)):
        click.echo(line)
    sys.exit(1 if problems else 0)
