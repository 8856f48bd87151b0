"""What the chain takes out of the seeds, as text that a person can read and review.

``python -m tests.golden_extracts`` (``make golden``) writes tests/golden anew; read the difference
before committing it: every line of it is a claim about an article.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from bot import reading
from bot.errors import ReadingError
from bot.extraction import pipeline
from bot.model import CERTAIN, Article, Extract, Span

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
GOLDEN = ROOT / "tests" / "golden"


def written() -> dict[str, str]:
    """The extracts of all seeds: file name → YAML, one document an article."""
    nlp = pipeline.build()
    found = {}
    for path in sorted(SEEDS.iterdir()):
        pairs = pipeline.extract_all(nlp, reading.read(path, _no_problem))
        found[f"{path.stem}.yaml"] = "---\n".join(_document(article, extract) for article, extract in pairs)
    return found


def _no_problem(error: ReadingError) -> None:
    raise error


def _document(article: Article, extract: Extract) -> str:
    def words(*spans: Span) -> str:
        return " […] ".join(" ".join(article.text[start:end].split()) for start, end in spans)

    readable = {
        "title": article.title,
        "people": {person.name: [words((role.start, role.end)) for role in person.roles] for person in extract.people},
        "organisations": [organisation.name for organisation in extract.organisations],
        "quotes": [
            {f"{quote.type}, {quote.speaker_name or '?'}{_unsure(quote.confidence)}": words(*quote.spans)}
            for quote in extract.quotes
        ],
        "facts": [
            {f"{fact.topic}, {fact.actor or '–'}, {fact.act or '–'}, {fact.stance}": words((fact.start, fact.end))}
            for fact in extract.facts
        ],
    }
    return yaml.safe_dump(readable, allow_unicode=True, sort_keys=False, width=110)


def _unsure(confidence: float) -> str:
    return "" if confidence >= CERTAIN else " (unsure)"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, text in written().items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
