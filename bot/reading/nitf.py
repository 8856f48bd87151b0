"""NITF, the News Industry Text Format: a document is an article; alone in ``.xml``, or inside NewsML-G2.

Source: https://iptc.org/std/NITF/ (3.6: docdata, body.head, body.content).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.model import Article
from bot.reading import delivery
from bot.reading.markup import paragraphs

if TYPE_CHECKING:
    from lxml import etree

NO_TEXT = ("media", "body.end", "abstract", "table")  # beside the article


def article(root: etree._Element, where: str) -> Article:
    """The article of a document."""
    meta = root.find("head/docdata")
    source = _attribute(meta, "doc.copyright", "holder") or _attribute(meta, "doc-id", "regsrc")
    release, issue = _attribute(meta, "date.release", "norm"), _attribute(meta, "date.issue", "norm")
    number = _attribute(meta, "du-key", "version") or _attribute(meta, "du-key", "generation")
    given = {
        **content(root),
        "date": delivery.day(issue) or delivery.day(release),
        "source": source,
        "version": delivery.version(number),
    }
    guid = _attribute(meta, "doc-id", "id-string") or _attribute(meta, "du-key", "key")
    status = meta.get("management-status", "") if meta is not None else ""
    guid = f"{_attribute(meta, 'doc-id', 'regsrc')}:{guid}" if guid else ""
    return delivery.article(given, where, guid=guid, status=status, embargo=release)


def content(root: etree._Element) -> dict[str, object]:
    """Title, author and text of a document."""
    title = _words(root.find("body/body.head/hedline/hl1")) or _words(root.find("head/title"))
    body = root.find("body/body.content")
    for name in NO_TEXT:
        for element in list(body.iter(name)) if body is not None else ():
            _drop(element)
    return {
        "title": title,
        "author": _words(root.find("body/body.head/byline")),
        "text": "\n\n".join(paragraphs(body)) if body is not None else "",
        "language": root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
    }


def _drop(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _attribute(meta: etree._Element | None, name: str, attribute: str) -> str:
    found = meta.find(name) if meta is not None else None
    return found.get(attribute, "") if found is not None else ""


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
