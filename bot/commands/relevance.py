"""Whether what has only some words of a question is worth showing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.german import Alternatives, compound_parts, is_known, meets, question, terms
from bot.model import Article

# A verb has other forms in articles than in a question ("gewonnen", "gewinnt"): it is not needed beside nouns.
VERB = re.compile(r"[a-zäöüß]{3,}(?:t|te|ten|en|st)")


def enough(words: str, articles: Iterable[Article]) -> bool:
    """Whether one of the articles has half of the words that a question is about."""
    nouns = " ".join(word for word in words.split() if not _verb(word))
    asked = question(nouns or words)
    return any(2 * _number(asked, article) >= len(asked) for article in {one.id: one for one in articles}.values())


def _number(asked: Sequence[Alternatives], article: Article) -> int:
    has = frozenset(terms(f"{article.title} {article.text}"))
    return sum(meets(has, [word]) for word in asked)


def _verb(word: str) -> bool:
    return bool(VERB.fullmatch(word)) and not (is_known(word) or compound_parts(word))
