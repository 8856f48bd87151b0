"""Where names of people stand: what the tagger sees, and what a title or role before a name tells for certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.extraction.data import load
from bot.extraction.lexicon import ends_in_noun
from bot.extraction.people.letters import LETTER, NATIONALS
from bot.extraction.people.lone_names import weighed
from bot.extraction.people.name import Name
from bot.extraction.people.name_edges import cleaned, is_particle, widened
from bot.extraction.people.name_forms import behind_nickname
from bot.extraction.people.role_phrases import is_adjective
from bot.extraction.people.tagger import TaggedSpan
from bot.extraction.people.things import without_things
from bot.extraction.speech_verbs import VERBS
from bot.extraction.tokens import Tokens

SURNAME = r"(?:v[vd]{0,2})?[FLUNP]"
# After "Frau" or "Dr." stands a name, known or not: "Frau von Quandel". Not after "meine Frau".
BEHIND_TITLE = re.compile(rf"(?:(?<!d)H|T)T{{0,6}}(?P<name>[FLUNPI]{{0,2}}?{SURNAME}[LU]?)(?![FLU])")
# "Minister Tarek Al-Ossi", "der Präsident der Kammer, Xaver Tü": two words at least.
BEHIND_ROLE = re.compile(rf"(?<=R)(?P<name>(?:[FLUN]I?|I)F?{SURNAME}[LU]?)(?![FLU])")
BEHIND_ROLE_ALONE = re.compile(r"(?<=R)(?P<name>[UL])(?![FLUI])")
# "Ministerin Krug lehnt ab": a noun right behind a role without an article, and a verb of one behind it.
NOUN_BEHIND_ROLE = re.compile(r"(?<=R)(?P<name>N)(?=-)")
# "Die Leiterin der Kammer, Anabel Morf": after the role's phrase and a comma, with one unknown word at least.
BEHIND_PHRASE = re.compile(r"R(?:[dv-]{1,3}[NUPLF]{1,3}){1,3}-(?P<name>U[NULPF]|[FLN]U)(?![FLU])")
PLAIN = re.compile(r"(?P<name>F[FI]{{0,4}}(?:v[vd]{0,2})?[LU]U?)(?![FLUN])")
DOUBLE = re.compile(r"(?P<name>F[NP])(?![FLUN])")
PATTERNS = {
    "title": BEHIND_TITLE,
    "role": BEHIND_ROLE,
    "alone": BEHIND_ROLE_ALONE,
    "noun": NOUN_BEHIND_ROLE,
    "phrase": BEHIND_PHRASE,
    "plain": PLAIN,
    "double": DOUBLE,
}
WEIGHT = {"title": 6.0, "role": 4.0, "alone": 2.5, "noun": 7.0, "phrase": 2.5, "plain": 1.5, "double": 1.5}
"""Log-odds of what a pattern finds; those of the tagger are its own."""
CERTAIN_ROLE_NAME = 5.0  # log-odds from which on a lone "Richter" is somebody's name
CERTAIN_OTHER = 3.0
"""Log-odds from which on an organisation or place of the tagger keeps the patterns off."""
LAST_COMPOUND = 9  # letters from which on an unknown last word behind a genitive is a noun: "Quandels Reisepläne"
TIMES = frozenset(load("role_phrases")["times"])
VERBS_OF_ONE = frozenset(load("role_phrases")["copulas"]) | {"will", "kann", "muss", "soll", "darf", "hat"}
ROMAN = re.compile(r"[IVX]+")


def find_names(tokens: Tokens, tagged: Iterable[TaggedSpan]) -> list[Name]:
    """Names in the order of the text, without overlaps."""
    words = tokens.words
    letters = "".join([LETTER[word] for word in words])
    taken = bytearray(len(letters))  # 1: a person already; 2: something else that has a name
    tagged = list(tagged)
    names = list(_tagged(words, letters, taken, tagged))
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(letters):
            start, end = match.span("name")
            if kind == "double" and "-" not in words[start]:  # Karl-Udo Wacker, but not "Anna Ende Mai"
                continue
            if kind == "phrase" and words[start - 1] != ",":
                continue
            if kind == "title" and start > 1 and is_adjective(words[start - 2]):  # "die älteste Frau Quandorfs"
                continue
            if kind == "noun" and not _is_subject(words, start):
                continue
            particle = letters.find("v", start, end)
            if particle > start and not is_particle(words, letters, particle - 1, end):
                continue
            if not any(taken[start:end]) and not _broken(tokens, start, end):
                names.append(Name(start, end, WEIGHT[kind]))
                taken[start:end] = b"\x01" * (end - start)
    known = set(words)
    joined = [
        _trimmed(words, known, name) for name in _joined(words, letters, sorted(names, key=lambda name: name.start))
    ]
    return without_things(words, letters, [weighed(words, letters, name) for name in joined], _others(words, tagged))


def _others(words: list[str], tagged: list[TaggedSpan]) -> dict[str, float]:
    """The evidence that a word alone names a place or an organisation."""
    found: dict[str, float] = {}
    for span in tagged:
        if span.kind in {"ORG", "LOC"} and span.end == span.start + 1:
            found[words[span.start]] = found.get(words[span.start], 0.0) + span.margin
    return found


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


def _joined(words: list[str], letters: str, names: list[Name]) -> list[Name]:
    """Names with no word, or but a nickname, between them are one: Barnaba Quan | Benjamin, Petra „Pit“ | Lohse."""
    joined: list[Name] = []
    for name in names:
        if joined and name.start < joined[-1].end:  # the nickname, seen by itself
            continue
        if joined and joined[-1].end == name.start:
            before = joined.pop()
            name = Name(before.start, name.end, before.margin + name.margin)  # noqa: PLW2901  # it is that one now
        elif letters[name.end - 1] == "F" and (end := behind_nickname(words, name.end)) and letters[end] in "LUFN":
            name = Name(name.start, end + 1, name.margin)  # noqa: PLW2901  # as above
        joined.append(name)
    return joined


def _trimmed(words: list[str], known: set[str], name: Name) -> Name:
    """A name without the noun behind its genitive ("Quandels | Reisepläne"), with the stop of "Petra II."."""
    last, before = words[name.end - 1], words[name.end - 2] if len(name) > 1 else ""
    owner = before[:-1] in known or LETTER[before[:-1]] in "FLN"
    owned = before.endswith("s") and owner and LETTER[before] != "F"
    if owned and len(last) >= LAST_COMPOUND and LETTER[last] in "UN" and ends_in_noun(last):
        return replace(name, end=name.end - 1)
    behind = words[name.end : name.end + 2]
    if len(name) > 1 and ROMAN.fullmatch(last) and behind[:1] == ["."] and not behind[-1][:1].isupper():
        return replace(name, end=name.end + 1)
    return name


def _is_subject(words: list[str], place: int) -> bool:
    """Whether a noun behind a role can only be a name: "Ministerin Krug lehnt", not "die Ärzte Hilfe"."""
    role, before = words[place - 1], words[place - 2] if place > 1 else "."
    first = not before[-1].isalnum() or before in VERBS.finite  # "sagte Ministerin Krug"
    verb = words[place + 1] in VERBS_OF_ONE or (words[place + 1].islower() and words[place + 1].endswith(("t", "te")))
    one = role not in NATIONALS and not role.endswith(("e", "en"))
    return first and verb and one and words[place] not in TIMES


def _broken(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a line ends inside, or two words stand without a gap."""
    return any(tokens.ends[at] != tokens.starts[at + 1] - 1 for at in range(start, end - 1))
