"""Which articles tell the same story in nearly the same words (docs/decisions/0040-stories.md).

MinHash proposes, the texts decide: an article is compared with the first one of each story that shares a
band with it. Only first ones are in the index (band_index.py), and only of the newest WINDOW articles, so that the
index stays bounded and stories cannot creep from one text to another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, select, update

from bot.store import band_index
from bot.store import tables as t
from bot.store.band_index import BANDS
from bot.store.engines import Dialect

ROWS = 3  # of each band: texts that share six in ten shingles are proposed in 98 of 100 cases, one in ten in 2
SEED = 20201217  # never to be changed: what is in the index was made with it
SHINGLE = 3  # words
SHORTEST = 12  # words: shorter texts are alike by chance
CANDIDATES = 50
ALIKE = 0.4  # of all shingles of both, that both have
WITHIN = 0.7  # of the shorter one's shingles, that the longer one has: an added paragraph, a shortened copy
NUMBERS = 0.5  # of the numbers of both, that both have: lists of results share all words but these

WORD = re.compile(r"[^\W_]+")
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
    led = band_index.let_go(
        connection,
        {
            old.key: made if old.text == text else bands(old.text)
            for (text, made), old in zip(articles, before, strict=True)
            if old
        },
    )
    told: dict[int, Told] = {}
    for number, ((text, made), old) in enumerate(zip(articles, before, strict=True)):
        if old and old.story and (old.text == text or old.key in led or not made):
            told[number] = Told(old.story, made if old.key in led else ())
    wanted = {number: article for number, article in enumerate(articles) if number not in told}
    book = _Book(connection, {band for _, made in wanted.values() for band in made})
    for number, one in told.items():
        book.add(one, articles[number][0])
    for number, (text, made) in wanted.items():
        found = book.story(text, made) if made else 0
        told[number] = Told(found) if found else Told(book.new_story(len(wanted)), made)
        book.add(told[number], text)
    return [told[number] for number in range(len(articles))]


def lead(connection: Connection, dialect: Dialect, firsts: Iterable[tuple[int, Told]]) -> None:
    """Make articles (key) the first ones of their stories; stories whose first article is too old grow no more."""
    band_index.add(connection, dialect, {key: told.bands for key, told in firsts if told.bands})


def leave(connection: Connection, dialect: Dialect, gone: Sequence[Before]) -> None:
    """Take articles out that are no longer stored; the next one of a story is then its first."""
    led = band_index.let_go(connection, {old.key: bands(old.text) for old in gone})
    for old in gone:
        heir = select(t.article.c.key, t.article.c.text).where(t.article.c.story == old.story)
        row = connection.execute(heir.order_by(t.article.c.key).limit(1)).first() if old.key in led else None
        if row:
            lead(connection, dialect, [(row.key, Told(old.story, bands(row.text)))])


class _Book:
    """The first articles of stories that some articles may tell: stored ones, and those of the same batch."""

    def __init__(self, connection: Connection, wanted: Collection[int]) -> None:
        """Look up all bands at once."""
        self._connection = connection
        self._by_band = band_index.articles(connection, wanted)
        self._firsts: dict[int, tuple[str, int]] = {}  # text and story by number: keys, below 0 in hand
        self._prints: dict[int, Print | None] = {}
        self._new: list[int] = []

    def story(self, text: str, bands: Sequence[int]) -> int:
        """The story that a text tells, 0 for none that is known."""
        if self._by_band.keys().isdisjoint(bands):
            return 0
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
