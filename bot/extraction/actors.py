"""Who does or says what a sentence tells: its agent, found without a parser.

The first noun that can act (a person, an organisation, a body or group by the end of its noun) and
that nothing marks as another case is taken for the subject; a passive names its agent with "von".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.extraction.data import load
from bot.extraction.tokens import Tokens
from bot.model import Person, Span

_DATA = load("actors")
BODIES = tuple(sorted({*_DATA["bodies"], *_DATA["groups"]}))
GROUPS = tuple(_DATA["groups"])
PREPOSITIONS = frozenset(_DATA["prepositions"])
OBLIQUE = frozenset(_DATA["oblique"])
AGENTS = frozenset(_DATA["agents"])
PASSIVE = frozenset(_DATA["passive"])
BY_OTHERS = frozenset(_DATA["by_others"])
SUBORDINATE = frozenset(_DATA["subordinate"])
ARTICLES = frozenset({"der", "die", "das", "ein", "eine"})
FEMININE = tuple(_DATA["feminine"])
MAX_BACK = 6


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or some body in a sentence: a name to show, first token, the one after the last."""

    name: str
    first: int
    end: int
    oblique: bool = False
    agent: bool = False  # stands behind "von" or "durch"


class Actors:
    """The actors of one article; made once, asked for every sentence."""

    def __init__(self, tokens: Tokens, named: dict[int, tuple[str, int]], people: tuple[Person, ...]) -> None:
        """``named`` maps the offset a mention of a person or organisation starts at to its name and end."""
        self.tokens = tokens
        self.named = named
        self.by_role = _by_role(people)

    def of(self, first: int, end: int) -> str:
        """The name of who acts in the sentence of these tokens, "" when nobody is named."""
        lowers = self.tokens.lowers[first:end]
        passive = not PASSIVE.isdisjoint(lowers)
        if not BY_OTHERS.isdisjoint(lowers):  # "soll": somebody else wants it
            return ""
        subject = ""
        for actor in self.find(self._main_clause(first, end), end):
            if passive and actor.agent:
                return actor.name
            if not subject and not actor.oblique:
                subject = actor.name
        return "" if passive else subject

    def find(self, first: int, end: int) -> Iterator[Actor]:
        """All actors between two tokens, from left to right."""
        tokens, position = self.tokens, first
        while position < end:
            mention = self.named.get(tokens.starts[position])
            if mention:
                name, stop = mention
                after = position + 1
                while after < end and tokens.starts[after] < stop:
                    after += 1
            elif tokens.words[position][0].isupper() and tokens.lowers[position].endswith(BODIES):
                if position + 1 < end and tokens.starts[position + 1] in self.named and self._is_group(position):
                    position += 1  # "Innenminister Muster": the name says who
                    continue
                after = self._with_genitive(position, end)
                name = self._name(position, after)
            else:
                position += 1
                continue
            before = self._before(position, first)
            word = tokens.lowers[before] if before >= first else ""
            agent = word in AGENTS
            yield Actor(name, position, after, agent or self._oblique(word, position), agent)
            position = after

    def _main_clause(self, first: int, end: int) -> int:
        """The first token behind a subordinate clause that the sentence starts with."""
        lowers = self.tokens.lowers
        if lowers[first] in SUBORDINATE:
            for position in range(first + 1, end):
                if lowers[position] == ",":
                    return position + 1
        return first

    def _before(self, position: int, first: int) -> int:
        """The token before the noun phrase that ends at a noun: over adjectives and nouns in apposition."""
        words = self.tokens.words
        before = position - 1
        while (
            before >= first
            and position - before <= MAX_BACK
            and (
                (words[before][0].isupper() and words[before - 1 : before] and before > first)
                or (words[before][-1] in "enrsm" and words[before].isalpha() and self._adjective(words[before]))
            )
        ):
            before -= 1
        return before

    def _adjective(self, word: str) -> bool:
        return word.lower() not in PREPOSITIONS | OBLIQUE | ARTICLES and word.endswith(("e", "en", "er", "es", "em"))

    def _oblique(self, word: str, position: int) -> bool:
        if word in PREPOSITIONS or word in OBLIQUE:
            return True
        return word == "der" and self.tokens.lowers[position].endswith(FEMININE)

    def _is_group(self, position: int) -> bool:
        return self.tokens.lowers[position].endswith(GROUPS)

    def _with_genitive(self, position: int, end: int) -> int:
        """The token behind a noun and the genitive that says whose it is: "Kabinett der Landesregierung"."""
        words, lowers = self.tokens.words, self.tokens.lowers
        after = position + 1
        if after < end and lowers[after] in {"der", "des"}:
            stop = after + 1
            while stop < end and stop - after < 4 and not words[stop][0].isupper() and words[stop].isalpha():
                stop += 1
            while stop < end and words[stop][0].isupper() and (stop + 1 < end and words[stop + 1][0].isupper()):
                stop += 1
            if stop < end and words[stop][0].isupper():
                return stop + 1
        return after

    def _name(self, position: int, after: int) -> str:
        """A name to show: that of the only person with such a role, else the noun with its attributes."""
        tokens = self.tokens
        role = self.by_role.get(tokens.lowers[position])
        if role:
            return role
        first = position
        while (
            first > 0
            and tokens.words[first - 1].isalpha()
            and self._adjective(tokens.words[first - 1])
            and (tokens.words[first - 1][0].islower())
        ):
            first -= 1
        return " ".join(tokens.words[first:after])


def spans_by_start(named: list[tuple[str, tuple[Span, ...]]]) -> dict[int, tuple[str, int]]:
    """Offset a mention starts at → name and offset of its end; of two that start together the longer."""
    found: dict[int, tuple[str, int]] = {}
    for name, spans in named:
        for start, end in spans:
            if start not in found or found[start][1] < end:
                found[start] = (name, end)
    return found


def _by_role(people: tuple[Person, ...]) -> dict[str, str]:
    """Last word of a role → the person, where only one person of the article has it."""
    names: dict[str, set[str]] = {}
    for person in people:
        for role in person.roles:
            names.setdefault(role.text.split()[-1].lower(), set()).add(person.name)
    return {
        word: next(iter(people_so_called)) for word, people_so_called in names.items() if len(people_so_called) == 1
    }
