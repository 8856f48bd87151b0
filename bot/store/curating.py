"""Blocks applied to what is stored already, and articles that are too old to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, func, literal, or_, select

from bot.model import Article
from bot.store import blocks, codec, masking, saving, writing
from bot.store import tables as t
from bot.store.engines import Dialect
from bot.store.prepared import Prepared, prepare
from bot.store.writing import Whole

PART = 200  # articles that are looked through in one transaction


def parts(connection: Connection) -> list[Sequence[str]]:
    """The ids of all articles that are shown, in parts."""
    found = connection.scalars(select(t.article.c.id).order_by(t.article.c.key)).all()
    return [found[at : at + PART] for at in range(0, len(found), PART)]


def apply(connection: Connection, dialect: Dialect, articles: Sequence[str]) -> int:
    """Show of these articles what the blocks let through; returns how many of them they concern."""
    kept_out = blocks.load(connection)
    touched = []
    for whole in saving.given(connection, articles).values():
        if not any(masking.may_name(whole.article, name) for name in kept_out.names):
            continue  # most articles, and preparing is most of the work
        prepared = _prepared(whole)
        if blocks.without(prepared, kept_out.names) is not prepared:
            touched.append((prepared, whole))
    writing.write(connection, dialect, touched, kept_out)
    return len(touched)


def apply_to_keys(connection: Connection, dialect: Dialect, keys: Sequence[int]) -> None:
    """The same for articles whose people are called otherwise now, and for whatever is sealed."""
    found = connection.scalars(select(t.article.c.id).where(t.article.c.key.in_(keys))).all()
    apply_all(connection, dialect)
    apply(connection, dialect, found)


def apply_all(connection: Connection, dialect: Dialect) -> None:
    """Show again of all sealed articles what the blocks let through now."""
    kept_out, wholes = blocks.load(connection), sealed(connection)
    for at in range(0, len(wholes), PART):
        some = [(_prepared(whole), whole) for whole in wholes[at : at + PART]]
        writing.write(connection, dialect, some, kept_out)


def sealed(connection: Connection) -> list[Whole]:
    """All articles of which something is kept out, as they were given."""
    return [saving.as_whole(row) for row in connection.execute(select(t.sealed).order_by(t.sealed.c.id))]


def _prepared(whole: Whole) -> Prepared:
    return prepare(whole.article, codec.load(whole.extract))


def older(connection: Connection, source: str, before: str) -> list[Article]:
    """Articles from before a day, oldest first; a partial date is as old as its last day."""
    last_day = func.substr(t.article.c.date + literal("-99-99"), 1, 10)
    moment = datetime.fromisoformat(before).replace(tzinfo=UTC).timestamp()
    undated = and_(t.article.c.date == "", t.article.c.stored < moment)
    statement = select(*writing.ARTICLE_FIELDS).where(or_(and_(t.article.c.date != "", last_day < before), undated))
    if source:
        statement = statement.where(t.article.c.source == source)
    return [Article(*row) for row in connection.execute(statement.order_by(t.article.c.date))]
