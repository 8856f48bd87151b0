"""What a store promises, whatever database is behind it; one contract suite holds all of them to it.

Lifecycle: ``open_store(url)`` makes the database or brings it up to date; ``close()`` ends all
connections, and the store must not be used afterwards. Nothing is kept in memory that could be
lost: what a method returned from is on disk.

Threads: every method may be called from any thread, and several processes may share one database.
Reading never waits for writing; writers follow one another.

Errors: every method raises ``StoreError`` with one sentence for the user when the database is away,
locked for longer than ``bot.store.records.WAIT`` seconds or damaged. What was being saved is then saved wholly or not
at all, and calling again later is safe. A store recovers by itself when its database is back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

from bot.model import Article, Extract, Subscribed
from bot.store.prepared import Prepared
from bot.store.records import (
    Block,
    BlockKind,
    Counts,
    Entry,
    EntryKind,
    Followed,
    NamedPerson,
    NameWord,
    Query,
    Saved,
    Stored,
)


class Store(Protocol):
    """Articles with their extracts, and what searches them."""

    def save(self, article: Article, extract: Extract, chain: str = "") -> Saved:
        """Store both with all search rows in one transaction; a changed article replaces the old one whole.

        An older version than the stored one changes nothing ("same"). What names a blocked person is left out,
        and an article that is blocked, or of which nothing is left, is not shown ("blocked").
        """
        ...

    def save_all(self, batch: Iterable[tuple[Article, Extract]], chain: str = "") -> list[Saved]:
        """The same for many in one transaction: all or none of them; much faster than one by one."""
        ...

    def save_prepared(self, batch: Iterable[Prepared], chain: str = "") -> list[Saved]:
        """The same for what ``bot.store.prepared`` made of them, perhaps in another process."""
        ...

    def article(self, id: str) -> Article | None:  # noqa: A002 # the field is called so everywhere
        """The article of this id, None when there is none."""
        ...

    def known(self, articles: Sequence[Article]) -> list[bool]:
        """Whether each was saved already, the very same, whatever of it is shown; True for blocked ones."""
        ...

    def extract(self, id: str) -> Extract | None:  # noqa: A002 # as above
        """What was taken out of the article of this id."""
        ...

    def stored(self, keys: Collection[int]) -> dict[int, Stored]:
        """Articles by the keys that entries carry; keys that are gone meanwhile are left out."""
        ...

    def new_since(self, since: float, until: float | None = None) -> Iterator[Stored]:
        """What was stored or changed from ``since`` up to before ``until`` (seconds since 1970), last stored first.

        Read in pages, so that however many there are need no room. The clock is the database's caller's: a save
        that began before ``until`` may end after it.
        """
        ...

    def stale(self, chain: str) -> Iterator[Article]:
        """Articles, as given, whose extract was made by another version of the chain than this; stored order."""
        ...

    def counts(self) -> Counts:
        """How much is stored; counts everything, so not for every answer."""
        ...

    def sources(self) -> list[str]:
        """The names of all sources, sorted."""
        ...

    def find(self, query: Query) -> list[Entry]:
        """The entries that the query wants, newest first, at most ``query.limit``."""
        ...

    def count(self, query: Query, most: int) -> int:
        """How many entries ``find`` would find without limit and offset, counted up to ``most``."""
        ...

    def newest(self, kind: EntryKind, people: Collection[int]) -> list[Entry]:
        """The newest entry of this kind of each of these people; newest first."""
        ...

    def people(self, ids: Collection[int]) -> dict[int, NamedPerson]:
        """People by id."""
        ...

    def canonical(self, name: str) -> str:
        """The name of the person whom this is an alias of; the name itself when it is none."""
        ...

    def use_aliases(self, aliases: Mapping[str, str]) -> int:
        """Take these aliases (alias to name) instead of those before; returns how many articles that touched."""
        ...

    def near_words(self, texts: Collection[str], *, mistyped: bool = True) -> list[NameWord]:
        """Words of names that are spelt like one of these folded words or nearly so (``bot.store.spelling``).

        Without ``mistyped`` only words that have all the letters of one of these: many times as fast.
        """
        ...

    def people_with(self, words: Sequence[Collection[int]], limit: int) -> list[NamedPerson]:
        """People who have, of each collection, at least one of the words; those of most articles first.

        Put the collection first that fewest people have words of: only its first 2,000 people are looked at.
        """
        ...

    def block(self, kind: BlockKind, name: str) -> int:
        """Keep a person's name, or an article, out of everything from now on; returns how many articles it concerned.

        An article is removed. Of a person, all that names it is left out; what was given is sealed, for ``unblock``.
        Calling it again does what a call that was broken off left undone.
        """
        ...

    def unblock(self, kind: BlockKind, name: str) -> bool:
        """Undo ``block``, False when there is none: sealed articles are shown again, removed ones when imported."""
        ...

    def blocked(self) -> list[Block]:
        """All that is blocked, oldest first."""
        ...

    def older(self, source: str, before: str) -> list[Article]:
        """Articles of a source ("" for all) from before a day (ISO); undated ones by the day they were stored."""
        ...

    def remove(self, ids: Collection[str]) -> int:
        """Remove articles with all that was made of them; returns how many there were. Blocks nothing."""
        ...

    def delivered(self, folder: str) -> dict[str, str]:
        """The files of a followed folder that were read: path to the state (any text) they were in."""
        ...

    def deliver(self, folder: str, files: Mapping[str, str]) -> None:
        """Remember exactly these files of a folder as read, and no others."""
        ...

    def followed(self) -> list[Followed]:
        """All sources that are followed, by url."""
        ...

    def follow(self, source: Followed) -> None:
        """Follow a source, or store how looking at it went."""
        ...

    def unfollow(self, url: str) -> bool:
        """Follow a source no longer, and forget which files it had; False when it was not followed. Articles stay."""
        ...

    def subscriptions(self, channel: str = "") -> list[Subscribed]:
        """The subscriptions of a channel, "" for those of all channels; in the order in which they were made."""
        ...

    def subscribe(self, new: Subscribed) -> bool:
        """Add a subscription; False, and nothing is added, when the channel has one of the same themes."""
        ...

    def change_subscription(self, old: Subscribed, new: Subscribed) -> bool:
        """Put ``new`` in the place of ``old``; False when anybody changed or removed it since ``old`` was read.

        Of any number of callers that read the same, in all processes, exactly one gets True.
        """
        ...

    def unsubscribe(self, id: int) -> bool:  # noqa: A002 # the field is called so
        """Remove a subscription; False when there is none of this id."""
        ...

    def shown(self, channel: str) -> dict[str, str]:
        """The items that the channel was shown in digests, each with the key of the digest."""
        ...

    def show(self, channel: str, items: Collection[str], by: str) -> set[str]:
        """Take items for the digest of this key; returns those that no other digest of the channel has taken.

        What was taken is known for a year.
        """
        ...

    def take_back(self, by: str) -> None:
        """Undo ``show``: the digest was not posted."""
        ...

    def claim(self, key: str) -> bool:
        """Take a key that nobody took before: True for exactly one caller over all processes, ever."""
        ...

    def settle(self, key: str) -> None:
        """Note that what the key was claimed for is done; keys that nobody claimed are made settled."""
        ...

    def claimed(self, key: str) -> Literal["", "claimed", "settled"]:
        """What became of a key; "" when nobody took it."""
        ...

    def release(self, key: str) -> None:
        """Give a key back that was claimed, so that it can be claimed again."""
        ...

    def purge_claims(self, prefix: str, before: float) -> int:
        """Forget the keys with this prefix that were taken before a moment (seconds since 1970); returns how many."""
        ...

    def version(self) -> str:
        """The same text as long as no process wrote anything; "" when that can't be told. Costs next to nothing."""
        ...

    def close(self) -> None:
        """End all connections; calling it again does nothing."""
        ...
