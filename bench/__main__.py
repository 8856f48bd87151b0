"""All benchmarks one after the other, each with its own table; what fails is said and the rest goes on.

    python -m bench [quick]

``quick`` asks little of each: whether they run. The figures are for docs/performance.md; the million
(bench/million.py) is started by itself, it takes hours.
"""

from __future__ import annotations

import subprocess
import sys

from bench.imports import say

ALL = (  # the command, and what it gets when it must be quick
    (("bench.names",), ("2000", "20")),
    (("bench.start",), ("2000",)),
    (("bench.words",), ("2000", "20")),
    (("bench.slack_http",), ("--articles", "300", "--seconds", "0.2", "--rounds", "1")),
    (("bench.answers",), ("300",)),
    (("bench.answers",), ("300",)),
    (("bench.imports",), ("200",)),
    (("bench.storing",), ("200",)),
    (("bench.reading",), ("500",)),
)


def main(*, quick: bool) -> int:
    """The exit status: how many failed."""
    failed = 0
    for command, little in ALL:
        say("", f"`python -m {' '.join(command)}`", "")
        arguments = [sys.executable, "-m", *command, *(little if quick else ())]
        failed += subprocess.run(arguments, check=False).returncode != 0  # noqa: S603  # our own
    return failed


if __name__ == "__main__":
    sys.exit(main(quick="quick" in sys.argv))
