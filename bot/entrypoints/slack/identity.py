"""Who the bot is in the workspace: the answer of ``auth.test``, learnt once and never waited for."""

from __future__ import annotations

import structlog
from slack_bolt import BoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import SettingsError

REFUSED = {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}

log = structlog.get_logger(__name__)


class SingleWorkspace(Authorize):
    """Lets every signed request of the one workspace in; asks Slack nothing while somebody waits."""

    def __init__(self, client: WebClient) -> None:
        """Take the client that holds the bot token; nothing is asked yet."""
        self._client = client
        self._user: str | None = None
        self._bot: str | None = None

    def learn(self) -> None:
        """Ask Slack who the bot is, unless known; SettingsError when Slack refuses the token.

        When Slack can't be reached that is logged and asked again at the next event: slash commands
        are answered all the same, as their answers need no call to Slack.
        """
        if self._user:
            return
        try:
            me = self._client.auth_test()
        except SlackApiError as error:
            reason = error.response.get("error")
            if reason in REFUSED:
                raise SettingsError(
                    "Slack refuses %(name)s (%(error)s): copy it again from the app's settings.",
                    name="SLACK_BOT_TOKEN",
                    error=reason,
                ) from error
            log.warning("slack_unreachable", error=str(reason))
        except OSError as error:
            log.warning("slack_unreachable", error=str(error), url=self._client.base_url)
        else:
            self._user, self._bot = me.get("user_id"), me.get("bot_id")

    def __call__(  # noqa: PLR0913  # Bolt calls it by these names
        self,
        *,
        context: BoltContext,  # noqa: ARG002  # as above
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,  # noqa: ARG002  # as above
        actor_team_id: str | None = None,  # noqa: ARG002  # as above
        actor_user_id: str | None = None,  # noqa: ARG002  # as above
    ) -> AuthorizeResult | None:
        """The bot's token and ids, as far as they are known."""
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            user_id=user_id,
            bot_user_id=self._user,
            bot_id=self._bot,
            bot_token=self._client.token,
        )
