"""Every test that takes ``store`` runs on every database; real ones only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import Store, open_store
from tests import postgres
from tests.conftest import skip_or_fail


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL of the tests' own."""
    programs = postgres.binaries()
    if programs is None:
        skip_or_fail("PostgreSQL is not installed")
    with postgres.running(programs) as running:
        yield running


@pytest.fixture(scope="session")
def template(server: postgres.Server) -> str:
    """The name of a database with the tables made: copying it is faster than making them for every test."""
    url = server.new_database()
    open_store(url).close()
    return url.split("?")[0].rpartition("/")[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/archive.db"
    server, template = request.getfixturevalue("server"), request.getfixturevalue("template")
    return server.new_database(template)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open store on an empty database."""
    opened = open_store(url)
    yield opened
    opened.close()
