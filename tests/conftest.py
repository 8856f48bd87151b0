"""What all tests share."""

from __future__ import annotations

import os

import pytest


def skip_or_fail(reason: str) -> None:
    """Skip for the reason given; in CI, where everything is installed, fail instead."""
    if os.environ.get("FUNDSTELLE_REQUIRE_ALL"):
        pytest.fail(reason)
    pytest.skip(reason)
