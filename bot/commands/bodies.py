"""What a body said (a council, a company, an authority), and what articles say of it where it is not quoted."""

from __future__ import annotations

from dataclasses import replace

from bot import search
from bot.commands import theme
from bot.commands.context import PAGE, Context
from bot.commands.naming import look_up, no_such_name, person_links
from bot.commands.quotations import paged
from bot.german import meets, question, terms
from bot.model import Answer, Link
from bot.understanding import bare
from bot.understanding.tokens import cut

MOST_OF = 0.6  # of the words: the body and a part of the theme


def unknown(name: str, about: str, context: Context) -> Answer:
    """Nobody is called so; it may still be a body that speaks or is written of, else the nearest names are given."""
    everything = f"{name} {about}".strip()
    page = search.quotes(
        context.store, words=everything, narrowing=context.narrowing, offset=context.offset, limit=PAGE
    )
    near = look_up(name, context).near
    alternatives = person_links("quote", near, context, f" zu {about}" if about else "")
    ask = context.ask("quote", everything)
    body = question(name)
    own = [found for found in page.items if meets(terms(found.what.speaker_name), body)]
    if own and page.every_word:
        page = replace(page, items=(*own, *(found for found in page.items if found not in own)))
        title = context.say("Quotations on “%(theme)s”", theme=everything)
        return paged(page, title, ask, context, query=everything, alternatives=alternatives)
    if found := written_of(name, about, context):
        return replace(found, alternatives=alternatives)
    more = [Link(context.say("Search the archive"), context.ask("archiv", everything))]
    if about and search.quotes(context.store, words=about, narrowing=context.narrowing, limit=1).total:
        label = context.say("Quotations on “%(theme)s”", theme=about)
        more.insert(0, Link(label, context.ask("quote", about)))
    known = _written(name, context)
    return Answer(
        command="quote",
        query=everything,
        title=context.say("Quotations on “%(theme)s”", theme=everything) if known else context.say("Nobody found"),
        notes=(
            context.say("No quotation of %(name)s on this is found.", name=name)
            if known
            else no_such_name(name, context),
        ),
        alternatives=alternatives,
        more=tuple(more),
        ask=ask,
    )


def written_of(name: str, about: str, context: Context) -> Answer | None:
    """What articles say of a body (a council, a company) and the theme, for want of its own words on it."""
    if not _written(name, context):
        return None
    found = theme.answer(f"{name} {about}".strip(), context, share=MOST_OF, must=name)
    if not found.items:
        return None
    note = context.say("No quotation of “%(name)s” on this is found; this stands in the articles.", name=name)
    if bare.matter(cut(name)[-1].key):  # nobody speaks: "wird Gesichtserkennung eingesetzt"
        note = context.say("No quotation has these words; this stands in the articles.")
    return replace(found, notes=(note, *found.notes))


def _written(name: str, context: Context) -> bool:
    """Whether a sentence of an article has all the words of a name."""
    named = search.passages(context.store, name, context.narrowing, limit=1)
    return bool(named.total) and named.every_word
