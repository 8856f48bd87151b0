"""Who does or says what a sentence tells: its agent, found without a parser.

The first noun that can act (a person, an organisation, a body or group by the end of its noun) and
that nothing marks as another case is taken for the subject; a passive names its agent with "von".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.extraction.data import load
from bot.extraction.facts import noun_phrases
from bot.extraction.lexicon import kind_of
from bot.extraction.people.letters import is_role
from bot.extraction.tokens import Tokens
from bot.model import Organisation, Person

_DATA = load("actors")
CAN_ACT = tuple({*_DATA["bodies"], *_DATA["groups"]})
EXACT = frozenset(_DATA["exact"])
AGENTS = frozenset(_DATA["agents"])
PASSIVE = frozenset(_DATA["passive"])
PERHAPS_PASSIVE = frozenset(_DATA["perhaps_passive"])
SAYING = frozenset(_DATA["saying"])
RECEIVING = frozenset(_DATA["receiving"])
COMING = frozenset(_DATA["coming"])
BY_OTHERS = frozenset(_DATA["by_others"])
SUBORDINATE = frozenset(_DATA["subordinate"])
RELATIVE = frozenset(_DATA["relative"])
AND = frozenset({"und", "oder", "sowie", "bzw."})
LONGEST_NAME = 5  # words
LONGEST_TITLE = 4  # tokens between quotation marks that can still be a name
ABBREVIATION = re.compile(r"\b[A-ZÄÖÜ][a-zäöü]?[A-ZÄÖÜ]")  # "AK", "CDU", "GdP"
SOURCES = tuple(_DATA["sources"])
LONGEST_TURN = 3  # tokens: marks before a name and a colon
LONGEST_PHRASE = 16  # tokens between a noun and the name in apposition
REFERRING = ("er", "sie", "seine", "seinen", "seiner", "ihre", "ihren", "ihrer")
PRONOUNS = frozenset(REFERRING)
PREFIXES = ("be", "ver", "er", "ent", "zer", "miss", "unter", "über", "wider")  # no "ge" in their participles


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or some body in a sentence: a name to show, and how the sentence marks it."""

    name: str
    oblique: bool
    before: str  # the preposition or article before it
    source: bool  # "nach dem Willen der Regierung", "in einem Papier des Amtes"


