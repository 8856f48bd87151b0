"""A million articles: made, imported with two processes, and asked; each step goes on where it was.

    python -m bench.million FOLDER [ARTICLES] [DATABASE_URL]

The folder keeps the articles (Parquet) and, without an address, the SQLite database; killed and started
again it goes on, and the rate is that of the last run. A million need about 9 GB there and, on two quiet
processors, some two hours.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import time
from pathlib import Path

from bench import synthetic
from bench.imports import run_import, say
from bench.people import mistyped, names
from bench.table import milliseconds, row
from bot import topics
from bot.commands import answer
from bot.store import open_store

JOBS, ASKED = 2, 100


def main(folder: Path, many: int, url: str) -> None:
    """Make, import, ask; print a row for each."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{many}.parquet"
    if not path.exists():
        part = path.with_suffix(".part")
        synthetic.write_parquet(part, synthetic.entries(many))
        part.rename(path)
    store = open_store(url)
    before = store.counts().articles
    run = run_import(url, [path], JOBS) if before < many else None
    counts = store.counts()
    say(row("what", "figure"), row("---", "---"))
    stored = (counts.articles, counts.people, counts.quotes, counts.facts)
    say(row("articles; people; quotations; facts", "; ".join(f"{number:,}" for number in stored)))
    if run:
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        say(row("articles stored in this run", f"{counts.articles - before:,}"))
        say(row("articles/s", f"{(counts.articles - before) / run.seconds:.0f}"))
        say(row("most memory of one of its processes, MB", f"{most:.0f}"))
    if url.startswith("sqlite:///"):
        say(row("database, GB", f"{Path(url.removeprefix('sqlite:///')).stat().st_size / 1e9:.2f}"))
    say("", row("question", "p50 ms", "p95 ms", "answered"), row(*["---"] * 4))
    known, draw = topics.load(), random.Random(1)  # noqa: S311  # questions, not secrets
    people = names(synthetic.PEOPLE)[:20_000]  # those named most
    picked = draw.sample(people, ASKED)
    questions = {
        "/who, exact": [f"/who {name}" for name in picked],
        "/who, one mistake": [f"/who {mistyped(name, draw)}" for name in picked],
        "/quote": [f"/quote {name}" for name in picked],
        "/archiv, two words": [f"/archiv {' '.join(draw.sample(synthetic.words(), 2))}" for _ in picked],
        "/datenschutz": [f"/datenschutz {word}" for word in draw.sample(synthetic.words(), ASKED)],
    }
    for label, asked in questions.items():
        times, answered = [], []
        for question in asked:
            begun = time.perf_counter()
            found = answer(question, store=store, topics=known, language="de")
            times.append(time.perf_counter() - begun)
            answered.append(bool(found.items))
        say(row(label, *milliseconds(times), f"{statistics.mean(answered):.2f}"))
    store.close()


if __name__ == "__main__":
    where = Path(sys.argv[1])
    how_many = int(sys.argv[2]) if sys.argv[2:] else 1_000_000
    main(where, how_many, sys.argv[3] if sys.argv[3:] else f"sqlite:///{where.resolve()}/million.db")
