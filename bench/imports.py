"""How fast articles are imported, with one process and with several: whole commands on fresh databases.

    python -m bench.imports [ARTICLES] [PATH…]

Without paths, synthetic articles of the length of short news are imported (bench/synthetic.py). What the command
takes to start is taken off rates and processor time: an import of a sentence or two for each process measures it.
Processor time is that of all processes together; twice the first over the second is the most that two processors can
gain. The parent's share, an article, is what more workers cannot take over: it reads and writes.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import synthetic
from bench.table import row
from bot import reading
from bot.ingest.extractor import CHUNK

JOBS = (1, 2)
INDEX = """
import atexit, runpy, time
atexit.register(lambda: print(time.process_time()))
runpy.run_module("bot", run_name="__main__", alter_sys=True)
"""  # the command itself, which says at its end what its own process used


def main(arguments: Sequence[str]) -> None:
    """Print a table, a row for each number of processes."""
    count = int(arguments[0]) if arguments else 5000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [Path(path) for path in arguments[1:]] or [folder / "articles.jsonl"]
        if not arguments[1:]:
            synthetic.main(count, paths[0])
        articles = reading.count(paths)
        titles = ("processes", "articles", "seconds", "to start", "articles/s", "× one process", "processor s")
        titles = (*titles, "the parent's, ms an article")
        say(row(*titles), row(*["---"] * len(titles)))
        alone = 0.0
        for jobs in JOBS:
            start = run_import(f"sqlite:///{folder}/start{jobs}.db", [_hardly_anything(folder, jobs)], jobs)
            took = run_import(f"sqlite:///{folder}/{jobs}.db", paths, jobs)
            rate = articles / (took.seconds - start.seconds)
            alone = alone or rate
            own = (took.parent - start.parent) / articles * 1000
            used = took.processor - start.processor
            cells = (f"{took.seconds:.1f}", f"{start.seconds:.1f}", f"{rate:.0f}", f"{rate / alone:.2f}")
            say(row(str(jobs), str(articles), *cells, f"{used:.1f}", f"{own:.2f}"))


def _hardly_anything(folder: Path, jobs: int) -> Path:
    path = folder / f"start{jobs}.jsonl"
    entries = ({"id": f"{number}", "text": "Niemand sprach."} for number in range(jobs * CHUNK))
    path.write_text("".join(f"{json.dumps(entry)}\n" for entry in entries), "utf-8")
    return path


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds that an import took: on the clock, of processor time, and of that of the process itself."""

    seconds: float
    processor: float
    parent: float


def run_import(url: str, paths: Sequence[Path], jobs: int) -> Took:
    """Import with so many processes."""
    command = [sys.executable, "-c", INDEX, "index", "--jobs", str(jobs), *map(str, paths)]
    begun, used = time.perf_counter(), _processor()
    run = subprocess.run(  # noqa: S603  # our own process
        command,
        env={**os.environ, "BOT_DATABASE_URL": url},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return Took(time.perf_counter() - begun, _processor() - used, float(run.stdout.split()[-1]))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def say(*lines: str) -> None:
    """Print at once: a benchmark takes long."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