class Actors:
    """The actors of one article; made once, asked for every sentence."""

    def __init__(self, tokens: Tokens, organisations: tuple[Organisation, ...], people: tuple[Person, ...]) -> None:
        """Note where people, their roles and organisations stand."""
        self.tokens = tokens
        self.named = _named(organisations, people)
        self.roles = {person.name: tuple(role.text for role in person.roles) for person in people}
        self.by_role = _by_role(people)
        self.quoted = bytearray(len(tokens))  # what somebody is quoted with is not the article's own sentence
        for marked in tokens.marked:
            if marked.last - marked.first > LONGEST_TITLE:
                self.quoted[marked.first : marked.last + 1] = b"\1" * (marked.last + 1 - marked.first)

    def of(self, first: int, end: int) -> str:
        """The name of who acts in the sentence of these tokens, "" when nobody is named.

        A pronoun ("er", "sie") comes back as it is: who is meant stands before the sentence.
        """
        if self.tokens.lowers[first] in PRONOUNS:
            return self.tokens.lowers[first]
        main = self.main_clauses(first, end)
        lowers = [self.tokens.lowers[position] for part in main for position in part]
        words = set(lowers)
        found = [actor for part in main for actor in self.find(part.start, part.stop)]
        source = next((actor.name for actor in found if actor.source), "")
        passive = _is_passive(lowers, words)
        if not passive and BY_OTHERS.isdisjoint(words):
            subject = next((actor.name for actor in found if not actor.oblique), "")
            if subject or not source:
                referring = next((word for word in REFERRING if word in words), "")
                return subject or self._agent(found, words) or self._place(main) or referring
        return source or (self._agent(found, words) if passive else "")

    def _place(self, main: list[range]) -> str:
        """A town or country that leads the main clause, right before its verb: "Bayern plant …"."""
        words = self.tokens.words
        for part in main[:1]:
            if len(part) > 1 and kind_of(words[part.start]) == "place" and words[part.start + 1][0].islower():
                following = words[part.start + 1]
                return words[part.start] if noun_phrases.can_be_verb(following) else ""
        return ""

    def _agent(self, found: list[Actor], words: set[str]) -> str:
        """Who stands behind "von" in a passive, or where approval or refusal comes from; behind "an" who gets it."""
        if not RECEIVING.isdisjoint(words):  # "der Auftrag ging an die Firma"
            return next((actor.name for actor in found if actor.before == "an"), "")
        comes = not (SAYING.isdisjoint(words) or COMING.isdisjoint(words))
        passive = comes or not PASSIVE.isdisjoint(words) or not PERHAPS_PASSIVE.isdisjoint(words)
        return next((actor.name for actor in found if passive and actor.before in AGENTS), "")

    def turn(self, first: int, end: int) -> str:
        """Whose turn in an interview a paragraph is that starts at a token: "Muster: Das sehe ich anders."."""
        place = first
        while place < min(end, first + LONGEST_TURN) and not self.tokens.words[place][0].isalnum():
            place += 1
        name, stop = self.named.get(self.tokens.starts[place], ("", 0)) if place < end else ("", 0)
        while place < end and (self.tokens.starts[place] < stop or not self.tokens.words[place][0].isalnum()):
            if self.tokens.words[place] == ":":
                return name
            place += 1
        return ""

    def named_in(self, start: int, end: int) -> str:
        """The first actor between two offsets, whatever its case; "" when there is none."""
        first = bisect_left(self.tokens.starts, start)
        return next((actor.name for actor in self.find(first, bisect_left(self.tokens.starts, end))), "")

    def proper(self, name: str) -> str:
        """A name if it is one: of a person of the article, or with an abbreviation in it; else ""."""
        head, _, rest = name.partition(" ")
        if head.lower().endswith(SOURCES) and rest:  # "Meinung der Opposition"
            return self.proper(noun_phrases.without_article(rest))
        known = name in self.roles or (ABBREVIATION.search(name) and len(name.split()) <= LONGEST_NAME)
        return noun_phrases.without_article(name) if known else ""

    def described(self, name: str) -> str:
        """A name with all roles that the article gives the person."""
        return " ".join([name, *self.roles.get(name, ())])

    def find(self, first: int, end: int) -> Iterator[Actor]:
        """All actors between two tokens, from left to right."""
        tokens, position, oblique = self.tokens, first, False
        while position < end:
            name, after = self._at(position, first, end)
            if name and not self.quoted[position]:
                word = noun_phrases.before(tokens, position, first)
                if not oblique or tokens.lowers[position - 1] not in AND:  # "der Bürgerinnen und Bürger"
                    oblique = noun_phrases.is_oblique(tokens, position, first, word)
                yield Actor(name, oblique, word, self._is_source(position, first))
            position = after

    def _at(self, position: int, first: int, end: int) -> tuple[str, int]:
        """The actor that starts at a token ("" when none does) and the token to go on with."""
        tokens = self.tokens
        if mention := self.named.get(tokens.starts[position]):
            name, stop = mention
            after = position + 1
            while after < end and tokens.starts[after] < stop:
                after += 1
            introduces = name not in self.roles and after < end and tokens.starts[after] in self.named
            return ("" if introduces else name), after  # "Bundesbeauftragter Peter Muster"
        word = tokens.words[position]
        lower = tokens.lowers[position]
        if not (word[0].isupper() and (lower.endswith(CAN_ACT) or lower in EXACT or self._is_role(position))):
            return "", position + 1
        if position + 1 < end and tokens.starts[position + 1] in self.named:  # "Innenminister Muster"
            return "", position + 1
        if name := self._apposed(position) or self.by_role.get(tokens.lowers[position], ""):
            return name, position + 1
        after = noun_phrases.end_of(tokens, position, end)
        return " ".join(tokens.words[noun_phrases.start_of(tokens, position, first) : after]), after

    def _is_role(self, position: int) -> bool:
        """Whether a noun says what somebody is; no adjective of a name ("Deutsche Bahn")."""
        words = self.tokens.words
        last = position + 1 >= len(words) or not words[position + 1][0].isupper()
        return is_role(words[position]) and (last or not noun_phrases.is_adjective(words[position]))

    def _apposed(self, noun: int) -> str:
        """The person named behind a noun phrase and between commas: "die Leiterin des Amtes, Eva Muster, …"."""
        tokens = self.tokens
        comma = noun + 1
        while comma < min(len(tokens) - 1, noun + LONGEST_PHRASE) and noun_phrases.can_follow(tokens.words[comma]):
            comma += 1
        if comma + 1 >= len(tokens) or tokens.words[comma] != ",":
            return ""
        name, stop = self.named.get(tokens.starts[comma + 1], ("", 0))
        return name if name in self.roles and self._text_at(stop) in {",", "("} else ""

    def _text_at(self, offset: int) -> str:
        position = bisect_left(self.tokens.starts, offset)
        return self.tokens.words[position] if position < len(self.tokens) else ""

    def _is_source(self, position: int, first: int) -> bool:
        """Whether a genitive depends on a noun of saying or wanting."""
        lowers = self.tokens.lowers
        begin = position - 1
        while begin > first and lowers[begin] not in {"der", "des"} and position - begin < noun_phrases.FARTHEST:
            begin -= 1
        return begin > first and lowers[begin] in {"der", "des"} and lowers[begin - 1].endswith(SOURCES)

    def main_clauses(self, first: int, end: int) -> list[range]:
        """The stretches between commas that are no subordinate clause, as ranges of tokens."""
        lowers = self.tokens.lowers
        commas = [position for position in range(first, end) if lowers[position] in {",", ";", "–", ":"}]
        parts = [range(begin, stop) for begin, stop in pairwise([first, *(comma + 1 for comma in commas), end])]
        return [part for part in parts if part and not self._is_subordinate(part, part.start == first)]

    def _is_subordinate(self, part: range, leads: bool) -> bool:
        """Whether a stretch starts with a conjunction or, unless it leads the sentence, a relative pronoun."""
        lowers = self.tokens.lowers
        word = lowers[part.start]
        if word in SUBORDINATE or leads:
            return word in SUBORDINATE
        following = lowers[part.start + 1] if len(part) > 1 else ""
        return word in RELATIVE or (word in noun_phrases.PREPOSITIONS and following in RELATIVE)


