"""Makes bot/understanding/data/first_names.txt: first names that show that two words typed alone are a person.

The words of the first-name clusters of spacy-lookups-data (MIT) that are frequent enough and far more
often written with a capital than without, folded; those that the command words use themselves are left out.
"""

from __future__ import annotations

import gzip
import json
from math import log
from pathlib import Path

import spacy_lookups_data

from bot.extraction.lexicon import clusters, kind_of
from bot.understanding import words

RAREST = -16.5  # log-probability
CAPITAL = log(5)  # so many times as often with a capital
TARGET = words.DATA / words.FIRST_NAMES


def main() -> None:
    """Write the list, sorted, a name a line."""
    data = Path(spacy_lookups_data.__file__).parent / "data" / "de_lexeme_prob.json.gz"
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        probability: dict[str, float] = json.load(lines)
    names = {
        words.fold(word)
        for word in clusters()
        if kind_of(word) == "first"
        and word[0].isupper()
        and len(word) > 2
        and word.isalpha()
        and probability.get(word, -99.0) > RAREST
        and probability.get(word.lower(), -99.0) < probability[word] - CAPITAL
    }
    TARGET.write_text("\n".join(sorted(names - words.known_words())) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
