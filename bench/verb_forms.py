"""Makes bot/verb_forms.txt: the stems of all forms of frequent German verbs, a verb a line.

From the lemmas and word probabilities of spacy-lookups-data (MIT): words in small letters that end as infinitives do
and are the lemma of three forms or more, the 2,500 most frequent ones; forms that are a noun, too, are left out.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import spacy_lookups_data

from bot.german import STOP_WORDS, is_known, stem

VERBS = 2500
FORMS = 3
SHORTEST = 4  # letters of a form: shorter ones are too often other words
NONE = {
    "haben",
    "werden",
    "können",
    "müssen",
    "sollen",
    "wollen",
    "dürfen",
    "mögen",
    "lassen",
    "sondern",
    "seinen",
    "ihren",
}
TARGET = Path(__file__).parent.parent / "bot" / "verb_forms.txt"


def main() -> None:
    """Write the list, the stems of a verb side by side, the most frequent verb first."""
    lemmas, probability = _read("de_lemma_lookup.json.gz"), _read("de_lexeme_prob.json.gz")
    forms = defaultdict(set)
    for form, lemma in lemmas.items():
        if (
            lemma.endswith(("en", "ern", "eln"))
            and lemma.islower()
            and lemma not in STOP_WORDS
            and form.isalpha()
            and form.islower()
            and len(form) >= SHORTEST
        ):
            forms[lemma].add(form)
    frequent = sorted(
        (lemma for lemma, found in forms.items() if len(found) >= FORMS and lemma not in NONE),
        key=lambda lemma: -max(probability.get(form, -99.0) for form in {lemma, *forms[lemma]}),
    )
    lines = []
    for lemma in frequent[:VERBS]:
        used = [form for form in {lemma, *forms[lemma]} if form in probability and form not in STOP_WORDS]
        stems = sorted({stem(form) for form in used if form == lemma or not is_known(form)})
        if len(stems) > 1:
            lines.append(" ".join(stems))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _read(name: str) -> dict[str, Any]:
    path = Path(spacy_lookups_data.__file__).parent / "data" / name
    with gzip.open(path, "rt", encoding="utf-8") as text:
        found: dict[str, Any] = json.load(text)
        return found


if __name__ == "__main__":
    main()
