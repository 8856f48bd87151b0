"""What kind of word a word is: the Brown clusters of spacy-lookups-data, in a compact form.

The whole table takes 1.5 s and 150 MB to read; the words that can stand in or beside a name are
kept in ``data/lexicon.txt.gz``, one line a cluster. ``python -m bot.extraction.lexicon`` makes the
file again. Which cluster is which class is written in ``data/clusters.yaml``.
"""

from __future__ import annotations

import gzip
import json
import sys
from functools import cache
from importlib import resources
from pathlib import Path

from bot.extraction.data import load

DATA = resources.files("bot.extraction") / "data"
LEXICON = "lexicon.txt.gz"
RAREST_LOWER = -15.0
"""Other words of a lower log-probability than this are left out: they stand beside few names."""
NOUNS = frozenset({"noun", "role"})


@cache
def clusters() -> dict[str, int]:
    """Word as written → its Brown cluster; takes about 0.1 s the first time."""
    found: dict[str, int] = {}
    for line in gzip.decompress((DATA / LEXICON).read_bytes()).decode().splitlines():
        number, _, words = line.partition("\t")
        found.update(dict.fromkeys(words.split(" "), int(number)))
    return found


@cache
def classes() -> dict[int, str]:
    """Cluster → class: first, last, place, role, organisation …; clusters of no use are absent."""
    table: dict[str, list[int]] = load("clusters")
    return {number: name for name, numbers in table.items() for number in numbers}


@cache
def small_clusters() -> frozenset[int]:
    """Clusters of adverbs, adjectives and verbs: most of their words are written small."""
    balance: dict[int, int] = {}
    for word, number in clusters().items():
        balance[number] = balance.get(number, 0) + (1 if word[0].islower() else -1)
    return frozenset(number for number, more in balance.items() if more > 0)


def kind_of(word: str) -> str:
    """The class of a word as written, "" when nothing is known of it."""
    cluster = clusters().get(word)
    return "" if cluster is None else classes().get(cluster, "noun")


def ends_in_noun(word: str, shortest: int = 5) -> bool:
    """Whether a compound ends in a known noun of at least so many letters: "Brückenfilme", not "Hillemeier"."""
    last = word.rpartition("-")[2]
    starts = range(0 if last != word else 3, len(last) - shortest + 1)
    return next((kind_of(last[at:].capitalize()) for at in starts if kind_of(last[at:].capitalize())), "") in NOUNS


def build(target: Path) -> int:
    """Write the compact table from the installed spacy-lookups-data; returns how many words it has."""
    source = resources.files("spacy_lookups_data") / "data"
    cluster = _read(source / "de_lexeme_cluster.json.gz")
    probability = _read(source / "de_lexeme_prob.json.gz")
    lines: dict[int, list[str]] = {}
    for word, number in cluster.items():
        letters = word.replace("-", "").replace("'", "").replace("’", "")
        shouted = len(word) > 5 and word.isupper()  # HAMBURG is in the table beside Hamburg
        rare = not word[:1].isupper() and probability.get(word, -99.0) < RAREST_LOWER
        if number and letters.isalpha() and not shouted and not rare:
            lines.setdefault(int(number), []).append(word)
    text = "\n".join(f"{number}\t{' '.join(sorted(words))}" for number, words in sorted(lines.items()))
    target.write_bytes(gzip.compress(text.encode(), mtime=0))
    return sum(map(len, lines.values()))


def _read(path: resources.abc.Traversable) -> dict[str, float]:
    table: dict[str, float] = json.loads(gzip.decompress(path.read_bytes()))
    return table


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(str(DATA / LEXICON)))} words\n")
