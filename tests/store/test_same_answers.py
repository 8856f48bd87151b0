"""The same questions on the same articles get the same answers from every database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import ingest, topics
from bot.commands import answer
from bot.extraction import pipeline
from bot.model import Answer, Article, Extract
from bot.store import Store, open_store
from tests import postgres

SEEDS = Path(__file__).parents[2] / "seeds"
Pair = tuple[Article, Extract]


@pytest.fixture(scope="module")
def extracted() -> list[Pair]:
    """The seeds with what is found in them."""
    return list(pipeline.extract_all(pipeline.build(), ingest.articles([SEEDS], pytest.fail)))


@pytest.fixture(scope="module")
def stores(
    extracted: list[Pair], server: postgres.Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Store]]:
    """One store of each kind with the seeds."""
    urls = [f"sqlite:///{tmp_path_factory.mktemp('same')}/archive.db", server.new_database()]
    opened = [open_store(url) for url in urls]
    for store in opened:
        store.save_all(extracted)
    yield opened
    for store in opened:
        store.close()


def questions(extracted: list[Pair]) -> list[str]:
    """Some hundred questions made of the archive itself: names as they are and mistyped, also mistyped, periods."""
    names = sorted({person.name for _, extract in extracted for person in extract.people})
    words = sorted({word for article, _ in extracted for word in re.findall(r"[A-ZÄÖÜ]\w{5,}", article.text)})
    mistyped = [name[:2] + name[3:] for name in names]
    pairs = zip(words[::9], words[4::9], strict=False)
    return [
        *(f"/wer {name}" for name in names),
        *(f"/wer {name}" for name in mistyped),
        *(f"/wer {name.split()[-1].lower()}" for name in names),
        *(f"/zitat {name}" for name in names[::2]),
        *(f"/zitat {name} {word}" for name, word in zip(names[::3], words[::17], strict=False)),
        *(f"/zitat {word}" for word in words[::12]),
        *(f"/archiv {word}" for word in words[::6]),
        *(f"/archiv {one} {other}" for one, other in pairs),
        *(f"/archiv {word[:3]}{word[4:]}" for word in words[::25]),
        *(f"/archiv {word} seit 2020" for word in words[2::40]),
        *(f"/{topic.name} {word}" for topic in topics.load() for word in ("", "Schule", "bis 2021", "seit 2021-05")),
    ]


def test_every_question_has_one_answer(stores: list[Store], extracted: list[Pair]):
    """Which database is behind it must not show: titles, items, their order, alternatives, totals."""
    asked = questions(extracted)
    assert len(asked) > 300
    loaded = topics.load()

    def ask(store: Store, text: str) -> Answer:
        return answer(text, store=store, topics=loaded, language="de")

    answers = [ask(stores[0], text) for text in asked]
    assert [text for text, first in zip(asked, answers, strict=True) if ask(stores[1], text) != first] == []
    assert sum(bool(first.items) for first in answers) > len(asked) / 2  # else little was compared
