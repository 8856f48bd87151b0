"""``/quote PERSON [THEME]``, ``/quote THEME``: what somebody said, or what was said on something."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot import search
from bot.commands import bodies, theme
from bot.commands.cited import quote_items
from bot.commands.context import PAGE, Context, section
from bot.commands.misspelt import mended
from bot.commands.naming import (
    APART,
    NOBODY,
    Named,
    by_surname_only,
    called,
    meant,
    person_links,
    shown,
    spelt_otherwise,
    undecided,
)
from bot.commands.quotations import paged
from bot.items import alike
from bot.model import Answer, Link, Section
from bot.search import PersonHit
from bot.understanding import bare
from bot.understanding.tokens import cut

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
    """The answer to what stands behind /quote: a person and a theme, or either."""
    return _answer(split(text, context), context)


def answer(person: str, theme: str, context: Context) -> Answer:
    """The answer to a question whose person and theme are known apart; either may be ""."""
    if not person:
        return _answer(Asked("", theme), context)
    people = called_so(person, context)
    if not people.certain and " " in person and (found := split(f"{person} {theme}", context)).named.certain:
        return _answer(found, context)  # "Quandt Kameras", where nothing parts them
    return _answer(Asked(person, theme, people), context)


def split(text: str, context: Context) -> Asked:
    """Person and theme of "Ohlsen zur Fähre" or "Ohlsen Fähre": the longest beginning that is a known name."""
    named = search.begins_a_name(context.store, text)
    if (told := APART.match(text)) and (people := called_so(told[0], context)).certain:
        return Asked(told[0], ABOUT.sub("", text[told.end() :], count=1).strip(), people)
    for match in ABOUT.finditer(text):
        if (people := called_so(text[: match.start()], context, named=named)).certain:
            return Asked(text[: match.start()], text[match.end() :], people)
    typed = text.split()
    for size in range(min(len(typed), LONGEST_NAME), 0, -1):
        name = " ".join(typed[:size])
        if (people := called_so(name, context, named=named)).certain:
            return Asked(name, " ".join(typed[size:]), people)
    if found := ABOUT.search(text):
        return Asked(text[: found.start()], text[found.end() :])
    return Asked("", ABOUT.sub("", f" {text}", count=1) if ABOUT.match(f" {text}") else text)


def called_so(name: str, context: Context, *, named: bool = True) -> Named:
    """Who is called so, else whoever holds the office: "was hat die Bürgermeisterin gesagt".

    ``named`` is False when nobody's name begins so; an alias may still be meant.
    """
    if (named or context.store.canonical(name) != name) and (found := meant(name, context)).certain:
        return found
    return Named(tuple(search.find_by_role(context.store, name)) if bare.names_office(cut(name)) else (), ())


def _answer(asked: Asked, context: Context) -> Answer:
    if not asked.named.certain:
        return bodies.unknown(asked.name, asked.theme, context) if asked.name else _theme(asked.theme, context)
    asked, chosen = _who_spoke(asked, context)
    person, *others = *asked.named.certain, *asked.named.others
    name, mine = shown(person), called(person, context)
    words = f" zu {asked.theme}" if asked.theme else ""
    if asked.named.undecided:
        written = bodies.written_of(asked.name, asked.theme, context) if asked.theme else None
        return written or undecided("quote", asked.name, asked.named.certain, context, words)
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
    found = paged(
        page,
        title,
        context.ask("quote", f"{mine}{words}"),
        context,
        query=" ".join((asked.name, asked.theme)).strip(),
        notes=(*chosen, *spelt_otherwise(asked.name, person, context), *by_surname_only(asked.named, context)),
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


def _who_spoke(asked: Asked, context: Context) -> tuple[Asked, tuple[str, ...]]:
    """Of several who may be meant the only one who spoke on the theme, and a note that says so."""
    if not (asked.theme and asked.named.undecided):
        return asked, ()
    people = asked.named.certain
    spoke = [hit for hit in people if _spoke_on(hit, asked.theme, context)] or [
        hit for hit in people if search.quotes_around(context.store, hit.id, asked.theme, context.narrowing)
    ]
    if not spoke and (read := mended(asked.theme, asked.theme, context))[1]:
        chosen, notes = _who_spoke(replace(asked, theme=read[0]), context)
        return chosen, (*read[1], *notes)
    if len(spoke) != 1:
        return asked, ()
    others = tuple(hit for hit in people if hit is not spoke[0])
    note = context.say(
        "Several people may be meant by “%(name)s”; only %(spoke)s is quoted in articles on this.",
        name=asked.name,
        spoke=spoke[0].name,
    )
    return replace(asked, named=Named(tuple(spoke), asked.named.near, (*others, *asked.named.others))), (note,)


def _spoke_on(hit: PersonHit, words: str, context: Context) -> bool:
    page = search.quotes(context.store, person_id=hit.id, words=words, narrowing=context.narrowing, limit=1)
    return bool(page.total) and page.every_word


def _beside(person: PersonHit, about: str, context: Context) -> tuple[Section, ...]:
    """Sentences that name a person in articles on the theme, for want of any quotation."""
    surname = person.name.rsplit(maxsplit=1)[-1]
    told = theme.answer(f"{surname} {about}", context, share=1.0) if about else None
    named = [item for item in told.items if surname in item.text] if told else []
    return section(context.say("The words stand here"), alike(named[:PASSAGES]))


def _theme(words: str, context: Context) -> Answer:
    """Quotations on a theme; what else articles say of it, for want of any."""
    page = search.quotes(context.store, words=words, narrowing=context.narrowing, offset=context.offset, limit=PAGE)
    if not (page.total and page.every_word) and (found := theme.answer(words, context)).items:
        note = context.say("No quotation has these words; this stands in the articles.")
        return replace(found, notes=(note, *found.notes))
    title = context.say("Quotations on “%(theme)s”", theme=words)
    more = (Link(context.say("Search the archive"), context.ask("archiv", words)),)
    return paged(page, title, context.ask("quote", words), context, query=words, more=more)
