"""Synthetic articles as long, and as full of names and quotations, as short news are; any number of them.

    python -m bench.synthetic ARTICLES FILE [FIRST]

FILE ends in .jsonl or .parquet and is written as a stream. Article n is the same in every run, whichever
come before it; the words are those of bot/compound_parts.txt, frequent ones as frequent as real ones are,
and one in three is a new compound. The people are bench/people.py's: few stand in many articles, most in
one or two.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from bench.passages import vocabulary
from bench.people import names

PEOPLE = 1_000_000
GROUP = 1000  # articles in a row group of Parquet
CHANGED = 0.01  # of the mentions name somebody in another role than usual
FIELDS = ("id", "title", "date", "source", "url", "section", "text")

Entry = dict[str, str]


def main(count: int, path: Path, first: int = 0) -> None:
    """Write so many articles."""
    if path.suffix == ".parquet":
        write_parquet(path, entries(count, first))
        return
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries(count, first))


def entries(count: int, first: int = 0, people: int = PEOPLE) -> Iterator[Entry]:
    """Articles first, first + 1 …, as a reader of files finds them."""
    return (entry(number, people) for number in range(first, first + count))


def entry(number: int, people: int = PEOPLE) -> Entry:
    """The article of this number; its people are drawn from so many."""
    draw = _Draw(number, people)
    data = _data()
    paragraphs = [" ".join(draw.sentences()) for _ in range(draw.length())]
    year, month, day = draw.chance.randint(1990, 2024), draw.chance.randint(1, 12), draw.chance.randint(1, 28)
    return {
        "id": f"s{number}",
        "title": draw.fill(draw.chance.choice(data["headlines"])),
        "date": f"{year}-{month:02}-{day:02}",
        "source": draw.chance.choice(data["papers"]),
        "url": f"https://archiv.example.org/{year}/{number}",
        "section": draw.chance.choice(data["sections"]),
        "text": "\n\n".join(paragraphs),
    }


class _Draw:
    """What one article draws by chance, and whom it has named."""

    def __init__(self, number: int, people: int) -> None:
        self.chance = random.Random(number)  # noqa: S311 # articles, not secrets
        self._people, self._last, self._named = people, -1, set[int]()

    def length(self) -> int:
        """Paragraphs: most articles are short, some are long."""
        return max(1, min(25, round(self.chance.lognormvariate(1.5, 0.55))))

    def sentences(self) -> Iterator[str]:
        """Those of one paragraph: what happened, who said what, at times what was said on data protection."""
        data, chance = _data(), self.chance
        yield from (self.fill(chance.choice(data["fillers"])) for _ in range(chance.randint(1, 4)))
        if chance.random() < 0.45:
            yield self.fill(chance.choice(data["statements"]))
            if chance.random() < 0.4:
                yield self.fill(chance.choice(data["carried"]))
        if chance.random() < 0.04:
            yield self.fill(chance.choice(data["protection"]))

    def fill(self, template: str) -> str:
        """The sentence with all its places filled; the first word of it begins with a capital."""
        parts = template.split("{")
        made = [parts[0]]
        for part in parts[1:]:
            name, _, rest = part.partition("}")
            own = getattr(self, f"_{name}", None)  # the rest are words of the list of their name: {town}
            made += [str(own()) if own else self.chance.choice(_data()[f"{name}s"]), rest]
        sentence = "".join(made)
        return sentence[0].upper() + sentence[1:]

    def _who(self) -> str:
        if self._named and self.chance.random() < 0.5:
            return self._again()
        self._last = int(self._people * self.chance.random() ** 3)
        if self._last in self._named:
            return self._again()
        self._named.add(self._last)
        roles = _data()["roles"]
        role = self.chance.choice(roles) if self.chance.random() < CHANGED else roles[self._last % len(roles)]
        return f"{role} {_names(self._people)[self._last]}"

    def _again(self) -> str:
        return _names(self._people)[self._last].rpartition(" ")[2] if self._last >= 0 else "die Opposition"

    def _noun(self) -> str:
        words, weights = _words()
        return self.chance.choices(words, cum_weights=weights)[0].capitalize()

    def _thing(self) -> str:
        return self._noun() + self._noun().lower() if self.chance.random() < 0.5 else self._noun()

    def _number(self) -> int:
        return self.chance.randint(2, 900)


def words() -> list[str]:
    """The words that nouns are drawn from, frequent ones first."""
    return _words()[0]


def write_parquet(path: Path, found: Iterator[Entry], group: int = GROUP) -> None:
    """A row group for so many articles."""
    import pyarrow as pa  # noqa: PLC0415 # slow to import
    from pyarrow import parquet  # noqa: PLC0415 # as above

    with parquet.ParquetWriter(path, pa.schema([(name, pa.string()) for name in FIELDS])) as writer:
        batch: list[Entry] = []
        for one in found:
            batch.append(one)
            if len(batch) == group:
                writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=writer.schema))
                batch = []
        if batch:
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=writer.schema))


@cache
def _data() -> dict[str, list[str]]:
    return yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


@cache
def _names(people: int) -> list[str]:
    return names(people)


@cache
def _words() -> tuple[list[str], list[float]]:
    return vocabulary()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
