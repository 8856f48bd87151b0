"""Where a name that the tagger saw begins and ends: titles off, first names and surnames that it missed on."""

from __future__ import annotations

import re

from bot.extraction.data import load
from bot.extraction.lexicon import ends_in_noun, kind_of
from bot.extraction.marks import OPENING_OF
from bot.extraction.people.tagger import TaggedSpan
from bot.model import Span

_DATA = load("names")
PARTICLE = re.compile(r"v[vd]{0,2}[LUFN]")
PARTICLE_PLACE = re.compile(r"v[vd]{0,2}P")  # Petra von der Aue, but not "ein Adel von Quandorf"
NOBLE = frozenset(_DATA["noble"])
LONGEST = 4  # words that a name is widened by, at most
LONGEST_FIRST_NAME = 13
LONGEST_SURNAME = 10  # of those that are nouns as well: longer ones are compounds
LONGEST_NOUN = 7  # longer nouns before a name are hardly ever first names: "Geburtstag Poes"
SHORTEST_BARE_ROLE = 7
SHORTEST_DECLINED = 6
_CASES = ("s", "es", "n", "en", "e")
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
SURNAMES = frozenset("NLPRUF")
_SAINTS = frozenset(_DATA["saints"])
_OF_NAMES = frozenset(_DATA["of_names"])
_NOT_BEFORE = tuple(_DATA["not_before"])


def cleaned(words: list[str], letters: str, span: TaggedSpan) -> tuple[int, int]:
    """The tokens of a tagged span without titles and roles before and marks behind it; maybe none."""
    start, end = span.start, span.end
    while start < end and letters[start] in "THd-":
        start += 1
    while start + 1 < end and letters[start] == "R" and letters[start + 1] in "FLUI":
        start += 1
    if start + 2 < end and letters[start + 1] == "F" and _is_bare_role(words, letters, start):
        start += 1
    if start + 3 < end and words[start] in _SAINTS:  # die Bürgermeisterin von San Quando | Petra Lohse
        start += 2
    end = next((at for at in range(start + 1, end) if words[at] in OPENING_OF), end)  # Petra | „Pit“ Lohse
    while end > start and letters[end - 1] in "-vd" and not words[end - 1][:1].isupper():
        end -= 1
    return start, end


def _is_bare_role(words: list[str], letters: str, place: int) -> bool:
    """Whether a noun in no list says what somebody is, before a full name: die frühere Kiezlegende | Petra Lohse."""
    word = words[place]
    if letters[place] not in "UN" or len(word) < SHORTEST_BARE_ROLE:
        return False
    before = words[place - 1] if place else ""
    article = place > 1 and before.islower() and before.endswith(ADJECTIVE_ENDINGS) and letters[place - 2] == "d"
    return article or ends_in_noun(word)


def widened(words: list[str], letters: str, taken: bytearray, start: int, end: int) -> Span | None:
    """With the first names before it and the surname behind it that the tagger did not see."""
    if start >= end or (start + 1 == end and letters[start] == "-"):
        return None
    low, high = max(0, start - LONGEST), end + LONGEST
    while start > low and not taken[start - 1] and _first_name_at(words, letters, start - 1):
        start -= 1
    titled = start > 0 and letters[start - 1] in "RTH"
    if start + 1 == end:
        end = _surname_end(words, letters, taken, start, titled=titled)
    while end < min(high, len(letters)) and letters[end] == "U" and not taken[end]:
        end += 1
    end = _noble_end(words, letters, end)
    if words[end : end + 1] == ["zu"] and end > start + 1 and letters[end + 1 : end + 2] in {"U", "L", "P"}:
        end += 2  # Jens Meyer | zu Bexten
    if words[end : end + 2] in (["O", "’"], ["D", "’"]) and letters[end + 2 : end + 3] in SURNAMES:
        end += 3  # Sean | O’Hara
    return start, end


