"""How words between quotation marks look: as a sentence, a part of one, a name or an address."""

from __future__ import annotations

from collections.abc import Iterator

from bot.extraction.speech.units import CLASS_OF, FINAL

LONG = 6


def look_of(words: list[str]) -> Iterator[str]:
    """The signs of length, of a sentence or a name; their weights are in ``data/marked_words.yaml``."""
    size = len(words)
    yield "long" if size >= LONG else "phrase" if size > 2 else "pair" if size == 2 else "word"
    if size < 3 and any("." in word[1:-1] or any(letter.isdigit() for letter in word) for word in words):
        yield "code"
    sentence = size > 1 and (words[-1] in FINAL or any(_finite(words, at) for at in range(size)))
    if sentence:
        yield "sentence"
    if words[0][0].islower():
        yield "small"
    elif not sentence and _predicate(words):
        yield "predicate"
    elif not sentence:
        yield "capital"
        if all(_in_name(word) for word in words):
            yield "name"


def _finite(words: list[str], at: int) -> bool:
    """Whether the word is a finite verb, or a mark that only sentences have."""
    word = words[at]
    kind = CLASS_OF.get(word.lower(), "a")
    if kind in "xh":
        return word[0].islower() or not at
    if kind not in "kf" or (word[0].isupper() and (at or word[-1] != "t")):
        return word in {"!", "?"}
    attribute = word[-1] in "enr" and at + 1 < len(words) and words[at + 1][0].isupper()  # "motivierte Taten"
    return not attribute


def _predicate(words: list[str]) -> bool:
    """As in "Regelfall um ein Jahr verschoben": from a capital to a small German word, as no name ends."""
    last = words[-1]
    return (
        len(words) > 2
        and last.isalpha()
        and last.islower()
        and (last[-1] in "nt" or any(word in CLASS_OF for word in words))
    )


def _in_name(word: str) -> bool:
    return word[0].isupper() or not word[0].isalpha() or CLASS_OF.get(word, "a") in "dopc"
