"""What stands between quotation marks in an article: names of newspapers and bodies, or somebody's words."""

from __future__ import annotations

from bisect import bisect_left

from bot.extraction.tokens import Tokens

LONGEST_TITLE = 4  # tokens between quotation marks that can still be a name


class Titles:
    """What stands between marks in one article; made once, asked for every sentence.

    ``closing`` leads from an opening mark to the closing one where the words between them can be a name; ``quoted``
    has a 1 for every token of what is longer: that is not the article's own sentence.
    """

    def __init__(self, tokens: Tokens) -> None:
        """Note where the marks stand."""
        self.tokens = tokens
        self.quoted = bytearray(len(tokens))
        self.closing: dict[int, int] = {}
        for marked in tokens.marked:
            if marked.last - marked.first <= LONGEST_TITLE + 1:
                self.closing[marked.first] = marked.last
            if marked.last - marked.first > LONGEST_TITLE:
                self.quoted[marked.first : marked.last + 1] = b"\1" * (marked.last + 1 - marked.first)

    def text(self, mark: int) -> str:
        """The words behind an opening mark, with the marks when they are only half of a name: „Bote“-Redaktion."""
        tokens, close = self.tokens, self.closing[mark]
        if close + 1 < len(tokens) and tokens.words[close + 1][0] == "-":
            return tokens.text[tokens.starts[mark] :].split(maxsplit=1)[0].rstrip(",.;:!?")
        return " ".join(tokens.words[mark + 1 : close])

    def between(self, start: int, end: int) -> str:
        """The first title between two offsets, "" when there is none."""
        starts = self.tokens.starts
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        return next((self.text(mark) for mark in inside if mark in self.closing), "")
