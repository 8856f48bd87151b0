"""Odd texts: whatever stands in an article, the chain neither fails nor points outside of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.extraction.marks import MARKS, pair
from bot.extraction.pipeline import build
from bot.extraction.sentences import sentence_starts

NLP = build()

PIECES = [
    *("Mira Quast", "sagte", "teilte", "mit", "dass", "laut", "nach Angaben der", "so", "wie", "sei", "habe", "soll"),
    *("„", "“", '"', "»", "«", "'", "‚", "‘", ",", ".", ":", "–", "(", ")", "[", "…", "!", "der", "die", "und", "zu"),
    *(
        "\n",
        "\n\n",
        " ",
        "Kai",
        "der Polizei",
        "zufolge",
        "demnach",
        "שלום",
        "مرحبا",
        "😀",
        "👩‍👩‍👧",
        "\u200f",
        "\xa0",
        "1.",
    ),
]


def inside(text: str) -> None:
    """Every span of every quotation holds at least a character of the text."""
    for quote in NLP(text)._.quotes:
        for start, end in (*quote.spans, *quote.speaker, *quote.cue):
            assert 0 <= start < end <= len(text)
        assert 0 <= quote.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", " "]))
def test_pieces_of_speech_in_any_order(pieces, glue):
    """Marks, verbs and frames in any order, with and without spaces, right-to-left and emoji among them."""
    inside(glue.join(pieces))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text):
    """Any characters at all."""
    inside(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*sorted(MARKS), "ja", ",", ".", "\n\n"]), max_size=60))
def test_marks_pair_up(words):
    """Paired stretches lie inside the text, in order, and two of one depth never overlap."""
    starts = [2 * position for position in range(len(words))]
    last = {}
    for stretch in pair(words, starts):
        assert 0 <= stretch.first < stretch.last < len(words)
        assert stretch.first > last.get(stretch.depth, -1)
        last[stretch.depth] = stretch.last


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["Ja", "ja", ".", "!", "4.", "Nr.", "“", ")", "\n\n", "Mai", "XIV."]), max_size=60))
def test_sentences_cover_the_text(words):
    """Sentence starts ascend from the first token."""
    starts = sentence_starts(words)
    assert starts == sorted(set(starts))
    assert starts[:1] == ([0] if words else [])


def test_long_texts():
    """A long text without a full stop, of marks only or without spaces is read to its end."""
    for text in (
        "und so weiter " * 20_000,
        "„" * 20_000,
        '"' * 20_001,
        "» «" * 5_000,
        "a" * 100_000,
        "sagte, " * 10_000,
    ):
        inside(text)


def test_long_chunks_lose_nothing():
    """A chunk that is cut by the house's own rule holds the same characters, beside words cut by spaCy's."""
    text = "Dr. Quast sagte:  " + "„Ja“," * 200 + " z. B. am 4. Mai.\n"
    doc = NLP(text)
    assert doc.text == text
    assert [token.text for token in doc[:2]] == ["Dr.", "Quast"]


def test_a_megabyte_without_a_full_stop():
    """A million characters of speech in one sentence are read to their end, and as one sentence."""
    text = "und die Hafenverwaltungsgebäudeverwaltung sagte, " * 21_000
    assert len(text) > 1_000_000
    inside(text)
