"""Articles for the tests of store and search: marked text in, article and extract out.

In the text, ``[Name|…]`` marks a mention of a person, ``{role}`` right before it the role, and
``<Name|…>`` what that person says directly.
"""

from __future__ import annotations

import re

from bot.model import Article, Extract, Fact, Organisation, Person, Quote, QuoteType, Role, Span, Stance

MARK = re.compile(r"\[(?P<name>[^|\]]+)\|(?P<as>[^\]]+)\]|\{(?P<role>[^}]+)\}|<(?P<speaker>[^|>]*)\|(?P<words>[^>]+)>")


def made(
    marked: str,
    id: str = "a",  # noqa: A002 # the field is called so everywhere
    date: str = "2020-12",
    topic: str = "",
    organisations: tuple[str, ...] = (),
    **fields: str,
) -> tuple[Article, Extract]:
    """An article of this marked text; with a topic, its last sentence is a fact."""
    text, people, quotes = "", {}, []
    pending: list[Role] = []
    position = 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        shown = match["as"] or match["role"] or match["words"]
        span: Span = (len(text), len(text) + len(shown))
        text += shown
        if match["role"]:
            pending.append(Role(shown, *span))
        elif match["name"]:
            mentions, roles = people.setdefault(match["name"], ([], []))
            mentions.append(span)
            roles += pending
            pending = []
        else:
            quotes.append(Quote(QuoteType.DIRECT, (span,), speaker_name=match["speaker"]))
    text += marked[position:]
    facts = ()
    if topic:
        start = text.rindex(". ", 0, -1) + 2 if ". " in text[:-1] else 0
        actor = next(iter(people), "")
        facts = (Fact(topic, start, len(text), actor, "aussage", Stance.CRITICAL),)
    extract = Extract(
        people=tuple(Person(name, tuple(mentions), tuple(roles)) for name, (mentions, roles) in people.items()),
        organisations=tuple(
            Organisation(name, tuple((m.start(), m.end()) for m in re.finditer(re.escape(name), text)))
            for name in organisations
        ),
        quotes=tuple(quotes),
        facts=facts,
    )
    return Article(id, fields.pop("title", "Überschrift"), text, date, **fields), extract
