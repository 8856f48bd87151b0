"""``/digest`` alone opens the form of a subscription; what is wrong in it is told at the field."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import structlog
from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot import due
from bot.commands import subscribing
from bot.commands.context import Context, Place
from bot.commands.form import Reading
from bot.entrypoints.slack.answers import Answers
from bot.entrypoints.slack.places import Asker
from bot.errors import FundstelleError
from bot.messages import catalogue
from bot.model import Subscription
from bot.rendering.blocks import Message, notice
from bot.rendering.modal import FORM, confirmation, form

OPENS = re.compile(r"/(?:fundstelle\s+)?digest(?:\s+ändern\s+#(?P<id>\d+))?\s*", re.IGNORECASE)

log = structlog.get_logger(__name__)


def opens(ask: str) -> bool:
    """Whether this is a wish for the form: /digest alone, or the button that changes a subscription."""
    return bool(OPENS.fullmatch(ask))


def show(answers: Answers, asker: Asker, ask: str, trigger: str, language: str) -> Message | None:
    """Open the form; None when it is open, else what to tell instead (who may not, when Slack was too slow)."""
    place = asker.place()
    if refused := place.refusal(language):
        return notice(refused)
    context = _context(answers, place, language)
    match = OPENS.fullmatch(ask)
    number = int(match["id"] or 0) if match else 0
    known = [one for one in subscribing.here(context, place) if one.id == number and one.owner]
    number = known[0].id if known else 0
    wish = due.complete(known[0].wish if known else Subscription(language=language), place.usual)
    metadata = json.dumps({"channel": place.channel, "id": number})
    say = catalogue(language).gettext
    topics = {topic.name: topic.title.in_language(language) for topic in answers.bot.topics}
    try:
        asker.client.views_open(trigger_id=trigger, view=form(wish, topics, language, metadata))
    except (SlackClientError, OSError) as error:
        log.warning("slack_form_not_opened", channel=place.channel, error=str(error))
        return notice(say("The form could not be opened. Type it instead: /digest datenschutz täglich 8:00"))
    return None


def register(app: App, answers: Answers) -> None:
    """Listen to what is sent with the form."""

    def save(ack: Ack, body: dict[str, Any], view: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        user = body["user"]["id"]
        language = answers.locales.known(user) or answers.bot.settings.bot_language
        opened = json.loads(view["private_metadata"])
        asker = Asker(answers.bot.settings, client, context, opened["channel"], user)
        place = asker.place(zone=_one(view, "zone"))
        surroundings = _context(answers, place, language)
        reading = Reading(_values(view), surroundings)
        try:
            wish = reading.subscription()
            if reading.errors:
                ack(response_action="errors", errors=reading.errors)
                return
            done = subscribing.subscribe(wish, place, surroundings, opened["id"])
        except FundstelleError as error:
            log.warning("digest_form_not_saved", channel=opened["channel"], error=str(error))
            say = catalogue(language).gettext
            ack(response_action="errors", errors={"zone": say(error.message) % error.values})
            return
        ack(response_action="update", view=confirmation(done, language))

    app.view(FORM)(save)


def _context(answers: Answers, place: Place, language: str) -> Context:
    return Context(answers.bot.store, answers.bot.topics, language, place=place)


def _values(view: Mapping[str, Any]) -> dict[str, list[str]]:
    """What was chosen or typed, by field; Slack names the parts of each kind of element differently."""
    found: dict[str, list[str]] = {}
    for name, elements in view["state"]["values"].items():
        state = elements[name]
        chosen = state.get("selected_options") or ([state["selected_option"]] if state.get("selected_option") else [])
        found[name] = [option["value"] for option in chosen] or ([state["value"]] if state.get("value") else [])
    return found


def _one(view: Mapping[str, Any], name: str) -> str:
    return next(iter(_values(view).get(name, ())), "")
