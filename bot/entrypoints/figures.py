"""Figures for operators, shown at /metrics: how many answers, how fast, and what failed."""

from __future__ import annotations

from time import perf_counter

from prometheus_client import Counter, Histogram

from bot.bootstrap import Bot
from bot.commands.context import Place
from bot.errors import UsageError
from bot.model import Answer

SECONDS = Histogram(
    "fundstelle_answer_seconds",
    "Time to find an answer, by command.",
    ["command"],
    buckets=(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0),
)
EMPTY = Counter("fundstelle_empty_answers", "Answers that found nothing, by command.", ["command"])
ERRORS = Counter("fundstelle_errors", "Questions and pages that ended in an error, by its class.", ["error"])


def ask(bot: Bot, text: str, language: str = "", page: int = 1, place: Place | None = None) -> Answer:
    """``bot.ask``, counted and timed; a question that was not understood is the user's error and not counted."""
    start = perf_counter()
    try:
        answer = bot.ask(text, language, page, place)
    except UsageError:
        raise
    except Exception as error:
        failed(error)
        raise
    SECONDS.labels(answer.command).observe(perf_counter() - start)
    if not answer.items and answer.command not in ("help", "none"):
        EMPTY.labels(answer.command).inc()
    return answer


def failed(error: Exception) -> None:
    """Count an error."""
    ERRORS.labels(type(error).__name__).inc()
