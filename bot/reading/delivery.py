"""What deliveries of news agencies share: who may show them when, and which version of an item this is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.errors import KeptOutError, WithdrawnError
from bot.model import Article
from bot.reading import fields

USABLE = {"", "usable"}
WITHDRAWN = {"canceled", "cancelled", "killed"}


def article(given: Mapping[str, object], where: str, *, guid: str, status: str, embargo: str) -> Article:
    """The article of a delivered item; its id is made of the guid, so that a later version replaces it.

    ``status`` is IPTC's publishing status ("usable", "withheld", "canceled"), ``embargo`` a moment. Raises
    WithdrawnError for a canceled item, KeptOutError for one that may not be shown (yet).
    """
    made = fields.made_id(guid, guid.rsplit("://", maxsplit=1)[-1].split("?", maxsplit=1)[0]) if guid else ""
    title, status = str(given.get("title") or where), status.rpartition(":")[2].strip().lower()
    if status in WITHDRAWN:
        message = '"%(title)s" was withdrawn by its agency and is kept out.'
        raise WithdrawnError(message, title=title, article=made)
    if status not in USABLE and not (status == "embargoed" and embargo):
        message = '"%(title)s" may not be published (%(status)s): it is kept out.'
        raise KeptOutError(message, title=title, status=status, article=made)
    until = moment(embargo)
    if embargo and (until is None or until > datetime.now(UTC)):
        message = '"%(title)s" may not be published before %(moment)s: it is kept out until then.'
        raise KeptOutError(message, title=title, moment=embargo, article=made)
    return fields.article({**given, "id": made}, where)


def moment(text: str) -> datetime | None:
    """A moment as agencies write it (ISO 8601, also "20210304T080000+0100"); None for what is none."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def day(text: str) -> str:
    """The day of a moment in its own time zone, "" for none."""
    found = moment(text)
    return found.date().isoformat() if found else ""


def version(value: object) -> int:
    """The number of a version, 0 for what is none."""
    text = str(value or "").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else 0
