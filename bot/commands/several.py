"""What several people said: "was sagen Ohlsen und Quandt zur Fähre"."""

from __future__ import annotations

import re

from bot import search
from bot.commands.cited import quote_items
from bot.commands.context import Context, section
from bot.commands.naming import meant, no_such_name, person_links, shown
from bot.model import Answer, Section
from bot.search import PersonHit
from bot.understanding import bare
from bot.understanding.tokens import cut

BETWEEN = re.compile(r"\s+(?:und|and|&|&amp;|oder|or)\s+|\s*,\s*")
EACH = 5  # quotations a person


def answer(people: str, theme: str, context: Context) -> Answer | None:
    """The newest quotations of each; None when one person is named, or none of the archive."""
    named_so = names(people)
    if len(named_so) < 2 or meant(people, context).certain:  # "Brink, Ada"
        return None
    found = [(name, meant(name, context)) for name in named_so]
    if not all(named.certain or bare.person(name, cut(name)) for name, named in found):
        return None  # "Quandt und die Schule"
    hits = list(dict.fromkeys(named.certain[0] for _, named in found if named.certain and not named.undecided))
    if not hits:
        return None
    said = {hit: _said(hit, theme, context) for hit in hits}
    sections = tuple(part for parts, _ in said.values() for part in parts)
    unsure = [hit for _, named in found if named.undecided for hit in named.certain]
    words = f" zu {theme}" if theme else ""
    title = context.say("Quotations of %(name)s", name=people)
    if theme:
        title = context.say("Quotations of %(name)s on “%(theme)s”", name=people, theme=theme)
    return Answer(
        command="quote",
        query=f"{people} {theme}".strip(),
        title=title,
        sections=sections,
        notes=(
            *(no_such_name(name, context) for name, named in found if not named.certain),
            *(note for _, notes in said.values() for note in notes),
        ),
        alternatives=person_links("quote", unsure, context, words),
        more=person_links("quote", hits, context, words),
        ask=context.ask("quote", f"{people}{words}"),
        total=sum(len(part.items) for part in sections),
    )


def names(people: str) -> list[str]:
    """The names that are typed together; "Ada und Ole Brink" have one surname."""
    names = [name for name in BETWEEN.split(people) if name]
    surname = names[-1].split()[-1] if names else ""
    return [
        f"{name} {surname}" if surname not in name and all(bare.first_name(token.key) for token in cut(name)) else name
        for name in names
    ]


def _said(hit: PersonHit, theme: str, context: Context) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """The quotations of one person, with a note where none has the theme's words itself, or there is none."""
    page = search.quotes(context.store, person_id=hit.id, words=theme, narrowing=context.narrowing, limit=EACH)
    if page.total and page.every_word:
        return section(shown(hit), quote_items(page.items, context)), ()
    around = search.quotes_around(context.store, hit.id, theme, context.narrowing) if theme else []
    if not around:
        return (), (context.say("No quotation of %(name)s on this is found.", name=hit.name),)
    note = context.say("Quotations of %(name)s are from articles that have the words.", name=hit.name)
    return section(shown(hit), quote_items(around[:EACH], context)), (note,)
