"""Where names of people stand: what the tagger sees, and what a title or role before a name tells for certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.extraction.data import load
from bot.extraction.lexicon import clusters, small_clusters
from bot.extraction.marks import OPENING_OF
from bot.extraction.people.letters import LETTER
from bot.extraction.people.name_edges import cleaned, names_things, widened
from bot.extraction.people.tagger import TaggedSpan
from bot.extraction.tokens import Tokens

SURNAME = r"(?:v[vd]{0,2})?[FLUNP]"
# After "Frau" or "Dr." stands a name, known or not: "Frau von Quandel". Not after "meine Frau".
BEHIND_TITLE = re.compile(rf"(?:(?<!d)H|T)T{{0,6}}(?P<name>[FLUNPI]{{0,2}}?{SURNAME}[LU]?)(?![FLU])")
# "Minister Tarek Al-Ossi", "der Präsident der Kammer, Xaver Tü": two words at least.
BEHIND_ROLE = re.compile(rf"(?<=R)(?P<name>(?:[FLUN]I?|I)F?{SURNAME}[LU]?)(?![FLU])")
BEHIND_ROLE_ALONE = re.compile(r"(?<=R)(?P<name>[UL])(?![FLUI])")
# "Die Leiterin der Kammer, Anabel Morf": after the role's phrase and a comma, with one unknown word at least.
BEHIND_PHRASE = re.compile(r"R(?:[dv-]{1,3}[NUPLF]{1,3}){1,3}-(?P<name>U[NULPF]|[FLN]U)(?![FLU])")
PLAIN = re.compile(r"(?P<name>F[FI]{{0,4}}(?:v[vd]{0,2})?[LU]U?)(?![FLUN])")
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
CERTAIN_OTHER = 3.0
"""Log-odds from which on an organisation or place of the tagger keeps the patterns off."""
AFTER_ARTICLE = 4.0
"""Log-odds against a lone name behind an article: "die Fischer" are fishermen."""

LONG_COMPOUND = 10
"""Letters from which on an unknown first word that ends as a thing does is one; shorter ones can be first names."""

_DATA = load("names")
_NOT_BEHIND = frozenset(_DATA["not_behind"])
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
    names = list(_tagged(words, letters, taken, tagged))
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


def _tagged(words: list[str], letters: str, taken: bytearray, tagged: Iterable[TaggedSpan]) -> Iterator[Name]:
    """The people that the tagger saw, with their proper edges; marks what is taken."""
    for span in tagged:
        if span.kind != "PER" and span.margin > CERTAIN_OTHER:
            taken[span.start : span.end] = b"\x02" * (span.end - span.start)
        elif span.kind == "PER" and (edges := widened(words, letters, taken, *cleaned(words, letters, span))):
            start, end = edges
            if start + 1 == end and letters[start] == "R" and span.margin < CERTAIN_ROLE_NAME:
                continue
            if taken[start] == 1:  # already the end of a longer name
                continue
            yield Name(start, end, span.margin)
            taken[start:end] = b"\x01" * (end - start)


def _joined(names: list[Name]) -> list[Name]:
    """Names with no word between them are one: Barnaba Quan | Benjamin."""
    joined: list[Name] = []
    for name in names:
        if joined and joined[-1].end == name.start:
            before = joined.pop()
            name = Name(before.start, name.end, before.margin + name.margin)  # noqa: PLW2901  # it is that one now
        joined.append(name)
    return joined


def _is_persons(words: list[str], name: Name) -> bool:
    """Whether nothing beside the name says that it is a shop's, a storm's or a street's."""
    before = words[name.start - 1] if name.start else ""
    if before[:1].isupper() and names_things(before.lower()):
        return False
    if "-" in words[name.end - 1] and names_things(words[name.end - 1].lower()):  # Jens Quandel-Institut
        return False
    if name.end < len(words) and words[name.end] in _NOT_BEHIND:
        return False
    if len(name) == 1:
        word = words[name.start]
        return word not in _NOT_NAMES and not (len(word) > 3 and word[:2].isupper())  # JPQuandel is a firm
    first = words[name.start]
    if len(first) >= LONG_COMPOUND and names_things(first.lower()) and LETTER[first] not in "FL":  # Ferieninsel Quando
        return False
    return not any(word in _NOT_BEHIND for word in words[name.start + 1 : name.end]) and not _is_title(words, name)


def _is_title(words: list[str], name: Name) -> bool:
    """Whether a name is all that stands between marks behind what has a title: the ship „Petra Quandel“."""
    start = next((at for at in range(name.start - 1, max(-1, name.start - 5), -1) if words[at] in OPENING_OF), -1)
    if start < 1 or words[name.end : name.end + 1] == [] or words[name.end] not in OPENING_OF[words[start]]:
        return False
    return names_things(words[start - 1].lower())


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
