"""What the tagger sees of a word, and the coarse classes whose pairs it sees."""

from __future__ import annotations

from bot.extraction.lexicon import clusters
from bot.extraction.people.letters import LETTER

PUNCTUATION = ',.():;"–-/„“»«?!'
CLASSES = ["", "-", "#", *"FLPRNUvdTHI", *PUNCTUATION, *(f"{number}" for number in range(32))]
CLASS_NUMBER = {name: number for number, name in enumerate(CLASSES)}


def features(word: str) -> list[str]:
    """The features of a word by itself, the same for every place it stands in; at most about 18."""
    if not word:
        return []
    lower = word.lower()
    known = clusters()
    cluster = known.get(word)
    found = ["w" + lower, "s" + shape(word)]
    if cluster is None and "-" in word:
        cluster = known.get(word.rsplit("-", 1)[-1])
        found.append("-")
    if word[:1].isupper() and len(word) > 1:
        found += ["e" + lower[-2:], "e" + lower[-3:], "e" + lower[-4:], "b" + lower[:3], "l" + LETTER[word]]
        if lower.endswith("s") and (genitive := known.get(word[:-1])) is not None:
            found += [f"g{genitive}", f"g{genitive & 7}/3"]
    if cluster is None:
        return [*found, "c?"]
    return [*found, f"c{cluster}", f"c{cluster & 15}/4", f"c{cluster & 63}/6", f"c{cluster & 255}/8"]


def shape(word: str) -> str:
    """The look of a word: X for capitals, x for small letters, d for digits, each run once ("Xx-Xx")."""
    if len(word) > 1 and word.isalpha():
        if word.islower():
            return "x"
        if word.istitle():
            return "Xx"
    found = ""
    for letter in word[:30]:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if not found.endswith(kind):
            found += kind
    return found[:8] + ("1" if len(word) < 2 else "")


def coarse(word: str) -> int:
    """The number in ``CLASSES`` of a word's coarse class; 0 for "", which stands between sentences."""
    if not word:
        return 0
    letter = LETTER[word]
    if letter != "-":
        return CLASS_NUMBER[letter]
    if word in CLASS_NUMBER:
        return CLASS_NUMBER[word]
    if word[:1].isdigit():
        return CLASS_NUMBER["#"]
    cluster = clusters().get(word)
    return CLASS_NUMBER["-"] if cluster is None else CLASS_NUMBER[str(cluster & 31)]
