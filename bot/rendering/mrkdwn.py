"""Making text safe for Slack and cutting it to Slack's limits; tiny pure functions.

Text of articles and users goes into ``plain_text`` objects, which know neither formatting nor
mentions, so that it stays verbatim. ``mrkdwn`` is used for headings and links only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

CONTROL = re.compile(r"[<>]|&(?=(?:amp|lt|gt);)")
"""What would be read as markup or as an entity; a lone & is just an &."""

FORMATTING = re.compile(r"`|[*_~](?!\w)|(?<!\w)[*_~]")
"""What begins or ends bold, italic, strike or code; within a word (Bürger*innen) it means nothing."""

WEB_ADDRESS = re.compile(r"https?://(?:\[[\da-f:.]+\]|[^\s/?#\[\]]+)(?:[/?#]|$)", re.IGNORECASE)
"""How an absolute address of the web begins."""

MOST = 5
"""How many characters one character can become: "&amp;"."""

CUT = " […]"
"""Marks that the rest of a text was left out."""


def escape(text: str) -> str:
    """The text with Slack's control characters as entities, so that it can't ping or link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def verbatim(text: str) -> str:
    """The text for a ``plain_text`` object: as it is, but what looks like markup or an entity is escaped."""
    return CONTROL.sub(lambda match: escape(match[0]), text)


@lru_cache(maxsize=4096)  # titles and sources come again in every answer
def label(text: str) -> str:
    """The text as a label within mrkdwn: on one line, escaped, without what would format it."""
    return escape(FORMATTING.sub("", " ".join(text.split())))


def link(url: str, text: str) -> str:
    """A mrkdwn link, "" unless the address is an absolute http(s) one; characters Slack trips over are quoted."""
    if not WEB_ADDRESS.match(url):
        return ""
    address = quote(url, safe="%:/?#[]@!$&'()*+,;=~-._")
    return f"<{escape(address)}|{label(text)}>"


def size(text: str) -> int:
    """How many characters Slack counts: UTF-16 units of the escaped text."""
    escaped = escape(text)
    return len(escaped) if escaped.isascii() else len(escaped.encode("utf-16-le", "surrogatepass")) // 2


def shorten(text: str, limit: int) -> str:
    """The text, cut at a word and marked with " […]" when Slack would count more than limit characters."""
    if len(text) * MOST <= limit or size(text) <= limit:
        return text
    return _head(text, limit - len(CUT)).rstrip() + CUT


def pieces(text: str, limit: int) -> Iterator[str]:
    """The text in parts of at most limit characters as Slack counts, cut at words; together they are the text."""
    while len(text) * MOST > limit and size(text) > limit:
        head = _head(text, limit)
        yield head
        text = text[len(head) :]
    if text:
        yield text


def _head(text: str, limit: int) -> str:
    """The longest start of the text within the limit, up to and with its last blank where it has one."""
    low, high = 0, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(text[:middle]) <= limit else (low, middle - 1)
    blank = max(text.rfind(" ", 0, low), text.rfind("\n", 0, low))
    return text[: blank + 1] if blank > low // 2 else text[:low]
