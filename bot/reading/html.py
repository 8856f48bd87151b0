"""``.html``: the article of a page by trafilatura, its paragraphs kept apart by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.errors import ReadingError
from bot.model import Article
from bot.reading import Problem, fields
from bot.reading.decoding import bytes_of, decode

FICTIONAL = re.compile(r"""<meta\s+name=["'](?:fiktiv|fictional)["']\s+content=["']true["']""", re.IGNORECASE)
CHARSET = re.compile(rb"""<meta[^>]+charset=["']?([\w-]+)""", re.IGNORECASE)
SUFFIXES = (".html", ".htm", ".xhtml")


def read(path: Path, problem: Problem) -> Iterator[Article]:  # noqa: ARG001  # a file is one article: its error is the file's
    """The one article of the page."""
    yield fields.article(page_fields(decoded(bytes_of(path), str(path)), str(path)), str(path), path)


def decoded(data: bytes, where: str, charset: str = "") -> str:
    """A page as text: as the server says it is written, else as the page says, else as any file."""
    said = CHARSET.search(data[:4096])
    for name in (charset, said[1].decode("ascii") if said else ""):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return decode(data, where)


def page_fields(html: str, where: str, url: str = "") -> dict[str, object]:
    """What a page tells of its article; navigation, comments and advertisements are left out."""
    import trafilatura
    from trafilatura.settings import Document

    from bot.reading.markup import paragraphs

    page = trafilatura.bare_extraction(
        html,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only dates that the page states: the extensive search takes any number that looks like one.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    blocks = paragraphs(page.body) if isinstance(page, Document) else []
    if isinstance(page, Document) and blocks[:1] == [page.title]:
        del blocks[0]
    if not isinstance(page, Document) or not blocks:
        raise ReadingError("%(file)s shows no article: save the page of one article.", file=where)
    return {
        "title": page.title,
        "date": page.date,
        "author": page.author,
        "source": page.sitename,
        "url": page.url or url,
        "language": page.language,
        "fiktiv": bool(FICTIONAL.search(html)),
        "text": "\n\n".join(blocks),
    }
