"""How an import gets on: a bar at a terminal, a line a minute where nobody looks (a log, a container)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from bot.entrypoints.cli import context

if TYPE_CHECKING:
    from rich.progress import Task

    from bot.ingest import Outcome, Told

EVERY = 60.0  # seconds between two lines
TOGETHER = 20  # articles for which the rate is reckoned once: it is from the times of the last thousand


@contextmanager
def progress(total: int | None, outcomes: Counter[Outcome]) -> Iterator[Told]:
    """Count outcomes and show how many, how fast, how much longer; at the end say what became of how many.

    Rate and time left are those of the last half minute: an import that goes on where it was is fast at first.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    started = said = monotonic()
    console = context.console()
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as shown:
        number = shown.add_task("", total=total, rate="")
        [task] = shown.tasks

        def told(outcome: Outcome) -> None:
            nonlocal said
            outcomes[outcome] += 1
            shown.update(number, advance=1)
            if outcomes.total() % TOGETHER == 0:
                shown.update(number, rate=context.say("%(rate).0f articles/s", rate=task.speed or 0))
            if shown.disable and monotonic() - said > EVERY:
                said = monotonic()
                _line(task)

        try:
            yield told
        except BaseException:  # broken off: what is stored stays, and is counted
            shown.stop()
            if outcomes:
                _sum(outcomes, monotonic() - started)
            raise
    _sum(outcomes, monotonic() - started)


def _sum(outcomes: Counter[Outcome], seconds: float) -> None:
    context.note(
        "New: %(new)d, changed: %(changed)d, unchanged: %(same)d, failed: %(failed)d; in %(seconds)d s.",
        **{name: outcomes[name] for name in ("new", "changed", "same", "failed")},
        seconds=ceil(seconds),
    )
    if outcomes["blocked"]:
        context.note("Kept out: %(n)d (see `forget --list` and docs/formats.md).", n=outcomes["blocked"])


def _line(task: Task) -> None:
    if task.time_remaining is None:
        context.note("%(done)d articles, %(rate).0f articles/s.", done=task.completed, rate=task.speed or 0)
        return
    context.note(
        "%(done)d of %(total)d articles, %(rate).0f articles/s, %(left)s left.",
        done=task.completed,
        total=task.total,
        rate=task.speed or 0,
        left=timedelta(seconds=int(task.time_remaining)),
    )
