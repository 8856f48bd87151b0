"""ninjs, IPTC's news in JSON, versions 1.x to 3.x: an article an item; found in ``.json`` and ``.jsonl`` by its keys.

Source: https://iptc.org/std/ninjs/userguide/ (fields), ninjs-schema_1.5.json, ninjs-schema_2.1.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.errors import ReadingError
from bot.model import Article
from bot.reading import delivery

TEXTS = {"text", "composite", ""}  # of the types of items, those that can be articles
MARKUP = ("html", "xml")  # in the name or content type of a body that keeps its paragraphs


def recognises(entry: Mapping[str, object]) -> bool:
    """Whether a decoded JSON object is ninjs and not of this project's own kind."""
    standard = entry.get("standard")
    named = isinstance(standard, Mapping) and standard.get("name") == "ninjs"
    bodies = "bodies" in entry or any(key.startswith("body_") for key in entry)
    return named or ("uri" in entry and (bodies or "pubstatus" in entry) and "text" not in entry)


def article(entry: Mapping[str, object], where: str) -> Article:
    """The article of an item; ReadingError for a picture or another item without text."""
    if _text(entry.get("type")) not in TEXTS:
        raise ReadingError("%(file)s is no article but of the type %(type)s.", file=where, type=entry["type"])
    uri = _text(entry.get("uri")) or _text(entry.get("guid"))
    created = (_text(entry.get(name)) for name in ("firstcreated", "contentcreated", "versioncreated"))
    given = {
        "title": _headline(entry),
        "text": _body(entry),
        "date": next((day for day in map(delivery.day, created) if day), ""),
        "source": _source(entry),
        "url": uri if uri.startswith(("http://", "https://")) else "",
        "author": _text(entry.get("byline")) or _text(entry.get("by")),
        "language": _text(entry.get("language")),
        "version": delivery.version(entry.get("version")),
    }
    status, embargo = _text(entry.get("pubstatus")), _text(entry.get("embargoed"))
    return delivery.article(given, where, guid=uri, status=status, embargo=embargo)


def _headline(entry: Mapping[str, object]) -> str:
    """The main headline: ``headlines`` with roles from 2.0 on, ``headline`` before."""
    listed = list(_objects(entry.get("headlines")))
    main = [one for one in listed if _text(one.get("role")) in ("", "main")] or listed
    return (
        _plain(_text(main[0].get("value")), _text(main[0].get("contenttype"))) if main else _text(entry.get("headline"))
    )


def _body(entry: Mapping[str, object]) -> str:
    """The fullest body, of equals one that keeps its paragraphs: ``bodies`` from 2.0 on, ``body_…`` before."""
    bodies = [(_text(one.get("value")), _text(one.get("contenttype"))) for one in _objects(entry.get("bodies"))]
    bodies += [(_text(value), key) for key, value in entry.items() if key.startswith("body_")]
    texts = [(_plain(value, kind), any(sign in kind for sign in MARKUP)) for value, kind in bodies]
    return max(texts, key=lambda text: (len("".join(text[0].split())), text[1]), default=("", False))[0]


def _source(entry: Mapping[str, object]) -> str:
    named = [*_objects(entry.get("infosources")), *_objects(entry.get("infosource"))]
    return next((name for one in named if (name := _text(one.get("name")))), "") or _text(entry.get("copyrightholder"))


def _plain(value: str, kind: str) -> str:
    if not any(sign in kind for sign in MARKUP) or not value.strip():
        return value
    from lxml import html

    from bot.reading.markup import paragraphs

    return "\n\n".join(paragraphs(html.fragment_fromstring(value, create_parent="div")))


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    return (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else iter(())


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
