"""The archive in a database: ``open_store`` is all that the rest of the bot needs to know."""

from __future__ import annotations

from bot.store.aliases import read_aliases
from bot.store.opening import open_store
from bot.store.prepared import Prepared, prepare
from bot.store.protocol import Store
from bot.store.records import Entry, EntryKind, Query, Stored

__all__ = ["Entry", "EntryKind", "Prepared", "Query", "Store", "Stored", "open_store", "prepare", "read_aliases"]
