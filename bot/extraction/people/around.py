"""What stands around the names of an article: its tokens, sentences, people and organisations by token."""

from __future__ import annotations

from bisect import bisect_right

from bot.extraction.people.letters import LETTER
from bot.extraction.tokens import Tokens
from bot.model import Organisation, Person, Span


class Around:
    """An article's tokens with the places of all its people."""

    def __init__(self, tokens: Tokens, people: tuple[Person, ...], organisations: tuple[Organisation, ...]) -> None:
        """Mentions as token spans; each token knows its sentence."""
        self.words = tokens.words
        self.letters = "".join([LETTER[word] for word in tokens.words])
        self.sentences = tokens.sentences
        self.sentence_starts = [start for start, _ in tokens.sentences]
        self.starts = {start: place for place, start in enumerate(tokens.starts)}
        self.ends = {end: place + 1 for place, end in enumerate(tokens.ends)}
        self.mentions = [[(self.starts[start], self.ends[end]) for start, end in person.mentions] for person in people]
        self.named = {start: end for spans in self.mentions for start, end in spans}
        self.firms = {self.starts[start] for each in organisations for start, _ in each.mentions}

    def sentence(self, place: int) -> Span:
        """The sentence of a token, as a token span."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, place) - 1)]
