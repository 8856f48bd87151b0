"""Makes bot/compound_parts.txt: frequent German nouns, as parts that compounds are split into.

From the word probabilities of spacy-lookups-data (MIT): words of 4 to 13 letters that are at least a
third as often written with a capital as without, the 16,000 most frequent, folded.
"""

from __future__ import annotations

import gzip
import json
import re
from math import log
from pathlib import Path

import spacy_lookups_data

from bot.german import STOP_WORDS, fold

WORDS = 16_000
NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,12}")
TARGET = Path(__file__).parent.parent / "bot" / "compound_parts.txt"


def main() -> None:
    """Write the list, sorted, a word a line."""
    data = Path(spacy_lookups_data.__file__).parent / "data" / "de_lexeme_prob.json.gz"
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        probability: dict[str, float] = json.load(lines)
    nouns = [
        word
        for word, value in sorted(probability.items(), key=lambda item: -item[1])
        if NOUN.fullmatch(word) and value > probability.get(word.lower(), -99.0) - log(3)
    ]
    chosen = {fold(word) for word in nouns[:WORDS]} - STOP_WORDS
    TARGET.write_text("\n".join(sorted(chosen)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
