"""The Konjunktiv I of the third person, the mark of German indirect speech: "gehöre", "wachse", "lasse".

The forms are taken from the German lemma table of spacy-lookups-data and kept in
``data/subjunctive.txt``; ``python -m bot.extraction.mood`` makes the file again.
"""

from __future__ import annotations

import gzip
import json
import sys
from importlib import resources
from pathlib import Path

DATA = resources.files("bot.extraction") / "data"
FILE = "subjunctive.txt"
RAREST = -19.5
"""Forms of a lower log-probability are left out: rare spellings and mistakes."""
NEVER = frozenset(
    {
        "eine",
        "meine",
        "bitte",
        "danke",
        "schade",
        "anstelle",
        "keine",
        "deine",
        "beide",
        "weile",
        "währe",
        "nähe",
        "schnelle",
    }
)


def subjunctive() -> frozenset[str]:
    """All forms in small letters; read in a few milliseconds."""
    return frozenset((DATA / FILE).read_text(encoding="utf-8").split())


def build(target: Path) -> int:
    """Write the forms from the installed lemma table; returns how many there are."""
    source = resources.files("spacy_lookups_data") / "data"
    lemma: dict[str, str] = json.loads(gzip.decompress((source / "de_lemma_lookup.json.gz").read_bytes()))
    probability: dict[str, float] = json.loads(gzip.decompress((source / "de_lexeme_prob.json.gz").read_bytes()))
    found = set()
    for infinitive in {value for key, value in lemma.items() if key.islower() and value.islower() and value[-1] == "n"}:
        stem = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive[:-1]
        form = stem + "e"
        inflected = any(lemma.get(stem + ending) == infinitive for ending in ("t", "et", "te", "ete", "st"))
        adjective = stem + "em" in lemma
        if (
            inflected
            and not adjective
            and lemma.get(form) in (None, infinitive)
            and probability.get(form, -30) > RAREST
        ):
            found.add(form)
    words = sorted(found - NEVER)
    target.write_text("\n".join(words) + "\n", encoding="utf-8")
    return len(words)


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(str(DATA / FILE)))} forms\n")
