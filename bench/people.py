"""Synthetic names: a million distinct ones that share first names and parts of surnames, as real ones do."""

from __future__ import annotations

import random
from itertools import product

ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "fr",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pf",
    "r",
    "s",
    "sch",
    "schw",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
NUCLEI = ["a", "e", "i", "o", "u", "ä", "ö", "ü", "au", "ei", "ie"]
CODAS = [
    "ck",
    "ff",
    "g",
    "hl",
    "hn",
    "l",
    "ld",
    "ll",
    "m",
    "mm",
    "n",
    "nd",
    "ng",
    "nn",
    "nz",
    "r",
    "rch",
    "rd",
    "rg",
    "rk",
    "rm",
    "rn",
    "rt",
    "s",
    "ss",
    "st",
    "t",
    "tt",
    "tz",
    "x",
    "z",
]
ENDINGS = [
    "er",
    "mann",
    "bauer",
    "berg",
    "stein",
    "feld",
    "hoff",
    "hofer",
    "inger",
    "lich",
    "ling",
    "ner",
    "ow",
    "ski",
    "sen",
    "son",
    "ert",
    "hardt",
    "wald",
    "bach",
]
GIVEN_ENDINGS = [
    "a",
    "e",
    "o",
    "us",
    "ine",
    "ette",
    "bert",
    "mar",
    "win",
    "hild",
    "lind",
    "run",
    "gund",
    "ich",
    "in",
    "an",
    "on",
    "iel",
]


def names(count: int, seed: int = 1) -> list[str]:
    """So many distinct full names; one in twelve has a double surname, one in thirty a double given name."""
    chance = random.Random(seed)  # noqa: S311 # names, not secrets
    syllables = ["".join(parts) for parts in product(ONSETS, NUCLEI, CODAS)]
    chance.shuffle(syllables)
    given = [syllable + ending for syllable, ending in product(syllables[:120], GIVEN_ENDINGS)]
    surnames = [syllable + ending for syllable, ending in product(syllables[120:], ENDINGS)]
    chance.shuffle(given)
    found: dict[str, None] = {}
    while len(found) < count:
        first = given[int(len(given) * chance.random() ** 2)].capitalize()
        last = surnames[int(len(surnames) * chance.random() ** 2)].capitalize()
        if chance.random() < 1 / 30:
            first += "-" + chance.choice(given).capitalize()
        if chance.random() < 1 / 12:
            last += "-" + chance.choice(surnames).capitalize()
        found[f"{first} {last}"] = None
    return list(found)


def questions(archive: list[str], count: int, seed: int = 2) -> list[tuple[str, str, str]]:
    """(kind, as typed, the name meant), the kinds in turn."""
    chance = random.Random(seed)  # noqa: S311 # as above
    kinds = {
        "exact": lambda name: name,
        "one mistake": lambda name: mistyped(name, chance),
        "two mistakes": lambda name: mistyped(mistyped(name, chance), chance),
        "umlauts": chance.choice((spelt_out, without_dots)),
        "no hyphens": lambda name: name.replace("-", chance.choice((" ", ""))),
        "surname": lambda name: name.split(" ")[-1],
        "reversed": lambda name: " ".join(reversed(name.split(" "))),
        "small letters": str.lower,
    }
    special = {"umlauts": "äöüÄÖÜ", "no hyphens": "-"}
    found = []
    for number in range(count):
        kind = list(kinds)[number % len(kinds)]
        name = chance.choice(archive)
        while kind in special and not set(special[kind]) & set(name):
            name = chance.choice(archive)
        found.append((kind, kinds[kind](name), name))
    return found


def mistyped(name: str, chance: random.Random) -> str:
    """One mistake: a letter left out, doubled, changed, or two turned round."""
    at = chance.choice([at for at in range(1, len(name) - 1) if name[at - 1 : at + 1].isalpha()])
    match chance.randrange(4):
        case 0:
            return name[:at] + name[at + 1 :]
        case 1:
            return name[:at] + name[at] + name[at:]
        case 2:
            return name[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + name[at + 1 :]
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]


def spelt_out(name: str) -> str:
    """As typed where there are no umlauts."""
    for one, two in zip("äöüÄÖÜ", ("ae", "oe", "ue", "Ae", "Oe", "Ue"), strict=True):
        name = name.replace(one, two)
    return name


def without_dots(name: str) -> str:
    """As typed by somebody in a hurry."""
    return name.translate(str.maketrans("äöüÄÖÜ", "aouAOU"))
