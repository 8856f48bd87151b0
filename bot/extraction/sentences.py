"""Sentence boundaries that survive German abbreviations, dates, ordinals and quotations.

Closing marks and brackets after a full stop belong to the sentence they end. Inside a quotation
the sentences are parted as outside, but one that runs on behind the closing mark ("…!“, sagte er")
is not broken there.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import accumulate, pairwise

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from bot.extraction.data import load
from bot.extraction.marks import pair
from bot.extraction.tokens import KEY, Tokens

_DATA = load("abbreviations")
NEVER = frozenset(f"{word}." for word in _DATA["never"])
MAYBE = frozenset(f"{word}." for word in _DATA["maybe"])
AFTER_ORDINAL = frozenset(_DATA["after_ordinal"])
STARTERS = frozenset(word.capitalize() for word in _DATA["starters"])
ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "....", ".."})
BRACKETS = frozenset(")]")
OMISSION = frozenset("([")
CANNOT_START = frozenset(",;:.)]!?…")
DASHES = frozenset("–—-")
LONGEST_DATELINE = 10
"""Tokens."""


def sentence_starts(words: list[str], closing: AbstractSet[int] = frozenset()) -> list[int]:
    """Token numbers at which a sentence starts, ascending, the first always 0; linear in the number of tokens.

    ``closing`` are the tokens that are closing quotation marks.
    """
    starts = [0] if words else []
    count = len(words)
    for position, word in enumerate(words):
        last = word[-1]
        if last in ".!?…":
            if not _ends(words, position):
                continue
            after = position + 1
            while after < count and (after in closing or words[after] in BRACKETS):
                after += 1
        elif "\n" in word:
            after = position
        elif word in DASHES and _dateline(words, starts[-1], position):
            after = position + 1
        else:
            continue
        while after < count and words[after].isspace():
            after += 1
        if after < count and after > starts[-1] and ("\n" in words[after - 1] or _can_start(words, after)):
            starts.append(after)
    return starts


def _ends(words: list[str], position: int) -> bool:
    """Whether the token, whose last character is one of .!?…, can end a sentence."""
    word = words[position]
    if position and words[position - 1] in OMISSION and word in ENDS:  # "[…]" leaves something out
        return False
    if word in ENDS or word[-1] != ".":
        return True
    stem = word[:-1]
    counted = stem.isdigit() or (len(stem) > 1 and word.lower() not in NEVER)
    if counted and position + 1 < len(words) and words[position + 1] in STARTERS:
        return True  # "Reaktor 3. Der Betreiber": inside a sentence "der" would be small
    thousands = len(stem) > 4 and stem[-4] == "." and stem.replace(".", "").isdigit()  # "sind es 5.000. Der …"
    if stem.isdigit() or thousands:  # "4. Dezember" is a date, "seit 1964. Der …" an end
        following = words[position + 1].lower() if position + 1 < len(words) else ""
        return (len(stem) > 2 or not following[:1].isalnum()) and following not in AFTER_ORDINAL
    lower = word.lower()
    if lower in MAYBE:
        return True
    # A single letter is an initial ("J. Muster"), a roman number counts ("Leo XIV. sprach").
    return not (lower in NEVER or len(stem) == 1 or "." in stem or (stem.isupper() and set(stem) <= set("IVXLC")))


def _dateline(words: list[str], start: int, dash: int) -> bool:
    """As in "Seeburg (dpa) – Der Kai …" and "SEEBURG – Der Kai …": what stands before the dash is no sentence."""
    opening = start == 0 or "\n" in words[start - 1]
    if not opening or not 0 < dash - start <= LONGEST_DATELINE:
        return False
    return words[dash - 1] == ")" or all(word.isupper() for word in words[start:dash] if word.isalnum())


def _can_start(words: list[str], at: int) -> bool:
    """Whether a sentence can start with this token: not with a small letter or a comma, also not behind a dash."""
    word = words[at + 1] if words[at] in DASHES and at + 1 < len(words) else words[at]
    return not word[0].islower() and word[0] not in CANNOT_START


def _without_space(words: list[str], begin: int, end: int) -> int:
    """The end of a sentence without the white space behind it."""
    while end - 1 > begin and words[end - 1].isspace():
        end -= 1
    return end


@Language.factory("fundstelle_sentences")
def sentences(nlp: Language, name: str) -> Sentences:  # noqa: ARG001  # spaCy hands both to every factory
    """The component that marks where sentences start and keeps the plain token lists for those behind it."""
    return Sentences()


class Sentences:
    """Sets sentence boundaries on a Doc and leaves its Tokens in ``user_data``."""

    def __init__(self) -> None:
        """Start with no word known; words seen are kept, as spaCy keeps them."""
        self.known: dict[int, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its boundaries and its plain token lists."""
        words, starts, text = self._plain(doc)
        marked = pair(words, starts)
        begins = sentence_starts(words, {stretch.last for stretch in marked if stretch.closed})
        # All at once: spaCy looks at every token of the article each time a single one is set.
        starting = np.zeros((len(doc), 1), dtype="uint64")
        starting[begins] = 1
        doc.from_array(["SENT_START"], starting)  # type: ignore[arg-type]  # spaCy names its own array type
        doc.user_data[KEY] = Tokens(
            text=text,
            words=words,
            lowers=[word.lower() for word in words],
            starts=starts,
            ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
            sentences=[(begin, _without_space(words, begin, end)) for begin, end in pairwise([*begins, len(words)])],
            marked=marked,
        )
        return doc

    def _plain(self, doc: Doc) -> tuple[list[str], list[int], str]:
        """Words, their offsets and the text; by arrays, because walking spaCy's tokens takes three times as long."""
        known, strings = self.known, doc.vocab.strings
        orths = doc.to_array("ORTH").tolist()
        for orth in set(orths):
            if orth not in known:
                known[orth] = strings[orth]
        words = [known[orth] for orth in orths]
        pieces = [
            word + " " if space else word for word, space in zip(words, doc.to_array("SPACY").tolist(), strict=True)
        ]
        starts = list(accumulate(map(len, pieces[:-1]), initial=0)) if pieces else []
        return words, starts, "".join(pieces)
