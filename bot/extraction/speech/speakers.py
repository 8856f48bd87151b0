"""Whose words they are: from the phrase that names a speaker to a person, a party or an authority of the article.

A name in the phrase settles it, then an office that one person of the article has, then a pronoun
whose gender fits one person before it. What two people fit is named with a confidence below CERTAIN.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from rapidfuzz import fuzz

from bot.extraction.lexicon import kind_of
from bot.extraction.people.gender import gender_of
from bot.extraction.people.letters import LETTER
from bot.extraction.speech.named import DOCUMENTS, SAID, SMALL, SOURCES, named_in
from bot.extraction.speech.units import WORDS
from bot.model import Organisation, Person, Quote, Span

MALE = frozenset({"er", "dieser", "jener", "letzterer", "ihm"})
FEMALE = frozenset({"sie", "diese", "jene", "letztere", "ihr"})
HER = ("die", "ihr")
POSSESSIVES = ("sein", "ihr")  # "nach seiner Einschätzung"
RELATIVE = WORDS["relative"]
NOBODY = frozenset({"demnach", "demzufolge", "es", "man"})
KNOWN_KINDS = frozenset({"role", "first", "last", "place"})
KNOWN_ENDINGS = (*WORDS["groups"], *WORDS["documents"], *SOURCES)
SAME_OFFICE = 90
"""Similarity (0 to 100) from which two spellings are one office: "T-System-Chef" and "T-Systems-Chef"."""
SENTENCE_ENDS = (". ", "! ", "? ", "\n")
FAR = 600
"""A pronoun leads back over at most so many characters."""
ATTRIBUTES = 60
"""So many characters at most stand between a name and the relative pronoun that means it: ", Leiter des Amtes, der"."""
DOUBT = 0.6
"""Confidence of an attribution that more than one person fits."""


class Speakers:
    """Names speakers from the people of one article."""

    def __init__(self, text: str, people: tuple[Person, ...], organisations: tuple[Organisation, ...] = ()) -> None:
        """Take the people with their mentions, and the gender their names and offices show."""
        self.text = text
        self.people = people
        self.organised = {begin for organisation in organisations for begin, _ in organisation.mentions}
        self.gender = {person.name: gender_of(person, text) for person in people}
        self.mentions = sorted((start, end, person) for person in people for start, end in person.mentions)

    def name(self, quote: Quote) -> Quote:
        """The same quotation with ``speaker_name``, and with a lower ``confidence`` where the name is not certain."""
        if not quote.speaker:
            return replace(quote, confidence=min(quote.confidence, DOUBT))
        name, confidence = self.resolve(quote.speaker[0])
        return replace(quote, speaker_name=name, confidence=min(quote.confidence, confidence))

    def resolve(self, span: Span) -> tuple[str, float]:
        """Name and confidence for the phrase at ``span``; "" when it names nobody."""
        start, end = span
        words = self.text[start:end].split()
        first = words[0].lower()
        mentioned = named_in(self.text, span, self._inside(span))
        if mentioned:
            return mentioned.name, 1.0
        if len(words) == 1 and first in RELATIVE:
            return self._antecedent(start)
        aged = words[-1].rstrip("nrs").endswith("-Jährige")
        his = len(words) > 1 and first.startswith(POSSESSIVES) and words[-1].lower().endswith(SOURCES)
        if aged or his or (len(words) == 1 and first in MALE | FEMALE):
            return self._pronoun(start, "sie" if first in FEMALE or first.startswith(HER) else "er", full=aged)
        nobody = first in NOBODY or only_said(words)
        if nobody or first.startswith("eigene"):
            return ("", DOUBT) if nobody else self._own(start)
        holder, confidence = self._office(words, start)
        if holder:
            return holder, confidence
        return _bare(words), 1.0 if self._known(words, start) else DOUBT

    def _known(self, words: list[str], start: int) -> bool:
        """Whether the phrase is headed by an office, a group, a document or an organisation of the article."""
        heads = [word.strip(',.;:()„“"') for word in _core(words) if word[:1].isupper() or not word[:1].isalpha()]
        end = start + FAR
        return any(
            word.isupper()
            or kind_of(word) in KNOWN_KINDS
            or word.lower().endswith(KNOWN_ENDINGS)
            or word.lower()[:-1].endswith(KNOWN_ENDINGS)
            for word in heads
            if word
        ) or any(begin in self.organised for begin in range(start, min(end, start + sum(map(len, words)) + len(words))))

    def _inside(self, span: Span) -> list[tuple[int, int, Person]]:
        """The mentions that stand in a phrase."""
        return [mention for mention in self.mentions if span[0] <= mention[0] and mention[1] <= span[1]]

    def _antecedent(self, start: int) -> tuple[str, float]:
        """Whom a relative pronoun means: who is named right before its comma; less surely, a few words before it."""
        before = [mention for mention in self.mentions if mention[1] <= start]
        between = self.text[before[-1][1] : start].strip() if before else "."
        if between[:1] not in {",", "("} or "." in between or len(between) > ATTRIBUTES:
            return "", DOUBT
        return before[-1][2].name, 0.8 if between == "," else DOUBT

    def _own(self, start: int) -> tuple[str, float]:
        """As in "Udo Lerche will nach eigenen Angaben …": who is named last before, in the same sentence."""
        before = [mention for mention in self.mentions if mention[1] <= start]
        if not before or any(mark in self.text[before[-1][1] : start] for mark in SENTENCE_ENDS):
            return "", DOUBT
        return before[-1][2].name, 0.8

    def _pronoun(self, start: int, word: str, *, full: bool = False) -> tuple[str, float]:
        """The last person before the pronoun whose gender does not speak against it; ``full``: by name and surname.

        It is certain when nobody else fits, or nobody else in its paragraph.
        """
        female, male = word in FEMALE, word in MALE
        seen: list[Person] = []
        paragraph = self.text.rfind("\n", 0, start) + 1
        for begin, end, person in reversed(self.mentions):
            if begin >= start or (full and " " not in self.text[begin:end]):
                continue
            if start - begin > FAR or (begin < paragraph and len(seen) == 1):
                break
            gender = self.gender[person.name]
            if not ((female and gender == "male") or (male and gender == "female")) and person not in seen:
                seen.append(person)
        if not seen:
            return "", DOUBT
        return seen[0].name, 0.8 if len(seen) == 1 else DOUBT

    def _office(self, words: list[str], start: int) -> tuple[str, float]:
        """As in "der T-System-Chef": who of the article has this office, misspelt or shortened."""
        head = next((word.strip(",.;:").casefold() for word in _core(words) if word[:1].isupper()), "")
        if not head or len(_core(words)) > 3 or head.endswith("ministerium"):  # nearly "minister"
            return "", DOUBT
        fitting = [person for person in self.people if any(_same_office(head, role.text) for role in person.roles)]
        if len(fitting) == 1:
            return fitting[0].name, 0.9
        before = [person for begin, _, person in self.mentions if begin < start and person in fitting]
        return (before[-1].name, DOUBT) if before else ("", DOUBT)


def _same_office(head: str, role: str) -> bool:
    """Whether a noun of a role is the office: not what it is held at ("Chef der Nordwerk AG")."""
    nouns = (word.strip(",.;:") for word in role.split())
    for word in (noun.casefold() for noun in nouns if LETTER[noun] == "R"):
        if fuzz.ratio(head, word) >= SAME_OFFICE or (len(head) > 4 and word.endswith(("-" + head, head))):
            return True
    return False


def _core(words: list[str]) -> list[str]:
    """The words without articles, and only up to the first attribute behind them."""
    kept = [word for word in words if word.lower() not in SMALL]
    return list(takewhile(lambda word: not word.startswith("("), kept))


def only_said(words: list[str]) -> bool:
    """As in "dem Appell": what is said, by nobody who is named, and no document either."""
    nouns = [word.lower().strip(",.;:") for word in words if word[:1].isupper() and word.lower() not in SMALL]
    return len(nouns) == 1 and nouns[0].endswith(SAID) and not nouns[0].endswith(DOCUMENTS)


def _bare(words: list[str]) -> str:
    """A party or an authority as it is named: "Angaben der Polizei" is "Polizei"."""
    noun = next((at for at, word in enumerate(words[:-1]) if word[:1].isupper()), 0)
    followed = words[1:] and SMALL.isdisjoint(words[:noun]) and not words[noun + 1].isdigit()
    if followed and words[noun].lower().endswith(SOURCES):  # "ersten Schätzungen der Polizei"
        words = words[noun + 1 :]
    while len(words) > 1 and words[0].lower() in SMALL:
        words = words[1:]
    return " ".join(words).rstrip(",;:")
