"""Odd texts on every topic: the whole chain neither fails nor hangs, and facts lie inside the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import topics
from bot.extraction.pipeline import build, extract
from bot.model import Article

NLP = build()
TOPICS = topics.load()
STRONG = [topic.strong[0].strip("^$").capitalize() for topic in TOPICS]
ACTS = sorted({verb.strip("^$") for topic in TOPICS for act in topic.acts.values() for verb in act.verbs[:3]})
PIECES = [
    *STRONG,
    *ACTS,
    *("Eva Quandt", "die Polizei", "der Jurist", "des Amtes", "Behörde für", "LKB", "(SPD)", "er", "Sein Fazit"),
    *("nicht", "keine", "zwar", "aber", "darf nur", "hält wenig von", "Innen-, Bau- und", "soll", "wurde", "von"),
    *("„", "“", ",", ".", ":", "–", "?", "\n", "\n\n", " ", "שלום", "مرحبا", "😀", "\u200f", "\xa0", "1.", "z. B."),
]
LONG = {
    "no full stop": "die Polizei will Datenschutz und Cloud und Ransomware im Unterricht, ",
    "names only": "Datenschutz Polizei Cloud Eva Quandt Minister ",
    "no spaces": "Datenschutzcloudransomwareunterricht",
    "half words": "Datenschutz-, Cloud- und ",
    "marks only": "„“",
    "right to left": "שלום Datenschutz مرحبا ",
    "emoji": "😀Datenschutz👩‍👩‍👧 ",
    "attributes": "Datenschutzbehörde für den schönen Unterricht des Amtes ",
    "turns": "hält zwar Datenschutz nicht wenig aber ",
}


def checked(text: str, title: str = "") -> int:
    """How many facts a text has, each looked at."""
    found = extract(NLP, Article(id="a", title=title, text=text)).facts
    for fact in found:
        assert 0 <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == text[fact.start : fact.end].strip()
        assert 0 <= fact.confidence <= 1
    return len(found)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", " "]), st.sampled_from(["", *STRONG]))
def test_pieces_of_facts_in_any_order(pieces, glue, title):
    """Topic words, verbs, names and negations in any order, with and without spaces."""
    checked(glue.join(pieces), title)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.sampled_from(STRONG))
def test_any_text(text, title):
    """Any characters at all, in an article whose title is on a topic."""
    checked(text, title)


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_long_texts(piece):
    """Two hundred thousand characters of one kind are read to their end: nothing looks back over all of them."""
    checked(piece * (200_000 // len(piece)), "Datenschutz")


def test_every_topic_at_once():
    """One sentence with a strong word of every topic is a fact on each."""
    assert checked("Das Amt verbot " + ", ".join(STRONG) + ".") == len(TOPICS)
