"""The person whom a speaker's phrase names, unless only as whose something is: "der Sprecher von Quast"."""

from __future__ import annotations

from bot.extraction.data import load
from bot.extraction.people.letters import LETTER
from bot.extraction.speech.units import WORDS
from bot.model import Person, Span

SOURCES = (*load("source_frames")["after_nach"], "sicht")
SAID = tuple(load("source_frames")["nouns"])
DOCUMENTS = tuple(WORDS["documents"])
CIRCLES = frozenset({"kreisen", "kreise", "umfeld", "medien", "seite", "seiten"})  # in which others speak
VOICED = (*SOURCES, *SAID, *load("source_frames")["utterances"], *(WORDS["documents"] - CIRCLES))
"""What somebody says: of "die Antwort von Quast" the person is the speaker."""
TOWARDS = frozenset({"an", "gegen", "über"})  # of "der Brief an Quast" not
GROUPS = ("regierung", "familie", "kabinett", "team", "gruppe", "fraktion", "verwaltung", "ära", "fall")
BY = frozenset({"von", "vom", "durch"})
JOINTS = frozenset({"und", "sowie"})
SMALL = WORDS["determiners"] | WORDS["oblique"] | WORDS["prepositions"]
GENITIVE_BEFORE = frozenset({"von", "des", "vom", "der", "für"})


def named_in(text: str, span: Span, mentions: list[tuple[int, int, Person]]) -> Person | None:
    """The person of the last of these mentions that stands in the phrase at ``span`` for who speaks."""
    start, end = span
    phrase = text[start:end]
    bracket = start + phrase.find("(") if "(" in phrase else end
    for begin, finish, person in reversed(mentions):
        if not (start <= begin and finish <= bracket):
            continue
        before = text[start:begin].split()
        nouns = [word.lower() for word in (*before, *text[finish:end].split()) if _is_noun(word)]
        own = bool(nouns) and all(noun.endswith(VOICED) for noun in nouns)  # "Quasts Angaben"
        genitive = text[finish - 1] == "s" and not person.name.endswith("s")
        possessive = genitive and (finish < end or bool(before))  # "Quasts Anwalt", "ein Anwalt Quasts"
        rest = text[finish:end].split()[:1]
        described = rest and rest[0].islower() and not BY.isdisjoint(before)  # "der von Quast beauftragte Anwalt"
        described = described or _group(before)
        if TOWARDS.isdisjoint(before) and not described and (own or not (possessive or _owner(before))):
            return person
    return None


def _group(before: list[str]) -> bool:
    """As in "die Regierung Quast", "Familie Lerche": a group that is called by a name."""
    nouns = [word for word in before if _is_noun(word)]
    return len(nouns) == 1 and nouns[0] == before[-1] and LETTER[nouns[0]] != "R" and nouns[0].lower().endswith(GROUPS)


def _owner(before: list[str]) -> bool:
    """Whether a name is only whose something is: "die Sprecherin von", "der Sohn der früheren Ministerin"."""
    restart = max((at + 1 for at, word in enumerate(before) if word[-1] == "," or word in JOINTS), default=0)
    words = [word for word in before[restart:] if not word.lower().endswith(VOICED)]
    office = len(words)
    while office and LETTER[words[office - 1]] == "R":
        office -= 1
    while 0 < office < len(words) and words[office - 1].islower() and words[office - 1] not in GENITIVE_BEFORE:
        office -= 1
    somebody = any(map(_is_noun, words[: max(office - 1, 0)]))
    return somebody and words[office - 1].lower() in GENITIVE_BEFORE


def _is_noun(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in SMALL
