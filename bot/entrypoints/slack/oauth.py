"""Many workspaces: who installed the app is kept in the bot's own database, by the SDK's own tables."""

from __future__ import annotations

from logging import getLogger

import sqlalchemy
from slack_bolt.authorization.authorize import InstallationStoreAuthorize
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore

from bot.entrypoints.slack.manifest import REDIRECT_PATH, SCOPES
from bot.settings import Settings

STATE_SECONDS = 600  # how long somebody may take to press "Allow"

logger = getLogger(__name__)  # the SDK takes loggers of the standard library only


def flow(settings: Settings, client: WebClient) -> OAuthFlow:
    """The installation pages /slack/install and /slack/oauth_redirect; makes its tables when they are missing."""
    engine = sqlalchemy.create_engine(_driver(settings.bot_database_url))
    installations = SQLAlchemyInstallationStore(settings.slack_client_id, engine, logger=logger)
    states = SQLAlchemyOAuthStateStore(STATE_SECONDS, engine, logger=logger)
    installations.create_tables()  # type: ignore[no-untyped-call]  # the SDK has it without annotation
    states.create_tables()  # type: ignore[no-untyped-call]  # the SDK has it without annotation
    public = settings.bot_public_url.rstrip("/")
    return OAuthFlow(
        client=client,
        settings=OAuthSettings(
            client_id=settings.slack_client_id,
            client_secret=settings.slack_client_secret,
            scopes=list(SCOPES),
            user_scopes=[],
            redirect_uri=public + REDIRECT_PATH if public else None,
            installation_store=installations,
            installation_store_bot_only=True,
            state_store=states,
        ),
    )


def authorize(made: OAuthFlow) -> InstallationStoreAuthorize:
    """Finds the workspace's token for each request; who that token belongs to is asked once, not every time."""
    return InstallationStoreAuthorize(
        logger=logger,
        installation_store=made.settings.installation_store,
        client_id=made.settings.client_id,
        client_secret=made.settings.client_secret,
        bot_only=True,
        cache_enabled=True,
        client=made.client,
    )


def _driver(url: str) -> sqlalchemy.URL:
    """The address with the driver that is installed: SQLAlchemy's own choice for PostgreSQL is another."""
    parsed = sqlalchemy.make_url(url)
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed
