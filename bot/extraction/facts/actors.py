"""Who does or says what a sentence tells: its agent, found without a parser.

The first noun that can act (a person, an organisation, a body or group by the end of its noun) and
that nothing marks as another case is taken for the subject; a passive names its agent with "von".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.extraction.facts import named, noun_phrases
from bot.extraction.facts.leading_names import leading_name
from bot.extraction.facts.main_clauses import (
    PASSIVE,
    PERHAPS_PASSIVE,
    PREPOSITIONS,
    first_of_two,
    is_hearsay,
    is_passive,
    main_clauses,
)
from bot.extraction.facts.named_again import NamedAgain
from bot.extraction.facts.titles import LONGEST_TITLE, Titles
from bot.extraction.facts.word_lists import ends, whole
from bot.extraction.people.letters import is_role
from bot.extraction.tokens import Tokens
from bot.model import Organisation, Person

CAN_ACT = (*ends("bodies", "groups"), *(f"{body}s" for body in ends("bodies")))  # "des Landeszentrums"
THINGS = ends("things")
EXACT = whole("exact")
AGENTS = whole("agents")
SAYING = whole("saying")
RECEIVING = whole("receiving")
GIVEN = whole("given")
COMING = whole("coming")
MEETING = whole("meeting_verbs")
MET = whole("meeting_with")
BY_OTHERS = whole("by_others")
PLURAL = ends("plural_endings")
OWNING = whole("owning")
NO_BODIES = whole("no_bodies")
SOURCES = ends("sources")
AND = whole("joining_names")
REMEMBERED = 50_000  # words
LONGEST_NAME = 5  # words
ABBREVIATION = re.compile(r"\b[A-ZÄÖÜ][a-zäöü]?[A-ZÄÖÜ]")  # "AK", "CDU", "GdP"
SHORT = re.compile(r"[A-ZÄÖÜ]{2,6}|[A-Z][a-z]?[A-Z]+(?:[a-z]{1,3}[A-Z]+)?")  # "BKA", "EuGH", "BVerfG"
LONGEST_PHRASE = 16  # tokens between a noun and the name in apposition
ROMAN = whole("roman")
POSSESSIVE = whole("possessive")
PRONOUNS = whole("referring")
OF_MANY = whole("article_of_many")


@lru_cache(maxsize=REMEMBERED)
def _can_act(lower: str) -> bool:
    """Whether a word names a body or a group by its end."""
    return (lower.endswith(CAN_ACT) and not lower.endswith(THINGS)) or lower in EXACT


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
        self.named = named.mentions(tokens.text, organisations, people)
        self.roles = {person.name: tuple(role.text for role in person.roles) for person in people}
        self.again = NamedAgain(tokens, people, self.named)
        self.by_office = named.offices(people)
        self.titles = Titles(tokens)

    def of(self, first: int, end: int) -> str:
        """The name of who acts in the sentence of these tokens, "" when nobody is named.

        A pronoun ("er", "sie") comes back as it is: who is meant stands before the sentence.
        """
        if self.tokens.lowers[first] in PRONOUNS | POSSESSIVE:
            return self.tokens.lowers[first]
        main = main_clauses(self.tokens, first, end)
        lowers = [self.tokens.lowers[position] for part in main for position in part]
        found = [actor for part in main for actor in self.find(part.start, part.stop)]
        source = next((actor.name for actor in found if actor.source), "")
        if not MEETING.isdisjoint(lowers) and (voice := next((a.name for a in found if a.before in MET), "")):
            return voice
        passive = is_passive(first_of_two(lowers))
        if not passive and (BY_OTHERS.isdisjoint(lowers) or is_hearsay(lowers)):
            subject = next((actor.name for actor in found if not actor.oblique), "")
            if subject or not source:
                referring = next((word for word in lowers if word in PRONOUNS), "")
                return subject or self._agent(found, lowers) or self._leading(main) or referring
        return source or (self._agent(found, lowers) if passive else "")

    def _leading(self, main: list[range]) -> str:
        """A name before the verb of the first main clause."""
        words = self.tokens.words
        return leading_name(words[main[0].start : main[0].stop]) if main else ""

    def _agent(self, found: list[Actor], lowers: list[str]) -> str:
        """Who stands behind "von" in a passive, or where approval or refusal comes from; behind "an" who gets it."""
        if not RECEIVING.isdisjoint(lowers):  # "der Auftrag ging an die Firma"
            return next((actor.name for actor in found if actor.before in GIVEN), "")
        comes = not (SAYING.isdisjoint(lowers) or COMING.isdisjoint(lowers))
        passive = comes or not PASSIVE.isdisjoint(lowers) or not PERHAPS_PASSIVE.isdisjoint(lowers)
        return next((actor.name for actor in found if passive and actor.before in AGENTS), "")

    def turn(self, first: int, end: int) -> str:
        """Whose turn in an interview a paragraph is that starts at a token: "Muster: Das sehe ich anders."."""
        return named.turn(self.tokens, self.named, first, end)

    def named_in(self, start: int, end: int) -> str:
        """The first actor between two offsets, whatever its case; "" when there is none."""
        first = bisect_left(self.tokens.starts, start)
        return next((actor.name for actor in self.find(first, bisect_left(self.tokens.starts, end))), "")

    def proper(self, name: str) -> str:
        """A name if it is one: of a person of the article, or with an abbreviation in it; else ""."""
        head, _, rest = name.partition(" ")
        if head.lower().endswith(SOURCES) and rest:  # "Meinung der Opposition"
            return self.proper(noun_phrases.without_article(rest))
        parts = name.split()
        short = ABBREVIATION.search(name) and len(parts) <= LONGEST_NAME and PREPOSITIONS.isdisjoint(parts)
        known = name in self.roles or short
        return noun_phrases.without_article(name) if known else ""

    def described(self, name: str) -> str:
        """A name with all roles that the article gives the person."""
        return " ".join([name, *self.roles.get(name, ())])

    def find(self, first: int, end: int) -> Iterator[Actor]:
        """All actors between two tokens, from left to right."""
        tokens, position, oblique = self.tokens, first, False
        while position < end:
            name, after = self._at(position, first, end)
            if name and not self.titles.quoted[position]:
                word = noun_phrases.before(tokens, position, first)
                if not oblique or tokens.lowers[position - 1] not in AND:  # "der Bürgerinnen und Bürger"
                    oblique = noun_phrases.is_oblique(tokens, position, first, word)
                yield Actor(name, oblique, word, self._is_source(position, first))
            position = after

    def _at(self, position: int, first: int, end: int) -> tuple[str, int]:
        """The actor that starts at a token ("" when none does) and the token to go on with."""
        tokens = self.tokens
        if tokens.starts[position] in self.named:
            return self._mention(position, first, end)
        if position in self.titles.closing:
            return self._between_marks(position)
        word = tokens.words[position]
        following = tokens.starts[position + 1] if position + 1 < end else -1
        acts = word[0].isupper() and (self._is_body(position) or self._is_role(position))
        if not acts or following in self.named:  # "Innenminister Muster"
            return "", position + 1
        if position + 1 in self.titles.closing and tokens.lowers[position].endswith(noun_phrases.NAMED):
            behind = self.titles.closing[position + 1] + 1
            return f"{word} {self.titles.text(position + 1)}", behind  # "Verein „Stille Post“"
        if name := self._meant(position):
            return name, position + 1
        after = noun_phrases.end_of(tokens, position, end, leads=noun_phrases.leads(tokens, position, first))
        return " ".join(tokens.words[noun_phrases.start_of(tokens, position, first) : after]), after

    def _mention(self, position: int, first: int, end: int) -> tuple[str, int]:
        """The same where a name starts: none when it only goes with another ("(DFV)", a role before its person)."""
        tokens = self.tokens
        name, stop = self.named[tokens.starts[position]]
        after = position + 1
        while after < end and tokens.starts[after] < stop:
            after += 1
        if after + 1 < end and tokens.words[after] == "/" and tokens.words[after + 1][0].isupper():
            name, after = tokens.text[tokens.starts[position] : tokens.ends[after + 1]], after + 2  # "ABC/DEF-Fraktion"
        in_brackets = position > first and tokens.words[position - 1] == "(" and SHORT.fullmatch(tokens.words[position])
        introduces = name not in self.roles and after < end and tokens.starts[after] in self.named
        return ("" if introduces or in_brackets else name), after  # "Bundesbeauftragter Peter Muster"

    def _meant(self, noun: int) -> str:
        """The person whom a noun stands for: named last, in apposition, or the only one with this office."""
        back = self.again.anyhow(noun)
        lower = self.tokens.lowers[noun]
        several = lower.endswith(PLURAL) and noun > 0 and self.tokens.lowers[noun - 1] in OF_MANY  # "die Datenschützer"
        known = back or self._apposed(noun) or ("" if several else named.holder(self.by_office, lower))
        return known or self.again.by_office(noun)

    def _between_marks(self, mark: int) -> tuple[str, int]:
        """The name of a body between quotation marks ("" when it is none), and the token behind the marks."""
        inside = range(mark + 1, self.titles.closing[mark])
        named_so = bool(inside) and self.tokens.words[inside[0]][0].isupper() and any(map(self._is_body, inside))
        return (self.titles.text(mark), inside.stop + 1) if named_so else ("", mark + 1)

    def _is_body(self, position: int) -> bool:
        """Whether a word names a body or a group by its end, or is an abbreviation that is no law or machine."""
        word, lower = self.tokens.words[position], self.tokens.lowers[position]
        if _can_act(lower):
            return True
        in_brackets = position > 0 and self.tokens.words[position - 1] == "("  # of what was named before
        return bool(SHORT.fullmatch(word)) and lower not in NO_BODIES | ROMAN and not in_brackets

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
        start = comma + 1
        while start < min(len(tokens), comma + LONGEST_TITLE) and tokens.starts[start] not in self.named:
            if not noun_phrases.can_follow(tokens.words[start]):
                return ""
            start += 1  # "…, Bayerns Innenminister Muster, …"
        name, stop = self.named.get(tokens.starts[start], ("", 0)) if start < len(tokens) else ("", 0)
        following = bisect_left(tokens.starts, stop)
        if name and following < len(tokens):  # "Innenminister" and "Muster", each a mention of the person
            again, end = self.named.get(tokens.starts[following], ("", 0))
            stop = end if again == name else stop
        return name if name in self.roles and self._text_at(stop) in {",", "("} else ""

    def _text_at(self, offset: int) -> str:
        position = bisect_left(self.tokens.starts, offset)
        return self.tokens.words[position] if position < len(self.tokens) else ""

    def _is_source(self, position: int, first: int) -> bool:
        """Whether a genitive depends on a noun of saying or wanting."""
        lowers = self.tokens.lowers
        begin = position - 1
        while begin > first and lowers[begin] not in OWNING and position - begin < noun_phrases.FARTHEST:
            begin -= 1
        return begin > first and lowers[begin] in OWNING and lowers[begin - 1].endswith(SOURCES)
