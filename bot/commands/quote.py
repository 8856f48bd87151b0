"""``/quote PERSON [THEME]``, ``/quote THEME``, ``/quote "a fragment"``: what somebody said, or who said it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot import search
from bot.commands import bare
from bot.commands.cited import quote_items, span_item
from bot.commands.context import PAGE, Context, left_out, nearly, section
from bot.commands.naming import (
    APART,
    NOBODY,
    Named,
    by_surname_only,
    called,
    look_up,
    meant,
    person_links,
    shown,
    spelt_otherwise,
    undecided,
)
from bot.commands.tokens import MARKS, cut
from bot.items import alike
from bot.model import Answer, Kind, Link, Quote, Section
from bot.search import Found, Page, PersonHit

LONGEST_NAME = 5  # words
PASSAGES = 3  # shown where there is no quotation
ABOUT = re.compile(
    r"\s+(?:zum thema|zu dem thema|zum|zur|zu|über|ueber|bezüglich|about|on|regarding)\s+"
    r"(?:(?:der|die|das|dem|den|the)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question for quotations names, and who may be meant."""

    name: str
    theme: str
    named: Named = NOBODY


def answer_words(text: str, context: Context) -> Answer:
    """The answer to what stands behind /quote: a fragment in marks, a person and a theme, or either."""
    if marks := MARKS.fullmatch(text.strip()):
        return fragment(marks[marks.lastindex or 0], context)
    return _answer(split(text, context), context)


def answer(person: str, theme: str, context: Context) -> Answer:
    """The answer to a question whose person and theme are known apart; either may be ""."""
    if not person:
        return _answer(Asked("", theme), context)
    return _answer(Asked(person, theme, _called_so(person, context)), context)


def split(text: str, context: Context) -> Asked:
    """Person and theme of "Ohlsen zur Fähre" or "Ohlsen Fähre": the longest beginning that is a known name."""
    named = search.begins_a_name(context.store, text)
    if (told := APART.match(text)) and (people := _called_so(told[0], context)).certain:
        return Asked(told[0], ABOUT.sub("", text[told.end() :], count=1).strip(), people)
    for match in ABOUT.finditer(text):
        if (people := _called_so(text[: match.start()], context, named=named)).certain:
            return Asked(text[: match.start()], text[match.end() :], people)
    typed = text.split()
    for size in range(min(len(typed), LONGEST_NAME), 0, -1):
        name = " ".join(typed[:size])
        if (people := _called_so(name, context, named=named)).certain:
            return Asked(name, " ".join(typed[size:]), people)
    if found := ABOUT.search(text):
        return Asked(text[: found.start()], text[found.end() :])
    return Asked("", ABOUT.sub("", f" {text}", count=1) if ABOUT.match(f" {text}") else text)


def _called_so(name: str, context: Context, *, named: bool = True) -> Named:
    """Who is called so, else whoever holds the office: "was hat die Bürgermeisterin gesagt".

    ``named`` is False when nobody's name begins so; an alias may still be meant.
    """
    if (named or context.store.canonical(name) != name) and (found := meant(name, context)).certain:
        return found
    return Named(tuple(search.find_by_role(context.store, name)) if bare.names_office(cut(name)) else (), ())


def _answer(asked: Asked, context: Context) -> Answer:
    if not asked.named.certain:
        return _unknown(asked, context) if asked.name else _theme(asked.theme, context)
    person, *others = *asked.named.certain, *asked.named.others
    name, mine = shown(person), called(person, context)
    words = f" zu {asked.theme}" if asked.theme else ""
    if asked.named.undecided:
        return undecided("quote", asked.name, asked.named.certain, context, words)
    page = search.quotes(
        context.store,
        person_id=person.id,
        words=asked.theme,
        narrowing=context.narrowing,
        offset=context.offset,
        limit=PAGE,
    )
    title = (
        context.say("Quotations of %(name)s on “%(theme)s”", name=name, theme=asked.theme)
        if asked.theme
        else context.say("Quotations of %(name)s", name=name)
    )
    more = [Link(context.say("Who is %(name)s?", name=name), context.ask("who", mine))]
    if asked.theme and (not page.total or not page.every_word):
        more.insert(0, Link(context.say("All quotations of %(name)s", name=name), context.ask("quote", mine)))
    found = _page(
        page,
        title,
        context.ask("quote", f"{mine}{words}"),
        context,
        query=" ".join((asked.name, asked.theme)).strip(),
        notes=(*spelt_otherwise(asked.name, person, context), *by_surname_only(asked.named, context)),
        alternatives=person_links("quote", others, context, words),
        more=tuple(more),
    )
    if page.total:
        return found
    around = search.quotes_around(context.store, person.id, asked.theme, context.narrowing) if asked.theme else []
    if said := quote_items(around[:PAGE], context):
        note = context.say("No quotation has the words itself; these are from articles that have them.")
        return replace(found, sections=section("", said), notes=(*found.notes[:-1], note))
    return replace(found, sections=_beside(person, asked.theme, context))


