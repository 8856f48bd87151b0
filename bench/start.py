"""What an answering process costs: from its start to the first answer on a name, and its memory.

    python -m bench.start [NAMES]

Prints seconds from the start of Python to the answer, and the most memory the process had, in MB, with so many
distinct names in a SQLite archive.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time

from bench.imports import say
from bench.loading import load_people
from bench.people import names
from bench.table import row

SCRIPT = """
import sys
from bot import topics
from bot.commands import answer
from bot.store import open_store
found = answer("/who " + sys.argv[2], store=open_store(sys.argv[1]), topics=topics.load(), language="de")
assert found.title == sys.argv[2], found
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))  # kB, since Python began
"""


def main(many: int) -> None:
    """Fill an archive with names, start a process, let it answer, say what it took."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/names.db"
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            name = pool.apply(fill, (url, many))
        before, begun = os.times(), time.perf_counter()
        command = [sys.executable, "-c", SCRIPT, url, name]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 # our own script
        seconds, after = time.perf_counter() - begun, os.times()
    processor = sum(after[2:4]) - sum(before[2:4])  # of children
    say(row("names", "seconds", "of processor time", "MB"), row(*["---"] * 4))
    say(row(f"{many:,}", f"{seconds:.2f}", f"{processor:.2f}", f"{int(told.stdout) / 1024:.0f}"))


def fill(url: str, many: int) -> str:
    """Store so many names; returns one of them."""
    people = names(many)
    load_people(url, people)
    return people[many // 2]


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
