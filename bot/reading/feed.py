"""RSS and Atom: an article an entry, by feedparser, with the text that the feed gives."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

from bot.errors import ReadingError
from bot.links import web_address
from bot.model import Article
from bot.reading import Problem, fields
from bot.reading.decoding import bytes_of
from bot.reading.entities import refuse_entities

SUFFIXES = (".rss", ".atom")
DATES = ("published", "updated", "published_parsed", "updated_parsed")


def read(path: Path, problem: Problem) -> Iterator[Article]:
    """The articles of the feed; an entry that is wrong is told with its number, the others are read."""
    yield from entries(bytes_of(path), str(path), problem)


def entries(data: bytes, where: str, problem: Problem) -> Iterator[Article]:
    """The articles of a feed's bytes; links are seen from ``where`` if that is an address."""
    import feedparser

    refuse_entities(data, where)
    found = feedparser.parse(io.BytesIO(data))
    if not found.version or (found.bozo and not found.entries):
        raise ReadingError("%(file)s is not a valid RSS or Atom feed: check the file.", file=where)
    for number, entry in enumerate(found.entries, start=1):
        try:
            yield _article(entry, found.feed.get("title", ""), where, f"{where}[{number}]")
        except ReadingError as error:
            problem(error)


def _article(entry: Mapping[str, object], source: str, feed: str, where: str) -> Article:
    title = " ".join(_text(str(entry.get("title", ""))).split())
    url = _link(entry, feed)
    given = {
        "id": "" if url else fields.made_id(str(entry.get("id", "")), title) if entry.get("id") else "",
        "title": title,
        "url": url,
        "date": _date(entry),
        "source": source,
        "author": entry.get("author", ""),
        "text": _longest(entry) or (title if url else ""),  # some feeds say no more: the page does
    }
    return fields.article(given, where)


def _link(entry: Mapping[str, object], feed: str) -> str:
    """The address of the entry's page, seen from the feed's own; "" for none that a browser should open."""
    link = str(entry.get("link", "")).strip()
    try:
        # What stands in for a missing link is the entry's id, which need not be an address.
        return fields.canonical(web_address(link if entry.get("guidislink") else urljoin(web_address(feed), link)))
    except ValueError:
        return ""


def _longest(entry: Mapping[str, object]) -> str:
    """The fullest of the entry's texts: some feeds give a teaser as content and the article as summary."""
    contents = entry.get("content")
    values = [str(content.get("value", "")) for content in contents] if isinstance(contents, list) else []
    return max((_text(value) for value in (*values, str(entry.get("summary", "")))), key=len)


def _text(html: str) -> str:
    from lxml import html as lxml_html

    from bot.reading.markup import paragraphs

    return "\n\n".join(paragraphs(lxml_html.fragment_fromstring(html, create_parent="div"))) if html.strip() else ""


def _date(entry: Mapping[str, object]) -> str:
    """The day as the feed writes it, in its own time zone; else the day in UTC that feedparser reads."""
    # Asked for what it has not, feedparser answers with something else, and warns.
    given = {name: entry[name] for name in DATES if name in entry}
    written = str(given.get("published") or given.get("updated") or "")
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(written).date().isoformat()
        except ValueError:
            continue
    parsed = given.get("published_parsed") or given.get("updated_parsed")
    return time.strftime("%Y-%m-%d", parsed) if isinstance(parsed, time.struct_time) else ""
