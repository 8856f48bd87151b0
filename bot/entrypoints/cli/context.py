"""What all commands share: settings, the user's language, and one-sentence errors."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import typer
import typer.core

from bot import settings as environment
from bot.errors import FundstelleError, SettingsError
from bot.messages import catalogue
from bot.model import Answer, Citation

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


def show(answer: Answer, link: Callable[[Citation], str]) -> None:
    """An answer on standard output, as wide as the terminal; bold and dim type only where somebody looks."""
    from bot.rendering import text

    styled = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, 100) if styled else 80
    typer.echo(text.render(answer, language=language(), link=link, width=width, styled=styled))


def translate(command: typer.core.TyperGroup | typer.core.TyperCommand) -> None:
    """Put the help texts of a command, its parameters and all below it into the user's language."""
    command.help = say(command.help) if command.help else command.help
    for parameter in command.params:
        if isinstance(parameter, typer.core.TyperOption | typer.core.TyperArgument) and parameter.help:
            parameter.help = say(parameter.help)
    for inner in command.commands.values() if isinstance(command, typer.core.TyperGroup) else ():
        if isinstance(inner, typer.core.TyperGroup | typer.core.TyperCommand):
            translate(inner)