def _noble_end(words: list[str], letters: str, end: int) -> int:
    """The end of a name with a title of nobility in it: Petra | Gräfin von und zu Quandorf; else ``end``."""
    place = end if words[end - 1] in NOBLE else end + 1 if words[end : end + 1] and words[end] in NOBLE else 0
    if not place:
        return end
    if words[place : place + 3] == ["von", "und", "zu"]:
        place += 2
    match = PARTICLE.match(letters, place) or PARTICLE_PLACE.match(letters, place)
    return match.end() if match else end


def _surname_end(words: list[str], letters: str, taken: bytearray, start: int, *, titled: bool) -> int:
    """The end of the surname behind a lone first name: Ursula | von der Leyen, Peter | Kurz."""
    end = start + 1
    match = PARTICLE.match(letters, end)
    if match and letters[start] in "FUIN":
        free = is_particle(words, letters, start, match.end()) and not any(taken[end : match.end()])
        return match.end() if free else end
    match = PARTICLE_PLACE.match(letters, end)
    if match and letters[start] == "F" and 1 not in taken[end : match.end()]:
        return match.end()
    if words[start].endswith("s") and letters[start - 1 : start] == "H" and letters[end : end + 1] in {"R", "N"}:
        return end  # Herrn Quandels Anwalt
    if not (letters[start] == "F" or titled) or end >= len(letters) or taken[end]:
        return end
    # A first name is hardly ever followed by a noun that is none of it.
    return end + 1 if letters[end] in SURNAMES and len(words[end]) <= LONGEST_SURNAME else end


def is_particle(words: list[str], letters: str, start: int, end: int) -> bool:
    """Whether "von der Quell" belongs to the name: not "zu einem Quell", not "Neptuns von der Sonne"."""
    if words[start + 1] == "das" and letters[end - 1] in "NF":  # dass Jens | das Licht erblickte
        return False
    articles = [word for at, word in enumerate(words[start + 1 : end], start + 1) if letters[at] == "d"]
    if articles and words[start + 1] == "zu":  # zu dem Schluss
        return False
    owner = words[start].endswith("s") and letters[start] != "F"
    return not owner and not words[start].isupper() and all(word in _OF_NAMES for word in articles)


def _first_name_at(words: list[str], letters: str, place: int) -> bool:
    """Whether what stands before a name looks like part of it: Adel | Al-Saleh behind a role, Anabella | Morfin."""
    if names_things(words[place].lower()) or words[place - 1 : place + 1] == ["a.", "D."]:
        return False
    if letters[place + 1] == "F" and _is_bare_role(words, letters, place):
        return False
    if letters[place] == "U":
        return len(words[place]) < LONGEST_FIRST_NAME
    if letters[place] == "N" and place > 0 and words[place - 1] == ",":  # der Leiter, Will | Grant
        return len(words[place]) < LONGEST_FIRST_NAME
    if letters[place] in "FI" or (letters[place] in "NLP" and place > 0 and letters[place - 1] in "RTH"):
        return True
    return letters[place] == "N" and _bare_noun(words, letters, place)


def _bare_noun(words: list[str], letters: str, place: int) -> bool:
    """Whether a noun before a name is a first name (Adel | Al-Saleh): short, and nothing belongs to it before."""
    word, before = words[place], words[place - 1] if place else ""
    if not (word.isalpha() and word.istitle() and len(word) <= LONGEST_NOUN) or kind_of(word.lower()):
        return False  # "Für Meier" has its small form in the lexicon
    return not before[-1:].isalpha() or (
        letters[place - 1] == "-" and before.islower() and not before.endswith(ADJECTIVE_ENDINGS)
    )


def names_things(word: str) -> bool:
    """Whether a noun, in any case, is one of what has a name without being a person."""
    if word.endswith(_NOT_BEFORE):
        return True
    cases = (word[: -len(case)] for case in _CASES if word.endswith(case)) if len(word) > SHORTEST_DECLINED else ()
    return any(stem.endswith(_NOT_BEFORE) for stem in cases)
