"""Click's own words in the user's language: the headings of help texts, and what is wrong with a command line."""

from __future__ import annotations

import click

from bot.entrypoints.cli import context
from bot.errors import UsageError


class Formatter(click.HelpFormatter):
    """Help texts as Click lays them out, their headings from the catalogues."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that begins with "Usage:"."""
        super().write_usage(prog, args, prefix or context.say("Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        """Write "Options:" or "Commands:"."""
        super().write_heading(context.say(heading))


def translate(command: click.Command) -> None:
    """Put the help texts of a command, its options and all below it into the user's language."""
    click.Context.formatter_class = Formatter
    command.help = context.say(command.help) if command.help else None
    for option in command.get_params(click.Context(command)):
        if isinstance(option, click.Option) and option.help:
            option.help = context.say(option.help)
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        translate(inner)


def told(error: click.UsageError) -> UsageError:
    """What is wrong with a command line, as one sentence with what to do."""
    command = f"{error.ctx.command_path if error.ctx else 'python -m bot'} --help"
    match error:
        case click.NoSuchOption():
            return UsageError("There is no option %(name)s: see %(help)s.", name=error.option_name, help=command)
        case click.NoSuchCommand():
            return UsageError("There is no command %(name)s: see %(help)s.", name=error.command_name, help=command)
        case click.MissingParameter(param=click.Parameter() as missing, ctx=click.Context() as ctx):
            return UsageError("%(name)s is missing: see %(help)s.", name=missing.make_metavar(ctx), help=command)
        case click.BadParameter(param=click.Parameter() as wrong, ctx=click.Context() as ctx):
            name = wrong.opts[0] if isinstance(wrong, click.Option) else wrong.make_metavar(ctx)
            return UsageError("What is given for %(name)s does not fit: see %(help)s.", name=name, help=command)
    return UsageError("The command was not understood: see %(help)s.", help=command)
