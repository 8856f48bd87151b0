"""A question in, a message out: what every listener of Slack has in common."""

from __future__ import annotations

from dataclasses import dataclass

import structlog

from bot.bootstrap import Bot
from bot.entrypoints import figures
from bot.entrypoints.slack.locales import Locales
from bot.errors import FundstelleError
from bot.messages import catalogue
from bot.model import Answer
from bot.rendering.blocks import Message, notice, render

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Answers:
    """What listeners need to answer; holds no state but the users' languages."""

    bot: Bot
    locales: Locales

    def message(
        self, ask: str, language: str, *, page: int = 1, shareable: bool = False, shared_by: str = ""
    ) -> Message:
        """The answer as a message; an error is a message as well, one sentence without a traceback."""
        try:
            answer = figures.ask(self.bot, ask, language, page)
            return self.rendered(answer, language, shareable=shareable, shared_by=shared_by)
        except Exception as error:  # whatever it was, somebody waits for a sentence
            return apology(error, ask, language)

    def rendered(self, answer: Answer, language: str, *, shareable: bool = False, shared_by: str = "") -> Message:
        """The message of an answer that is there already."""
        return render(answer, language=language, link=self.bot.links.to, shareable=shareable, shared_by=shared_by)


def apology(error: Exception, ask: str, language: str) -> Message:
    """What the user is told: the error's own sentence if it is one of ours, else that it was logged."""
    say = catalogue(language).gettext
    if isinstance(error, FundstelleError):
        log.info("slack_answer_refused", ask=ask, error=str(error))
        return notice(say(error.message) % error.values)
    log.exception("slack_answer_failed", ask=ask, exc_info=error)
    return notice(say("Something went wrong here; the operators find it in the log. Please try again later."))
