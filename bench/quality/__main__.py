"""Print the whole table of quality: quotations, people, facts, questions and speed.

    python -m bench.quality ../shared

The folder holds ``corpora/`` and ``tools/``. The chain and the scorers run as processes of their own,
as users would run them; the speed is that of the whole chain as a multiple of the stock German
tokenizer's, on the same unseen text, in one process, in processor time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import spacy

from bot.extraction.pipeline import build

ROOT = Path(__file__).parents[2]
REACH = {
    "quotations, all types, token F1": 0.75,
    "speakers, token F1": 0.65,
    "direct quotations found, F1": 0.93,
    "right speaker, direct": 0.92,
    "right speaker, all": 0.88,
    "indirect quotations found, F1": 0.72,
    "people, F1": 0.93,
    "roles, F1": 0.78,
    "data-protection facts, F1": 0.75,
    "actor of a fact": 0.75,
    "stance of a fact": 0.75,
    "messages wholly understood": 0.92,
}


def run(*arguments: str, given: str | None = None) -> str:
    """What a process prints; CalledProcessError with its message when it fails."""
    return subprocess.run(arguments, input=given, capture_output=True, text=True, check=True, cwd=ROOT).stdout  # noqa: S603  # own programs


def extract(files: list[Path], target: Path) -> Path:
    """The extracts of all articles of the files, as the command line writes them."""
    target.write_text(run(sys.executable, "-m", "bot", "extract", *map(str, files)), encoding="utf-8")
    return target


def score(shared: Path, tool: str, gold: str, predicted: Path) -> dict[str, dict[str, float]]:
    """The report of a scorer."""
    gold_file = shared / "corpora" / gold
    report: dict[str, dict[str, float]] = json.loads(
        run(sys.executable, str(shared / "tools" / tool), str(gold_file), str(predicted), "--json")
    )
    return report


def measure(shared: Path, folder: Path) -> dict[str, float]:
    """Every figure of the table but the speed."""
    wikinews = shared / "corpora" / "wikinews-quotes"
    dev = extract([wikinews / "dev.jsonl"], folder / "dev.jsonl")
    both = extract([wikinews / "train.jsonl", wikinews / "dev.jsonl"], folder / "both.jsonl")
    questions = (shared / "corpora" / "questions" / "dev.jsonl").read_text(encoding="utf-8")
    texts = "".join(json.loads(line)["text"] + "\n" for line in questions.splitlines())
    understood = folder / "understood.jsonl"
    understood.write_text(run(sys.executable, "-m", "bot", "understand", "-", given=texts), encoding="utf-8")
    quotes = score(shared, "score_quotes.py", "wikinews-quotes/dev.jsonl", dev)
    people = score(shared, "score_people.py", "people/dev.jsonl", dev)
    facts = score(shared, "score_facts.py", "datenschutz/dev.jsonl", both)
    messages = score(shared, "score_questions.py", "questions/dev.jsonl", understood)
    found = (
        quotes["quote"]["f1"],
        quotes["speaker"]["f1"],
        quotes["Direct"]["f1"],
        quotes["right speaker (direct)"]["share"],
        quotes["right speaker (all)"]["share"],
        quotes["Indirect"]["f1"],
        people["people"]["f1"],
        people["roles"]["f1"],
        facts["facts"]["f1"],
        facts["actor"]["share"],
        facts["stance"]["share"],
        messages["all"]["share"],
    )
    return dict(zip(REACH, found, strict=True))


def speed(shared: Path) -> float:
    """Processor time of the chain over that of the stock tokenizer, both on text they have not seen."""
    lines = (shared / "corpora" / "wikinews-quotes" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    stock, chain = spacy.blank("de"), build()
    chain("Ein Satz über Frau Quast, sagte er.")  # what is loaded at the first text belongs to the start
    begin = time.process_time()
    for text in texts:
        stock.make_doc(text)
    middle = time.process_time()
    for text in texts:
        chain(text)
    return (time.process_time() - middle) / (middle - begin)


def main() -> None:
    """Print the table."""
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m bench.quality FOLDER (the folder with corpora/ and tools/)")
    shared = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(shared, Path(folder))
    lines = [f"| {name} | {found[name]:.3f} | {reach:.2f} |" for name, reach in REACH.items()]
    lines.append(f"| time of the chain / stock tokenizer | {speed(shared):.1f} | 5.0 |")
    sys.stdout.write("\n".join(["| what | measured | reach |", "|---|---|---|", *lines]) + "\n")


if __name__ == "__main__":
    main()
