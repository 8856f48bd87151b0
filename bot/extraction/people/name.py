"""What a name in the text is, before it is known whose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name over tokens start:end (exclusive), without titles and roles; ``margin`` in log-odds."""

    start: int
    end: int
    margin: float

    def __len__(self) -> int:
        return self.end - self.start
