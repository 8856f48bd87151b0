"""What all commands share: settings, the user's language, and one-sentence errors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import typer
import typer.core

from bot import settings as environment
from bot.errors import FundstelleError, SettingsError
from bot.messages import catalogue

if TYPE_CHECKING:
    from rich.console import Console


@cache
def settings() -> environment.Settings:
    """The settings, read once; SettingsError when one is wrong."""
    return environment.load()


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
    typer.echo(say(message, **values), err=True)


def complain(error: FundstelleError) -> None:
    """One error as one sentence on standard error."""
    note(error.message, **error.values)


def translate(commands: typer.core.TyperGroup) -> None:
    """Put the help texts of all commands and their parameters into the user's language."""
    for command in (commands, *commands.commands.values()):
        command.help = say(command.help or "")
        for parameter in command.params:
            if isinstance(parameter, typer.core.TyperOption | typer.core.TyperArgument):
                parameter.help = say(parameter.help or "")
