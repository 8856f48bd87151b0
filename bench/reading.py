"""How much memory it takes to read a file of many articles, and how fast it is; nothing is extracted.

    python -m bench.reading [ARTICLES]

JSON Lines, Parquet in groups of 1,000 articles, and Parquet with all articles in one group, the worst case.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from bench import synthetic
from bench.imports import say
from bench.table import row

SCRIPT = """
import re, sys, time
from pathlib import Path
from bot import reading
most = lambda: int(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1])
articles = reading.read(Path(sys.argv[1]))
for _ in range(100): next(articles)
before, begun = most(), time.process_time()
count = sum(1 for _ in articles)
after = most()
print(count / (time.process_time() - begun), before / 1024, after / 1024)
"""


def main(many: int) -> None:
    """Print a row a file."""
    titles = (
        f"{many} articles",
        "file, MB",
        "articles/s of processor time",
        "memory after 100 articles, MB",
        "at most, MB",
    )
    say(row(*titles), row(*["---"] * len(titles)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        synthetic.main(many, folder / "a.jsonl")
        synthetic.main(many, folder / "a.parquet")
        synthetic.write_parquet(folder / "one.parquet", synthetic.entries(many), group=many)
        files = {"JSON Lines": "a.jsonl", "Parquet": "a.parquet", "Parquet in one group": "one.parquet"}
        for label, file in files.items():
            path = folder / file
            command = [sys.executable, "-c", SCRIPT, str(path)]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # our own
            rate, before, after = map(float, said.split())
            say(row(label, f"{path.stat().st_size / 1e6:.0f}", f"{rate:.0f}", f"{before:.0f}", f"{after:.0f}"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 50_000)
