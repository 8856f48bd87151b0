"""One family of errors; a user sees the message and what to do, never a traceback."""

from __future__ import annotations


class FundstelleError(Exception):
    """Something went wrong. Please try again."""

    def __init__(self, message: str | None = None, **values: object) -> None:
        """Say the message given, else the docstring of the class.

        A message with values (``"%(file)s is empty."``, file=…) is also a msgid of the catalogues:
        entrypoints say ``gettext(error.message) % error.values`` in the user's language.
        """
        self.message = message or (type(self).__doc__ or "").strip()
        self.values = values
        super().__init__(self.message % values if values else self.message)


class SettingsError(FundstelleError):
    """A setting is missing or wrong."""


class ReadingError(FundstelleError):
    """The file cannot be read as an article."""


class StoreError(FundstelleError):
    """The database cannot be used right now."""


class UsageError(FundstelleError):
    """The command was not understood."""


class KeptOutError(ReadingError):
    """An agency lets nobody show the article now; ``values["article"]`` is its id."""


class WithdrawnError(KeptOutError):
    """An agency withdrew the article for good."""
