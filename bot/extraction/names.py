"""Where names of people stand: what the tagger sees, and what a title or role before a name tells for certain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.extraction.data import load
from bot.extraction.letters import LETTER
from bot.extraction.lexicon import clusters, kind_of, small_clusters
from bot.extraction.tagger import TaggedSpan
from bot.extraction.tokens import Tokens

NAMELIKE = frozenset("FLUNP")
SURNAME = r"(?:v[vd]{0,2})?[FLUNP]"
# After "Frau" or "Dr." stands a name, known or not: "Frau von Quandel". Not after "meine Frau".
BEHIND_TITLE = re.compile(rf"(?:(?<!d)H|T)T{{0,6}}(?P<name>[FLUNPI]{{0,2}}?{SURNAME}[LU]?)(?![FLU])")
# "Minister Tarek Al-Ossi", "der Präsident der Kammer, Xaver Tü": two words at least.
BEHIND_ROLE = re.compile(rf"(?<=R)(?P<name>(?:[FLUN]I?|I)F?{SURNAME}[LU]?)(?![FLU])")
BEHIND_ROLE_ALONE = re.compile(r"(?<=R)(?P<name>[UL])(?![FLUI])")
# "Die Leiterin der Kammer, Anabel Morf": after the role's phrase and a comma, with one unknown word at least.
BEHIND_PHRASE = re.compile(r"R(?:[dv-]{1,3}[NUPLF]{1,3}){1,3}-(?P<name>U[NULPF]|[FLN]U)(?![FLU])")
PLAIN = re.compile(r"(?P<name>F[FI]{{0,4}}(?:v[vd]{0,2})?[LU]U?)(?![FLUN])")
PARTICLE = re.compile(r"v[vd]{0,2}[LUFN]")
DOUBLE = re.compile(r"(?P<name>F[NP])(?![FLUN])")
PATTERNS = {
    "title": BEHIND_TITLE,
    "role": BEHIND_ROLE,
    "alone": BEHIND_ROLE_ALONE,
    "phrase": BEHIND_PHRASE,
    "plain": PLAIN,
    "double": DOUBLE,
}
WEIGHT = {"title": 6.0, "role": 4.0, "alone": 2.5, "phrase": 2.5, "plain": 1.5, "double": 1.5}
"""Log-odds of what a pattern finds; those of the tagger are its own."""
CERTAIN_ROLE_NAME = 5.0  # log-odds from which on a lone "Richter" is somebody's name
LONGEST = 4  # words that a name is widened by, at most
LONGEST_FIRST_NAME = 13
LONGEST_SURNAME = 10  # of those that are nouns as well: longer ones are compounds
LONGEST_NOUN = 7  # longer nouns before a name are hardly ever first names: "Geburtstag Poes"
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
CERTAIN_OTHER = 3.0
"""Log-odds from which on an organisation or place of the tagger keeps the patterns off."""
AFTER_ARTICLE = 4.0
"""Log-odds against a lone name behind an article: "die Fischer" are fishermen."""

_DATA = load("names")
_NOT_BEFORE = tuple(_DATA["not_before"])
_NOT_BEHIND = frozenset(_DATA["not_behind"])
_SAINTS = frozenset(_DATA["saints"])
_PLURAL_VERBS = frozenset(_DATA["plural_verbs"])
_ARTICLES = frozenset(_DATA["determiners"]) - {
    "seine",
    "seiner",
    "seinem",
    "seinen",
    "ihre",
    "ihrer",
    "ihrem",
    "ihren",
    "im",
    "am",
}
_NOT_NAMES = frozenset(_DATA["not_names"])


@dataclass(frozen=True, slots=True)
class Name:
    """A name over tokens start:end (exclusive), without titles and roles; ``margin`` in log-odds."""

    start: int
    end: int
    margin: float

    def __len__(self) -> int:
        return self.end - self.start


def find_names(tokens: Tokens, tagged: Iterable[TaggedSpan]) -> list[Name]:
    """Names in the order of the text, without overlaps."""
    words = tokens.words
    letters = "".join([LETTER[word] for word in words])
    taken = bytearray(len(letters))  # 1: a person already; 2: something else that has a name
    names = []
    for span in tagged:
        if span.kind != "PER" and span.margin > CERTAIN_OTHER:
            taken[span.start : span.end] = b"\x02" * (span.end - span.start)
        elif span.kind == "PER" and (name := _widened(words, letters, taken, *_cleaned(words, letters, span))):
            if len(name) == 1 and letters[name.start] == "R" and span.margin < CERTAIN_ROLE_NAME:
                continue
            names.append(replace(name, margin=span.margin))
            taken[name.start : name.end] = b"\x01" * len(name)
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(letters):
            start, end = match.span("name")
            if kind == "double" and "-" not in words[start]:  # Frank-Jürgen Weise, but not "Anna Ende Mai"
                continue
            if kind == "phrase" and words[start - 1] != ",":
                continue
            if not any(taken[start:end]) and not _broken(tokens, start, end):
                names.append(Name(start, end, WEIGHT[kind]))
                taken[start:end] = b"\x01" * (end - start)
    joined = _joined(sorted(names, key=lambda name: name.start))
    return [_weighed(words, letters, name) for name in joined if _is_persons(words, name)]


def _joined(names: list[Name]) -> list[Name]:
    """Names with no word between them are one: Barnaba Quan | Benjamin."""
    joined: list[Name] = []
    for name in names:
        if joined and joined[-1].end == name.start:
            before = joined.pop()
            name = Name(before.start, name.end, before.margin + name.margin)  # noqa: PLW2901  # it is that one now
        joined.append(name)
    return joined


def _cleaned(words: list[str], letters: str, span: TaggedSpan) -> tuple[int, int]:
    """The tokens of a tagged span without titles and roles before and marks behind it; maybe none."""
    start, end = span.start, span.end
    while start < end and letters[start] in "THd-":
        start += 1
    while start + 1 < end and letters[start] == "R" and letters[start + 1] in "FLUI":
        start += 1
    if start + 3 < end and words[start] in _SAINTS:  # die Bürgermeisterin von San Quando | Petra Lohse
        start += 2
    while end > start and letters[end - 1] in "-vd" and not words[end - 1][:1].isupper():
        end -= 1
    return start, end


def _widened(words: list[str], letters: str, taken: bytearray, start: int, end: int) -> Name | None:
    """With the first names before it and the surname behind it that the tagger did not see."""
    if start >= end or (start + 1 == end and letters[start] == "-"):
        return None
    low, high = max(0, start - LONGEST), end + LONGEST
    while start > low and not taken[start - 1] and _first_name_at(words, letters, start - 1):
        start -= 1
    titled = start > 0 and letters[start - 1] in "RTH"
    match = PARTICLE.match(letters, end)
    if match and start + 1 == end and letters[start] in "FUIN":  # Ursula | von der Leyen
        end = end if any(taken[end : match.end()]) else match.end()
    elif (
        start + 1 == end
        and (letters[start] == "F" or titled)
        and letters[end : end + 1] in {"N", "L", "P", "R"}
        and len(words[end]) <= LONGEST_SURNAME
    ):
        end += 0 if taken[end] else 1  # Peter | Kurz: a first name is hardly ever followed by a noun
    while end < min(high, len(letters)) and letters[end] == "U" and not taken[end]:
        end += 1
    if words[end : end + 1] == ["zu"] and end > start + 1 and letters[end + 1 : end + 2] in {"U", "L", "P"}:
        end += 2  # Jens Meyer | zu Bexten
    if (
        words[end : end + 1] in (["O"], ["D"])
        and words[end + 1 : end + 2] == ["’"]
        and letters[end + 2 : end + 3] in NAMELIKE
    ):
        end += 3  # Sean | O’Hara
    return Name(start, end, 0.0)


def _first_name_at(words: list[str], letters: str, place: int) -> bool:
    """Whether what stands before a name looks like part of it: Adel | Al-Saleh behind a role, Anabella | Morfin."""
    if _names_things(words[place].lower()):
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


def _is_persons(words: list[str], name: Name) -> bool:
    """Whether nothing beside the name says that it is a shop's, a storm's or a street's."""
    before = words[name.start - 1] if name.start else ""
    if before[:1].isupper() and _names_things(before.lower()):
        return False
    if "-" in words[name.end - 1] and _names_things(words[name.end - 1].lower()):  # Jens Quandel-Institut
        return False
    if name.end < len(words) and words[name.end] in _NOT_BEHIND:
        return False
    if len(name) == 1:
        word = words[name.start]
        return word not in _NOT_NAMES and not (len(word) > 3 and word[:2].isupper())  # JPQuandel is a firm
    return not any(word in _NOT_BEHIND for word in words[name.start : name.end])


