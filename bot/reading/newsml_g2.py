"""NewsML-G2: an article a news item with text; pictures, packages and concepts are passed over.

Source: https://iptc.org/std/NewsML-G2/guidelines/ (itemMeta, contentMeta, contentSet).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.errors import ReadingError
from bot.model import Article
from bot.reading import Problem, delivery, nitf
from bot.reading.markup import paragraphs

if TYPE_CHECKING:
    from lxml import etree

CLASS = "text"  # of an item that can be an article: ninat:text
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def entries(root: etree._Element, where: str, problem: Problem) -> Iterator[Article]:
    """The articles of a message or of a lone item; one that is wrong is told with its number."""
    for number, item in enumerate(root.iter("newsItem"), start=1):
        if _code(item.find("itemMeta/itemClass")).rpartition(":")[2] not in ("", CLASS):
            continue
        try:
            yield _article(item, f"{where}[{number}]")
        except ReadingError as error:
            problem(error)


def _article(item: etree._Element, where: str) -> Article:
    meta, about = item.find("itemMeta"), item.find("contentMeta")
    inner = item.find("contentSet/inlineXML")
    document = inner.find("nitf") if inner is not None else None
    given = nitf.content(document) if document is not None else {"text": _text(item)}
    created = (_words(about, "contentCreated"), _words(meta, "firstCreated"), _words(meta, "versionCreated"))
    headline = _words(about, "headline") or given.get("title") or _words(meta, "title")
    given |= {
        "title": headline,
        "author": _words(about, "by") or given.get("author"),
        "date": next((day for day in map(delivery.day, created) if day), ""),
        "source": _name(about, "infoSource") or _name(meta, "provider"),
        "language": item.get(LANGUAGE, "").partition("-")[0],
        "version": delivery.version(item.get("version")),
    }
    status, embargo = _code(meta.find("pubStatus") if meta is not None else None), _words(meta, "embargoed")
    return delivery.article(given, where, guid=item.get("guid", ""), status=status, embargo=embargo)


def _text(item: etree._Element) -> str:
    """The text of inline XHTML, or of inline data, whose own blank lines are its paragraphs."""
    inner = item.find("contentSet/inlineXML")
    if inner is not None:
        body = next(inner.iter("body"), inner)
        return "\n\n".join(paragraphs(body))
    data = item.find("contentSet/inlineData")
    return "".join(data.itertext()).strip() if data is not None else ""


def _code(element: etree._Element | None) -> str:
    """The code of a value: ``qcode``, or the end of its ``uri``."""
    return "" if element is None else element.get("qcode", "") or element.get("uri", "").rpartition("/")[2]


def _name(parent: etree._Element | None, tag: str) -> str:
    """The name of a party: in a name element, else its literal or the end of its code."""
    found = parent.find(tag) if parent is not None else None
    if found is None:
        return ""
    return _words(found, "name") or found.get("literal", "") or _code(found).rpartition(":")[2]


def _words(parent: etree._Element | None, tag: str) -> str:
    found = parent.find(tag) if parent is not None else None
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
