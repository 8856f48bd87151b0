"""Documents that are not safe to be parsed."""

from __future__ import annotations

import re

from bot.errors import ReadingError

_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


def refuse_entities(data: bytes, where: str) -> None:
    """ReadingError for a document that defines entities: their expansion has no end, and no article needs them."""
    if _ENTITY.search(data.replace(b"\x00", b"")):
        raise ReadingError("%(file)s defines XML entities, which is not safe: remove them.", file=where)
