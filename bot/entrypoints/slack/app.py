"""The Bolt app: listeners put together, for one workspace or (OAuth) for many.

``process_before_response``: answers take milliseconds and go into the response to Slack's request.
Bolt's default would make every one of them wait for a 10 ms poll (docs/decisions).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from logging import getLogger

from slack_bolt import App
from slack_bolt.adapter.asgi import SlackRequestHandler
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization.authorize import Authorize
from slack_bolt.oauth import OAuthFlow
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)
from starlette.types import ASGIApp

from bot.bootstrap import Bot
from bot.entrypoints.digests import Clients
from bot.entrypoints.posting import careful
from bot.entrypoints.slack import buttons, commands, conversation, modal, oauth
from bot.entrypoints.slack.answers import Answers
from bot.entrypoints.slack.identity import SingleWorkspace
from bot.entrypoints.slack.locales import Locales
from bot.entrypoints.slack.manifest import EVENTS_PATH
from bot.errors import SettingsError
from bot.settings import Settings

# Bolt finds SLACK_BOT_TOKEN in the environment by itself and says so, as if that were a mistake.
getLogger("slack_bolt.App").addFilter(lambda line: "`token` will be unused" not in line.getMessage())

THREADS = 32  # for calls to Slack and waiting for the database: nothing that anybody waits for
TIMEOUT = 10  # seconds for one such call


def check_settings(settings: Settings) -> None:
    """SettingsError in one sentence when what Slack needs is missing or contradictory."""
    many = settings.slack_client_id or settings.slack_client_secret
    if many and not (settings.slack_client_id and settings.slack_client_secret):
        raise SettingsError("Set both SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, or neither.")
    if not many and not settings.slack_bot_token:
        raise SettingsError("SLACK_BOT_TOKEN is missing: copy the bot token (xoxb-…) from the app's page.")
    if not settings.slack_signing_secret and (many or not settings.slack_app_token):
        raise SettingsError(
            "SLACK_SIGNING_SECRET is missing: without it nobody can tell Slack's requests from others "
            "(or set SLACK_APP_TOKEN for Socket Mode)."
        )


def web_client(settings: Settings, token: str) -> WebClient:
    """The Web API with a token ("" for none yet); waits as long as Slack asks to when it is called too often."""
    return WebClient(
        token=token or None,
        base_url=settings.slack_api_url.rstrip("/") + "/" if settings.slack_api_url else WebClient.BASE_URL,
        timeout=TIMEOUT,
        retry_handlers=[
            ConnectionErrorRetryHandler(max_retry_count=2),
            RateLimitErrorRetryHandler(max_retry_count=3),
            ServerErrorRetryHandler(max_retry_count=2),
        ],
    )


def build_app(bot: Bot, *, introduce: bool = False) -> App:
    """The app with all its listeners; SettingsError when settings are wrong.

    ``introduce`` asks Slack who the bot is, so that a token that Slack refuses is found out at the start.
    """
    check_settings(bot.settings)
    settings, pool = bot.settings, ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="slack")
    identity: SingleWorkspace | None = None
    if settings.slack_client_id:
        flow = oauth.flow(settings, web_client(settings, ""))
        app = _app(settings, pool, oauth.authorize(flow), flow)
        app.enable_token_revocation_listeners()  # a workspace that removes the app is forgotten
    else:
        identity = SingleWorkspace(web_client(settings, settings.slack_bot_token))
        if introduce:
            identity.learn()
        app = _app(settings, pool, identity, None)
    answers = Answers(bot, Locales(bot.settings.bot_language))
    commands.register(app, answers, pool)
    buttons.register(app, answers)
    modal.register(app, answers)
    conversation.register(app, answers, identity)
    return app


def clients(app: App, settings: Settings) -> Clients:
    """The Web API of each workspace for who posts unasked: as it is installed now, without the SDK's retries."""
    flow = app.oauth_flow
    if flow is None:
        only = careful(web_client(settings, settings.slack_bot_token))
        return lambda _: only

    def of_workspace(team: str) -> WebClient | None:
        enterprise, _, workspace = team.rpartition(":")
        bot = flow.settings.installation_store.find_bot(enterprise_id=enterprise or None, team_id=workspace)
        return careful(web_client(settings, bot.bot_token)) if bot and bot.bot_token else None

    return of_workspace


def http(app: App) -> ASGIApp:
    """The app as ASGI: POST /slack/events, and with OAuth GET /slack/install and /slack/oauth_redirect."""
    return SlackRequestHandler(app, path=EVENTS_PATH)  # type: ignore[return-value]  # Bolt's types are narrower


def socket_mode(app: App, settings: Settings) -> SocketModeHandler:
    """The connection that Slack sends everything through; ``connect()`` begins, ``close()`` ends it."""
    return SocketModeHandler(app, settings.slack_app_token)


def _app(settings: Settings, pool: ThreadPoolExecutor, authorize: Authorize, flow: OAuthFlow | None) -> App:
    return App(
        client=web_client(settings, ""),  # each request gets a copy of its own, with the workspace's token
        signing_secret=settings.slack_signing_secret,
        authorize=authorize,  # type: ignore[arg-type]  # Bolt takes an Authorize as well, its annotation forgot
        oauth_flow=flow,
        process_before_response=True,
        listener_executor=pool,
    )
