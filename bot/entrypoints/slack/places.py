"""Where somebody asks, and whether that person may change the digests of the channel: facts of Slack's Web API."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import structlog
from slack_bolt import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot import due
from bot.commands import about_digests
from bot.commands.context import Place
from bot.messages import catalogue
from bot.settings import Settings
from bot.topics import Topic

MEMBERS = 1000  # of a channel, a call
ABSENT = {"channel_not_found", "not_in_channel", "fetch_members_failed"}

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks where, with what is needed to ask Slack about both."""

    settings: Settings
    client: WebClient
    context: BoltContext
    channel: str
    user: str

    def place_for(self, ask: str, topics: Sequence[Topic]) -> Place | None:
        """The place where a question is about digests, None where it is about anything else."""
        return self.place() if about_digests(ask, topics) else None

    def place(self, zone: str = "") -> Place:
        """The place; where there are many workspaces Slack is asked for the user's zone, unless it is given."""
        many = bool(self.settings.slack_client_id)
        zone = (zone or self._zone()) if many else ""
        team = ":".join(filter(None, (self.context.enterprise_id, self.context.team_id))) if many else ""
        return Place(team, self.channel, self.user, due.usual(self.settings, zone), self.refusal, zone)

    def refusal(self, language: str) -> str:
        """Why the user may not change digests here, "" for who may: a member of the channel, or an admin of Slack."""
        say = catalogue(language).gettext
        try:
            members = set(self._members())
            if self.context.bot_user_id and self.context.bot_user_id not in members:
                return str(say("I am not in this channel: invite me with “/invite @Fundstelle”, then try again."))
            if self.settings.bot_digest_rights == "admins":
                user = self._info()
                admin = user.get("is_admin") or user.get("is_owner")
                return "" if admin else str(say("Only admins of this workspace may change digests."))
            return "" if self.user in members else str(say("Only members of this channel may change its digests."))
        except SlackApiError as error:
            if error.response.get("error") in ABSENT:
                return str(say("I am not in this channel: invite me with “/invite @Fundstelle”, then try again."))
            reason = str(error.response.get("error"))
        except (SlackClientError, OSError) as error:
            reason = str(error)
        log.warning("slack_rights_unknown", channel=self.channel, user=self.user, error=reason)
        return str(say("Slack does not tell right now whether you may change digests here. Please try again later."))

    def _members(self) -> Iterator[str]:
        cursor = ""
        while True:
            page = self.client.conversations_members(channel=self.channel, limit=MEMBERS, cursor=cursor)
            yield from page.get("members") or ()
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    def _zone(self) -> str:
        try:
            return str(self._info().get("tz") or "")
        except (SlackClientError, OSError) as error:
            log.info("slack_zone_unknown", user=self.user, error=str(error))
            return ""

    def _info(self) -> dict[str, object]:
        return self.client.users_info(user=self.user).get("user") or {}
