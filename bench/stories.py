"""How often copies of a story are recognised, and how often other articles are taken for one.

    python -m bench.stories FOLDER…

Articles of the folders (the seeds without any) are rewritten as copies are; each rewrite is stored beside the
original in a database of its own, by the real store.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.ingest import articles
from bot.model import Article, Extract
from bot.store import open_store

SEED = 7
MOST = 300  # articles
SENTENCE = re.compile(r"(?<=[.!?“«])\s+(?=[A-ZÄÖÜ„»])")
SWAPS = {"sagte": "erklärte", "hat": "habe", "ist": "sei", "nicht": "keineswegs", "auch": "ebenfalls", "und": "sowie",
         "aber": "jedoch", "mehr als": "über", "bei": "nahe", "nach": "im Anschluss an", "einen": "den"}  # fmt: skip

Rewrite = Callable[[str, str, random.Random], str]


def lightly_edited(text: str, _other: str, draw: random.Random) -> str:
    """Every other known word replaced, one word in thirty left out."""
    words = [SWAPS.get(word, word) if draw.random() < 0.5 else word for word in text.split(" ")]
    return " ".join(word for word in words if draw.random() > 1 / 30)


def dateline_and_cut(text: str, _other: str, _draw: random.Random) -> str:
    """Another place line before it and the last fifth cut off, as papers do with agencies."""
    sentences = SENTENCE.split(text)
    return "Hafenstadt (aub) – " + " ".join(sentences[: max(2, len(sentences) * 4 // 5)])


def paragraph_added(text: str, other: str, _draw: random.Random) -> str:
    """A paragraph of a fifth of its length that the copy has of its own."""
    return f"{text}\n\n{other[: len(text) // 5]}"


def two_thirds(text: str, _other: str, _draw: random.Random) -> str:
    """Every third sentence left out."""
    return " ".join(sentence for number, sentence in enumerate(SENTENCE.split(text)) if number % 3 != 2)


def heavily_edited(text: str, _other: str, draw: random.Random) -> str:
    """One word in eight replaced or left out: a rewrite that hides where it comes from."""
    return " ".join(draw.choice(("", "dabei")) if draw.random() < 1 / 8 else word for word in text.split(" "))


def same_quotations(text: str, other: str, _draw: random.Random) -> str:
    """Another article that quotes the same two sentences: another report on the same event."""
    quoted = [sentence for sentence in SENTENCE.split(text) if "„" in sentence or "»" in sentence][:2]
    return f"{other} {' '.join(quoted)}"


def same_beginning(text: str, other: str, _draw: random.Random) -> str:
    """Another article that takes over the first sentence of the news."""
    return f"{SENTENCE.split(text)[0]} {other}"


def another(_text: str, other: str, _draw: random.Random) -> str:
    """Another article."""
    return other


COPIES: tuple[Rewrite, ...] = (lightly_edited, dateline_and_cut, paragraph_added, two_thirds, heavily_edited)
OTHERS: tuple[Rewrite, ...] = (same_quotations, same_beginning, another)


def joined(texts: Sequence[str], rewrite: Rewrite) -> float:
    """The share of articles whose rewrite is given the story of the original."""
    draw = random.Random(SEED)  # noqa: S311  # no secret
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/a.db")
        count = 0
        for number, text in enumerate(texts):
            # The other half of the article stands for another one: its original is not stored.
            rewritten = rewrite(text, texts[number - len(texts) // 2], draw)
            store.save_all(
                [(Article(f"{number}", "T", text), Extract()), (Article(f"{number}r", "T", rewritten), Extract())]
            )
            first, second = store.article(f"{number}"), store.article(f"{number}r")
            count += bool(first and second and first.story == second.story)
            store.remove([f"{number}", f"{number}r"])
        store.close()
    return count / len(texts)


def among_themselves(texts: Sequence[str]) -> int:
    """How many of the articles, all stored together, are given the story of another one."""
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/a.db")
        store.save_all([(Article(str(number), "T", text), Extract()) for number, text in enumerate(texts)])
        told = {stored.article.story for stored in store.new_since(0)}
        store.close()
    return len(texts) - len(told)


def write(line: str) -> None:
    """A line of the table."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Print a table of all kinds."""
    folders = [Path(name) for name in sys.argv[1:]] or [Path(__file__).parent.parent / "seeds"]
    texts = list(dict.fromkeys(article.text for article in articles(folders, lambda _: None)))
    texts = [text for text in texts if len(text.split()) >= 60][:MOST]
    write(f"{len(texts)} articles of 60 words or more")
    for rewrite in COPIES:
        write(f"copy   {rewrite.__name__:18} joined {joined(texts, rewrite):6.1%}")
    for rewrite in OTHERS:
        write(f"other  {rewrite.__name__:18} joined {joined(texts, rewrite):6.1%}")
    write(f"articles given the story of another one, all stored together: {among_themselves(texts)}")


if __name__ == "__main__":
    main()
