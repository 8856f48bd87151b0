"""What all commands share: settings, the user's language, and one-sentence errors."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import click

from bot import settings as environment
from bot.errors import FundstelleError, SettingsError
from bot.messages import catalogue
from bot.model import Answer, Citation

if TYPE_CHECKING:
    from rich.console import Console


def started() -> None:
    """Say that all is imported: from here on garbage is collected, but not searched for in modules."""
    gc.freeze()
    gc.enable()


@cache
def settings() -> environment.Settings:
    """The settings, read once; SettingsError when one is wrong."""
    return environment.load()


def at_least(min_confidence: float | None) -> environment.Settings:
    """The settings, with what the option --min-confidence says in place of BOT_MIN_CONFIDENCE where it is given."""
    given = settings()
    return given if min_confidence is None else replace(given, bot_min_confidence=min_confidence)


@cache
def language() -> str:
    """BOT_LANGUAGE; the default also when a setting is wrong, so that errors and help can be told."""
    try:
        return settings().bot_language
    except SettingsError:
        return environment.Settings().bot_language


@cache
def console() -> Console:
    """The terminal behind standard error: for progress and what is said beside a command's output."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def say(message: str, **values: object) -> str:
    """A message in the user's language, its values filled in."""
    text = catalogue(language()).gettext(message)
    return text % values if values else text


def note(message: str, **values: object) -> None:
    """Say something beside the command's output, on standard error."""
    click.echo(say(message, **values), err=True)


def told(error: FundstelleError) -> str:
    """One error in the user's language."""
    return say(error.message, **error.values)


def complain(error: FundstelleError) -> None:
    """One error as one sentence on standard error."""
    note(error.message, **error.values)


def show(answer: Answer, link: Callable[[Citation], str]) -> None:
    """An answer on standard output, as wide as the terminal; bold and dim type only where somebody looks."""
    from bot.rendering import text

    styled = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, 100) if styled else 80
    click.echo(text.render(answer, language=language(), link=link, width=width, styled=styled))
