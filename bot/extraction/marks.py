"""Quotation marks in pairs, in all typographies of the wild: „…“, “…”, "…", »…«, «…», ‚…‘, ›…‹, '…'.

A pair never leaves its paragraph, unless the next paragraph starts with an opening mark again (the
way quotations over several paragraphs are set). An opening mark without its partner ends with the
sentence or the paragraph; it is reported as not closed.
"""

from __future__ import annotations

from dataclasses import dataclass

OPENING_OF = {
    "„": '“”"»',
    "‚": "‘’'",
    "»": "«",
    "›": "‹",
    "“": '”“"',
    "«": "»",
    "‹": "›",
    '"': '"“”',
    "'": "'",
    "‘": "’",
}
ONLY_OPENING = frozenset("„‚")
ONLY_CLOSING = frozenset("”’")
MARKS = frozenset(OPENING_OF) | ONLY_CLOSING
STRAIGHT = frozenset({'"', "'", "“", "‘", "»", "«", "›", "‹"})
MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks: first and last token are the marks; depth 0 is the outermost."""

    first: int
    last: int  # inclusive
    depth: int
    closed: bool = True


def pair(words: list[str], starts: list[int]) -> list[Marked]:
    """The marked stretches in the order of their opening marks; linear in the number of tokens."""
    return _Pairing(words, starts).run()


class _Pairing:
    def __init__(self, words: list[str], starts: list[int]) -> None:
        self.words = words
        self.starts = starts
        self.open: list[int] = []
        self.found: list[Marked] = []

    def run(self) -> list[Marked]:
        for position, word in enumerate(self.words):
            if word in MARKS:
                self.mark(position, word)
            elif self.open and "\n" in word and not self.goes_on(position):
                self.give_up(position - 1)
        if self.open:
            self.give_up(len(self.words) - 1)
        return sorted(self.found, key=lambda marked: (marked.first, -marked.last))

    def mark(self, position: int, word: str) -> None:
        for level in range(len(self.open) - 1, max(-1, len(self.open) - 1 - MAX_DEPTH), -1):
            opening = self.words[self.open[level]]
            if word in OPENING_OF[opening] and not self.must_open(position, word):
                for depth, lost in enumerate(self.open[level + 1 :], level + 1):  # inner marks without a partner
                    if lost < position - 1:
                        self.found.append(Marked(lost, position - 1, depth, closed=False))
                del self.open[level + 1 :]
                self.found.append(Marked(self.open.pop(), position, level))
                return
        if word in ONLY_CLOSING or not self.may_open(position):
            return
        if self.open and self.words[self.open[-1]] == word and word in ONLY_OPENING and not self.nests(position):
            self.restart(position)
            if self.open:
                return
        if len(self.open) < MAX_DEPTH:
            self.open.append(position)

    def space_before(self, position: int) -> bool:
        return (
            position == 0
            or self.starts[position - 1] + len(self.words[position - 1]) < self.starts[position]
            or (self.words[position - 1][-1] in "([„‚»«–-/\n:")
        )

    def space_after(self, position: int) -> bool:
        return position + 1 >= len(self.words) or (
            self.starts[position] + len(self.words[position]) < self.starts[position + 1]
            or self.words[position + 1][0] == "\n"
        )

    def must_open(self, position: int, word: str) -> bool:
        """An ambiguous mark with a gap before and none behind can't close."""
        if word in ONLY_CLOSING:
            return False
        return self.space_before(position) and not self.space_after(position) and self.words[position + 1][0].isalnum()

    def may_open(self, position: int) -> bool:
        """A mark opens when something follows it at once, and an apostrophe only behind a gap."""
        word = self.words[position]
        if word in ONLY_OPENING:
            return True
        return not self.space_after(position) and (self.space_before(position) or word not in {"'", "‘"})

    def goes_on(self, position: int) -> bool:
        """Whether the paragraph behind this line break starts with an opening mark again."""
        after = position + 1
        return len(self.open) == 1 and after < len(self.words) and self.words[after] == self.words[self.open[0]]

    def nests(self, position: int) -> bool:
        """Whether the same opening mark inside a quotation gets its own partner: two closing marks come first."""
        closing = OPENING_OF[self.words[position]]
        seen = 0
        for word in self.words[position + 1 : position + 200]:
            if "\n" in word or word == self.words[position]:
                return seen > 1
            seen += word in closing
        return seen > 1

    def restart(self, position: int) -> None:
        """The open quotation was never closed, or goes on in this paragraph: settle which."""
        if position and "\n" in self.words[position - 1]:
            return  # one quotation over several paragraphs: the new mark only repeats the first
        self.give_up(position - 1)

    def give_up(self, last: int) -> None:
        for level, first in enumerate(self.open):
            end = self.sentence_end(first, last)
            if end > first:
                self.found.append(Marked(first, end, level, closed=False))
        self.open.clear()

    def sentence_end(self, first: int, last: int) -> int:
        """The last token of the sentence that an unclosed mark starts, at most ``last``."""
        for position in range(first + 1, min(last, first + 120) + 1):
            if self.words[position] in {".", "!", "?"}:
                return position
        return min(last, first + 120)
