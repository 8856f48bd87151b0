"""Which articles have a band: most of them by hash, the newest by article (docs/decisions/0040-stories.md).

A hash has no neighbours in time: by hash, each band of a new article changes a page of its own. The newest are
therefore kept by article, all of them looked through, and put among the others RECENT at a time, in the order
of their hashes.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress, count

from sqlalchemy import Connection, bindparam, delete, func, select

from bot.store import tables as t
from bot.store.engines import Dialect
from bot.store.many import among

BANDS = 16  # of each article
RECENT = 10_000  # articles
WINDOW = 200_000  # of the newest articles, which of them may be found

PROPOSED = select(t.band).where(among(t.band.c.hash, "bands"))
NEWEST = "SELECT article, bands FROM recent_bands ORDER BY article"  # as the driver gives them: they are thousands
NUMBER = select(func.count()).select_from(t.recent_bands)
NO_BAND = delete(t.band).where(t.band.c.hash == bindparam("gone"), t.band.c.article == bindparam("of"))
LAST = select(func.max(t.article.c.key))


def articles(connection: Connection, wanted: Collection[int]) -> dict[int, list[int]]:
    """The articles (keys) that have these bands, by band."""
    found: dict[int, list[int]] = {}
    oldest = _oldest(connection)
    for band, article in _by_hash(connection, wanted):
        if article >= oldest:
            found.setdefault(band, []).append(article)
    recent = connection.exec_driver_sql(NEWEST).all() if wanted else []
    bands = _unpack(b"".join(packed for _, packed in recent))
    for place in compress(count(), map(set(wanted).__contains__, bands)):
        article = recent[place // BANDS][0]
        if article >= oldest:
            found.setdefault(bands[place], []).append(article)
    return found


def add(connection: Connection, dialect: Dialect, bands: Mapping[int, Sequence[int]]) -> None:
    """Make articles (keys) findable by their bands."""
    if not bands:
        return
    dialect.insert(
        connection, t.recent_bands, ("article", "bands"), [(one, _pack(bands[one])) for one in sorted(bands)]
    )
    if int(connection.scalar(NUMBER) or 0) > RECENT:
        _merge(connection, dialect)


def let_go(connection: Connection, bands: Mapping[int, Sequence[int]]) -> set[int]:
    """Make articles findable no more by these bands, all that they have; returns which were."""
    if not bands:
        return set()
    recent = t.recent_bands.c.article
    gone = set(connection.scalars(delete(t.recent_bands).where(recent.in_(bands)).returning(recent)))
    older = bands.keys() - gone
    rows = [
        (band, article)
        for band, article in _by_hash(connection, {band for article in older for band in bands[article]})
        if article in older
    ]
    if rows:
        connection.execute(NO_BAND, [{"of": article, "gone": band} for band, article in rows])
    return gone | {article for _, article in rows}


def _by_hash(connection: Connection, wanted: Collection[int]) -> Iterable[Sequence[int]]:
    return connection.execute(PROPOSED, {"bands": sorted(wanted)}) if wanted else ()


def _oldest(connection: Connection) -> int:
    return int(connection.scalar(LAST) or 0) - WINDOW


def _merge(connection: Connection, dialect: Dialect) -> None:
    connection.execute(delete(t.band).where(t.band.c.article < _oldest(connection)))
    rows = [(band, article) for article, packed in connection.exec_driver_sql(NEWEST) for band in set(_unpack(packed))]
    dialect.insert(connection, t.band, ("hash", "article"), sorted(rows))
    connection.execute(delete(t.recent_bands))


def _pack(bands: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(bands)}q", *bands)


def _unpack(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}q", packed)