def _names_things(word: str) -> bool:
    """Whether a noun, in any case, is one of what has a name without being a person."""
    return word.endswith(_NOT_BEFORE) or (len(word) > 6 and word.endswith("s") and word[:-1].endswith(_NOT_BEFORE))


def _weighed(words: list[str], letters: str, name: Name) -> Name:
    """A lone name with the evidence that stands before it counted in."""
    if len(name) > 1:
        return name
    margin = name.margin
    article = name.start - 1
    if article > 0 and words[article].islower() and words[article].endswith(("er", "e", "en")):  # ein alter Bauer
        article -= 1
    if article >= 0 and words[article].lower() in _ARTICLES:
        margin -= AFTER_ARTICLE
    if words[name.start - 1 : name.start] in (["in"], ["aus"]) or _is_other_word(words, name):
        margin -= AFTER_ARTICLE
    if letters[name.start] in "NP" and letters[name.start - 1 : name.start] not in {"T", "H"}:
        margin -= AFTER_ARTICLE
    return replace(name, margin=margin)


def _is_other_word(words: list[str], name: Name) -> bool:
    """Whether a word that begins a sentence is a plural ("Fischer sagten") or an adverb ("Lange hatte")."""
    if name.start and words[name.start - 1][-1].isalnum():
        return False
    word, following = words[name.start], words[name.end] if name.end < len(words) else ""
    many = following in _PLURAL_VERBS or (following.islower() and following.endswith("ten"))
    return many or clusters().get(word.lower()) in small_clusters()


def _broken(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a line ends inside, or two words stand without a gap."""
    return any(tokens.ends[at] != tokens.starts[at + 1] - 1 for at in range(start, end - 1))
