"""How long a whole ``ask`` takes from a ready database: new processes, fastest and middle of twenty.

    python -m bench.cold_start [QUESTION]

BOT_DATABASE_URL names the archive.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from bench.table import row

RUNS = 20


def main(arguments: Sequence[str]) -> None:
    """Print a table: what was started, seconds."""
    question = arguments[0] if arguments else "/who Vossberg"
    started = {
        "python, nothing": [sys.executable, "-c", "pass"],
        "ask": [sys.executable, "-m", "bot", "ask", question],
    }
    _say(row("process", "fastest, s", "median, s"), row(*["---"] * 3))
    for name, command in started.items():
        seconds = [_seconds(command) for _ in range(RUNS)]
        _say(row(name, f"{min(seconds):.3f}", f"{statistics.median(seconds):.3f}"))


def _seconds(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)  # noqa: S603  # our own process
    return time.perf_counter() - begun


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
