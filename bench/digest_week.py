"""A week of digests for 200 channels on three processes, killed at random: what was lost, and what came twice.

python -m bench.digest_week [CHANNELS] [SEED]
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.digest.week import simulate


def main() -> None:
    """Print what happened, a figure a line."""
    given = [int(text) for text in sys.argv[1:]]
    channels, seed = (given + [200, 1][len(given) :])[:2]
    with TemporaryDirectory() as folder:
        counts = simulate(Path(folder), channels=channels, days=7, replicas=3, deadly=0.05, seed=seed)
    for name, number in vars(counts).items():
        print(f"{name:10} {number:g}")  # noqa: T201 # that is what it is for


if __name__ == "__main__":
    main()
