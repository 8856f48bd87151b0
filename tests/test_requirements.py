"""The lock files hold what runs: a package that only a developer has must not be needed by users."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Libraries use the first two where they happen to be installed, and do without.
NOT_OURS = {"attrs", "pytz", "pip", "setuptools", "fundstelle"}


def _loaded(code: str) -> set[str]:
    """The distributions whose modules a process has loaded after the code, by their normal names."""
    listed = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], check=True, capture_output=True, cwd=ROOT
    )
    modules = {name.partition(".")[0] for name in listed.stdout.decode().split()}
    owners = packages_distributions()
    names = {owner for module in modules for owner in owners.get(module, ())}
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names} - NOT_OURS


def _locked(file: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)==", (ROOT / file).read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_answering_and_serving_need_the_answering_packages_only() -> None:
    """The image that only answers is installed from requirements-answer.txt."""
    loaded = _loaded("import bot.entrypoints.serve, bot.entrypoints.cli, bot.bootstrap, psycopg, alembic.command")
    assert "slack-bolt" in loaded
    assert loaded <= _locked("requirements-answer.txt")


def test_indexing_needs_the_runtime_packages_only() -> None:
    """``make demo`` installs requirements.txt and nothing else."""
    loaded = _loaded("import bot.ingest, bot.reading.html, bot.reading.feed, bot.entrypoints.demo")
    assert "spacy" in loaded
    assert loaded <= _locked("requirements.txt")


def test_without_spacy_index_says_so_in_a_sentence(tmp_path: Path) -> None:
    """Who indexes on a machine that only answers reads what is missing, not a traceback."""
    code = "import sys; sys.modules['spacy'] = None; from bot.entrypoints.cli import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code, "index", str(ROOT / "seeds")],
        env={"BOT_DATABASE_URL": f"sqlite:///{tmp_path}/a.db"},
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 2
    assert run.stderr.decode().strip().startswith("spacy ist nicht installiert: Dieser Rechner antwortet")
    assert "Traceback" not in run.stderr.decode()
