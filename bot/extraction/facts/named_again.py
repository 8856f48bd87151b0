"""Whom a noun means that names nobody: "der Jurist", "die Ministerin" after somebody was named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from bot.extraction.facts import noun_phrases
from bot.extraction.facts.word_lists import ends, whole
from bot.extraction.people.gender import gender_of
from bot.extraction.people.letters import is_role
from bot.extraction.tokens import Tokens
from bot.model import Person

ANAPHORIC = ends("anaphoric")
BACK = whole("article_back")
BACK_OBLIQUE = whole("article_back_oblique")
ATTRIBUTES = whole("attributes") | noun_phrases.GENITIVE
NEAR = 600  # characters between a name and an office that means its bearer


class NamedAgain:
    """The people of one article, and where they are named."""

    def __init__(self, tokens: Tokens, people: tuple[Person, ...], named: dict[int, tuple[str, int]]) -> None:
        """``named`` are the mentions: offset → name and end."""
        self.tokens = tokens
        self.named = named
        self.people = {person.name: person for person in people}
        self.mentioned = sorted((start, person.name) for person in people for start, _ in person.mentions)
        self.begins = [tokens.starts[begin] for begin, _ in tokens.sentences]

    def anyhow(self, noun: int) -> str:
        """The person named last, for a noun that hardly ever means another: "der Jurist", "des SPD-Politikers"."""
        if not self._points_back(noun):
            return ""
        before = bisect_left(self.mentioned, (self.tokens.starts[noun], ""))
        return self.mentioned[before - 1][1] if before else ""

    def by_office(self, noun: int) -> str:
        """Whom an office with an article and nothing behind it means, "" for nobody.

        Of the sentences before, the last counts that names somebody who can be meant, man or woman; of several
        named there the one of the office's party, else the first.
        """
        tokens, lower = self.tokens, self.tokens.lowers[noun]
        gender = noun_phrases.gender(noun_phrases.article(tokens, noun), lower)
        following = tokens.words[noun + 1 : noun + 2]
        attributed = any(word in ATTRIBUTES or word[0].isupper() for word in following)
        if attributed or not gender or not is_role(tokens.words[noun]) or self._introduced(lower, noun):
            return ""
        here = self.begins[bisect_right(self.begins, tokens.starts[noun]) - 1]
        near = self.mentioned[bisect_left(self.mentioned, (here - NEAR, "")) : bisect_left(self.mentioned, (here, ""))]
        fitting = [(start, name) for start, name in near if " " in name and self._can_be(name, gender)]
        if not fitting:
            return ""
        begin = self.begins[bisect_right(self.begins, fitting[-1][0]) - 1]
        names = [name for start, name in fitting if start >= begin]
        party = lower.rpartition("-")[0]
        return next((name for name in names if party and self._is_of(name, party)), names[0])

    def _can_be(self, name: str, gender: str) -> bool:
        return gender_of(self.people[name], self.tokens.text) in {gender, ""}

    def _is_of(self, name: str, party: str) -> bool:
        return any(party in role.text.lower() for role in self.people[name].roles)

    def _introduced(self, office: str, end: int) -> bool:
        """Whether an office stands before a token without a name: "eine Sprecherin … die Sprecherin"."""
        tokens = self.tokens
        places = (place for place in range(end) if tokens.lowers[place].endswith(office))
        return any(tokens.starts[place + 1] not in self.named for place in places)

    def _points_back(self, noun: int) -> bool:
        tokens, lower = self.tokens, self.tokens.lowers[noun]
        if not lower.endswith(ANAPHORIC) or not noun:
            return False
        if tokens.lowers[noun - 1] in BACK:  # "Ansicht der Juristen", "Ansicht der Politiker" are of many
            return not lower.endswith("n") and not (noun > 1 and tokens.words[noun - 2][0].isupper())
        return tokens.lowers[noun - 1] in BACK_OBLIQUE
