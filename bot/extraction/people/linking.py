"""From names in an article to its people: who is meant by a surname, a genitive, another spelling."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz import fuzz

from bot.extraction.data import load
from bot.extraction.people.gender import Gender, gender_of_name
from bot.extraction.people.letters import LETTER
from bot.extraction.people.name import Name
from bot.extraction.people.name_forms import SAME_SPELLING, base_form, nickname_at, same_person
from bot.extraction.people.role_phrases import ARTICLES, is_adjective
from bot.extraction.tokens import Tokens

ADDRESSED: dict[str, Gender] = {"Frau": "female", "Herr": "male", "Herrn": "male"}
_NICKNAMES: dict[str, list[str]] = load("nicknames")
MOST_COMPARED = 30  # of one surname, so that a list of a million names takes no longer a name than a short one
MOST_ALIASES = 500  # beyond them misspelt surnames are not looked for
ENOUGH = 2.5
"""Log-odds that all places together must give to somebody of whom one name only is told."""


@dataclass(slots=True)
class Somebody:
    """A person being put together: the words of the fullest name and the names that mean it."""

    words: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    nicknames: set[str] = field(default_factory=set)

    @property
    def margin(self) -> float:
        """The evidence of all names together."""
        return sum(name.margin for name in self.names)


def link(tokens: Tokens, names: list[Name]) -> list[Somebody]:
    """The people that the names mean, in order of appearance; each name belongs to one of them at most."""
    seen = set(tokens.words)
    names = _without_nouns(tokens, names, seen)
    people: list[Somebody] = []
    families = _families(tokens, names, seen)
    bases = [(name, families.get(name.start) or base_form(tokens, name, seen)) for name in names]
    full = [(name, words) for name, words in bases if len(words) > 1]
    near: dict[str, list[Somebody]] = {}  # who shares a word or both initials: the others need not be compared
    for name, words in full:
        keys = {*words, words[0][0] + words[-1][0]}
        known = (each for key in keys for each in near.get(key, [])[-MOST_COMPARED:])
        somebody = next((each for each in known if same_person(each.words, words)), None)
        if somebody is None:
            people.append(somebody := Somebody(words))
            for key in keys:
                near.setdefault(key, []).append(somebody)
        elif _fullness(words) > _fullness(somebody.words):
            somebody.words = words
        somebody.names.append(name)
        written = tokens.words[name.start : name.end]
        if (at := nickname_at(written)) is not None:
            somebody.nicknames.add(written[at])
    aliases = _aliases(people)
    for name, (word,) in ((name, words) for name, words in bases if len(words) == 1):
        meant = _meant(tokens, aliases, word, name)
        if meant is None:
            people.append(meant := Somebody((word,)))
            aliases.setdefault(word, []).append(meant)
        meant.names.append(_with_first_names(tokens, meant, name))
    _find_more(tokens, aliases, names)
    return sorted(
        (somebody for somebody in people if len(somebody.words) > 1 or somebody.margin >= ENOUGH),
        key=lambda somebody: min(name.start for name in somebody.names),
    )


def _families(tokens: Tokens, names: list[Name], seen: set[str]) -> dict[int, tuple[str, ...]]:
    """Place of a lone first name → its full name: "Petra und Jens Lohse" are Petra Lohse and Jens Lohse."""
    found: dict[int, tuple[str, ...]] = {}
    for first, second in pairwise(names):
        linked = first.end + 1 == second.start and tokens.words[first.end] in {"und", "&", "sowie"}
        if linked and len(first) == 1 and len(second) > 1:
            words = base_form(tokens, second, seen)
            if LETTER[tokens.words[first.start]] == LETTER[words[0]] == "F":
                found[first.start] = (tokens.words[first.start], *words[1:])
    return found


def _fullness(words: tuple[str, ...]) -> tuple[int, int]:
    """What makes one form of a name fuller: more words, then words in full instead of initials."""
    return len(words), sum(not word.endswith(".") for word in words)


def _is_noun(words: list[str], place: int) -> bool:
    """Whether a word is not the surname but the noun: "der Richter" is not Petra Richter."""
    before = words[place - 1]
    return (
        LETTER[words[place]] in "RN"
        and before not in ADDRESSED
        and (before.lower() in ARTICLES or is_adjective(before))
    )


def _without_nouns(tokens: Tokens, names: list[Name], seen: set[str]) -> list[Name]:
    """Names without a noun before them that is none of it: "Anhänger Quandels", once a Jens Quandel is known."""
    firsts: dict[str, set[str]] = {}
    for name in names:
        words = base_form(tokens, name, seen)
        firsts.setdefault(words[-1], set()).add(words[0])
    out = []
    for name in names:
        words = base_form(tokens, name, seen)
        noun = len(words) == 2 and LETTER[words[0]] in "NR" and len(firsts[words[-1]] - {words[-1]}) > 1
        out.append(replace(name, start=name.start + 1) if noun else name)
    return out


Aliases = dict[str, list[Somebody]]


def _aliases(people: list[Somebody]) -> Aliases:
    """Surnames first; a first name stands for somebody only when it is nobody's surname."""
    found: Aliases = {}
    for somebody in people:
        for form in _at_start_too(somebody.words[-1]):
            found.setdefault(form, []).append(somebody)
    for somebody in people:
        for word in (*somebody.words[:-1], *somebody.nicknames):
            if LETTER[word] not in "vdI" and somebody not in found.setdefault(word, []):
                found[word].append(somebody)
    return found


