"""Answer → the object that ``ask --json`` writes; its shape is fixed for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable

from bot.model import Answer, Citation, Item


def as_object(answer: Answer, link: Callable[[Citation], str]) -> dict[str, object]:
    """The answer as plain lists and dicts; offsets count code points, ends are exclusive."""
    return {
        "command": answer.command,
        "query": answer.query,
        "title": answer.title,
        "items": [_item(item, link) for item in answer.items],
        "alternatives": [alternative.label for alternative in answer.alternatives],
        "total": answer.total,
    }


def render(answer: Answer, link: Callable[[Citation], str]) -> str:
    """The same as one line of JSON."""
    return json.dumps(as_object(answer, link), ensure_ascii=False)


def _item(item: Item, link: Callable[[Citation], str]) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "text": item.text,
        "name": item.name,
        "quote_type": item.quote_type.value if item.quote_type else "",
        "certain": item.certain,
        "topic": item.topic,
        "act": item.act,
        "stance": item.stance.value if item.stance else "",
        "citations": [_citation(citation, link) for citation in item.citations],
        "also": [_citation(citation, link) for citation in item.also],
    }


def _citation(citation: Citation, link: Callable[[Citation], str]) -> dict[str, object]:
    return {
        "article": citation.article,
        "title": citation.title,
        "date": citation.date,
        "corrected": citation.corrected,
        "source": citation.source,
        "url": citation.url,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "link": link(citation),
    }
