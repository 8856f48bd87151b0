"""``/quote "a fragment"``: who said the words, and whether somebody did: "hat Ohlsen wirklich gesagt „…“"."""

from __future__ import annotations

from dataclasses import replace

from bot import search
from bot.commands import quote, several, theme
from bot.commands.context import PAGE, Context
from bot.commands.naming import called, no_such_name, shown, spelt_otherwise, undecided
from bot.commands.quotations import paged
from bot.commands.quote import ABOUT, called_so
from bot.model import Answer, Link, Quote, QuoteType
from bot.search import Found, Page, PersonHit
from bot.understanding.tokens import MARKS


def answer_words(text: str, context: Context) -> Answer:
    """The answer to what stands behind /quote: several people, a fragment in marks, else as quote.py reads it."""
    if several.BETWEEN.search(text):
        people, _, about = ABOUT.sub("\n", text, count=1).partition("\n")
        if found := several.answer(people, about, context):
            return found
    marks = MARKS.search(text)
    if marks is None or text[marks.end() :].strip(" ?!."):
        return quote.answer_words(text, context)
    name, phrase = text[: marks.start()].strip(" :,"), marks[marks.lastindex or 0]
    return checked(name, phrase, context) if name else said_by(phrase, context)


def said_by(phrase: str, context: Context) -> Answer:
    """Who said the words: quotations that have them as they are, else those with most of them."""
    page = search.quotes(context.store, phrase=phrase, narrowing=context.narrowing, offset=context.offset, limit=PAGE)
    notes: tuple[str, ...] = ()
    if not page.total:
        page = search.quotes(
            context.store, words=phrase, narrowing=context.narrowing, offset=context.offset, limit=PAGE
        )
        if page.total:
            notes = (context.say("No quotation has exactly these words; these come nearest."),)
    if not page.total and (told := theme.answer(phrase, context, share=1.0)).items:
        note = context.say("No quotation has these words; this stands in the articles.")
        return replace(told, notes=(note, *told.notes))
    title = context.say("Who said “%(phrase)s”?", phrase=phrase)
    more = (Link(context.say("Search the archive"), context.ask("archiv", phrase)),)
    page = replace(page, every_word=True)
    return paged(page, title, context.ask("quote", f"„{phrase}“"), context, query=phrase, notes=notes, more=more)


def checked(name: str, phrase: str, context: Context) -> Answer:
    """Whether somebody said the words: verbatim, in indirect speech only, or somebody else did, or nobody."""
    named = called_so(name, context)
    for one in several.names(name):  # "von Quandt oder von Ohlsen"
        if not named.certain and any(_having(phrase, context, hit).total for hit in called_so(one, context).certain):
            return checked(one, phrase, context)
    if not named.certain:
        found = said_by(phrase, context)
        return replace(found, notes=(no_such_name(name, context), *found.notes))
    speakers = [hit for hit in named.certain if _having(phrase, context, hit).total]
    if named.undecided and len(speakers) != 1:
        return undecided("quote", name, named.certain, context, f" „{phrase}“")
    person = next(iter(speakers), named.certain[0])
    own = _having(phrase, context, person)
    if own.total:
        return _of(person, name, phrase, own, _verbatim(own, context), context)
    others = _having(phrase, context)
    if others.total:
        note = context.say("No article gives these words to %(name)s, but to somebody else:", name=person.name)
        return _of(person, name, phrase, others, note, context)
    near = search.quotes(context.store, person_id=person.id, words=phrase, narrowing=context.narrowing, limit=PAGE)
    note = context.say("No article quotes %(name)s with these words.", name=person.name)
    if near.total:
        note = context.say("No article quotes %(name)s with just these words; these come nearest.", name=person.name)
    return _of(person, name, phrase, near, note, context)


def _having(phrase: str, context: Context, person: PersonHit | None = None) -> Page[Found[Quote]]:
    """Quotations that have the words just so, of one person or of all."""
    of = person.id if person else None
    return search.quotes(context.store, person_id=of, phrase=phrase, narrowing=context.narrowing, limit=PAGE)


def _verbatim(page: Page[Found[Quote]], context: Context) -> str:
    if any(found.what.type is QuoteType.DIRECT for found in page.items):
        return context.say("These words are quoted verbatim.")
    return context.say("These words are in indirect speech only: no article quotes them verbatim.")


def _of(person: PersonHit, name: str, phrase: str, page: Page[Found[Quote]], note: str, context: Context) -> Answer:
    mine = called(person, context)
    title = context.say("Did %(name)s say “%(phrase)s”?", name=shown(person), phrase=phrase)
    more = (Link(context.say("All quotations of %(name)s", name=shown(person)), context.ask("quote", mine)),)
    page = replace(page, every_word=True)
    notes = (*spelt_otherwise(name, person, context), note)
    found = paged(page, title, context.ask("quote", f"„{phrase}“"), context, query=phrase, notes=notes, more=more)
    return replace(found, notes=found.notes[:-1]) if not page.items else found
