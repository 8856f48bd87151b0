"""A folder that files are dropped into: what is new or changed is read once it is whole, and remembered."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from bot import reading
from bot.errors import ReadingError
from bot.model import Article

SETTLE = 2.0  # seconds that a file must not have changed: until then somebody may still write it
UNFINISHED = (".part", ".tmp", ".partial", ".filepart")  # what programs call files that they still write


class Folder:
    """One look at a folder; ``done`` are the files that are read, with their states, for the next look."""

    def __init__(self, path: Path, done: dict[str, str], problem: reading.Problem) -> None:
        """Take what was read before; nothing is looked at yet."""
        self.done = done
        self._path = path
        self._problem = problem

    def articles(self) -> Iterator[Article]:
        """What is new; a file with something wrong in it is read again the next time."""
        if not self._path.is_dir():
            raise ReadingError("There is no folder %(file)s.", file=str(self._path))
        states = self._states()
        self.done = {name: state for name, state in self.done.items() if states.get(name) == state}
        for name in self._whole({name: state for name, state in states.items() if name not in self.done}):
            problems: list[ReadingError] = []
            try:
                yield from reading.read(self._path / name, problems.append)
            except ReadingError as error:
                problems.append(error)
            for problem in problems:
                self._problem(problem)
            if not problems:
                self.done[name] = states[name]

    def _whole(self, new: dict[str, str]) -> list[str]:
        """Those that nobody writes any more; the youngest is waited for once."""
        age = time.time() - max((self._changed(name) for name in new), default=0.0)
        if 0 <= age < SETTLE:
            time.sleep(SETTLE - age)
            states = self._states()
            return [name for name, state in new.items() if states.get(name) == state]
        return list(new)

    def _changed(self, name: str) -> float:
        try:
            return (self._path / name).stat().st_mtime
        except OSError:
            return 0.0

    def _states(self) -> dict[str, str]:
        """All files of a known format by their names, with size and time of the last change."""
        found: dict[str, str] = {}
        for file in sorted(self._path.rglob("*")):
            name = str(file.relative_to(self._path))
            hidden = any(part.startswith(".") for part in Path(name).parts) or file.suffix in UNFINISHED
            if hidden or file.suffix.lower() not in reading.formats() or not file.is_file():
                continue
            state = file.stat()
            found[name] = f"{state.st_size}:{state.st_mtime_ns}"
        return found
