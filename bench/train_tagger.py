"""Train the tagger of names: a linear-chain CRF over word clusters, from GermEval 2014 (CC BY 4.0).

    python -m bench.train_tagger TRAIN.tsv [TRAIN.tsv …] [--test TEST.tsv] [--write]

A few minutes on one core; the same input gives the same file. Only numpy is used.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bot.extraction.people.features import CLASSES, coarse, features
from bot.extraction.people.tagger import MODEL, OFFSETS, TAGS, Tagger

TAG_NUMBER = {tag: number for number, tag in enumerate(TAGS)}
WIDTH = 18  # features a word, padded
Sentence = tuple[list[str], list[int]]
Array = np.ndarray


def read(path: Path) -> Iterator[Sentence]:
    """Sentences of a GermEval file with the numbers of their tags; nested and partial names count as none."""
    words: list[str] = []
    tags: list[int] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line:
            _, word, tag, *_ = line.split("\t")
            words.append(word)
            tags.append(TAG_NUMBER.get(tag, 0))
        elif words:
            yield words, tags
            words, tags = [], []


class Crf:
    """Weights and their training by Adam."""

    def __init__(self, index: dict[str, int]) -> None:
        """All weights at nought; ``index`` gives each feature its row."""
        self.index = index
        kinds, tags = len(CLASSES), len(TAGS)
        self.weights: dict[str, Array] = {
            "words": np.zeros((len(index) + 1, len(OFFSETS) * tags)),
            "before": np.zeros((kinds * kinds, tags)),
            "after": np.zeros((kinds * kinds, tags)),
            "moves": np.zeros((tags, tags)),
        }
        self.first = {key: np.zeros_like(value) for key, value in self.weights.items()}
        self.second = {key: np.zeros_like(value) for key, value in self.weights.items()}
        self.mean = {key: np.zeros_like(value) for key, value in self.weights.items()}
        self.steps = self.averaged = 0

    def encode(self, sentences: list[Sentence]) -> list[tuple[Array, Array, Array]]:
        """Each sentence as feature numbers (n, WIDTH), classes (n), tags (n)."""
        cache: dict[str, list[int]] = {}
        out = []
        for words, tags in sentences:
            for word in words:
                if word not in cache:
                    rows = [self.index[name] for name in features(word) if name in self.index][:WIDTH]
                    cache[word] = rows + [len(self.index)] * (WIDTH - len(rows))
            rows_of = np.array([cache[word] for word in words])
            out.append((rows_of, np.array([coarse(word) for word in words]), np.array(tags)))
        return out

    def step(
        self, batch: list[tuple[Array, Array, Array]], rate: float, decay: float, drop: np.random.Generator
    ) -> float:
        """One update; returns the loss a token."""
        tags, kinds, pad = len(TAGS), len(CLASSES), len(self.index)
        longest = max(len(gold) for _, _, gold in batch)
        rows = np.full((len(batch), longest, WIDTH), pad)
        kind = np.full((len(batch), longest), 0)
        gold = np.zeros((len(batch), longest), dtype=int)
        mask = np.zeros((len(batch), longest), dtype=bool)
        for number, (row, classes, tag) in enumerate(batch):
            rows[number, : len(tag)], kind[number, : len(tag)], gold[number, : len(tag)] = row, classes, tag
            mask[number, : len(tag)] = True
        rows = np.where(drop.random(rows.shape) < 0.15, pad, rows)
        words = self.weights["words"]
        words[pad] = 0
        summed = words[rows].sum(2).reshape(len(batch), longest, len(OFFSETS), tags)
        emission = np.zeros((len(batch), longest, tags))
        for place, offset in enumerate(OFFSETS):
            low, high = max(0, -offset), longest - max(0, offset)
            emission[:, low:high] += summed[:, low + offset : high + offset, place]
        pairs = kind[:, :-1] * kinds + kind[:, 1:]
        emission[:, 1:] += self.weights["before"][pairs]
        emission[:, :-1] += self.weights["after"][pairs]
        delta, moves, loss = _gradient(emission, self.weights["moves"], gold, mask)
        gradient = {key: np.zeros_like(value) for key, value in self.weights.items()}
        spread = np.zeros((len(batch), longest, len(OFFSETS), tags))
        for place, offset in enumerate(OFFSETS):
            low, high = max(0, -offset), longest - max(0, offset)
            spread[:, low + offset : high + offset, place] += delta[:, low:high]
        flat = np.repeat(spread.reshape(-1, 1, len(OFFSETS) * tags), WIDTH, axis=1)
        np.add.at(gradient["words"], rows.reshape(-1), flat.reshape(-1, len(OFFSETS) * tags))
        gradient["words"][pad] = 0
        np.add.at(gradient["before"], pairs.reshape(-1), delta[:, 1:].reshape(-1, tags))
        np.add.at(gradient["after"], pairs.reshape(-1), delta[:, :-1].reshape(-1, tags))
        gradient["moves"] = moves
        self.steps += 1
        for key, weight in tuple(self.weights.items()):
            g = gradient[key] / len(batch) + decay * weight
            self.first[key] += 0.1 * (g - self.first[key])
            self.second[key] += 0.001 * (g * g - self.second[key])
            one = self.first[key] / (1 - 0.9**self.steps)
            two = self.second[key] / (1 - 0.999**self.steps)
            self.weights[key] = weight - rate * one / (np.sqrt(two) + 1e-6)
        return loss / mask.sum()

    def average(self) -> None:
        """Count the weights of now into the mean that is written."""
        self.averaged += 1
        for key, weight in self.weights.items():
            self.mean[key] += (weight - self.mean[key]) / self.averaged

    def tagger(self) -> Tagger:
        """The averaged weights, as they are shipped."""
        mean = {key: value.astype(np.float32) for key, value in self.mean.items()}
        return Tagger(self.index, mean["words"][:-1], mean["before"], mean["after"], mean["moves"])


def _gradient(emission: Array, moves: Array, gold: Array, mask: Array) -> tuple[Array, Array, float]:
    """Of the negative log-likelihood by forward-backward: by emission, by moves, and its value."""
    _, longest, tags = emission.shape
    forward = np.zeros_like(emission)
    backward = np.zeros_like(emission)
    forward[:, 0] = emission[:, 0]
    for t in range(1, longest):
        new = _logsum(forward[:, t - 1, :, None] + moves[None], 1) + emission[:, t]
        forward[:, t] = np.where(mask[:, t, None], new, forward[:, t - 1])
    for t in range(longest - 2, -1, -1):
        new = _logsum(moves[None] + (emission[:, t + 1] + backward[:, t + 1])[:, None, :], 2)
        backward[:, t] = np.where(mask[:, t + 1, None], new, backward[:, t])
    total = _logsum(forward[:, -1], 1)
    delta = np.exp(forward + backward - total[:, None, None]) * mask[:, :, None]
    value = total.sum()
    sentence, place = np.nonzero(mask)
    delta[sentence, place, gold[mask]] -= 1
    value -= emission[sentence, place, gold[mask]].sum()
    change = np.zeros((tags, tags))
    for t in range(1, longest):
        pair = forward[:, t - 1, :, None] + moves[None] + (emission[:, t] + backward[:, t])[:, None, :]
        change += (np.exp(pair - total[:, None, None]) * mask[:, t, None, None]).sum(0)
    both = mask[:, 1:]
    np.add.at(change, (gold[:, :-1][both], gold[:, 1:][both]), -1)
    value -= moves[gold[:, :-1][both], gold[:, 1:][both]].sum()
    return delta, change, float(value)


def _logsum(values: Array, axis: int) -> Array:
    top = values.max(axis=axis, keepdims=True)
    return (np.log(np.exp(values - top).sum(axis=axis, keepdims=True)) + top).squeeze(axis)


def score(tagger: Tagger, sentences: list[Sentence]) -> str:
    """Precision, recall and F1 of each kind, as one line."""
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for words, tags in sentences:
        right = set(_spans([TAGS[tag] for tag in tags]))
        mine = {(span.start, span.end, span.kind) for span in tagger.spans(words, [(0, len(words))])}
        hits.update(kind for _, _, kind in right & mine)
        found.update(kind for _, _, kind in mine)
        gold.update(kind for _, _, kind in right)
    return "  ".join(
        f"{kind} P {hits[kind] / found[kind]:.3f} R {hits[kind] / gold[kind]:.3f} "
        f"F1 {2 * hits[kind] / (found[kind] + gold[kind]):.3f}"
        for kind in sorted(gold)
        if found[kind]
    )


def _spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, place, tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = place


def main() -> None:
    """Train, print the scores, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", nargs="+", type=Path)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--decay", type=float, default=5e-4)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    train = [sentence for path in given.train for sentence in read(path)]
    test = list(read(given.test)) if given.test else []
    counts = Counter(name for words, _ in train for word in words for name in features(word))
    index = {name: number for number, name in enumerate(sorted(n for n, count in counts.items() if count >= 3))}
    crf = Crf(index)
    encoded = sorted(crf.encode(train), key=lambda sentence: len(sentence[2]))
    batches = [encoded[at : at + 32] for at in range(0, len(encoded), 32)]
    chance = np.random.default_rng(1)
    for epoch in range(given.epochs):
        rate = 0.02 * (1 - epoch / given.epochs) + 0.001
        loss = [crf.step(batches[number], rate, given.decay, chance) for number in chance.permutation(len(batches))]
        if epoch >= given.epochs // 2:
            crf.average()
            sys.stdout.write(f"{epoch} {np.mean(loss):.4f} {score(crf.tagger(), test) if test else ''}\n")
            sys.stdout.flush()
    if given.write:
        crf.tagger().save(MODEL)


if __name__ == "__main__":
    main()
