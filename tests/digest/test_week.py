"""A few days of digests on three processes that are killed at random; bench/digest_week.py runs a whole week."""

from __future__ import annotations

from tests.digest.week import simulate


def test_nothing_is_lost_and_nothing_comes_twice(tmp_path):
    """Every fact comes once into every channel that asked for it, whoever died meanwhile and whatever Slack said."""
    counts = simulate(f"sqlite:///{tmp_path}/week.db", channels=12, days=2, replicas=3, deadly=0.25, seed=3)
    assert (counts.lost, counts.twice, counts.foreign) == (0, 0, 0)
    assert counts.kills >= 3
    assert counts.news >= 50
    assert counts.posts >= 12
