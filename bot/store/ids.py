"""Ids of entries that sort by date: the digits of the date above a running number."""

from __future__ import annotations

SERIAL_BITS = 38  # 274 thousand million entries; the date needs 25 of the 63 bits
FIRST, LAST = 0, (1 << 63) - 1


def date_number(date: str, missing: int = 0) -> int:
    """The date "2020-12-17" as 20201217; what it leaves open counts as ``missing``, an unknown date as 0."""
    parts = [int(part) for part in date.split("-") if part.isdecimal()][:3]
    if not parts:
        return 0
    year, month, day = parts + [missing] * (3 - len(parts))
    return (min(year, 3000) * 100 + month) * 100 + day


def entry_id(date: str, serial: int) -> int:
    """The id of an entry; a partial date stands before the full ones of its month or year."""
    return (date_number(date) << SERIAL_BITS) + serial


def date(id: int) -> int:  # noqa: A002 # it is one
    """The date of an entry as a number like 20201217, 0 when it is not known."""
    return id >> SERIAL_BITS


def year(id: int) -> int:  # noqa: A002 # as above
    """The year of an entry, 0 when its date is not known."""
    return date(id) // 10_000


def id_range(since: str, until: str) -> tuple[int, int]:
    """The first and last id of a period, both inclusive; "" leaves it open."""
    first = date_number(since) << SERIAL_BITS if since else FIRST
    last = (date_number(until, missing=99) + 1 << SERIAL_BITS) - 1 if until else LAST
    return first, last
