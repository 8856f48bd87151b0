"""One family of errors; a user sees the message and what to do, never a traceback."""

from __future__ import annotations


class FundstelleError(Exception):
    """Something went wrong. Please try again."""

    def __init__(self, message: str | None = None) -> None:
        """Say the message given, else the docstring of the class."""
        super().__init__(message or (type(self).__doc__ or "").strip())


class SettingsError(FundstelleError):
    """A setting is missing or wrong."""


class ReadingError(FundstelleError):
    """The file cannot be read as an article."""


class StoreError(FundstelleError):
    """The database cannot be used right now."""


class UsageError(FundstelleError):
    """The command was not understood."""