def _beside(person: PersonHit, theme: str, context: Context) -> tuple[Section, ...]:
    """Where a person is named together with the theme, for want of any quotation."""
    surname = person.name.rsplit(maxsplit=1)[-1]
    passages = search.passages(context.store, f"{surname} {theme}", context.narrowing, limit=PASSAGES)
    items = [span_item(Kind.PASSAGE, found.article, found.what) for found in passages.items]
    return section(context.say("The words stand here"), alike(items)) if theme and passages.every_word else ()


def _theme(theme: str, context: Context) -> Answer:
    page = search.quotes(context.store, words=theme, narrowing=context.narrowing, offset=context.offset, limit=PAGE)
    title = context.say("Quotations on “%(theme)s”", theme=theme)
    more = (Link(context.say("Search the archive"), context.ask("archiv", theme)),)
    return _page(page, title, context.ask("quote", theme), context, query=theme, more=more)


def fragment(phrase: str, context: Context) -> Answer:
    """Who said the words: quotations that have them as they are, else those with most of them."""
    page = search.quotes(context.store, phrase=phrase, narrowing=context.narrowing, offset=context.offset, limit=PAGE)
    notes: tuple[str, ...] = ()
    if not page.total:
        page = search.quotes(
            context.store, words=phrase, narrowing=context.narrowing, offset=context.offset, limit=PAGE
        )
        if page.total:
            notes = (context.say("No quotation has exactly these words; these come nearest."),)
    title = context.say("Who said “%(phrase)s”?", phrase=phrase)
    more = (Link(context.say("Search the archive"), context.ask("archiv", phrase)),)
    page = replace(page, every_word=True)
    return _page(page, title, context.ask("quote", f"„{phrase}“"), context, query=phrase, notes=notes, more=more)


def _page(  # noqa: PLR0913 # the parts of an answer, all but three by name
    page: Page[Found[Quote]],
    title: str,
    ask: str,
    context: Context,
    *,
    query: str,
    notes: tuple[str, ...] = (),
    alternatives: tuple[Link, ...] = (),
    more: tuple[Link, ...] = (),
) -> Answer:
    items = quote_items(page.items, context)
    hidden = sum(found.what.confidence < context.min_confidence for found in page.items)
    previous, following = context.turn(ask, page.total)
    count = context.shown(page.total, more=page.more) if page.items else context.say("No quotation is found for this.")
    return Answer(
        command="quote",
        query=query,
        title=title,
        sections=section("", items),
        notes=(*notes, *nearly(page.every_word, page.total, context), count, *left_out(hidden, context)),
        alternatives=alternatives,
        more=more,
        ask=ask,
        page=context.page,
        previous=previous,
        next=following,
        total=page.total,
    )


def _unknown(asked: Asked, context: Context) -> Answer:
    """Nobody is called so; it may still be an organisation that speaks, else the nearest names are given."""
    everything = f"{asked.name} {asked.theme}".strip()
    page = search.quotes(
        context.store, words=everything, narrowing=context.narrowing, offset=context.offset, limit=PAGE
    )
    near = look_up(asked.name, context).near
    note = context.say("Nobody called “%(name)s” is in the archive.", name=asked.name)
    alternatives = person_links("quote", near, context, f" zu {asked.theme}" if asked.theme else "")
    ask = context.ask("quote", everything)
    if page.total and page.every_word:
        title = context.say("Quotations on “%(theme)s”", theme=everything)
        return _page(page, title, ask, context, query=everything, alternatives=alternatives)
    more = [Link(context.say("Search the archive"), context.ask("archiv", everything))]
    if asked.theme and search.quotes(context.store, words=asked.name, narrowing=context.narrowing, limit=1).total:
        label = context.say("Quotations on “%(theme)s”", theme=asked.name)
        more.insert(0, Link(label, context.ask("quote", asked.name)))
    return Answer(
        command="quote",
        query=everything,
        title=context.say("Nobody found"),
        notes=(note,),
        alternatives=alternatives,
        more=tuple(more),
        ask=ask,
    )
