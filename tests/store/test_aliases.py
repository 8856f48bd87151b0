"""The file of aliases that users edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.store import read_aliases


def test_aliases_are_read_from_a_line_a_person(tmp_path: Path):
    """The format of the file; without a file there are none."""
    path = tmp_path / "aliases.yaml"
    assert read_aliases(path) == {}
    path.write_text("Ada Brink: [Ada Kohl-Brink, Die Brink]\n", encoding="utf-8")
    assert read_aliases(path) == {"Ada Kohl-Brink": "Ada Brink", "Die Brink": "Ada Brink"}


@pytest.mark.parametrize("text", ["- a", "Ada: Brink", "Ada: [1]", "Ada: [", "1: [a]"])
def test_a_wrong_line_is_said(tmp_path: Path, text: str):
    """A mistake in the file is one sentence that names the file."""
    path = tmp_path / "aliases.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"aliases\.yaml"):
        read_aliases(path)