def _at_start_too(word: str) -> set[str]:
    """A surname as it is and as it begins a sentence: al-Quandi, Al-Quandi."""
    return {word, word[0].upper() + word[1:]}


def _meant(tokens: Tokens, aliases: Aliases, word: str, name: Name) -> Somebody | None:
    """Of those who can be meant, the one named last before this place; "Frau" and "Herr" leave some out."""
    candidates = aliases.get(word) or aliases.get(tokens.words[name.start]) or _misspelt(aliases, word)
    candidates = candidates or _nicknamed(aliases, word)
    address = ADDRESSED.get(tokens.words[name.start - 1]) if name.start else None
    if address:
        candidates = [each for each in candidates if gender_of_name(" ".join(each.words)) in {address, ""}]

    def nearest(somebody: Somebody) -> int:
        return max((other.start for other in somebody.names[-MOST_COMPARED:] if other.start < name.start), default=-1)

    return max(candidates[-MOST_COMPARED:], key=nearest, default=None)


def _nicknamed(aliases: Aliases, word: str) -> list[Somebody]:
    """The one person of the article whom a short form of a first name can mean: Matze is Matthias."""
    found = [somebody for first in _NICKNAMES.get(word, ()) for somebody in aliases.get(first, ())]
    return found if len(found) == 1 else []


def _misspelt(aliases: Aliases, word: str) -> list[Somebody]:
    """Those whose surname is spelt almost like this word: two letters off at most in a long one."""
    if len(word) < 5 or len(aliases) > MOST_ALIASES:
        return []
    alike = (alias for alias in aliases if alias[0] == word[0] and fuzz.ratio(alias, word) >= SAME_SPELLING)
    return next((aliases[alias] for alias in alike), [])


def _with_first_names(tokens: Tokens, somebody: Somebody, name: Name) -> Name:
    """The name with the words before it that are the same person's."""
    start = name.start
    own = {word.lower() for word in somebody.words[:-1]}
    while start > 0 and tokens.words[start - 1].lower() in own:
        start -= 1
    return replace(name, start=start)


def _find_more(tokens: Tokens, aliases: Aliases, names: list[Name]) -> None:
    """Surnames that nothing marked as a name, once the article has told whose they are."""
    taken = {place for name in names for place in range(name.start, name.end)}
    last_words = {form for people in aliases.values() for each in people for form in _at_start_too(each.words[-1])}
    written = {form: word for word in last_words for form in (word, word + "s", word + "’", word + "'")}
    for place, word in enumerate(tokens.words):
        if place in taken or not (surname := written.get(word)):
            continue
        name = Name(place, place + 1, 0.0)
        somebody = _meant(tokens, aliases, surname, name)
        if somebody is None:
            continue
        name = _with_first_names(tokens, somebody, name)
        if len(name) > 1 or not place or not _is_noun(tokens.words, place):
            somebody.names.append(name)
