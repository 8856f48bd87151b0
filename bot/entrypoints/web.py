"""The web pages: the reading room, whether all is well, and figures for operators."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot import rendering
from bot.bootstrap import Bot
from bot.entrypoints.figures import failed
from bot.entrypoints.headers import SecurityHeaders, preferred_language
from bot.errors import FundstelleError, StoreError
from bot.links import PATH
from bot.messages import catalogue
from bot.model import Extract
from bot.rendering.html import article_page, message_page

log = structlog.get_logger()

TITLES = {400: "Not understood", 403: "No access", 404: "Not found", 405: "Not possible", 503: "Not available"}
SENTENCES = {
    400: "This address is incomplete. Please open the link from the answer again.",
    403: "This link is not valid. Please open the link from the answer again.",
    404: "There is nothing at this address.",
    405: "This page can only be read.",
    503: "The archive cannot be reached right now. Please try again in a moment.",
}
FAULT = "Something went wrong here. It has been noted; please try again in a moment."


def application(bot: Bot, *extra: BaseRoute) -> Starlette:
    """The pages as an ASGI application; ``extra`` routes (the demo's) come first."""
    app = Starlette(
        routes=[*extra, *routes()],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers={HTTPException: _refused, FundstelleError: _unavailable, Exception: _fault},
    )
    app.state.bot = bot
    return app


def routes() -> list[BaseRoute]:
    """The addresses of all pages."""
    static = StaticFiles(directory=Path(rendering.__file__).parent / "static")
    return [
        Route(PATH + "{id:path}", article, name="article"),
        Route("/healthz", alive),
        Route("/readyz", ready),
        Route("/metrics", metrics),
        Mount("/static", static, name="static"),
    ]


def article(request: Request) -> Response:
    """An article with the cited passage highlighted: 403 without a valid signature, 404 when it is gone."""
    bot: Bot = request.app.state.bot
    article_id, query = request.path_params["id"], request.query_params
    try:
        start, end = int(query.get("von", "")), int(query.get("bis", ""))
    except ValueError:
        raise HTTPException(403) from None
    # The signature is looked at first: without it nobody learns which articles there are.
    if not bot.links.valid(article_id, start, end, query.get("sig", "")):
        raise HTTPException(403)
    found = bot.store.article(article_id)
    if found is None:
        raise HTTPException(404, "This article is no longer in the archive.")
    language = language_of(request)
    topics = {topic.name: topic.title.in_language(language) for topic in bot.topics}
    extract = bot.store.extract(article_id) or Extract()
    return HTMLResponse(article_page(found, extract, (start, end), language=language, topics=topics))


def alive(_request: Request) -> Response:
    """Whether the process answers at all."""
    return PlainTextResponse("ok\n")


def ready(request: Request) -> Response:
    """Whether the archive can be reached: 503 with a sentence when it can't."""
    bot: Bot = request.app.state.bot
    try:
        bot.store.claimed("readyz")
    except StoreError as error:
        log.warning("not ready", error=str(error))
        return PlainTextResponse(f"{error}\n", status_code=503)
    return PlainTextResponse("ok\n")


def metrics(_request: Request) -> Response:
    """Figures in the text format of Prometheus."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def language_of(request: Request) -> str:
    """The language the browser prefers, else BOT_LANGUAGE."""
    bot: Bot = request.app.state.bot
    return preferred_language(request.headers.get("accept-language", ""), bot.settings.bot_language)


def _message(request: Request, status: int, sentence: str) -> Response:
    language = language_of(request)
    say = catalogue(language).gettext
    html = message_page(say(TITLES.get(status, "Something went wrong")), say(sentence), language=language)
    return HTMLResponse(html, status_code=status)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for it only
    status = HTTPStatus(error.status_code)
    own = error.detail if error.detail != status.phrase else SENTENCES.get(status, FAULT)
    return _message(request, status, own)


def _unavailable(request: Request, error: Exception) -> Response:
    failed(error)
    log.error("page failed", path=request.url.path, error=str(error))
    return _message(request, 503, SENTENCES[503])


def _fault(request: Request, error: Exception) -> Response:
    failed(error)
    log.error("page failed", path=request.url.path, exc_info=error)
    return _message(request, 500, FAULT)
