"""A column that has any of many values, handed over as one: SQLAlchemy's own way makes a parameter of each."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Dialect, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The condition; the parameter of this name takes any collection of values."""
    return _Among(column, bindparam(name, type_=_Many(column.type)))


class _Many(TypeDecorator[Collection[Any]]):
    """JSON for SQLite, an array for PostgreSQL."""

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """See TypeDecorator."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(self.item))

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:  # noqa: ANN401 # as it is
        """See TypeDecorator."""
        values = list(value or ())
        return json.dumps(values) if dialect.name == "sqlite" else values


class _Among(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True


@compiles(_Among, "sqlite")
def _among_sqlite(element: _Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 # what SQLAlchemy hands on
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 # parts that SQLAlchemy made


@compiles(_Among, "postgresql")
def _among_postgresql(element: _Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 # as above
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} = ANY ({values})"
