"""Block Kit → HTML, so that the demo shows the very message that Slack would be given.

The part of Block Kit that ``bot.rendering.blocks`` makes: header, section, context, actions, divider;
plain text, and mrkdwn with bold, italic, strike, code, links and mentions of users.
Source: https://docs.slack.dev/reference/block-kit/blocks
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup, escape

from bot.links import web_address

Asked = Callable[[str], str]
"""The address that a button with this value leads to."""

LINK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
STYLES = (
    (re.compile(r"(?<![\w*])\*(?=\S)([^*<\n]+?)(?<=\S)\*(?![\w*])"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_<\n]+?)(?<=\S)_(?![\w_])"), r"<em>\1</em>"),
    (re.compile(r"(?<![\w~])~(?=\S)([^~<\n]+?)(?<=\S)~(?![\w~])"), r"<s>\1</s>"),
    (re.compile(r"`([^`<\n]+)`"), r"<code>\1</code>"),
)


def render(blocks: Iterable[Mapping[str, object]], asked: Asked) -> Markup:
    """All blocks in order; ValueError for a kind of block that is not known here."""
    return Markup("\n").join(_block(block, asked) for block in blocks)


def _block(block: Mapping[str, object], asked: Asked) -> Markup:
    match block:
        case {"type": "header", "text": dict(text)}:
            return Markup("<h2>%s</h2>") % _text(text)
        case {"type": "section", "text": dict(text)}:
            return Markup('<p class="section">%s</p>') % _text(text)
        case {"type": "context", "elements": list(elements)}:
            texts = Markup(" ").join(Markup("<span>%s</span>") % _text(element) for element in elements)
            return Markup('<p class="context">%s</p>') % texts
        case {"type": "actions", "elements": list(elements)}:
            buttons = Markup("\n").join(_button(element, asked) for element in elements)
            return Markup('<p class="actions">%s</p>') % buttons
        case {"type": "divider"}:
            return Markup("<hr>")
    raise ValueError(f"block of type {block.get('type')!r}")


def _button(button: Mapping[str, object], asked: Asked) -> Markup:
    match button:
        case {"type": "button", "text": dict(text), "value": str(value)}:
            return Markup('<a class="button" href="%s">%s</a>') % (asked(value), _text(text))
    raise ValueError(f"element of type {button.get('type')!r} among actions")


def _text(text: Mapping[str, object]) -> Markup:
    content = str(text["text"])
    return mrkdwn(content) if text["type"] == "mrkdwn" else escape(_unescaped(content))


def mrkdwn(text: str) -> Markup:
    """Slack's markup as HTML; what is no markup is text."""
    parts, last = [], 0
    for found in LINK.finditer(text):
        parts += [_styled(text[last : found.start()]), _reference(found[1], found[2])]
        last = found.end()
    return Markup("").join([*parts, _styled(text[last:])]).replace("\n", Markup("<br>"))


def _reference(target: str, label: str | None) -> Markup:
    if target[0] in "@#!":
        return Markup('<span class="mention">%s</span>') % _unescaped(label or target)
    address = web_address(_unescaped(target))
    shown = escape(_unescaped(label or target))
    return Markup('<a href="%s">%s</a>') % (address, shown) if address else shown


def _styled(text: str) -> Markup:
    styled = str(escape(_unescaped(text)))
    for pattern, element in STYLES:
        # What is put into the element is escaped already; no pattern can match inside an entity.
        styled = pattern.sub(element, styled)
    return Markup(styled)  # noqa: S704  # as above


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
