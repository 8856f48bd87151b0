"""The extracts of the seeds stay as they were reviewed by eye, article by article."""

from __future__ import annotations

from tests.golden_extracts import GOLDEN, written


def test_extracts_of_the_seeds() -> None:
    """Whatever changes in an extract is seen: ``make golden`` writes the files anew, git shows the difference."""
    found = written()
    assert sorted(found) == sorted(path.name for path in GOLDEN.iterdir())
    for name, text in found.items():
        assert text == (GOLDEN / name).read_text(encoding="utf-8"), f"tests/golden/{name}: see make golden"
