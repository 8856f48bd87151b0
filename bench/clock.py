"""Processor time: what an answer costs, whatever else the machine does."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import psycopg


def server_processes(url: str) -> list[int]:
    """The ids of a local PostgreSQL's processes that work for connections to this database; [] for SQLite."""
    if not url.startswith("postgresql://"):
        return []
    statement = (
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    with psycopg.connect(url) as connection:
        return [row[0] for row in connection.execute(statement)]


def times(asks: Sequence[Callable[[], object]], processes: Sequence[int] = ()) -> list[float]:
    """Seconds of processor time that each question takes, asked once, here and in the other processes (Linux only)."""
    with ExitStack() as until_done:
        counters = [until_done.enter_context(Path(f"/proc/{each}/schedstat").open()) for each in processes]

        def now() -> int:
            for counter in counters:
                counter.seek(0)
            return time.process_time_ns() + sum(int(counter.read().split()[0]) for counter in counters)

        def took(ask: Callable[[], object]) -> float:
            start = now()
            ask()
            return (now() - start) / 1e9

        return [took(ask) for ask in asks]
