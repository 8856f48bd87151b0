"""Addresses of citations: the signed page of the reading room, else the article's own address."""

from __future__ import annotations

import base64
import hmac
from urllib.parse import quote, urlsplit

from bot.errors import SettingsError
from bot.model import Citation

PATH = "/artikel/"
ANCHOR = "fundstelle"  # the id of the highlighted passage on the page
FRAGMENT_WORDS = 5  # so many words from each end of a long passage find it again


class Links:
    """Makes and checks addresses; the same key must be given to every replica."""

    def __init__(self, public_url: str, secret_key: str) -> None:
        """Take the reading room's own address ("" when there is none); SettingsError without a key for it."""
        if public_url and not secret_key:
            raise SettingsError(
                "BOT_SECRET_KEY is missing: set a long random text; it signs the addresses of articles."
            )
        self._public_url = public_url.rstrip("/")
        self._key = hmac.digest(secret_key.encode(), b"fundstelle.reading-room", "sha256")

    def to(self, citation: Citation) -> str:
        """The address of a citation: reading room, else the article's own with a text fragment, else ""."""
        if self._public_url:
            return self._public_url + self.path(citation.article, citation.start, citation.end)
        return text_fragment(citation.url, citation.text)

    def path(self, article: str, start: int, end: int) -> str:
        """The signed path, query and anchor of article text[start:end] in the reading room."""
        # A signature is letters, digits, "-" and "_": nothing that an address needs to escape.
        query = f"von={start}&bis={end}&sig={self._signature(article, start, end)}"
        return f"{PATH}{quote(article, safe='')}?{query}#{ANCHOR}"

    def valid(self, article: str, start: int, end: int, signature: str) -> bool:
        """Whether the signature was made for this very article and span; in constant time."""
        # Compared as text: base64 has spare bits, so that several spellings would decode to the same signature.
        return hmac.compare_digest(self._signature(article, start, end).encode(), signature.encode())

    def _signature(self, article: str, start: int, end: int) -> str:
        # The numbers come first: an article's id may hold any character.
        signed = hmac.digest(self._key, f"{start}:{end}:{article}".encode(), "sha256")
        return base64.urlsafe_b64encode(signed).rstrip(b"=").decode()


def web_address(url: str) -> str:
    """The address when it is one of the web (http, https), else "": never a script or a file."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def text_fragment(url: str, text: str) -> str:
    """The article's own address with a fragment that makes browsers highlight the text; "" without one.

    Source: https://wicg.github.io/scroll-to-text-fragment/
    """
    address = web_address(url)
    if not address:
        return ""
    words = text.split()
    if len(words) <= 2 * FRAGMENT_WORDS:
        directive = _escaped(" ".join(words))
    else:
        directive = f"{_escaped(' '.join(words[:FRAGMENT_WORDS]))},{_escaped(' '.join(words[-FRAGMENT_WORDS:]))}"
    return f"{address}{':~:' if '#' in address else '#:~:'}text={directive}"


def _escaped(words: str) -> str:
    # A hyphen is part of the syntax of text fragments, so it is escaped like comma and ampersand.
    return quote(words, safe="").replace("-", "%2D")
