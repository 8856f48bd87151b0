"""What stands around the names of an article: its tokens, sentences, people and organisations by token."""

from __future__ import annotations

from bisect import bisect_right

from bot.extraction.people.letters import LETTER
from bot.extraction.people.role_phrases import ARTICLES, MOST_ATTRIBUTES, NAMELIKE, complements_end, is_adjective
from bot.extraction.tokens import Tokens
from bot.model import Organisation, Person, Span

LONGEST = 40  # tokens of a role
OWNERS = frozenset({"von", "der", "des", "um"})


class Around:
    """An article's tokens with the places of all its people."""

    def __init__(self, tokens: Tokens, people: tuple[Person, ...], organisations: tuple[Organisation, ...]) -> None:
        """Mentions as token spans; each token knows its sentence."""
        self.text = tokens.text
        self.words = tokens.words
        self.letters = "".join([LETTER[word] for word in tokens.words])
        self.sentences = tokens.sentences
        self.sentence_starts = [start for start, _ in tokens.sentences]
        self.starts = {start: place for place, start in enumerate(tokens.starts)}
        self.ends = {end: place + 1 for place, end in enumerate(tokens.ends)}
        self.mentions = [[(self.starts[start], self.ends[end]) for start, end in person.mentions] for person in people]
        self.named = {start: end for spans in self.mentions for start, end in spans}
        self.quoted = bytearray(len(tokens))  # 1 between quotation marks
        for stretch in tokens.marked:
            self.quoted[stretch.first : stretch.last] = b"\x01" * (stretch.last - stretch.first)
        self.genitives = {  # first tokens of names in the genitive: "Quandels"
            start
            for person, spans in zip(people, self.mentions, strict=True)
            for start, end in spans
            if _is_genitive(tokens.words[end - 1], person.name.rpartition(" ")[2])
        }
        self.firms = {self.starts[start] for each in organisations for start, _ in each.mentions}

    def sentence(self, place: int) -> Span:
        """The sentence of a token, as a token span."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, place) - 1)]


def _is_genitive(written: str, surname: str) -> bool:
    return written != surname and written.rstrip("'’").removesuffix("s").rstrip("'’") == surname.rstrip("'’")


def phrase_from(around: Around, place: int, high: int) -> Span | None:
    """[article] attributes role-noun complements, from a place on; None when there is no role noun."""
    words, letters = around.words, around.letters
    high = min(high, place + LONGEST)
    if place < high and words[place] in ARTICLES:
        place += 1
    head = place
    while head < high and head - place < MOST_ATTRIBUTES and letters[head] != "R" and _may_lead(words[head]):
        head += 1
    if head >= high or letters[head] != "R" or head in around.named:
        return None
    end = complements_end(words, head + 1, high)
    for other in range(head + 1, end):
        if other in around.named and words[other - 1] not in OWNERS:  # the next person of a list
            return None
    return place, end


def _may_lead(word: str) -> bool:
    """Whether a word can stand between article and role noun: "ehemalige", "Berliner", "Quandorfs"."""
    return is_adjective(word) or (LETTER[word] in NAMELIKE and word[-1] in "rs" and len(word) > 4)
