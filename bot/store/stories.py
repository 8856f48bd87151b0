"""Which articles tell the same story in nearly the same words (docs/decisions/0040-stories.md).

MinHash proposes, the texts decide: an article is compared with the first one of each story that shares a
band with it. Only first ones are in the index, and only of the newest WINDOW articles, so that the index
stays bounded and stories cannot creep from one text to another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.store import tables as t
from bot.store.engines import Dialect

BANDS, ROWS = 16, 3  # texts that share six in ten shingles are proposed in 98 of 100 cases, one in ten in 2
SEED = 20201217  # never to be changed: what is in the index was made with it
SHINGLE = 3  # words
SHORTEST = 12  # words: shorter texts are alike by chance
WINDOW = 200_000  # articles whose stories may still grow
CANDIDATES = 50
ALIKE = 0.4  # of all shingles of both, that both have
WITHIN = 0.7  # of the shorter one's shingles, that the longer one has: an added paragraph, a shortened copy
NUMBERS = 0.5  # of the numbers of both, that both have: lists of results share all words but these

WORD = re.compile(r"[^\W_]+")
PROPOSED = "SELECT hash, article FROM band WHERE hash IN (%s)"  # numbers only: a parameter each would cost more
LED = select(t.band.c.article, t.band.c.hash).where(t.band.c.article.in_(bindparam("articles", expanding=True)))
TEXTS = select(t.article.c.key, t.article.c.text, t.article.c.story).where(
    t.article.c.key.in_(bindparam("keys", expanding=True))
)
NEW_STORIES = (
    update(t.counter)
    .where(t.counter.c.name == "story")
    .values(value=t.counter.c.value + bindparam("many"))
    .returning(t.counter.c.value)
)


@dataclass(frozen=True, slots=True)
class Print:
    """What of a text is compared."""

    shingles: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Before:
    """A stored article that another version takes the place of, or that goes."""

    key: int
    story: int  # 0: stored before there were any
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """Which story an article tells, and the bands it is found by if it is the first to."""

    story: int
    bands: tuple[int, ...] = ()


def tell(
    connection: Connection, articles: Sequence[tuple[str, tuple[int, ...]]], before: Sequence[Before | None]
) -> list[Told]:
    """The stories of articles (text and bands) that are about to be stored, each in the place of ``before``.

    A corrected first article stays the first of its story; whatever else has new words is looked for anew.
    """
    led = _let_go(connection, [old.key for old in before if old])
    told: dict[int, Told] = {}
    for number, ((text, bands), old) in enumerate(zip(articles, before, strict=True)):
        if old and old.story and old.text == text:
            told[number] = Told(old.story, tuple(led.get(old.key, ())))
        elif old and old.story and (old.key in led or not bands):
            told[number] = Told(old.story, bands)
    wanted = {number: article for number, article in enumerate(articles) if number not in told}
    book = _Book(connection, {band for _, bands in wanted.values() for band in bands})
    for number, one in told.items():
        book.add(one, articles[number][0])
    for number, (text, bands) in wanted.items():
        found = book.story(text, bands) if bands else 0
        told[number] = Told(found) if found else Told(book.new_story(len(wanted)), bands)
        book.add(told[number], text)
    return [told[number] for number in range(len(articles))]


def lead(connection: Connection, dialect: Dialect, firsts: Iterable[tuple[int, Told]]) -> None:
    """Make articles (key) the first ones of their stories; stories whose first article is too old grow no more."""
    rows = sorted([(band, key) for key, told in firsts for band in set(told.bands)])
    if rows:
        dialect.insert(connection, t.band, ("hash", "article"), rows)
        connection.execute(delete(t.band).where(t.band.c.article < max(key for _, key in rows) - WINDOW))


def leave(connection: Connection, dialect: Dialect, gone: Sequence[Before]) -> None:
    """Take articles out that are no longer stored; the next one of a story is then its first."""
    led = _let_go(connection, [old.key for old in gone])
    for old in gone:
        heir = select(t.article.c.key, t.article.c.text).where(t.article.c.story == old.story)
        row = connection.execute(heir.order_by(t.article.c.key).limit(1)).first() if old.key in led else None
        if row:
            lead(connection, dialect, [(row.key, Told(old.story, bands(row.text)))])


def _let_go(connection: Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    """The bands of those of the articles that were the first of their stories; they are no longer."""
    led: dict[int, list[int]] = {}
    for row in connection.execute(LED, {"articles": keys}) if keys else ():
        led.setdefault(row.article, []).append(row.hash)
    if led:
        connection.execute(delete(t.band).where(t.band.c.article.in_(led)))
    return led


class _Book:
    """The first articles of stories that some articles may tell: stored ones, and those of the same batch."""

    def __init__(self, connection: Connection, wanted: Collection[int]) -> None:
        """Look up all bands at once."""
        self._connection = connection
        self._by_band: dict[int, list[int]] = {}
        self._firsts: dict[int, tuple[str, int]] = {}  # text and story by number: keys, below 0 in hand
        self._prints: dict[int, Print | None] = {}
        self._new: list[int] = []
        found = connection.exec_driver_sql(PROPOSED % ", ".join(map(str, sorted(wanted)))) if wanted else ()
        for hash_of, article in found:
            self._by_band.setdefault(hash_of, []).append(article)

    def story(self, text: str, bands: Sequence[int]) -> int:
        """The story that a text tells, 0 for none that is known."""
        shared = Counter(number for band in bands for number in self._by_band.get(band, ()))
        numbers = [number for number, _ in shared.most_common(CANDIDATES)]
        self._read([number for number in numbers if number not in self._firsts])
        mine = print_of(text) if numbers else None
        for number in numbers:
            first, story = self._firsts.get(number, ("", 0))
            if number not in self._prints:
                self._prints[number] = print_of(first)
            other = self._prints[number]
            if story and mine and other and same_story(mine, other):
                return story
        return 0

    def add(self, told: Told, text: str) -> None:
        """Make an article in hand known to those after it, if it is the first of its story."""
        if told.bands:
            number = -1 - len(self._firsts)
            self._firsts[number] = (text, told.story)
            for band in told.bands:
                self._by_band.setdefault(band, []).append(number)

    def new_story(self, many: int) -> int:
        """The number of a new story; so many are reserved when the first is asked for."""
        if not self._new:
            last = int(self._connection.execute(NEW_STORIES, {"many": many}).scalar_one())
            self._new = list(range(last, last - many, -1))
        return self._new.pop()

    def _read(self, keys: Sequence[int]) -> None:
        for row in self._connection.execute(TEXTS, {"keys": keys}) if keys else ():
            self._firsts[row.key] = (row.text, row.story)


def print_of(text: str) -> Print | None:
    """The text's shingles and numbers; None when it is too short to be told from others."""
    words = WORD.findall(text.lower())
    if len(words) < SHORTEST:
        return None
    shingles = (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
    return Print(frozenset(shingles), frozenset(word for word in words if word.isdecimal()))


def same_story(one: Print, other: Print) -> bool:
    """Whether two texts are nearly the same."""
    shared = len(one.shingles & other.shingles)
    alike = shared / len(one.shingles | other.shingles)
    within = shared / min(len(one.shingles), len(other.shingles))
    numbers = one.numbers | other.numbers
    told_apart = len(numbers) > 2 and len(one.numbers & other.numbers) < NUMBERS * min(
        len(one.numbers), len(other.numbers)
    )
    return (alike >= ALIKE or within >= WITHIN) and not told_apart


def bands(text: str) -> tuple[int, ...]:
    """The bands of the text's MinHash as signed 64-bit numbers, () for a text that is too short."""
    from rensa import RMinHash  # noqa: PLC0415 # who only answers need not load it

    made = print_of(text)
    if made is None:
        return ()
    minhash = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    minhash.update(sorted(made.shingles))
    digest = minhash.digest()
    keys = (f"{at}:{digest[at : at + ROWS]}".encode() for at in range(0, BANDS * ROWS, ROWS))
    return tuple(int.from_bytes(blake2b(key, digest_size=8).digest(), "big", signed=True) for key in keys)
