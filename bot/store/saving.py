"""What becomes of an article that is to be saved: new, changed, the same, or not to be shown."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.model import Article
from bot.store import tables as t
from bot.store.blocks import Blocks
from bot.store.engines import Dialect
from bot.store.many import among
from bot.store.prepared import Prepared
from bot.store.records import Saved
from bot.store.writing import ARTICLE_FIELDS, TOGETHER, Whole, write

# Made once: making a statement costs more than running it.
OLD, OLD_SEALED = (
    select(table.c.id, table.c.checksum, table.c.chain).where(among(table.c.id, "ids"))
    for table in (t.article, t.sealed)
)
WITHOUT_STORY = select(t.article.c.id).where(among(t.article.c.id, "ids"), t.article.c.story == 0)
GIVEN = select(t.article.c.extract, t.article.c.checksum, t.article.c.chain, t.article.c.stored, *ARTICLE_FIELDS).where(
    among(t.article.c.id, "ids")
)
SEALED = select(t.sealed).where(among(t.sealed.c.id, "ids"))
SAME, SAME_SEALED = (
    update(table).where(table.c.id == bindparam("of")).values(chain=bindparam("made_by"))
    for table in (t.article, t.sealed)
)


def save(
    connection: Connection, dialect: Dialect, batch: Iterable[Prepared], chain: str, blocks: Blocks
) -> list[Saved]:
    """Store all of them with all search rows; a changed article replaces the old one whole, an older version none."""
    return [outcome for group in _groups(batch) for outcome in _save(connection, dialect, group, chain, blocks)]


def given(connection: Connection, ids_of: Sequence[str]) -> dict[str, Whole]:
    """Articles by id as they were given last, those that are known."""
    wholes: dict[str, Whole] = {}
    if not ids_of:
        return wholes
    for row in connection.execute(GIVEN, {"ids": ids_of}):
        extract, checksum, chain, moment, *values = row
        article = Article(*values)
        wholes[article.id] = Whole(article, extract, checksum, chain, moment, article.corrected)
    return wholes | {row.id: as_whole(row) for row in connection.execute(SEALED, {"ids": ids_of})}


def as_whole(row: Row[Any]) -> Whole:
    """A row of the table of sealed articles."""
    article = Article(**json.loads(row.given))
    return Whole(article, row.extract, row.checksum, row.chain, row.stored, row.corrected)


def _groups(batch: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """A few at a time, and never two versions of one article."""
    group: dict[str, Prepared] = {}
    for prepared in batch:
        if len(group) == TOGETHER or prepared.article.id in group:
            yield list(group.values())
            group = {}
        group[prepared.article.id] = prepared
    if group:
        yield list(group.values())


def _save(
    connection: Connection, dialect: Dialect, group: Sequence[Prepared], chain: str, blocks: Blocks
) -> list[Saved]:
    names = {"ids": [prepared.article.id for prepared in group]}
    old = {row.id: row for statement in (OLD, OLD_SEALED) for row in connection.execute(statement, names)}
    known = {one.article.id: one.checksum for one in group if one.article.id in old}
    same = {id_of for id_of, checksum in known.items() if old[id_of].checksum == checksum}
    # Those from before there were stories are written once more, to get one.
    again = set(connection.scalars(WITHOUT_STORY, {"ids": sorted(same)})) if same else set()
    before = given(connection, sorted(known.keys() - same | again))
    outcomes: list[Saved] = []
    fresh: list[tuple[Prepared, Whole]] = []
    now = time.time()
    for number, prepared in enumerate(group):
        had, article = before.get(prepared.article.id), prepared.article
        if article.id in blocks.articles:
            outcomes.append("blocked")
        elif article.id in old and (had is None or had.article.version > article.version):
            outcomes.append("same")
        else:
            # Extracted again, the same article is no news for the digest; others come one after the other.
            moment = had.stored if had and had.article == article else now + number * 1e-6
            corrected = _corrected(had, article)
            whole = Whole(article, prepared.extract, prepared.checksum, chain, moment, corrected)
            fresh.append((prepared, whole))
            outcomes.append("same" if article.id in again else "changed" if had else "new")
    _made_by(connection, chain, [row for id_of, row in old.items() if id_of not in before])
    shown = set(write(connection, dialect, fresh, blocks))
    hidden = {prepared.article.id for prepared, _ in fresh} - shown
    return ["blocked" if one.article.id in hidden else said for one, said in zip(group, outcomes, strict=True)]


def _made_by(connection: Connection, chain: str, passed: Sequence[Row[Any, Any, Any]]) -> None:
    otherwise = [{"of": row.id, "made_by": chain} for row in passed if row.chain != chain]
    for statement in (SAME, SAME_SEALED) if otherwise else ():
        connection.execute(statement, otherwise)


def _corrected(before: Whole | None, article: Article) -> str:
    """Today in UTC if the text or the title reads otherwise than before, else the day it last did."""
    if before is None:
        return ""
    old, new = (f"{one.title} {one.text}".split() for one in (before.article, article))
    return before.corrected if old == new else datetime.now(UTC).date().isoformat()
