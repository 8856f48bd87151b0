"""A small statistical tagger of names: a linear chain over word clusters, read from ``data/tagger.npz``.

Every feature is one of a word by itself, so that a word's scores for all the places it can stand in
are worked out once; a text costs a few numpy additions. ``bench/train_tagger.py`` makes the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.extraction import data
from bot.extraction.people.features import CLASSES, coarse, features
from bot.model import Span

MODEL = Path(data.__file__).parent / "tagger.npz"
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-OTH", "I-OTH")
OFFSETS = (-2, -1, 0, 1, 2)
SCALE = 24.0
SURE = 4.0
"""Log-odds from which on a token counts as none of a name; at 8 the same names take four times as long."""
MOST_WORDS = 200_000
"""Words whose scores are kept (about 60 MB); then it begins anew."""
NOTHING = np.array([50.0] + [0.0] * (len(TAGS) - 1), dtype=np.float32)
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A name over tokens start:end (exclusive): PER, ORG, LOC or OTH."""

    start: int
    end: int
    kind: str
    margin: float
    """How much better than no name, in log-odds; above 5 it is hardly ever none."""


class Tagger:
    """The weights and what was already worked out for words seen; not for use by several threads at once."""

    def __init__(self, index: dict[str, int], words: Floats, before: Floats, after: Floats, moves: Floats) -> None:
        """Feature → row of ``words`` (a column a tag and offset); pairs of classes with the tag behind, before them."""
        self.index = index
        self.words, self.before, self.after, self.moves = words, before, after, moves
        self._summable = np.concatenate([words, np.zeros((1, words.shape[1]), dtype=np.float32)])  # last: no feature
        self._numbers: dict[str, int] = {}
        self._rows = np.zeros((1024, words.shape[1]), dtype=np.float32)
        self._kinds = np.zeros(1024, dtype=np.int64)

    def spans(self, words: list[str], sentences: list[Span]) -> list[TaggedSpan]:
        """The names among the tokens of an article, given its sentences as token spans; linear in the tokens."""
        line: list[int] = []  # token numbers, -1 between sentences: what stands there must not see beyond
        for start, end in sentences:
            line += [*range(start, end), -1, -1]
        scores = self.emission([words[place] if place >= 0 else "" for place in line])
        found = []
        for start, path in best_paths(scores, _doubtful(scores), self.moves):
            for low, high, kind in _runs(path):
                margin = float(sum(scores[start + at][path[at]] - scores[start + at][0] for at in range(low, high)))
                found.append(TaggedSpan(line[start + low], line[start + high - 1] + 1, kind, margin))
        return sorted(found, key=lambda span: span.start)

    def emission(self, words: list[str]) -> Floats:
        """The score of each tag (columns) at each token (rows)."""
        if len(self._numbers) > MOST_WORDS:
            self._numbers = {}
        known = self._numbers
        if new := list(dict.fromkeys([word for word in words if word not in known])):
            self._learn(new)
        numbers = np.array([known[word] for word in words], dtype=np.int64)
        count, tags = len(words), len(TAGS)
        rows = self._rows[numbers]
        scores = np.zeros((count, tags), dtype=np.float32)
        for place, offset in enumerate(OFFSETS):
            low, high = max(0, -offset), count - max(0, offset)
            if low < high:
                scores[low:high] += rows[low + offset : high + offset, place * tags : (place + 1) * tags]
        kinds = self._kinds[numbers]
        pairs = kinds[:-1] * len(CLASSES) + kinds[1:]
        scores[1:] += self.before[pairs]
        scores[:-1] += self.after[pairs]
        scores[kinds == 0] = NOTHING
        return scores

    def _learn(self, new: list[str]) -> None:
        """Work out the scores of words not seen before, in all places."""
        first, none = len(self._numbers), len(self.index)
        while first + len(new) > len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._kinds = np.concatenate([self._kinds, np.zeros_like(self._kinds)])
        rows: list[int] = []
        begins: list[int] = []
        for number, word in enumerate(new, start=first):
            begins.append(len(rows))
            rows += [self.index.get(name, none) for name in features(word)]
            rows.append(none)
            self._numbers[word] = number
            self._kinds[number] = coarse(word)
        self._rows[first : first + len(new)] = np.add.reduceat(self._summable[rows], begins, axis=0)

    def save(self, path: Path) -> None:
        """Write the weights in 8 bits each."""
        names = "\n".join(sorted(self.index, key=lambda name: self.index[name]))
        tables = {"words": self.words, "before": self.before, "after": self.after, "moves": self.moves}
        small = {key: np.clip(np.round(table * SCALE), -127, 127).astype(np.int8) for key, table in tables.items()}
        small["names"] = np.frombuffer(names.encode(), dtype=np.int8)
        np.savez_compressed(path, **small)  # type: ignore[arg-type]  # the names are none of its own arguments


def _doubtful(scores: Floats) -> list[Span]:
    """Stretches in which a token may be part of a name; all others surely are none."""
    may = scores[:, 0] - scores[:, 1:].max(axis=1) < SURE
    edges = np.flatnonzero(np.diff(np.concatenate([[False], may, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def best_paths(scores: Floats, stretches: list[Span], moves: Floats) -> Iterator[tuple[int, list[int]]]:
    """The start and the best tags of each stretch that has a name (Viterbi, all stretches at once, longest first)."""
    if not stretches:
        return
    stretches = sorted(stretches, key=lambda stretch: stretch[0] - stretch[1])
    starts = np.array([start for start, _ in stretches])
    lengths = np.array([end - start for start, end in stretches])
    best = scores[starts] + moves[0]
    last = np.zeros(len(starts), dtype=np.int64)
    backs: list[NDArray[np.int64]] = []
    for step in range(1, int(lengths[0]) + 1):
        going = int(np.searchsorted(-lengths, -step, side="left"))  # longer than this step
        last[going : len(best)] = (best[going:] + moves[:, 0]).argmax(axis=1)
        if not going:
            break
        options = best[:going, :, None] + moves
        backs.append(options.argmax(axis=1))
        best = options.max(axis=1) + scores[starts[:going] + step]
    paths = np.zeros((len(starts), int(lengths[0])), dtype=np.int64)
    paths[np.arange(len(starts)), lengths - 1] = last
    for step in range(len(backs), 0, -1):
        rows = np.arange(len(backs[step - 1]))
        paths[rows, step - 1] = backs[step - 1][rows, paths[rows, step]]
    for row in np.flatnonzero(paths.any(axis=1)).tolist():
        yield stretches[row][0], paths[row, : lengths[row]].tolist()


def _runs(path: list[int]) -> list[tuple[int, int, str]]:
    found, start = [], -1
    for place, number in enumerate([*path, 0]):
        tag = TAGS[number]
        if start >= 0 and not tag.startswith("I-"):
            found.append((start, place, TAGS[path[start]][2:]))
            start = -1
        if tag.startswith("B-"):
            start = place
    return found


@cache
def shipped() -> Tagger:
    """The tagger that ships with the project; about 0.1 s the first time."""
    with np.load(MODEL) as data:
        names = data["names"].tobytes().decode().split("\n")
        tables = [data[key].astype(np.float32) / SCALE for key in ("words", "before", "after", "moves")]
    return Tagger({name: number for number, name in enumerate(names)}, *tables)
