"""The only reader of the environment (and of ``.env``).

A plain dataclass: pydantic-settings would cost 0.15 s of every start, a third of the time that a
cold answer may take (docs/decisions/0002-settings.md).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values

from bot.errors import SettingsError

LANGUAGES = ("de", "en")
CHOICES = {"BOT_LANGUAGE": LANGUAGES, "BOT_DIGEST_RIGHTS": ("members", "admins")}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; the names of the fields in capitals are the names in the environment."""

    slack_bot_token: str = ""
    slack_signing_secret: str = ""
    slack_app_token: str = ""
    slack_client_id: str = ""
    slack_client_secret: str = ""
    slack_api_url: str = ""
    port: int = 3000
    bot_database_url: str = "sqlite:///var/fundstelle.db"
    bot_timezone: str = "Europe/Berlin"
    bot_language: str = "de"
    bot_public_url: str = ""
    bot_secret_key: str = ""
    bot_digest_channels: tuple[str, ...] = ()
    bot_digest_time: time = time(8, 0)
    bot_digest_rights: str = "members"
    bot_spacy_model: str = ""
    bot_min_confidence: float = 0.0
    bot_aliases: str = "aliases.yaml"
    bot_sources: str = "sources.yaml"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that days and times of the digest are meant in."""
        return ZoneInfo(self.bot_timezone)


def load(environment: Mapping[str, str] | None = None, dotenv: Path | None = Path(".env")) -> Settings:
    """Settings from the environment, else ``.env``, else the defaults; SettingsError in one sentence."""
    given = {**(dotenv_values(dotenv) if dotenv and dotenv.is_file() else {})}
    given.update(os.environ if environment is None else environment)
    values: dict[str, object] = {}
    for field in fields(Settings):
        name, text = field.name.upper(), (given.get(field.name.upper()) or "").strip()
        if text:
            values[field.name] = _convert(name, text)
    return Settings(**values)  # type: ignore[arg-type]  # each value was made by _convert for its field


def _convert(name: str, text: str) -> object:
    if name == "PORT":
        return _port(text)
    if name == "BOT_MIN_CONFIDENCE":
        return _confidence(text)
    if name == "BOT_DIGEST_TIME":
        return _time(text)
    if name == "BOT_DIGEST_CHANNELS":
        return tuple(part for part in text.replace(",", " ").split())
    if name == "BOT_TIMEZONE":
        return _zone(text)
    return _choice(name, text, CHOICES[name]) if name in CHOICES else text


def _choice(name: str, text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        values = {"name": name, "text": text, "known": ", ".join(known)}
        raise SettingsError("%(name)s is '%(text)s': use one of %(known)s.", **values)
    return text


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise SettingsError("PORT is '%(text)s': give a number from 0 to 65535.", text=text)
    return int(text)


def _confidence(text: str) -> float:
    if not re.fullmatch(r"0|1|[01]?\.\d+", text) or float(text) > 1:
        raise SettingsError("BOT_MIN_CONFIDENCE is '%(text)s': give a number from 0 to 1 such as 0.7.", text=text)
    return float(text)


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text.zfill(5))
    except ValueError:
        raise SettingsError("BOT_DIGEST_TIME is '%(text)s': give a time of day such as 08:00.", text=text) from None


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError("BOT_TIMEZONE is '%(text)s': give a zone such as Europe/Berlin.", text=text) from None
    return text
