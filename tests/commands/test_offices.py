"""Who holds an office, asked in other words than the articles use."""

from __future__ import annotations

import pytest

from bot.commands import answer
from bot.store import open_store
from tests.store.made import made

ARTICLES = (
    "{Direktorin der Auencloud} [Mia Sund|Mia Sund] sprach.",
    "{Amtsleiter des Hafenamts} [Tim Orth|Tim Orth] kam.",
    "{französischer Präsident} [Luc Valmont|Luc Valmont] reiste an.",
    "{US-Präsident} [Sam Doyle|Sam Doyle] blieb fern.",
    "{bayerischer Ministerpräsident} [Sepp Lohr|Sepp Lohr] lud ein.",
    "{Fraktionschef in Bayern} [Toni Graf|Toni Graf] nicht.",
    "{Ministerin} [Ute von der Ahe|Ute von der Ahe] schwieg.",
    "{Werkschefin der Nordbahn} [Pia Kern|Pia Kern] fuhr mit.",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """An archive with one holder of each office."""
    opened = open_store(f"sqlite:///{tmp_path_factory.mktemp('offices')}/offices.db")
    opened.save_all([made(text, str(number), f"20{number + 10}") for number, text in enumerate(ARTICLES)])
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "name", "in_other_words"),
    [
        ("wer leitet die Auencloud?", "Mia Sund", True),
        ("Chef der Auencloud", "Mia Sund", True),
        ("/who Leiterin Auencloud", "Mia Sund", True),
        ("who is the head of the Auencloud?", "Mia Sund", True),
        ("wer leitet das Hafenamt?", "Tim Orth", False),
        ("/who Präsident von Frankreich", "Luc Valmont", False),
        ("wer regiert Frankreich?", "Luc Valmont", True),
        ("who is the president of France?", "Luc Valmont", False),
        ("/who Präsident der Vereinigten Staaten", "Sam Doyle", False),
        ("Präsident der USA", "Sam Doyle", False),
        ("/wer Ministerpräsident von Bayern", "Sepp Lohr", False),
        ("wer ist Frau von der Ahe?", "Ute von der Ahe", False),
        ("Ministerin von der Ahe", "Ute von der Ahe", False),
    ],
)
def test_an_office_is_found_by_other_words(store, question, name, in_other_words):
    """Countries have adjectives, leaders many titles, English questions mean German offices; another title is told."""
    found = answer(question, store=store, topics=())
    assert found.title == name
    assert any("genau diesen Worten" in note for note in found.notes) == in_other_words


def test_an_office_with_half_its_words_is_only_asked_back(store):
    """What shares just most of the words is offered, never given as the answer."""
    found = answer("/who Chefin der alten Nordbahn", store=store, topics=())
    assert not found.items
    assert [link.ask for link in found.alternatives] == ["/who Pia Kern"]


def test_an_unknown_office_names_nobody(store):
    """A word in common is not enough to be named for an office."""
    found = answer("/who Bischof der Auencloud", store=store, topics=())
    assert not found.items
    assert not found.alternatives
