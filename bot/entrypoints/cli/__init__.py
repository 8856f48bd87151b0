"""The terminal: ``python -m bot …``, one module a group of commands.

Heavy parts are imported inside the commands that need them: ``ask`` answers from a cold start in
less than half a second. Exit statuses: 0 fine, 1 something could not be done, 2 usage or settings.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from bot.entrypoints.cli import archive, asking, care, context, forgetting, running, sources, wording
from bot.errors import FundstelleError, SettingsError, UsageError


@click.group(
    help="Answers from an archive of German news articles, always with the exact place.",
    context_settings={"max_content_width": 100},
)
@click.pass_context
def commands(chosen: click.Context) -> None:
    """All commands."""
    if chosen.invoked_subcommand != "ask":  # which says itself when it is ready
        context.started()


for command in (
    archive.index,
    archive.extract,
    asking.ask,
    asking.understand,
    running.demo,
    running.serve,
    care.digest,
    care.manifest,
    care.check,
    care.topic,
    sources.sources,
    forgetting.forget,
    forgetting.retention,
):
    commands.add_command(command)


def main() -> None:
    """Run one command and exit; whatever users do wrong is one sentence on standard error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal set to another encoding must not break on an umlaut
            stream.reconfigure(encoding="utf-8", errors="replace")
    if "--help" in sys.argv:
        wording.translate(commands)
    try:
        sys.exit(commands.main(prog_name="python -m bot", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as nothing:
        wording.translate(commands)
        click.echo(nothing.ctx.get_help() if nothing.ctx else "", err=True)
        sys.exit(nothing.exit_code)
    except click.UsageError as error:
        context.complain(wording.told(error))
        sys.exit(error.exit_code)
    except click.Abort:  # interrupted: what was stored stays
        sys.exit(1)
    except FundstelleError as error:
        context.complain(error)
        sys.exit(2 if isinstance(error, SettingsError | UsageError) else 1)
    except ModuleNotFoundError as error:
        package = (error.name or "bot").partition(".")[0]
        if package == "bot":
            raise
        message = "%(name)s is not installed: this machine answers, but cannot index. See requirements.txt."
        context.complain(SettingsError(message, name=package))
        sys.exit(2)
