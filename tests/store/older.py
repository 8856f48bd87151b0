"""Databases as earlier versions made them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine


@contextmanager
def at_revision(url: str, revision: str) -> Iterator[Connection]:
    """A connection to an empty database whose tables are those of a migration; what is done is kept."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    with engine.begin() as connection:
        if engine.name == "postgresql":  # its template is up to date
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        yield connection
    engine.dispose()
