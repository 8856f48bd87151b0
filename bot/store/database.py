"""The store on a SQL database; what differs between databases stands in engines.py."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, Literal, TypeVarTuple

from sqlalchemy import Connection, Engine, Row, Select, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.errors import StoreError
from bot.german import fold
from bot.model import Article, Extract
from bot.store import codec, ids, people, rows
from bot.store import tables as t
from bot.store.engines import SqliteDialect
from bot.store.protocol import Counts, Entry, EntryKind, NamedPerson, NameWord, Query, Saved, Stored
from bot.store.spelling import all_deletions

ARTICLE_FIELDS = (
    t.article.c.id,
    t.article.c.title,
    t.article.c.text,
    t.article.c.date,
    t.article.c.source,
    t.article.c.url,
    t.article.c.author,
    t.article.c.section,
    t.article.c.language,
    t.article.c.fictional,
)
ENTRY_FIELDS = tuple(t.entry.c[name] for name in ("id", "article", "kind", "n", "person", "start", "end", "terms"))
Columns = TypeVarTuple("Columns")

PERSON_FIELDS = (t.person.c.id, t.person.c.name, t.person.c.articles)


class Database:
    """The Store protocol on SQLAlchemy Core; made by ``open_store``."""

    def __init__(self, engine: Engine, dialect: SqliteDialect) -> None:
        """Take an engine whose database is up to date."""
        self._engine = engine
        self._dialect = dialect
        self._writer = engine.execution_options(writing=True)
        self._one_writer = threading.Lock()  # threads of one process queue here, not in the database

    # Storing

    def save(self, article: Article, extract: Extract, chain: str = "") -> Saved:
        """See Store."""
        return self.save_all([(article, extract)], chain)[0]

    def save_all(self, batch: Iterable[tuple[Article, Extract]], chain: str = "") -> list[Saved]:
        """See Store."""
        with self._write() as connection:
            return [self._save(connection, article, extract, chain) for article, extract in batch]

    def _save(self, connection: Connection, article: Article, extract: Extract, chain: str) -> Saved:
        dumped = codec.dump(extract)
        checksum = codec.checksum(article, dumped)
        old = connection.execute(
            select(t.article.c.key, t.article.c.checksum, t.article.c.chain).where(t.article.c.id == article.id)
        ).one_or_none()
        if old and old.checksum == checksum:
            if old.chain != chain:
                connection.execute(update(t.article).where(t.article.c.key == old.key).values(chain=chain))
            return "same"
        if old:
            self._remove(connection, old.key)
        key = connection.scalar(
            insert(t.article)
            .values(
                **asdict(article),
                source_key=fold(article.source),
                extract=dumped,
                checksum=checksum,
                chain=chain,
                stored=time.time(),
            )
            .returning(t.article.c.key)
        )
        owners = people.resolve(connection, extract.people)
        found = list(rows.rows(article, extract))
        serial = self._reserve(connection, len(found))
        if found:
            connection.execute(
                insert(t.entry),
                [
                    {
                        "id": ids.entry_id(article.date, serial + position),
                        "article": key,
                        "kind": int(row.kind),
                        "n": row.n,
                        "person": rows.owner(owners, row),
                        "topic": row.topic,
                        "start": row.start,
                        "end": row.end,
                        "terms": row.terms,
                    }
                    for position, row in enumerate(found)
                ],
            )
            self._dialect.index(connection, int(key or 0))
        return "changed" if old else "new"

    def _remove(self, connection: Connection, key: int) -> None:
        named = select(t.entry.c.person).where(t.entry.c.article == key, t.entry.c.kind == EntryKind.PERSON)
        owners = [int(person) for person in connection.scalars(named)]
        self._dialect.unindex(connection, key)
        connection.execute(delete(t.entry).where(t.entry.c.article == key))
        connection.execute(delete(t.article).where(t.article.c.key == key))
        people.leave(connection, owners)

    def _reserve(self, connection: Connection, many: int) -> int:
        last = connection.scalar(
            update(t.counter)
            .where(t.counter.c.name == "entry")
            .values(value=t.counter.c.value + many)
            .returning(t.counter.c.value)
        )
        return int(last or 0) - many

    # Reading

    def article(self, id: str) -> Article | None:  # noqa: A002 # the field is called so everywhere
        """See Store."""
        with self._read() as connection:
            row = connection.execute(select(*ARTICLE_FIELDS).where(t.article.c.id == id)).one_or_none()
        return Article(**row._mapping) if row else None

    def extract(self, id: str) -> Extract | None:  # noqa: A002 # as above
        """See Store."""
        with self._read() as connection:
            text = connection.scalar(select(t.article.c.extract).where(t.article.c.id == id))
        return codec.load(text) if text else None

    def stored(self, keys: Collection[int]) -> dict[int, Stored]:
        """See Store."""
        with self._read() as connection:
            found = connection.execute(_stored().where(t.article.c.key.in_(keys))).all()
        return {row.key: _as_stored(row) for row in found}

    def new_since(self, since: float, until: float | None = None, limit: int = 1000) -> list[Stored]:
        """See Store."""
        statement = _stored().where(t.article.c.stored >= since)
        if until is not None:
            statement = statement.where(t.article.c.stored < until)
        with self._read() as connection:
            found = connection.execute(
                statement.order_by(t.article.c.date.desc(), t.article.c.key.desc()).limit(limit)
            ).all()
        return [_as_stored(row) for row in found]

    def stale(self, chain: str) -> Iterator[Article]:
        """See Store."""
        last = 0
        while True:
            with self._read() as connection:
                found = connection.execute(
                    select(t.article.c.key, *ARTICLE_FIELDS)
                    .where(t.article.c.chain != chain, t.article.c.key > last)
                    .order_by(t.article.c.key)
                    .limit(100)
                ).all()
            if not found:
                return
            last = found[-1].key
            yield from (Article(*row[1:]) for row in found)

    def counts(self) -> Counts:
        """See Store."""
        kinds = select(t.entry.c.kind, func.count()).group_by(t.entry.c.kind)
        with self._read() as connection:
            by_kind = {row[0]: row[1] for row in connection.execute(kinds)}
            articles = connection.scalar(select(func.count()).select_from(t.article))
            persons = connection.scalar(select(func.count()).select_from(t.person))
        return Counts(
            int(articles or 0), int(persons or 0), by_kind.get(EntryKind.QUOTE, 0), by_kind.get(EntryKind.FACT, 0)
        )

    def sources(self) -> list[str]:
        """See Store."""
        statement = select(t.article.c.source).where(t.article.c.source != "").distinct()
        with self._read() as connection:
            return sorted(connection.scalars(statement))

    def find(self, query: Query) -> list[Entry]:
        """See Store."""
        statement = self._wanted(select(*ENTRY_FIELDS), query)
        with self._read() as connection:
            found = connection.execute(
                statement.order_by(t.entry.c.id.desc()).limit(query.limit).offset(query.offset)
            ).all()
        return [Entry(*row) for row in found]

    def count(self, query: Query, most: int) -> int:
        """See Store."""
        wanted = self._wanted(select(t.entry.c.id), query).limit(most).subquery()
        with self._read() as connection:
            return int(connection.scalar(select(func.count()).select_from(wanted)) or 0)

    def _wanted(self, statement: Select[*Columns], query: Query) -> Select[*Columns]:
        statement = statement.where(t.entry.c.kind == query.kind)
        if query.people:
            statement = statement.where(t.entry.c.person.in_(query.people))
        if query.topic:
            statement = statement.where(t.entry.c.topic == query.topic)
        if query.words:
            statement = statement.where(self._dialect.matches(query.words))
        narrowing = query.narrowing
        if narrowing.since or narrowing.until:
            statement = statement.where(t.entry.c.id.between(*ids.id_range(narrowing.since, narrowing.until)))
        if narrowing.source:
            statement = statement.join(t.article, t.article.c.key == t.entry.c.article).where(
                t.article.c.source_key.contains(fold(narrowing.source), autoescape=True)
            )
        return statement

    # People

    def people(self, ids: Collection[int]) -> dict[int, NamedPerson]:
        """See Store."""
        with self._read() as connection:
            found = connection.execute(select(*PERSON_FIELDS).where(t.person.c.id.in_(ids))).all()
        return {row.id: NamedPerson(*row) for row in found}

    def near_words(self, texts: Collection[str]) -> list[NameWord]:
        """See Store."""
        near = select(t.deletion.c.word).where(t.deletion.c.text.in_(all_deletions(texts)))
        statement = select(t.word.c.id, t.word.c.text, t.word.c.people).where(t.word.c.id.in_(near))
        with self._read() as connection:
            return [NameWord(*row) for row in connection.execute(statement.order_by(t.word.c.id))]

    def people_with(self, words: Sequence[Collection[int]], limit: int) -> list[NamedPerson]:
        """See Store."""
        statement = select(*PERSON_FIELDS)
        for group in words:
            having = select(t.person_word.c.person).where(t.person_word.c.word.in_(group))
            statement = statement.where(t.person.c.id.in_(having))
        statement = statement.order_by(t.person.c.articles.desc(), t.person.c.id).limit(limit)
        with self._read() as connection:
            return [NamedPerson(*row) for row in connection.execute(statement)]

    # Claims

    def claim(self, key: str) -> bool:
        """See Store."""
        with self._write() as connection:
            taken = self._insert_claim().values(key=key, settled=False, at=time.time())
            return connection.execute(taken.on_conflict_do_nothing()).rowcount == 1

    def settle(self, key: str) -> None:
        """See Store."""
        with self._write() as connection:
            done = self._insert_claim().values(key=key, settled=True, at=time.time())
            connection.execute(done.on_conflict_do_update(index_elements=[t.claim.c.key], set_={"settled": True}))

    def claimed(self, key: str) -> Literal["", "claimed", "settled"]:
        """See Store."""
        with self._read() as connection:
            settled = connection.scalar(select(t.claim.c.settled).where(t.claim.c.key == key))
        return "" if settled is None else "settled" if settled else "claimed"

    def release(self, key: str) -> None:
        """See Store."""
        with self._write() as connection:
            connection.execute(delete(t.claim).where(t.claim.c.key == key))

    def purge_claims(self, prefix: str, before: float) -> int:
        """See Store."""
        old = delete(t.claim).where(t.claim.c.key.startswith(prefix, autoescape=True), t.claim.c.at < before)
        with self._write() as connection:
            return connection.execute(old).rowcount

    def _insert_claim(self) -> sqlite.Insert | postgresql.Insert:
        return sqlite.insert(t.claim) if self._dialect.name == "sqlite" else postgresql.insert(t.claim)

    # Connections

    def close(self) -> None:
        """See Store."""
        self._engine.dispose()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with clear_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with self._one_writer, clear_errors(), self._writer.begin() as connection:
            yield connection


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn what the database reports into one sentence that says what to do."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig)
        if "locked" in reason or "busy" in reason:
            raise StoreError("The database is busy with another program: please try again in a moment.") from error
        if "disk" in reason and "full" in reason:
            raise StoreError("The disk is full: make room, then try again.") from error
        if "readonly" in reason:
            raise StoreError("The database cannot be written to: check the rights of its file and folder.") from error
        if "malformed" in reason or "not a database" in reason:
            raise StoreError("The file in BOT_DATABASE_URL is no database of Fundstelle, or damaged.") from error
        raise StoreError(f"The database cannot be used right now ({reason.splitlines()[0]}).") from error
    except SQLAlchemyError as error:
        raise StoreError("The database did not answer in time: please try again in a moment.") from error


def _stored() -> Select[Any]:
    return select(t.article.c.key, t.article.c.extract, *ARTICLE_FIELDS)


def _as_stored(row: Row[Any]) -> Stored:
    return Stored(Article(*list(row)[2:]), codec.load(row.extract))
