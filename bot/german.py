"""Tiny pure functions on German words and names; no state, no input or output.

Search compares *terms*: stems without marks, made here for both databases alike, so that both give
the same answers (docs/decisions/0010-search-terms.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

import Stemmer

Span = tuple[int, int]
Alternatives = tuple[tuple[str, ...], ...]
"""How one word of a question may be met: by all terms of any one of these."""

STOP_WORDS = frozenset(
    {
        "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "beim", "bis", "das", "dass", "dem", "den",
        "der", "des", "die", "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "für",
        "gegen", "hat", "haben", "hatte", "ich", "ihm", "ihr", "im", "in", "ist", "mit", "nach", "nicht",
        "noch", "nur", "oder", "sagt", "sagte", "sei", "sein", "seine", "sich", "sie", "sind", "so", "über",
        "um", "und", "unter", "vom", "von", "vor", "war", "waren", "was", "wegen", "wer", "werden", "wie",
        "wir", "wird", "wo", "wurde", "zu", "zum", "zur", "about", "at", "by", "for", "from", "of", "on",
        "the", "to", "what", "who",
    }
)  # fmt: skip
# What the decomposition of Unicode leaves whole, and the umlauts: most words need no decomposition then.
SPECIAL_LETTERS = str.maketrans(
    {"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "þ": "th"}
)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
LINKING = ("", "s", "es", "n", "en", "er", "e")  # Fugenelemente, between the parts of a compound
SHORTEST_PART = 4  # of a compound; shorter ones ("tag", "rat") stand in too many words by chance
WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"“”»«’‘)\]]*\s+(?=[\"„“»«‚‘(\[–-]?\s?[A-ZÄÖÜ0-9█])|\n\s*\n\s*")
ABBREVIATION = re.compile(
    r"(?:\b(?:\w|\d{1,2}|Dr|Prof|Dipl|Ing|Hr|Fr|St|Nr|Abs|Art|bzw|ca|evtl|ggf|inkl|max|min|usw|vgl|geb|gest|Mio|Mrd"
    r"|Tsd|Jr|Sr|Str|Bd|Hg|Red|Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez))\.$"
)
FEMININE = re.compile(r"(?<=.(?:ent|ant|ist|hef|lor|tor|sor|rat|lat|ret|let|alt|hof|raf|eur|log|rzt))inn?$")
FULL_VOWELS = frozenset("aiouy")
MASK = "█"  # stands for a letter that is not to be shown
MASKED = re.compile(rf"\S*{MASK}(?:.*{MASK})?\S*", re.DOTALL)
SHORTEST_PASSAGE = 25  # characters; what is shorter ("Warum?") is shown with the sentence after it


def strip_marks(text: str) -> str:
    """Small letters without any marks: "Özgür" and "Ozgur" become "ozgur", "Straße" becomes "strasse"."""
    if text.isascii():
        return text.lower()
    plain = text.lower().translate(SPECIAL_LETTERS)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def fold(text: str) -> str:
    """One key for all ways to type an umlaut: "Özgür", "Oezguer" and "Ozgur" become "ozgur"."""
    return strip_marks(text).replace("ae", "a").replace("oe", "o").replace("ue", "u")


def identity_key(name: str) -> str:
    """What two articles must share to mean one person: the name but for case, marks, hyphens and "ae" for "ä"."""
    plain = unicodedata.normalize("NFC", name).lower().translate(UMLAUTS)
    return " ".join(re.findall(r"[^\W_]+", strip_marks(plain).replace("'", "").replace("’", "")))


def name_words(name: str) -> list[str]:
    """The folded words of a name, in order; what a hyphen joins counts apart ("al", "saleh")."""
    return _words_of_name(fold(name))


def unfolded_words(name: str) -> list[str]:
    """The same with "ue" as it was typed: in a name with a mistake it may be no umlaut ("Lindhasuer")."""
    return _words_of_name(strip_marks(name))


def _words_of_name(plain: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", ""))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The folded Snowball stem of one word: "Lösungen", "Loesung" and "LÖSUNG" share "losung".

    Women and men of one office share it too: "Präsidentin", "Landrätin", "Chefin" (the stemmer does "-erin").
    """
    folded = FEMININE.sub("", fold(_stemmer().stemWord(unicodedata.normalize("NFC", word).lower())))
    # Some letters fold to marks as well ("⑴" to "(1)"), which are no part of a term.
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def terms(text: str) -> list[str]:
    """All terms a text is found by, in order, with those of the parts of its compounds; may repeat."""
    return [term for word in WORD.findall(text) if word.lower() not in STOP_WORDS for term in _word_terms(word)]


