"""Everything in one process: Slack (Socket Mode or HTTP), the web pages, and the schedule."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, closing

import structlog
import uvicorn
from slack_bolt import App
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.bootstrap import Bot, open_bot
from bot.entrypoints import schedule, web
from bot.entrypoints.slack import app as slack
from bot.errors import SettingsError
from bot.settings import Settings

log = structlog.get_logger(__name__)


def serve(settings: Settings, host: str = "0.0.0.0") -> None:  # noqa: S104  # containers are reached from outside
    """Serve until a signal ends it; SettingsError or StoreError, one sentence each, when it can't begin."""
    slack.check_settings(settings)
    with closing(_listen(host, settings.port)) as listener, closing(open_bot(settings)) as bot:
        listeners = slack.build_app(bot, introduce=True)
        mode = "socket" if settings.slack_app_token else "http"
        log.info("serving", slack=mode, port=listener.getsockname()[1])
        config = uvicorn.Config(build(bot, listeners), log_config=None, access_log=False)
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise SettingsError(
            "PORT %(port)s cannot be used (%(error)s): stop what uses it, or set another.",
            port=port,
            error=error.strerror,
        ) from error


def build(bot: Bot, listeners: App) -> ASGIApp:
    """The web pages and /slack as one ASGI application; Socket Mode and the schedule live as long as it does."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        with ExitStack() as ends:
            if bot.settings.slack_app_token:
                connection = slack.socket_mode(listeners, bot.settings)
                connection.connect()  # type: ignore[no-untyped-call]  # Bolt has it without annotation
                ends.callback(connection.close)
            ends.callback(schedule.start(bot, slack.clients(listeners, bot.settings)))
            yield

    pages = Starlette(routes=[Mount("/", app=web.application(bot))], lifespan=lifespan)
    if not bot.settings.slack_signing_secret:  # anybody could sign with an empty one
        return pages
    of_slack = slack.http(listeners)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        """Slack's requests go past the routing of the pages, which would take a tenth of an answer's time."""
        own = scope["type"] == "http" and scope["path"].startswith("/slack/")
        await (of_slack if own else pages)(scope, receive, send)

    return application
