"""A plain view of a Doc's tokens, made once: lists are many times faster to walk than spaCy's tokens."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the tokens of a Doc; offsets in characters, ends exclusive."""

    words: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]  # first token and the one after the last

    def __len__(self) -> int:
        return len(self.words)


def tokens_of(doc: Doc) -> Tokens:
    """The view of a Doc, kept with it; call it after sentence boundaries are set."""
    found = doc.user_data.get("fundstelle_tokens")
    if isinstance(found, Tokens):
        return found
    words = [token.text for token in doc]
    starts = [token.idx for token in doc]
    made = Tokens(
        words=words,
        lowers=[word.lower() for word in words],
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        sentences=[(sentence.start, sentence.end) for sentence in doc.sents],
    )
    doc.user_data["fundstelle_tokens"] = made
    return made
