"""How fast articles are imported, with one process and with several: whole commands on fresh databases.

    python -m bench.imports [ARTICLES] [PATH…]

Without paths, synthetic articles of the length of short news are imported (bench/synthetic.py). The time
that both take to start is taken off: an import of nothing measures it. Processor time is that of all
processes together; twice the first over the second is the most that two processors can gain.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench import synthetic
from bench.table import row
from bot import reading

JOBS = (1, 2)


def main(arguments: Sequence[str]) -> None:
    """Print a table, a row for each number of processes."""
    count = int(arguments[0]) if arguments else 5000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [Path(path) for path in arguments[1:]] or [folder / "articles.jsonl"]
        if not arguments[1:]:
            synthetic.main(count, paths[0])
        articles = reading.count(paths)
        nothing = folder / "nothing.txt"
        nothing.write_text("Niemand sprach.", encoding="utf-8")
        titles = ("processes", "articles", "seconds", "of them to start", "articles/s", "× one process", "processor s")
        say(row(*titles), row(*["---"] * len(titles)))
        alone = 0.0
        for jobs in JOBS:
            start, _ = run_import(f"sqlite:///{folder}/start{jobs}.db", [nothing], jobs)
            seconds, processor = run_import(f"sqlite:///{folder}/{jobs}.db", paths, jobs)
            rate = articles / (seconds - start)
            alone = alone or rate
            cells = (f"{seconds:.1f}", f"{start:.1f}", f"{rate:.0f}", f"{rate / alone:.2f}", f"{processor:.1f}")
            say(row(str(jobs), str(articles), *cells))


def run_import(url: str, paths: Sequence[Path], jobs: int) -> tuple[float, float]:
    """Seconds on the clock and of processor time that ``index`` takes."""
    command = [sys.executable, "-m", "bot", "index", "--jobs", str(jobs), *map(str, paths)]
    begun, used = time.perf_counter(), _processor()
    environment = {**os.environ, "BOT_DATABASE_URL": url}
    subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)  # noqa: S603  # our own process
    return time.perf_counter() - begun, _processor() - used


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def say(*lines: str) -> None:
    """Print at once: a benchmark takes long."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
