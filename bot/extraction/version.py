"""Which version of the chain made an extract: the same code, word lists and topics make the same extracts."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from bot import german, settings, topics


@cache
def chain_version() -> str:
    """A digest of all that decides what is extracted; it changes with any of it, also with a comment."""
    digest = hashlib.sha256()
    folders = (Path(__file__).parent, Path(topics.__file__).parent)
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    for path in (*sorted(files), Path(german.__file__)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(settings.load().bot_spacy_model.encode())
    return digest.hexdigest()[:16]
