"""How frequent words are, as PostgreSQL counts them by itself, and so where looking for the newest may begin.

Its index of words knows no order: it would read all entries of a frequent word to find the newest. With a
guess of how many there are, only the newest part of the archive is looked at. A wrong guess costs time, never
an answer: when too little is found there, everything is looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from sqlalchemy import Select, literal_column, select, text

from bot.german import Alternatives
from bot.store import ids
from bot.store.records import Query

MANY = 8  # times as many as wanted: from there on it pays to begin with a part
SPARE = (1.3, 5)  # times as many are looked for as wanted, since the guess may be too high: at first, and then

STATISTICS: Select[*tuple[Any, ...]] = select(
    literal_column("(SELECT reltuples FROM pg_class WHERE oid = 'entry'::regclass)"),
    *(
        literal_column(f"max({column}::text) FILTER (WHERE attname = '{of}')::{array}[]")
        for of, column, array in (
            ("id", "histogram_bounds", "bigint"),
            ("kind", "most_common_vals", "int"),
            ("kind", "most_common_freqs", "float"),
            ("words", "most_common_elems", "text"),
            ("words", "most_common_elem_freqs", "float"),
        )
    ),
).select_from(text("pg_stats WHERE schemaname = current_schema() AND tablename = 'entry'"))


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Shares are of all entries, 0 to 1; ``bounds`` are ids that part the entries into equal groups."""

    entries: float
    bounds: Sequence[int]
    kinds: Mapping[int, float]
    terms: Mapping[str, float]


def as_frequencies(row: Sequence[Any]) -> Frequencies:
    """The row of ``STATISTICS``; without entries when the server has not counted them yet."""
    entries, bounds, kinds, kind_shares, terms, term_shares = row
    if not (bounds and kinds and terms):
        return Frequencies(0, (), {}, {})
    # The shares of terms have the least and the greatest of them at the end.
    return Frequencies(
        entries, bounds, dict(zip(kinds, kind_shares, strict=True)), dict(zip(terms, term_shares, strict=False))
    )


def beginnings(known: Frequencies, query: Query) -> list[int]:
    """Ids from which on enough entries should have the words, the highest first; []: they are few, or nobody knows."""
    if not (known.entries and query.words) or query.people or query.topic or query.narrowing.source:
        return []
    having = known.entries * known.kinds.get(query.kind, 0) * prod(_share(known, word) for word in query.words)
    first, last = (_place(known.bounds, id_) for id_ in ids.id_range(query.narrowing.since, query.narrowing.until))
    wanted = query.limit + query.offset
    if having * (last - first) < MANY * wanted:
        return []
    return [_id(known.bounds, last - spare * wanted / having) for spare in SPARE]


def _share(known: Frequencies, word: Alternatives) -> float:
    """Of the entries that meet a word of the question; rare terms count as none."""
    return min(1.0, sum(prod(known.terms.get(term, 0.0) for term in terms) for terms in word))


def _place(bounds: Sequence[int], id_: int) -> float:
    """Which share of the entries has lower ids."""
    at = bisect_right(bounds, id_)
    if at in (0, len(bounds)):
        return float(at > 0)
    before, after = bounds[at - 1], bounds[at]
    return (at - 1 + (id_ - before) / (after - before)) / (len(bounds) - 1)


def _id(bounds: Sequence[int], place: float) -> int:
    """The id that this share of the entries is lower than."""
    at = int(place * (len(bounds) - 1))
    before, after = bounds[at], bounds[min(at + 1, len(bounds) - 1)]
    return before + int((after - before) * (place * (len(bounds) - 1) - at))
