"""The terminal as users have it: a process of its own, a database of its own, settings from the environment only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Terminal:
    """Runs ``python -m bot`` in a folder with settings."""

    folder: Path
    environment: dict[str, str]

    @classmethod
    def in_folder(cls, folder: Path) -> Terminal:
        """A terminal in a folder, with a database there and English messages."""
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment |= {
            "PYTHONPATH": str(ROOT),
            "BOT_DATABASE_URL": f"sqlite:///{folder / 'archive.db'}",
            "BOT_LANGUAGE": "en",
        }
        return cls(folder, environment)

    @property
    def database(self) -> str:
        """The address of the database."""
        return self.environment["BOT_DATABASE_URL"]

    def command(self, *arguments: object) -> list[str]:
        """What to start for a command of the bot."""
        return [sys.executable, "-m", "bot", *map(str, arguments)]

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        """A command that runs on beside the test."""
        return subprocess.Popen(
            self.command(*arguments), cwd=self.folder, env=self.environment, text=True, stderr=subprocess.PIPE
        )

    def run(self, *arguments: object, stdin: str | bytes = "", **settings: str) -> subprocess.CompletedProcess[str]:
        """A command run to its end."""
        done = subprocess.run(
            self.command(*arguments),
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            cwd=self.folder,
            env={**self.environment, **settings},
            capture_output=True,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal in an empty folder with English messages."""
    return Terminal.in_folder(tmp_path)


def lines(count: int, first: int = 1) -> str:
    """JSON Lines of so many short articles, numbered."""
    text = "„Das genügt nicht“, sagte Bürgermeisterin Ilka Torneck in Quellenau. Nummer {}."
    entries = ({"id": f"nr-{n}", "title": f"Nr. {n}", "text": text.format(n)} for n in range(first, first + count))
    return "".join(json.dumps(entry) + "\n" for entry in entries)
