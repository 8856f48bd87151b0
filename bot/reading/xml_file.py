"""``.xml``: a feed, NewsML-G2 or NITF, told apart by the name of the root; how XML is read without danger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import ReadingError
from bot.model import Article
from bot.reading import Problem
from bot.reading.decoding import bytes_of
from bot.reading.entities import refuse_entities

if TYPE_CHECKING:
    from lxml import etree

SUFFIXES = (".xml",)
G2 = {"newsMessage", "newsItem", "packageItem", "knowledgeItem"}

_BEFORE_ROOT = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")


def read(path: Path, problem: Problem) -> Iterator[Article]:
    """The articles of the file; an item that is wrong is told with its number, the others are read."""
    yield from entries(bytes_of(path), str(path), problem)


def entries(data: bytes, where: str, problem: Problem) -> Iterator[Article]:
    """The articles of a feed or a delivery."""
    from bot.reading import feed, newsml_g2, nitf

    refuse_entities(data, where)
    name = root(data)
    if name in G2:
        yield from newsml_g2.entries(parsed(data, where), where, problem)
    elif name == "nitf":
        yield nitf.article(parsed(data, where), where)
    else:
        yield from feed.entries(data, where, problem)


def parsed(data: bytes, where: str) -> etree._Element:
    """The root of a document; nothing else is loaded, neither from this machine nor from the net."""
    from lxml import etree

    refuse_entities(data, where)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("%(file)s is no valid XML: check the file.", file=where) from error
    for element in root.iter(etree.Element):  # one name for each, whatever namespace the agency writes
        element.tag = etree.QName(element).localname
    return root


def root(data: bytes) -> str:
    """The name of the root element, without its prefix; also of UTF-16, which is letters with zeros between."""
    found = _ROOT.search(_BEFORE_ROOT.sub(b"", data[:65_536].replace(b"\x00", b"")))
    return found[1].decode("ascii", "replace") if found else ""
