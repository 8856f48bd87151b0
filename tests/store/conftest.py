"""Every test that takes ``store`` runs on every database; real ones only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import Store, open_store


@pytest.fixture(params=["sqlite"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    assert request.param == "sqlite"
    return f"sqlite:///{tmp_path}/archive.db"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open store on an empty database."""
    opened = open_store(url)
    yield opened
    opened.close()