def question(words: str, *, verbs: bool = False) -> list[Alternatives]:
    """What a text must have to be an answer to these words: for each word its alternatives.

    A compound is met by itself or by all of its parts: "Datenschutzbeauftragte" also by
    "Beauftragte für Datenschutz"; with ``verbs`` one in small letters by its other forms as well: "gewonnen" by
    "gewinnt". Function words are left out, unless there is nothing else.
    """
    found = WORD.findall(words)
    asked = [word for word in found if word.lower() not in STOP_WORDS] or found
    return list(dict.fromkeys(_alternatives(word) + (_other_forms(word) if verbs else ()) for word in asked))


def is_verb(word: str) -> bool:
    """Whether a word in small letters is a form of a frequent verb, and of no noun."""
    return bool(_other_forms(word))


def _other_forms(word: str) -> Alternatives:
    """The stems of the other forms of a verb; () for other words."""
    if not word.islower() or is_known(word) or compound_parts(word):
        return ()
    typed = stem(word)
    return tuple((form,) for form in _verb_forms().get(typed, ()) if form != typed)


@cache
def _verb_forms() -> Mapping[str, tuple[str, ...]]:
    """By each stem of a frequent verb all of them (bench/verb_forms.py); a stem of two verbs is the frequent one's."""
    lines = (Path(__file__).parent / "verb_forms.txt").read_text(encoding="utf-8").splitlines()
    verbs = [tuple(line.split()) for line in reversed(lines)]
    return {form: forms for forms in verbs for form in forms}


def meets(found: Collection[str], asked: Iterable[Alternatives]) -> bool:
    """Whether something with these terms is an answer to the words of a question: every one is met."""
    has = frozenset(found)
    return all(any(has.issuperset(needed) for needed in word) for word in asked)


def compound_parts(word: str) -> tuple[str, ...]:
    """The known parts of a compound in order, () when it is none: "schulcloud" gives ("schul", "cloud")."""
    return _split(fold(word)) if len(word) >= 2 * SHORTEST_PART else ()


def is_known(word: str) -> bool:
    """Whether a word, in any form, is one of those that German compounds are made of."""
    return _stem_known(fold(word))


def passages(text: str) -> Iterator[Span]:
    """The sentences of a text as spans without the space around them; very short ones joined to the next.

    What is masked is no part of any.
    A plain reading for search: the sentences of the extraction are the exact ones.
    """
    start = 0
    for match in SENTENCE_END.finditer(text):
        paragraph_ends = "\n" in match.group().strip(" \t")
        if not paragraph_ends and ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
            continue
        end = match.start() + len(match.group().rstrip())
        if end - start >= SHORTEST_PASSAGE or paragraph_ends:
            yield from _stripped(text, start, end)
            start = match.end()
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    hidden = MASKED.search(text, start, end) if text.find(MASK, start, end) >= 0 else None
    if hidden:
        yield from _stripped(text, start, hidden.start())
        yield from _stripped(text, hidden.end(), end)
        return
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    if part.strip():
        yield start + left, start + left + len(part.strip())


@lru_cache(maxsize=100_000)
def _word_terms(word: str) -> tuple[str, ...]:
    parts = re.split("[-‐‑]", word)
    found = {stem("".join(parts)): None}
    for first in range(len(parts)):
        for last in range(first + 1, min(len(parts), first + 4) + 1):
            found[stem("".join(parts[first:last]))] = None
    for part in parts:
        pieces = compound_parts(part)
        for first in range(len(pieces)):
            for last in range(first + 1, len(pieces) + 1):
                found[stem("".join(pieces[first:last]))] = None
    return tuple(term for term in found if term)


def _alternatives(word: str) -> Alternatives:
    parts = re.split("[-‐‑]", word)
    whole = (stem("".join(parts)),)
    pieces = tuple(stem(piece) for part in parts for piece in compound_parts(part) or (part,))
    others = (pieces,) if pieces not in ((), whole) else ()
    return (whole, *others, *_foreign_plural(whole[0]))


def _foreign_plural(term: str) -> Alternatives:
    """The other number of a word that ends in a full vowel, which the stemmer does not know: "Kamera", "Kameras"."""
    if len(term) < SHORTEST_PART:
        return ()
    if term[-1] in FULL_VOWELS:
        return ((f"{term}s",),)
    return ((term[:-1],),) if len(term) > SHORTEST_PART and term[-1] == "s" and term[-2] in FULL_VOWELS else ()


@lru_cache(maxsize=100_000)
def _split(word: str) -> tuple[str, ...]:
    """The split with the longest first part; each part known, a linking element allowed after all but the last."""
    known = _known_parts()
    for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        first, rest = word[:cut], word[cut:]
        if not any(first.removesuffix(link) in known for link in LINKING if first.endswith(link)):
            continue
        if _stem_known(rest):
            return first, rest
        if more := _split(rest):
            return first, *more
    return ()


def _stem_known(word: str) -> bool:
    return word in _known_parts() or _stemmer().stemWord(word) in _known_parts()


@cache
def _known_parts() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "compound_parts.txt").read_text(encoding="utf-8").split())


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("german")
