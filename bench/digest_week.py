"""A week of digests for 200 channels on three processes, killed at random: what was lost, and what came twice.

python -m bench.digest_week [CHANNELS] [SEED] [DATABASE_URL]     (an empty database; else an SQLite file)
"""

from __future__ import annotations

import sys
from tempfile import TemporaryDirectory

from tests.digest.week import simulate


def main() -> None:
    """Print what happened, a figure a line."""
    given = sys.argv[1:]
    channels, seed, url = (given + ["200", "1", ""][len(given) :])[:3]
    with TemporaryDirectory() as folder:
        where = url or f"sqlite:///{folder}/week.db"
        counts = simulate(where, channels=int(channels), days=7, replicas=3, deadly=0.05, seed=int(seed))
    for name, number in vars(counts).items():
        print(f"{name:10} {number:g}")  # noqa: T201 # that is what it is for


if __name__ == "__main__":
    main()
