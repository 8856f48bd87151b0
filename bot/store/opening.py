"""Opening a store: which database it is, and whether it is up to date."""

from __future__ import annotations

from contextlib import ExitStack

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.engines import Dialect, Sqlite
from bot.store.failures import clear_errors
from bot.store.protocol import Store

REVISION = "0012"
"""The newest migration; a test compares it with the history. Alembic costs 0.35 s and is imported only when needed."""


def open_store(url: str) -> Store:
    """The store at this address, made or brought up to date; StoreError says what is wrong with it."""
    parsed = _parse(url)
    dialect = _dialect(parsed)
    with clear_errors(), ExitStack() as unless_opened:
        engine = dialect.engine(parsed)
        unless_opened.callback(engine.dispose)
        with engine.connect() as connection:
            revision = current_revision(connection)
        if revision != REVISION:
            with engine.execution_options(**dialect.writing).begin() as connection:
                dialect.lock_articles(connection)
                migrate(connection)
        unless_opened.pop_all()
    return Database(engine, dialect)


def current_revision(connection: Connection) -> str:
    """The migration the database is at, "" when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def migrate(connection: Connection) -> None:
    """Bring the database up to date inside the transaction of this connection."""
    from alembic import command  # noqa: PLC0415 # slow to import, seldom needed
    from alembic.config import Config  # noqa: PLC0415 # as above
    from alembic.util import CommandError  # noqa: PLC0415 # as above

    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError("The database was made by a newer Fundstelle: please update this one.") from error


def _parse(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError:
        raise StoreError("BOT_DATABASE_URL is no address: give one such as sqlite:///var/fundstelle.db.") from None


def _dialect(url: URL) -> Dialect:
    """The dialect for an address; StoreError when there is none."""
    match url.get_backend_name():
        case "sqlite":
            return Sqlite()
        case "postgresql":
            from bot.store.postgresql import Postgresql  # noqa: PLC0415 # a start with SQLite does not wait for it

            return Postgresql()
    raise StoreError("BOT_DATABASE_URL must begin with sqlite:/// or postgresql://.")
