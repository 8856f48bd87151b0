"""How fast articles are imported, with one process and with several: whole commands on a fresh database.

    python -m bench.imports [ARTICLES] [PATH…]

Without paths, invented articles of newspaper length are imported.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench import invented
from bench.table import row

LENGTH = 12  # invented texts, of three sentences each, in one article
JOBS = (1, 2)


def main(arguments: Sequence[str]) -> None:
    """Print a table: processes, articles, seconds, articles/s."""
    count = int(arguments[0]) if arguments else 1000
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(path) for path in arguments[1:]] or [_invent(Path(folder), count)]
        articles = sum(len(path.read_bytes().splitlines()) for path in paths)
        _say(row("processes", "articles", "seconds", "articles/s"), row(*["---"] * 4))
        for jobs in JOBS:
            seconds = _import(f"sqlite:///{folder}/{jobs}.db", paths, jobs)
            _say(row(str(jobs), str(articles), f"{seconds:.1f}", f"{articles / seconds:.0f}"))


def _invent(folder: Path, count: int) -> Path:
    people = invented.names(count // 10 + 1)
    texts = [article.text for article, _ in invented.articles(count * LENGTH, people)]
    path = folder / "invented.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            text = "\n\n".join(texts[number * LENGTH : (number + 1) * LENGTH])
            lines.write(json.dumps({"id": f"a{number}", "text": text}, ensure_ascii=False) + "\n")
    return path


def _import(url: str, paths: Sequence[Path], jobs: int) -> float:
    command = [sys.executable, "-m", "bot", "index", "--jobs", str(jobs), *map(str, paths)]
    started = time.perf_counter()
    environment = {**os.environ, "BOT_DATABASE_URL": url}
    subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)  # noqa: S603  # our own process
    return time.perf_counter() - started


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
