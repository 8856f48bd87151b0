"""What databases report, as one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.errors import StoreError

# What the report has in it, and what the user reads; the first that fits.
SENTENCES = (
    (("locked", "busy", "lock timeout"), "The database is busy with another program: please try again in a moment."),
    (("disk is full", "No space left"), "The disk is full: make room, then try again."),
    (("readonly", "read-only"), "The database cannot be written to: check the rights of its file and folder."),
    (("NUL",), "The text holds characters that are none, and cannot be stored."),
    (
        ("malformed", "not a database", "no such table", "no such column"),
        "The file in BOT_DATABASE_URL is no database of Fundstelle, or damaged.",
    ),
    (("unable to open",), "The file in BOT_DATABASE_URL cannot be opened: check the path and its rights."),
    (("statement timeout",), "The database took too long: please try again, or ask for something narrower."),
    (
        ("password", "role", "authentication"),
        "The database does not let Fundstelle in: check user and password in BOT_DATABASE_URL.",
    ),
    (("does not exist",), "The database in BOT_DATABASE_URL does not exist: create it first."),
    (
        ("connection", "terminating", "shutting down", "starting up", "server closed", "resolve", "too many clients"),
        "The database cannot be reached: is its server running? Fundstelle goes on as soon as it is back.",
    ),
)


REPORTED = (SQLAlchemyError, UnicodeEncodeError)
"""What a statement may raise."""


def clear(error: Exception) -> StoreError:
    """What a database reports as a StoreError; to be raised from the report."""
    if isinstance(error, DBAPIError):
        reason = str(error.orig)
        sentence = next((sentence for signs, sentence in SENTENCES if any(sign in reason for sign in signs)), "")
        if sentence:
            return StoreError(sentence)
        return StoreError("The database cannot be used right now (%(why)s).", why=reason.splitlines()[0])
    if isinstance(error, UnicodeEncodeError):
        return StoreError("The text holds characters that are none, and cannot be stored.")
    return StoreError("The database did not answer in time: please try again in a moment.")


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn what the database reports into a StoreError; the report itself stays as its cause."""
    try:
        yield
    except REPORTED as error:
        raise clear(error) from error
