"""The store on a SQL database; what differs between databases stands in engines.py."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal

from sqlalchemy import Connection, Engine, func, select

from bot.german import identity_key
from bot.model import Article, Extract, Subscribed
from bot.store import claims, codec, finding, following, naming, people, saving, subscribing
from bot.store import tables as t
from bot.store.changes import Changes
from bot.store.engines import Dialect
from bot.store.failures import clear_errors
from bot.store.prepared import Prepared, prepare
from bot.store.protocol import Counts, Entry, EntryKind, Followed, NamedPerson, NameWord, Query, Saved, Stored
from bot.store.quick import Quick
from bot.store.spelling import all_deletions


class Database:
    """The Store protocol on SQLAlchemy Core; made by ``open_store``."""

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        """Take an engine whose database is up to date."""
        self._engine = engine
        self._dialect = dialect
        self._writer = engine.execution_options(**dialect.writing)
        self._changes = Changes(engine)
        self._quick = Quick(engine)
        self._one_writer = threading.Lock()  # threads of one process queue here, not in the database

    # Storing

    def save(self, article: Article, extract: Extract, chain: str = "") -> Saved:
        """See Store."""
        return self.save_all([(article, extract)], chain)[0]

    def save_all(self, batch: Iterable[tuple[Article, Extract]], chain: str = "") -> list[Saved]:
        """See Store."""
        return self.save_prepared([prepare(article, extract) for article, extract in batch], chain)

    def save_prepared(self, batch: Iterable[Prepared], chain: str = "") -> list[Saved]:
        """See Store."""
        with self._write(articles=True) as connection:
            return saving.save(connection, self._dialect, batch, chain)

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
        with clear_errors():
            found = self._quick.rows(saving.STORED_BY_KEY, {"keys": list(keys)})
        return {row[0]: saving.as_stored(row) for row in found}

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
        with clear_errors():
            found = self._quick.rows(finding.entries(self._dialect, query), finding.values(self._dialect, query))
        return list(map(Entry._make, found))

    def count(self, query: Query, most: int) -> int:
        """See Store."""
        values = finding.values(self._dialect, query) | {"limit": most}
        with clear_errors():
            return int(self._quick.rows(finding.count(self._dialect, query), values)[0][0])

    # People

    def newest(self, kind: EntryKind, people: Collection[int]) -> list[Entry]:
        """See Store."""
        with clear_errors():
            found = self._quick.rows(finding.NEWEST, {"people": list(people), "kind": int(kind)})
        return list(map(Entry._make, found))

    def people(self, ids: Collection[int]) -> dict[int, NamedPerson]:
        """See Store."""
        if not ids:
            return {}
        with clear_errors():
            found = self._quick.rows(naming.PEOPLE, {"ids": list(ids)})
        return {row[0]: NamedPerson(*row) for row in found}

    def canonical(self, name: str) -> str:
        """See Store."""
        with clear_errors():
            found = self._quick.rows(naming.CANONICAL, {"key": identity_key(name)})
        return str(found[0][0]) if found else name

    def use_aliases(self, aliases: Mapping[str, str]) -> int:
        """See Store."""
        with self._write(articles=True) as connection:
            touched = people.set_aliases(connection, aliases)
            saving.store_again(connection, self._dialect, touched)
        return len(touched)

    def near_words(self, texts: Collection[str], *, mistyped: bool = True) -> list[NameWord]:
        """See Store."""
        spellings = sorted(all_deletions(texts) if mistyped else texts)
        with clear_errors():
            found = self._quick.rows(naming.NEAR_WORDS, {"texts": spellings})
        return [NameWord(*row) for row in found]

    def people_with(self, words: Sequence[Collection[int]], limit: int) -> list[NamedPerson]:
        """See Store."""
        groups: dict[str, object] = {f"words{number}": list(group) for number, group in enumerate(words)}
        with clear_errors():
            found = self._quick.rows(naming.people_with(len(words)), {**groups, "limit": limit})
        return [NamedPerson(*row) for row in found]

    # Sources, subscriptions, claims

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

    def subscriptions(self, channel: str = "") -> list[Subscribed]:
        """See Store."""
        with self._read() as connection:
            return subscribing.subscriptions(connection, channel)

    def subscribe(self, new: Subscribed) -> bool:
        """See Store."""
        with self._write() as connection:
            return subscribing.subscribe(connection, new)

    def change_subscription(self, old: Subscribed, new: Subscribed) -> bool:
        """See Store."""
        with self._write() as connection:
            return subscribing.change(connection, old, new)

    def unsubscribe(self, id: int) -> bool:  # noqa: A002 # the field is called so
        """See Store."""
        with self._write() as connection:
            return subscribing.unsubscribe(connection, id)

    def shown(self, channel: str) -> dict[str, str]:
        """See Store."""
        with self._read() as connection:
            return subscribing.shown(connection, channel)

    def show(self, channel: str, items: Collection[str], by: str) -> set[str]:
        """See Store."""
        with self._write() as connection:
            return subscribing.show(connection, channel, items, by)

    def take_back(self, by: str) -> None:
        """See Store."""
        with self._write() as connection:
            subscribing.take_back(connection, by)

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
        self._quick.close()
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
