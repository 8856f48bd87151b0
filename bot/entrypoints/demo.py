"""The demo: a page to ask in, on this machine only, that shows answers as Slack would."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.bootstrap import Bot
from bot.entrypoints import figures, web
from bot.errors import UsageError
from bot.messages import catalogue
from bot.rendering import block_html, blocks
from bot.rendering.html import page

HOSTS = ("127.0.0.1", "localhost")
LONGEST = 500  # characters of a question

EXAMPLES = {
    "de": (
        "/who Al-Saleh",
        "/quote Courtois",
        "/datenschutz Schule",
        "was hat Al-Saleh zur Cloud gesagt?",
        "/who Chef von T-Systems",
        "/archiv Kameras seit 2020",
        "/fundstelle hilfe",
    ),
    "en": (
        "/who Al-Saleh",
        "/quote Courtois",
        "/datenschutz Schule",
        "what did Al-Saleh say about the cloud?",
        "/who Chef von T-Systems",
        "/archiv Kameras seit 2020",
        "/fundstelle help",
    ),
}


def application(bot: Bot) -> ASGIApp:
    """The web pages with the page to ask in; serve it on a loopback address only.

    Requests that name another host are refused, so that no page of the web can read answers by
    pointing its own name to this machine (DNS rebinding).
    """
    app: Starlette = web.application(bot, Route("/", ask))
    return TrustedHostMiddleware(app, allowed_hosts=list(HOSTS))


def ask(request: Request) -> Response:
    """The form, and the answer to the question in the address (``frage``, ``seite``)."""
    bot: Bot = request.app.state.bot
    language = web.language_of(request)
    question = request.query_params.get("frage", "").strip()[:LONGEST]
    html = page(
        "ask.html",
        language=language,
        question=question,
        answer=_answer(bot, question, _page_number(request), language) if question else "",
        examples=[(example, address(example)) for example in EXAMPLES[language]],
        counts=_counts(bot, language),
    )
    return HTMLResponse(html)


def address(question: str, page: int = 1) -> str:
    """The address of an answer."""
    return "/?" + urlencode({"frage": question} | ({"seite": page} if page > 1 else {}))


def _answer(bot: Bot, question: str, page: int, language: str) -> Markup:
    try:
        answer = figures.ask(bot, question, language, page)
        message = blocks.render(answer, language=language, link=bot.links.to)
    except UsageError as error:
        message = blocks.notice(catalogue(language).gettext(error.message) % error.values)
    return block_html.render(message.blocks, _asked)


def _counts(bot: Bot, language: str) -> list[str]:
    """How much there is to ask about."""
    plural, counts = catalogue(language).ngettext, bot.store.counts()
    return [
        plural("%(n)s article", "%(n)s articles", counts.articles) % {"n": counts.articles},
        plural("%(n)s person", "%(n)s people", counts.people) % {"n": counts.people},
        plural("%(n)s quotation", "%(n)s quotations", counts.quotes) % {"n": counts.quotes},
        plural("%(n)s fact", "%(n)s facts", counts.facts) % {"n": counts.facts},
    ]


def _asked(value: str) -> str:
    button = json.loads(value)
    return address(button["ask"], button["page"])


def _page_number(request: Request) -> int:
    number = request.query_params.get("seite", "1")
    if not (number.isascii() and number.isdecimal() and 1 <= int(number[:6]) <= 100_000):
        raise HTTPException(400)
    return int(number)
