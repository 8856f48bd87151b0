"""HTML's blocks as paragraphs of plain text; what ``.html`` and feeds share."""

from __future__ import annotations

import re

from lxml import etree

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|cell|code|d[dlt]|div|fig(ure|caption)|footer|form|h[1-6r]|head(er)?|"
    "html|item|li(st)?|main|nav|[ou]l|p(re)?|quote|row|section|t(able|[dhr])"
)
_UNSEEN = frozenset({"script", "style", "template", "noscript"})


def paragraphs(tree: etree._Element) -> list[str]:
    """The text of each block in order, white space collapsed, empty ones left out; a line break is a space."""
    blocks: list[list[str]] = [[]]
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen += (tag in _UNSEEN) * (1 if event == "start" else -1)
        if _BLOCK.fullmatch(tag):
            blocks.append([])
        if event == "start" and tag in ("br", "lb"):
            blocks[-1].append(" ")
        said = element.text if event == "start" else element.tail if element is not tree else None
        if said and (not unseen or event != "start"):
            blocks[-1].append(said)
    texts = (" ".join("".join(block).split()) for block in blocks)
    return [text for text in texts if text]
