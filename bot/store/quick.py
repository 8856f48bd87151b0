"""Reading statements straight to the driver: SQLAlchemy's way there costs ten times what most of them take.

A statement that is made once (a constant, or cached) is compiled once for each length of its lists, which
are powers of two; from then on only its text and the values go to the database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Engine, PoolProxiedConnection, Select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from bot.store.failures import REPORTED, clear

MOST = 2000  # texts kept; a statement has one for each number of values it was asked with

Row = tuple[Any, ...]
Kept = tuple[PoolProxiedConnection, DBAPICursor]
Place = tuple[str, int | None]  # of a value: its name, and which one of a list


@dataclass(frozen=True, slots=True)
class _Text:
    """A statement as the driver takes it: the values in order, lists part after part, or by name."""

    sql: str
    order: tuple[str, ...]
    names: Mapping[str, Place] | None
    constants: Mapping[str, object]  # values that the statement brings along
    results: tuple[tuple[int, Callable[[Any], Any]], ...]  # columns the driver gives in another type


class Quick:
    """Safe to use from several threads; errors are those of the store."""

    def __init__(self, engine: Engine) -> None:
        """Take the store's engine."""
        self._engine = engine
        self._idle: list[Kept] = []
        self._texts: dict[tuple[object, ...], _Text] = {}

    def rows(self, statement: Select[Any], values: Mapping[str, object]) -> list[Row]:
        """All rows; ``values`` fit the statement's bindparams, lists where they are expanding."""
        given: dict[str, object] = {}
        lengths: list[int] = []
        for name, value in values.items():
            if isinstance(value, list):
                value = _padded(value)  # noqa: PLW2901  # of the same value
                lengths.append(len(value))
            given[name] = value
        key = (statement, *lengths)
        text = self._texts.get(key)
        if text is None:
            if len(self._texts) >= MOST:
                self._texts.clear()
            text = self._texts[key] = self._compile(statement, given)
        try:
            rows = self._fetch(text.sql, _parameters(text, {**text.constants, **given}))
        except REPORTED as error:
            raise clear(error) from error
        for column, convert in text.results:
            rows = [(*row[:column], convert(row[column]), *row[column + 1 :]) for row in rows]
        return rows

    def close(self) -> None:
        """Give back the connections; what is asked afterwards takes a new one."""
        while self._idle:
            self._idle.pop()[0].close()

    def _fetch(self, sql: str, parameters: object) -> list[Row]:
        """Connections in use by nobody are kept: one that its server ended shows that only when it is used."""
        dialect = self._engine.dialect
        driver = dialect.loaded_dbapi
        kept = self._kept()
        connection = kept and kept[0]
        try:
            connection, cursor = kept or self._connect()
            cursor.execute(sql, parameters)  # type: ignore[arg-type]  # a list or a mapping, as the driver takes
            rows = cast("list[Row]", cursor.fetchall())
        except driver.Error as error:
            gone = connection is None or dialect.is_disconnect(error, connection, None)
            if gone and connection is not None:
                connection.invalidate(error)
            if gone and kept is not None:
                return self._fetch(sql, parameters)
            raise DBAPIError.instance(
                sql, None, error, driver.Error, connection_invalidated=gone, dialect=dialect
            ) from error
        else:
            self._idle.append((connection, cursor))
            connection = None
            return rows
        finally:
            if connection is not None:
                connection.close()

    def _connect(self) -> Kept:
        connection = self._engine.raw_connection()
        return connection, connection.cursor()

    def _kept(self) -> Kept | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def _compile(self, statement: Select[Any], values: Mapping[str, object]) -> _Text:
        dialect = self._engine.dialect
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)  # noqa: S101  # what compiling a Select gives
        state = compiled.construct_expanded_state(values)
        places: dict[str, Place] = {name: (name, None) for name in state.parameters}
        for name, parts in state.parameter_expansion.items():
            places |= {part: (name, number) for number, part in enumerate(parts)}
        constants = {name: state.parameters[name] for name, (whose, _) in places.items() if whose not in values}
        results = [
            (number, convert)
            for number, column in enumerate(statement.selected_columns)
            if (convert := column.type.dialect_impl(dialect).result_processor(dialect, None))
        ]
        if state.positiontup is None:
            return _Text(state.statement, (), places, constants, tuple(results))
        whose = [places[name] for name in state.positiontup]
        order = tuple(name for name, number in whose if not number)  # a list is all of it, where its first part stands
        return _Text(state.statement, order, None, constants, tuple(results))


def _padded(values: list[object]) -> list[object]:
    """The values with the last one repeated up to a power of two: few texts are made then, and all are kept."""
    return values + values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values)) if values else values


def _parameters(text: _Text, values: Mapping[str, object]) -> object:
    if text.names is not None:
        return {name: _value(values, place) for name, place in text.names.items()}
    found: list[object] = []
    for name in text.order:
        value = values[name]
        if isinstance(value, list):
            found += value
        else:
            found.append(value)
    return found


def _value(values: Mapping[str, object], place: Place) -> object:
    value = values[place[0]]
    return value if place[1] is None else value[place[1]]  # type: ignore[index]  # a list, as its place says
