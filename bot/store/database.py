"""The store on a SQL database; what differs between databases stands in engines.py."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, func, select

from bot.german import fold, identity_key
from bot.model import Article, Extract
from bot.store import claims, codec, following, ids, naming, people, saving
from bot.store import tables as t
from bot.store.changes import Changes
from bot.store.engines import Columns, Dialect
from bot.store.failures import clear_errors
from bot.store.protocol import Counts, Entry, EntryKind, Followed, NamedPerson, NameWord, Query, Saved, Stored
from bot.store.spelling import all_deletions

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


class Database:
    """The Store protocol on SQLAlchemy Core; made by ``open_store``."""

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        """Take an engine whose database is up to date."""
        self._engine = engine
        self._dialect = dialect
        self._writer = engine.execution_options(**dialect.writing)
        self._changes = Changes(engine)
        self._one_writer = threading.Lock()  # threads of one process queue here, not in the database

    # Storing

    def save(self, article: Article, extract: Extract, chain: str = "") -> Saved:
        """See Store."""
        return self.save_all([(article, extract)], chain)[0]

    def save_all(self, batch: Iterable[tuple[Article, Extract]], chain: str = "") -> list[Saved]:
        """See Store."""
        with self._write(articles=True) as connection:
            return [saving.save(connection, self._dialect, article, extract, chain) for article, extract in batch]

    # Reading

    def article(self, id: str) -> Article | None:  # noqa: A002 # the field is called so everywhere
        """See Store."""
        with self._read() as connection:
            row = connection.execute(select(*saving.ARTICLE_FIELDS).where(t.article.c.id == id)).one_or_none()
        return Article(**row._mapping) if row else None

    def extract(self, id: str) -> Extract | None:  # noqa: A002 # as above
        """See Store."""
        with self._read() as connection:
            text = connection.scalar(select(t.article.c.extract).where(t.article.c.id == id))
        return codec.load(text) if text else None

    def stored(self, keys: Collection[int]) -> dict[int, Stored]:
        """See Store."""
        if not keys:
            return {}
        with self._read() as connection:
            found = connection.execute(saving.stored().where(t.article.c.key.in_(keys))).all()
        return {row.key: saving.as_stored(row) for row in found}

    def new_since(self, since: float, until: float | None = None, limit: int = 1000) -> list[Stored]:
        """See Store."""
        statement = saving.stored().where(t.article.c.stored >= since)
        if until is not None:
            statement = statement.where(t.article.c.stored < until)
        with self._read() as connection:
            found = connection.execute(statement.order_by(t.article.c.stored.desc()).limit(limit)).all()
        return sorted(map(saving.as_stored, found), key=lambda stored: stored.article.date, reverse=True)

    def stale(self, chain: str) -> Iterator[Article]:
        """See Store."""
        last = 0
        while True:
            with self._read() as connection:
                found = connection.execute(
                    select(t.article.c.key, *saving.ARTICLE_FIELDS)
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
        statement, place = self._wanted(select(*ENTRY_FIELDS), query)
        with self._read() as connection:
            found = connection.execute(statement.order_by(place.desc()).limit(query.limit).offset(query.offset)).all()
        return [Entry(*row) for row in found]

    def count(self, query: Query, most: int) -> int:
        """See Store."""
        wanted = self._wanted(select(t.entry.c.id), query)[0].limit(most).subquery()
        with self._read() as connection:
            return int(connection.scalar(select(func.count()).select_from(wanted)) or 0)

    def _wanted(self, statement: Select[*Columns], query: Query) -> tuple[Select[*Columns], ColumnElement[int]]:
        """The statement narrowed to what the query wants, and the column to sort it by."""
        place: ColumnElement[int] = t.entry.c.id
        statement = statement.where(t.entry.c.kind == int(query.kind))
        if query.people:
            statement = statement.where(t.entry.c.person.in_(query.people))
        if query.topic:
            statement = statement.where(t.entry.c.topic == query.topic)
        if query.words:
            statement, place = self._dialect.matching(statement, query.words)
        narrowing = query.narrowing
        if narrowing.since or narrowing.until:
            statement = statement.where(place.between(*ids.id_range(narrowing.since, narrowing.until)))
        if narrowing.source:
            statement = statement.join(t.article, t.article.c.key == t.entry.c.article).where(
                t.article.c.source_key.contains(fold(narrowing.source).replace("\0", ""), autoescape=True)
            )
        return statement, place

    # People

    def newest(self, kind: EntryKind, people: Collection[int]) -> list[Entry]:
        """See Store."""
        with self._read() as connection:
            return [Entry(*row) for row in connection.execute(NEWEST, {"people": list(people), "kind": int(kind)})]

    def people(self, ids: Collection[int]) -> dict[int, NamedPerson]:
        """See Store."""
        if not ids:
            return {}
        with self._read() as connection:
            found = connection.execute(select(*naming.PERSON_FIELDS).where(t.person.c.id.in_(ids))).all()
        return {row.id: NamedPerson(*row) for row in found}

    def canonical(self, name: str) -> str:
        """See Store."""
        with self._read() as connection:
            return connection.scalar(naming.CANONICAL, {"key": identity_key(name)}) or name

    def use_aliases(self, aliases: Mapping[str, str]) -> int:
        """See Store."""
        with self._write(articles=True) as connection:
            touched = people.set_aliases(connection, aliases)
            for key in touched:
                saving.store_again(connection, self._dialect, key)
        return len(touched)

    def near_words(self, texts: Collection[str]) -> list[NameWord]:
        """See Store."""
        with self._read() as connection:
            found = connection.execute(naming.NEAR_WORDS, {"texts": sorted(all_deletions(texts))})
            return [NameWord(*row) for row in found]

    def people_with(self, words: Sequence[Collection[int]], limit: int) -> list[NamedPerson]:
        """See Store."""
        groups = {f"words{number}": list(group) for number, group in enumerate(words)}
        with self._read() as connection:
            found = connection.execute(naming.people_with(len(words)), {**groups, "limit": limit})
            return [NamedPerson(*row) for row in found]

    # Claims

    def followed(self) -> list[Followed]:
        """See Store."""
        with self._read() as connection:
            return following.followed(connection)

    def follow(self, source: Followed) -> None:
        """See Store."""
        with self._write() as connection:
            following.follow(connection, source)

    def unfollow(self, url: str) -> bool:
        """See Store."""
        with self._write() as connection:
            return following.unfollow(connection, url)

    def claim(self, key: str) -> bool:
        """See Store."""
        with self._write() as connection:
            return claims.claim(connection, key)

    def settle(self, key: str) -> None:
        """See Store."""
        with self._write() as connection:
            claims.settle(connection, key)

    def claimed(self, key: str) -> Literal["", "claimed", "settled"]:
        """See Store."""
        with self._read() as connection:
            return claims.claimed(connection, key)

    def release(self, key: str) -> None:
        """See Store."""
        with self._write() as connection:
            claims.release(connection, key)

    def purge_claims(self, prefix: str, before: float) -> int:
        """See Store."""
        with self._write() as connection:
            return claims.purge(connection, prefix, before)

    # Connections

    def version(self) -> str:
        """See Store."""
        return self._changes.version()

    def close(self) -> None:
        """See Store."""
        self._changes.close()
        self._engine.dispose()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with clear_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self, *, articles: bool = False) -> Iterator[Connection]:
        with self._one_writer, clear_errors(), self._writer.begin() as connection:
            if articles:
                self._dialect.lock_articles(connection)
            yield connection
