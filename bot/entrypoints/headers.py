"""What every web page has in common: security headers, and the language of the reader."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.settings import LANGUAGES

HEADERS = {
    # Nothing but this host's own style sheet and icon is ever loaded; there are no scripts at all.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",  # the address of a page holds its signature
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


class SecurityHeaders:
    """ASGI middleware that adds the headers to every response; pages are not kept by caches on the way."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers added."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "private, no-cache")
                headers.add_vary_header("Accept-Language")
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def preferred_language(accepted: str, default: str) -> str:
    """The first language of the interface in an Accept-Language header ("de-AT,en;q=0.8"), by its weights."""
    weighted = []
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        language = name.strip().split("-")[0].lower()
        if language in LANGUAGES:
            weighted.append((_weight(weight), language))
    best = max(weighted, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] > 0 else default


def _weight(text: str) -> float:
    name, _, number = text.strip().partition("=")
    try:
        return float(number) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
