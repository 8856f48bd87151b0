"""Words of a question that no article has, each as the word of the archive that it is short for or mistyped from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from string import ascii_lowercase

import yaml
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.german import STOP_WORDS, WORD, fold, is_known, is_verb, question, stem, strip_marks
from bot.store import Entry, EntryKind, Query, Store

UMLAUT = re.compile("[aou]e")
DATA = Path(__file__).parent / "data"
SHORTEST, SHORTEST_STEM = 5, 4  # letters: among shorter words too many are one letter apart ("Wahl", "Wall")
LONG = 8  # letters: the endings of such a word may be mistaken too, from which the stemmer makes another stem
MOST_WORDS = 3  # in which mistakes are looked for; a question with more of them is in another language
TOGETHER = 100  # terms looked up by one statement: PostgreSQL's time grows with their square
NEWEST = 100  # entries in which the terms are counted
NEAR, FAR = 2, 3  # letters between what is typed and what is written, with its ending
LIKELY = 3  # terms, the most frequent ones, of which one is meant
READ = 10  # entries in which it is looked up how the word is written


def misspelt(store: Store, words: str) -> dict[str, str]:
    """Of these words those that no article has, with the word as an article writes it that must be meant.

    It is what a short form stands for ("dsk"), or one mistake away: a letter left out, added, changed or changed
    round with the next, never the first one. A word that is German as it stands is meant as it stands, whether
    anything is found or not.
    """
    typed = dict.fromkeys(WORD.findall(words))
    short = {word: meant for word in typed if (meant := _stands_for(store, word))}
    unknown = (word for word in typed if word not in short and len(word) >= SHORTEST and _unknown(store, word))
    mistyped = ((word, _meant(store, word)) for word in islice(unknown, MOST_WORDS))
    return short | {word: meant for word, meant in mistyped if meant}


def _stands_for(store: Store, word: str) -> str:
    """What a short form that no article has stands for in the archive; "" for another word."""
    full = _abbreviations().get(word.lower(), [])
    if not full or _has(store, word):
        return ""
    return next((name for name in full if _has(store, name)), "")


def _has(store: Store, words: str) -> bool:
    return bool(store.find(Query(EntryKind.PASSAGE, words=tuple(question(words)), limit=1)))


@cache
def _abbreviations() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((DATA / "abbreviations.yaml").read_text(encoding="utf-8"))
    return found


def _unknown(store: Store, word: str) -> bool:
    if word.lower() in STOP_WORDS or len(_term(word)) < SHORTEST_STEM or is_known(word) or is_verb(word):
        return False
    return not _has(store, word)


def _meant(store: Store, word: str) -> str:
    """The word that most of the newest passages have, of those that are one mistake away; "" when there is none."""
    near = set(_one_mistake(_term(word)))
    if len(word) >= LONG:
        near.update(map(stem, _one_mistake(fold(word.replace("-", "")))))
    if UMLAUT.search(word.lower()):  # "kmaeras" has no umlaut
        near.update(map(stem, _one_mistake(strip_marks(word))))
    terms = sorted(
        near | {term + "s" for term in near if term[-1] in "aiouy"}
    )  # "Kameras" is no "Kamera" to the stemmer
    having: dict[str, list[Entry]] = {}
    for at in range(0, len(terms), TOGETHER):
        some = terms[at : at + TOGETHER]
        any_of = tuple((term,) for term in some)
        for entry in store.find(Query(EntryKind.PASSAGE, words=(any_of,), limit=NEWEST)):
            for term in set(entry.terms.split(" ")).intersection(some):
                having.setdefault(term, []).append(entry)
    frequent = sorted(having, key=lambda term: (len(having[term]), term), reverse=True)[:LIKELY]
    return next((meant for term in frequent if (meant := _written(store, having[term], term, word))), "")


def _written(store: Store, entries: Sequence[Entry], term: str, word: str) -> str:
    """The word of this term that is most like the typed one; "" when none is: "löschen" is not like "Loch"."""
    written = sorted(set(_as_written(store, entries[:READ], term)))
    if not written:
        return word[0] + term[1:]  # it is part of others only
    meant = max(written, key=lambda one: fuzz.ratio(one.lower(), word.lower()))
    apart = OSA.distance(fold(meant.replace("-", "")), fold(word.replace("-", "")))
    return meant if apart <= (FAR if len(word) >= LONG else NEAR) else ""


def _one_mistake(term: str) -> Iterator[str]:
    for at in range(1, len(term) + 1):
        before, after = term[:at], term[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase if letter != after[0])
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _as_written(store: Store, entries: Sequence[Entry], term: str) -> Iterator[str]:
    """The words of the passages, or of the titles above them, whose term this is; it may be part of others only."""
    for entry in entries:
        for stored in store.stored([entry.article]).values():
            passage = stored.article.text[entry.start : entry.end]
            yield from (word for word in WORD.findall(f"{passage} {stored.article.title}") if _term(word) == term)


def _term(word: str) -> str:
    return stem(word.replace("-", ""))
