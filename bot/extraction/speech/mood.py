"""Verb forms that the grammar of speech needs: the Konjunktiv I ("gehöre", "lasse") and other finite forms.

Both are taken from the German lemma table of spacy-lookups-data and kept in ``data/verb_forms.txt.gz``,
a line each; ``python -m bot.extraction.speech.mood`` makes the file again.
"""

from __future__ import annotations

import gzip
import json
import sys
from functools import cache
from importlib import resources
from pathlib import Path

DATA = resources.files("bot.extraction") / "data"
FILE = "verb_forms.txt.gz"
RAREST = -19.5
"""Forms of a lower log-probability are left out: rare spellings and mistakes."""
NEVER = frozenset(
    {"eine", "meine", "bitte", "danke", "schade", "anstelle", "keine", "deine", "beide", "weile", "währe", "nähe"}
    | {"schnelle", "statt", "laut", "seit", "weit", "bekannt", "bereit", "recht", "acht", "dort", "nicht", "leicht"}
)


@cache
def _lines() -> tuple[frozenset[str], frozenset[str]]:
    subjunctives, others = gzip.decompress((DATA / FILE).read_bytes()).decode().splitlines()
    return frozenset(subjunctives.split()), frozenset(others.split())


def subjunctive() -> frozenset[str]:
    """The Konjunktiv I of the third person, in small letters."""
    return _lines()[0]


def indicative() -> frozenset[str]:
    """Present and past of the third person, in small letters; some are participles too ("verletzt")."""
    return _lines()[1]


def build(target: Path) -> tuple[int, int]:
    """Write both lists from the installed lemma table; returns how many forms each has."""
    source = resources.files("spacy_lookups_data") / "data"
    lemma: dict[str, str] = json.loads(gzip.decompress((source / "de_lemma_lookup.json.gz").read_bytes()))
    probability: dict[str, float] = json.loads(gzip.decompress((source / "de_lexeme_prob.json.gz").read_bytes()))
    forms: dict[str, set[str]] = {}
    for form, infinitive in lemma.items():
        if form.islower() and infinitive.islower() and infinitive[-1] == "n":
            forms.setdefault(infinitive, set()).add(form)
    subjunctives, others = set(), set()
    for infinitive, inflected in forms.items():
        stem = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive[:-1]
        if inflected.isdisjoint(stem + ending for ending in ("t", "et", "te", "ete", "st")):
            continue
        if stem + "em" not in lemma and lemma.get(stem + "e") in (None, infinitive):
            subjunctives.add(stem + "e")
        others |= {form for form in inflected if _finite(form, infinitive) and form + "em" not in lemma}
    common = [
        sorted(form for form in found - NEVER if probability.get(form, -30.0) > RAREST)
        for found in (subjunctives, others - subjunctives)
    ]
    target.write_bytes(gzip.compress("\n".join(" ".join(words) for words in common).encode(), mtime=0))
    return len(common[0]), len(common[1])


def _finite(form: str, infinitive: str) -> bool:
    participle = form.startswith("ge") and not infinitive.startswith("ge") and form.endswith(("t", "n"))
    if participle or form == infinitive or form.replace("zu", "", 1) == infinitive:
        return False
    return form.endswith("te") or not form.endswith(("st", "end", "nde", "e", "em", "es"))


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(str(DATA / FILE)))} forms\n")
