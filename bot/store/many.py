"""Many values as one parameter: one each would cost a name and a place in the statement, and a text for each length."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Dialect, Text, TypeDecorator, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether the column is one of the values of the parameter of this name, a list."""
    return column.bool_op("IN")(_Each(bindparam(name, type_=_Values(column.type))))


class _Values(TypeDecorator[Sequence[object]]):
    """A list as the driver takes it: PostgreSQL an array, SQLite a text of JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(self.item))

    def process_bind_param(self, value: Sequence[object] | None, dialect: Dialect) -> object:
        return json.dumps(value, ensure_ascii=False) if dialect.name == "sqlite" else value


class _Each(FunctionElement[Any]):
    inherit_cache = True


@compiles(_Each, "sqlite")
def _sqlite(element: _Each, compiler: SQLCompiler, **kwargs: object) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **kwargs)}))"  # noqa: S608  # a parameter


@compiles(_Each, "postgresql")
def _postgresql(element: _Each, compiler: SQLCompiler, **kwargs: object) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **kwargs)}))"  # as above
