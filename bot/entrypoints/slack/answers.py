"""A question in, a message out: what every listener of Slack has in common."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field

import structlog

from bot.bootstrap import Bot
from bot.commands.context import Place
from bot.entrypoints.slack.locales import Locales
from bot.errors import FundstelleError
from bot.messages import catalogue
from bot.model import Answer
from bot.rendering.blocks import Message, notice, render

REMEMBERED = 2000  # answers to slash commands, about 6 KB each
LONGEST = 600  # seconds: "seit gestern" means another day some time

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Answers:
    """What listeners need to answer; what it remembers can be forgotten at any time."""

    bot: Bot
    locales: Locales
    _bodies: dict[tuple[str, str], tuple[str, float, str]] = field(default_factory=dict)

    def message(
        self,
        ask: str,
        language: str,
        *,
        page: int = 1,
        shareable: bool = False,
        shared_by: str = "",
        place: Place | None = None,
    ) -> Message:
        """The answer as a message; an error is a message as well, one sentence without a traceback."""
        try:
            answer = self.bot.ask(ask, language, page, place)
            return self.rendered(answer, language, shareable=shareable, shared_by=shared_by)
        except Exception as error:  # whatever it was, somebody waits for a sentence
            return apology(error, ask, language)

    def rendered(self, answer: Answer, language: str, *, shareable: bool = False, shared_by: str = "") -> Message:
        """The message of an answer that is there already."""
        return render(answer, language=language, link=self.bot.links.to, shareable=shareable, shared_by=shared_by)

    def ephemeral(self, ask: str, language: str) -> str:
        """The response to a slash command as JSON.

        The same question is answered from memory until anybody writes to the database: searching takes
        many times as long as everything else between Slack's request and the response.
        """
        version, now, key = self.bot.store.version(), time.monotonic(), (ask, language)
        known = self._bodies.get(key)
        if known and version and known[0] == version and now - known[1] < LONGEST:
            return known[2]
        try:
            answer = self.bot.ask(ask, language)
            body = _ephemeral(self.rendered(answer, language, shareable=True))
        except Exception as error:  # as above
            return _ephemeral(apology(error, ask, language))
        if answer.command in {"who", "quote", "topic", "search", "help"}:
            if len(self._bodies) >= REMEMBERED:  # the oldest goes; of a copy, since other threads answer too
                self._bodies.pop(next(iter(tuple(self._bodies))), None)
            self._bodies[key] = (version, now, body)
        return body


def _ephemeral(message: Message) -> str:
    return json.dumps({"response_type": "ephemeral", "text": message.text, "blocks": message.blocks})


def apology(error: Exception, ask: str, language: str) -> Message:
    """What the user is told: the error's own sentence if it is one of ours, else that it was logged."""
    say = catalogue(language).gettext
    if isinstance(error, FundstelleError):
        log.info("slack_answer_refused", error=error.message)
        return notice(say(error.message) % error.values)
    # Which command, and never the words behind it: what people ask is nobody's to read (docs/datenschutz.md).
    command = ask.split(maxsplit=1)[0] if ask.startswith("/") else ""
    log.exception("slack_answer_failed", command=command, exc_info=error)
    return notice(say("Something went wrong here; the operators find it in the log. Please try again later."))
