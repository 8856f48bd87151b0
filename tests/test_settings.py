"""The settings: read from the environment and .env, refused with one clear sentence."""

from __future__ import annotations

from dataclasses import fields
from datetime import time
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load

ROOT = Path(__file__).parent.parent


def test_every_setting_is_documented() -> None:
    """A setting that .env.example does not explain is one that nobody finds."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {line.split("=")[0] for line in lines if line and not line.startswith("#")}
    assert named == {field.name.upper() for field in fields(Settings)}


def test_the_example_file_holds_the_defaults() -> None:
    """Copying .env.example to .env changes nothing."""
    assert load({}, ROOT / ".env.example") == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """What is set for one run counts more than what stands in the file."""
    (tmp_path / ".env").write_text("PORT=1\nBOT_LANGUAGE=en\n", encoding="utf-8")
    settings = load({"PORT": "2"}, tmp_path / ".env")
    assert (settings.port, settings.bot_language) == (2, "en")


def test_values_are_converted() -> None:
    """Channels may be parted by commas or blanks; a time may lack its leading zero."""
    settings = load({"BOT_DIGEST_CHANNELS": "C1, C2 C3", "BOT_DIGEST_TIME": "7:30"}, None)
    assert settings.bot_digest_channels == ("C1", "C2", "C3")
    assert settings.bot_digest_time == time(7, 30)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("PORT", "70000"),
        ("BOT_LANGUAGE", "fr"),
        ("BOT_TIMEZONE", "Europe/Atlantis"),
        ("BOT_DIGEST_TIME", "noon"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    """The sentence says which setting is wrong, what it holds and what it should hold."""
    with pytest.raises(SettingsError, match=f"{name} is '{value}': (give|use)"):
        load({name: value}, None)
