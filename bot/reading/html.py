"""``.html``: the article of a page by trafilatura, its paragraphs kept apart by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.errors import ReadingError
from bot.model import Article
from bot.reading import Problem, fields
from bot.reading.decoding import text_of

FICTIONAL = re.compile(r"""<meta\s+name=["'](?:fiktiv|fictional)["']\s+content=["']true["']""", re.IGNORECASE)
SUFFIXES = (".html", ".htm", ".xhtml")


def read(path: Path, problem: Problem) -> Iterator[Article]:  # noqa: ARG001  # a file is one article: its error is the file's
    """The one article of the page."""
    yield fields.article(page_fields(text_of(path), str(path)), str(path), path)


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