def _is_passive(lowers: list[str], words: set[str]) -> bool:
    """Whether a main clause is in the passive: "wurde", or "wird" with a participle and no infinitive."""
    if not PASSIVE.isdisjoint(words):
        return True
    return not PERHAPS_PASSIVE.isdisjoint(words) and any(_is_participle(word) for word in lowers[-4:])


def _is_participle(word: str) -> bool:
    return word.isalpha() and (
        (word.endswith("t") and word.startswith(PREFIXES))
        or (word.endswith(("t", "en")) and "ge" in word[:5])
        or word.endswith("iert")
    )


def _named(organisations: tuple[Organisation, ...], people: tuple[Person, ...]) -> dict[int, tuple[str, int]]:
    """Offset a mention or a role starts at → name and offset of its end; of two that start together the longer."""
    found: dict[int, tuple[str, int]] = {}
    spans = [(organisation.name, span) for organisation in organisations for span in organisation.mentions]
    spans += [(person.name, span) for person in people for span in person.mentions]
    spans += [(person.name, (role.start, role.end)) for person in people for role in person.roles]
    for name, (start, end) in spans:
        if start not in found or found[start][1] < end:
            found[start] = (name, end)
    return found


def _by_role(people: tuple[Person, ...]) -> dict[str, str]:
    """Last word of a role, also without what it is compounded with → the person, where only one has it."""
    names: dict[str, set[str]] = {}
    for person in people:
        for role in person.roles:
            head = role.text.split()[-1].lower()
            for noun in {head, *(group for group in noun_phrases.GROUPS if head.endswith(group))}:
                names.setdefault(noun, set()).add(person.name)
    return {noun: next(iter(called)) for noun, called in names.items() if len(called) == 1}
