"""``index`` and ``extract``: articles into the archive, or their extracts onto standard output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.entrypoints.cli import context
from bot.errors import ReadingError

Paths = Annotated[list[Path], typer.Argument(help="Files, or folders with files, of articles.")]


def add_to(app: typer.Typer) -> None:
    """The commands of this module."""
    app.command(help="Read articles and write what is found in them, a JSON line each.")(extract)


def extract(paths: Paths) -> None:
    """Read and extract without a store."""
    from bot import ingest
    from bot.extraction import pipeline
    from bot.rendering.extract_json import extract_json

    problems: list[ReadingError] = []

    def problem(error: ReadingError) -> None:
        problems.append(error)
        context.complain(error)

    for article, found in pipeline.extract_all(pipeline.build(), ingest.articles(paths, problem)):
        typer.echo(json.dumps(extract_json(article, found), ensure_ascii=False))
    raise typer.Exit(1 if problems else 0)
