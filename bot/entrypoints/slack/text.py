"""What people type in Slack, as they meant it: without entities, mentions and link brackets."""

from __future__ import annotations

import html
import re

MARKUP = re.compile(r"<(?P<sign>[@#!]?)(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")


def plain(text: str) -> str:
    """The text of a message without Slack's markup: labels of links and channels stay, mentions go."""
    return html.unescape(" ".join(MARKUP.sub(_readable, text).split()))


def mentions(text: str, user: str | None) -> bool:
    """Whether the message names the user (an id such as U012AB3CD) with an @."""
    return bool(user) and any(match["sign"] == "@" and match["target"] == user for match in MARKUP.finditer(text))


def _readable(match: re.Match[str]) -> str:
    if match["sign"] == "@":
        return ""
    if match["sign"] == "#":
        return f"#{match['label'] or match['target']}"
    return match["label"] or ("" if match["sign"] == "!" else match["target"])
