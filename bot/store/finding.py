"""The statements that find entries: one for each kind of question, made once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from bot.german import fold
from bot.store import ids
from bot.store import tables as t
from bot.store.engines import Dialect
from bot.store.records import Query

ENTRY_FIELDS = tuple(t.entry.c[name] for name in ("id", "article", "kind", "n", "person", "start", "end", "terms"))

NEWEST = (
    select(*ENTRY_FIELDS)
    .where(
        t.entry.c.id.in_(
            select(func.max(t.entry.c.id))
            .where(t.entry.c.person.in_(bindparam("people", expanding=True)), t.entry.c.kind == bindparam("kind"))
            .group_by(t.entry.c.person)
        )
    )
    .order_by(t.entry.c.id.desc())
)


def entries(dialect: Dialect, given: Mapping[str, object]) -> Select[Any]:
    """The entries that a query wants, newest first; ``given`` are its parameters: see ``values``."""
    return _statement(dialect, frozenset(given), counted=False)  # type: ignore[arg-type]  # every object is hashable


def count(dialect: Dialect, given: Mapping[str, object]) -> Select[Any]:
    """How many they are, counted up to the parameter ``limit``."""
    return _statement(dialect, frozenset(given), counted=True)  # type: ignore[arg-type]  # as above


def values(dialect: Dialect, query: Query) -> dict[str, object]:
    """The parameters of a query; which there are decides about the statement."""
    given: dict[str, object] = {"kind": int(query.kind), "limit": query.limit, "offset": query.offset}
    if query.people:
        given["people"] = list(query.people)
    if query.topic:
        given["topic"] = query.topic
    if query.words:
        given["match"] = dialect.match(query.words)
    narrowing = query.narrowing
    if narrowing.since or narrowing.until:
        given["first"], given["last"] = ids.id_range(narrowing.since, narrowing.until)
    if narrowing.source:
        source = fold(narrowing.source).replace("\0", "").replace("/", "//").replace("%", "/%").replace("_", "/_")
        given["source"] = f"%{source}%"
    return given


@cache
def _statement(dialect: Dialect, given: frozenset[str], *, counted: bool) -> Select[Any]:
    statement: Select[Any] = select(t.entry.c.id) if counted else select(*ENTRY_FIELDS)
    of_period: ColumnElement[bool] = t.entry.c.id.between(bindparam("first"), bindparam("last"))
    order: tuple[ColumnElement[int], ...] = (t.entry.c.id.desc(),)
    statement = statement.where(t.entry.c.kind == bindparam("kind"))
    if "people" in given:
        statement = statement.where(t.entry.c.person.in_(bindparam("people", expanding=True)))
    if "topic" in given:
        statement = statement.where(t.entry.c.topic == bindparam("topic"))
    if "match" in given:
        found = dialect.matching(statement, given)
        statement, of_period, order = found.statement, found.of_period, found.order
    if "first" in given:
        statement = statement.where(of_period)
    if "source" in given:
        statement = statement.join(t.article, t.article.c.key == t.entry.c.article).where(
            t.article.c.source_key.like(bindparam("source"), escape="/")
        )
    if counted:
        return select(func.count()).select_from(statement.limit(bindparam("limit")).subquery())
    return statement.order_by(*order).limit(bindparam("limit")).offset(bindparam("offset"))
