"""spaCy's German tokenizer, kept linear: it takes a chunk without spaces apart mark by mark, in quadratic time."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc
from spacy.vocab import Vocab

LONGEST = 300
"""Characters without a space between them up to which spaCy's rules are asked; no word or address is longer."""
_LONG = re.compile(rf"(\S{{{LONGEST + 1},}})")
_PIECE = re.compile(r"\w{1,300}|[^\w]")


class LinearTokenizer:
    """Calls the tokenizer, but cuts overlong chunks into words and single marks itself."""

    def __init__(self, tokenizer: Callable[[str], Doc], vocab: Vocab) -> None:
        """Wrap a tokenizer that makes Docs of this vocabulary."""
        self.tokenizer = tokenizer
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; its tokens are the text's characters, none lost."""
        if max(map(len, text.split()), default=0) <= LONGEST:
            return self.tokenizer(text)
        words: list[str] = []
        spaces: list[bool] = []
        for number, part in enumerate(_LONG.split(text)):
            if number % 2:
                found = _PIECE.findall(part)
                words += found
                spaces += [False] * len(found)
            else:
                doc = self.tokenizer(part)
                words += [token.text for token in doc]
                spaces += [bool(token.whitespace_) for token in doc]
        return Doc(self.vocab, words=words, spaces=spaces)
