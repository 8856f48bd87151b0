"""Rows of a Markdown table from measurements."""

from __future__ import annotations

from collections.abc import Sequence


def row(*cells: str) -> str:
    """One row."""
    return "| " + " | ".join(cells) + " |"


def milliseconds(seconds: Sequence[float]) -> tuple[str, str]:
    """The median and the 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    return tuple(f"{ordered[int(len(ordered) * part)] * 1000:.2f}" for part in (0.5, 0.95))  # type: ignore[return-value]  # two of them
