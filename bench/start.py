"""What an answering process costs: from its start to the first answer on a name, and its memory.

    python -m bench.start DATABASE_URL NAME

Prints seconds from the start of Python to the answer, and the most memory the process had, in MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time


def main(url: str, name: str) -> None:
    """Start a process, let it answer, say what it took."""
    script = (
        "import sys, time\nfrom bot import topics\nfrom bot.commands import answer\nfrom bot.store import open_store\n"
        "found = answer('/who ' + sys.argv[2], store=open_store(sys.argv[1]), topics=topics.load(), language='de')\n"
        "print(found.title)\n"
    )
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", script, url, name], check=True)  # noqa: S603 # our own script
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime
    print(f"{seconds:.2f} s ({processor:.2f} s of processor time), {used.ru_maxrss / 1024:.0f} MB")  # noqa: T201 # the output of a benchmark


if __name__ == "__main__":
    main(*sys.argv[1:])
