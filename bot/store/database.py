"""The store on a SQL database; what differs between databases stands in engines.py."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Engine, func, select, tuple_

from bot.german import identity_key
from bot.model import Article, Extract
from bot.store import blocks, codec, curating, finding, naming, people, saving, writing
from bot.store import tables as t
from bot.store.changes import Changes
from bot.store.engines import Dialect
from bot.store.keeping import Keeping
from bot.store.prepared import Prepared, prepare
from bot.store.quick import Quick
from bot.store.records import Block, BlockKind, Counts, Entry, EntryKind, NamedPerson, NameWord, Query, Saved, Stored
from bot.store.spelling import all_deletions

PAGE = 500  # articles that are read at once


class Database(Keeping):
    """The Store protocol on SQLAlchemy Core; made by ``open_store``."""

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        """Take an engine whose database is up to date."""
        super().__init__(engine, dialect)
        self._changes = Changes(engine)
        self._quick = Quick(engine)

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
            return saving.save(connection, self._dialect, batch, chain, blocks.load(connection))

    def remove(self, ids: Collection[str]) -> int:
        """See Store."""
        with self._write(articles=True) as connection:
            return writing.remove(connection, self._dialect, list(ids))

    # Reading

    def article(self, id: str) -> Article | None:  # noqa: A002 # the field is called so everywhere
        """See Store."""
        with self._read() as connection:
            row = connection.execute(select(*writing.ARTICLE_FIELDS).where(t.article.c.id == id)).one_or_none()
        return Article(**row._mapping) if row else None

    def known(self, articles: Sequence[Article]) -> list[bool]:
        """See Store."""
        with self._read() as connection:
            before = saving.given(connection, [article.id for article in articles])
            blocked = blocks.load(connection).articles

        def is_known(article: Article) -> bool:
            if old := before.get(article.id):
                return old.article == article or old.article.version > article.version
            return article.id in blocked

        return list(map(is_known, articles))

    def extract(self, id: str) -> Extract | None:  # noqa: A002 # as above
        """See Store."""
        with self._read() as connection:
            text = connection.scalar(select(t.article.c.extract).where(t.article.c.id == id))
        return codec.load(text) if text else None

    def stored(self, keys: Collection[int]) -> dict[int, Stored]:
        """See Store."""
        if not keys:
            return {}
        found = self._quick.rows(writing.STORED_BY_KEY, {"keys": list(keys)})
        return {row[0]: writing.as_stored(row) for row in found}

    def new_since(self, since: float, until: float | None = None) -> Iterator[Stored]:
        """See Store."""
        wanted = writing.stored().add_columns(t.article.c.stored).where(t.article.c.stored >= since)
        wanted = wanted.order_by(t.article.c.stored.desc(), t.article.c.key.desc()).limit(PAGE)
        part = wanted if until is None else wanted.where(t.article.c.stored < until)
        while True:
            with self._read() as connection:
                found = connection.execute(part).all()
            yield from (writing.as_stored(row[:-1]) for row in found)
            if len(found) < PAGE:
                return
            part = wanted.where(tuple_(t.article.c.stored, t.article.c.key) < tuple_(found[-1].stored, found[-1].key))

    def stale(self, chain: str) -> Iterator[Article]:
        """See Store."""
        with self._read() as connection:
            sealed = [one.article for one in curating.sealed(connection) if one.chain != chain]
        kept = {article.id for article in sealed}
        last = 0
        while found := self._stale(chain, last):
            last = found[-1][0]
            yield from (article for _, article in found if article.id not in kept)
        yield from sealed

    def _stale(self, chain: str, after: int) -> list[tuple[int, Article]]:
        statement = select(t.article.c.key, *writing.ARTICLE_FIELDS)
        statement = statement.where(t.article.c.chain != chain, t.article.c.key > after)
        with self._read() as connection:
            rows = connection.execute(statement.order_by(t.article.c.key).limit(100))
            return [(key, Article(*values)) for key, *values in rows]

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
        values = finding.values(self._dialect, query)
        found = self._quick.rows(finding.entries(self._dialect, values), values)
        return list(map(Entry._make, found))

    def count(self, query: Query, most: int) -> int:
        """See Store."""
        values = finding.values(self._dialect, query) | {"limit": most}
        return int(self._quick.rows(finding.count(self._dialect, values), values)[0][0])

    # People

    def newest(self, kind: EntryKind, people: Collection[int]) -> list[Entry]:
        """See Store."""
        found = self._quick.rows(finding.NEWEST, {"people": list(people), "kind": int(kind)})
        return list(map(Entry._make, found))

    def people(self, ids: Collection[int]) -> dict[int, NamedPerson]:
        """See Store."""
        if not ids:
            return {}
        found = self._quick.rows(naming.PEOPLE, {"ids": list(ids)})
        return {row[0]: NamedPerson(*row) for row in found}

    def canonical(self, name: str) -> str:
        """See Store."""
        found = self._quick.rows(naming.CANONICAL, {"key": identity_key(name)})
        return str(found[0][0]) if found else name

    def use_aliases(self, aliases: Mapping[str, str]) -> int:
        """See Store."""
        with self._write(articles=True) as connection:
            touched = people.set_aliases(connection, aliases)
            if touched is None:
                return 0
            writing.store_again(connection, self._dialect, touched)
            curating.apply_to_keys(connection, self._dialect, touched)
        return len(touched)

    def near_words(self, texts: Collection[str], *, mistyped: bool = True) -> list[NameWord]:
        """See Store."""
        spellings = sorted(all_deletions(texts) if mistyped else texts)
        found = self._quick.rows(naming.NEAR_WORDS, {"texts": spellings})
        return [NameWord(*row) for row in found]

    def people_with(self, words: Sequence[Collection[int]], limit: int) -> list[NamedPerson]:
        """See Store."""
        groups: dict[str, object] = {f"words{number}": list(group) for number, group in enumerate(words)}
        found = self._quick.rows(naming.people_with(len(words)), {**groups, "limit": limit})
        return [NamedPerson(*row) for row in found]

    # What is kept out

    def block(self, kind: BlockKind, name: str) -> int:
        """See Store."""
        with self._write(articles=True) as connection:
            blocks.add(connection, kind, name)
            if kind == "article":
                return writing.remove(connection, self._dialect, [name])
            parts = curating.parts(connection)
        # A transaction for each part: others can write in between, and heed the block already.
        touched = 0
        for part in parts:
            with self._write(articles=True) as connection:
                touched += curating.apply(connection, self._dialect, part)
        return touched

    def unblock(self, kind: BlockKind, name: str) -> bool:
        """See Store."""
        with self._write(articles=True) as connection:
            lifted = blocks.lift(connection, kind, name)
            if lifted:
                curating.apply_all(connection, self._dialect)
        return lifted

    def blocked(self) -> list[Block]:
        """See Store."""
        with self._read() as connection:
            return blocks.listed(connection)

    def older(self, source: str, before: str) -> list[Article]:
        """See Store."""
        with self._read() as connection:
            return curating.older(connection, source, before)

    # Connections

    def version(self) -> str:
        """See Store."""
        return self._changes.version()

    def close(self) -> None:
        """See Store."""
        self._changes.close()
        self._quick.close()
        self._engine.dispose()
