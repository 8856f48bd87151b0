"""``serve`` and ``demo``: the bot at work."""

from __future__ import annotations

import secrets
import socket
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

import bot
from bot.entrypoints.cli import archive, context
from bot.errors import UsageError

SEEDS = Path(bot.__file__).parent.parent / "seeds"


@click.command(help="Serve Slack, the web pages and the daily digest.")
def serve() -> None:
    """Serve until stopped."""
    from bot.entrypoints import logs
    from bot.entrypoints.serve import serve as run

    logs.configure()
    run(context.settings())


@click.command(help="Try the bot on the articles in seeds/. A page to ask in, on this machine only.")
def demo() -> None:
    """A database of its own that is gone afterwards; the address is printed on standard output."""
    import uvicorn

    from bot.bootstrap import open_bot
    from bot.entrypoints.demo import application

    if not SEEDS.is_dir():
        raise UsageError("The demo needs the folder seeds/ of a clone of Fundstelle: clone it and run `make demo`.")
    settings = context.settings()
    with _listening(settings.port) as listener, TemporaryDirectory(prefix="fundstelle-") as folder:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        own = replace(
            settings,
            bot_database_url=f"sqlite:///{folder}/demo.db",
            bot_public_url=address,
            bot_secret_key=secrets.token_hex(),
        )
        with closing(open_bot(own)) as running:
            archive.fill(running.store, [SEEDS])
            click.echo(address)
            config = uvicorn.Config(application(running), log_config=None, access_log=False)
            uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    """A socket on loopback, at this port or, when that is taken, at any free one."""
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError:
        return socket.create_server(("127.0.0.1", 0))
