"""``/who NAME`` and ``/who OFFICE``: what the articles say somebody is, and what there is of him or her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import search
from bot.commands import office, theme
from bot.commands.cited import organisation_item, quote_items, role_item, span_item
from bot.commands.context import Context, section
from bot.commands.naming import (
    APART,
    Named,
    by_surname_only,
    called,
    look_up,
    meant,
    no_such_name,
    person_links,
    shown,
    spelt_otherwise,
    undecided,
)
from bot.german import fold
from bot.items import alike
from bot.model import Answer, Item, Kind, Link, Quote, Role, Section
from bot.search import Found, Page, PersonHit
from bot.understanding import bare, words
from bot.understanding.tokens import cut

QUOTES = 5  # newest quotations in an answer on a person
MENTIONS = 3
MOST_OF = 0.7  # of the words: who followed somebody else is no answer


def answer(name: str, context: Context, held: str = "") -> Answer:
    """Who somebody is: a person by name, else whoever holds an office (``held``); both for "Meier vom Ordnungsamt"."""
    return known(name, context, held) or nobody(name, context, held)


def known(name: str, context: Context, held: str = "", *, since: bool = False) -> Answer | None:
    """The same, None when nobody is called so or holds the office; ``since``: with what is newer than the roles."""
    asked = name or held
    if _asks_for_office(name):
        return _of_office(asked, context) or _titled(asked, context)
    named = meant(name, context, held)
    if named.certain:
        found = _known(asked, named, context)
        return _since_then(found, named.certain[0], context) if since and not named.undecided else found
    if holders := [hit for hit in search.find_by_role(context.store, asked) if fold(hit.role) == fold(asked)]:
        found = _person(asked, holders[0], context) if len(holders) == 1 else _several_holders(asked, holders, context)
        return replace(found, alternatives=person_links("who", named.near, context))
    return None


def _asks_for_office(name: str) -> bool:
    return not name or (bare.names_office(cut(name)) and not APART.fullmatch(name))


def _titled(asked: str, context: Context) -> Answer | None:
    """Somebody whose name begins like what an office is held at: "Ministerin von der Ahe"."""
    named = meant(asked, context)
    return _known(asked, named, context) if named.certain else None


def _of_office(asked: str, context: Context) -> Answer | None:
    """The one or all who hold or held an office; None when nobody does."""
    found, note = office.holders(asked, context)
    if not found:
        return None
    if len(found) == 1:
        answered = _since_then(_person(asked, found[0], context), found[0], context)
    else:
        answered = _several_holders(asked, found, context)
    return replace(answered, notes=(note, *answered.notes)) if note else answered


def _since_then(answered: Answer, hit: PersonHit, context: Context) -> Answer:
    """The answer, first the newest sentence on somebody whom newer articles name without a role: is it still so."""
    roles = [item.citations[0].date for item in answered.items if item.kind is Kind.ROLE]
    newest = search.mentions(context.store, hit.id, context.narrowing, limit=1)
    if not (roles and newest) or newest[0].article.date <= max(roles):
        return answered
    item = span_item(Kind.MENTION, newest[0].article, newest[0].what, hit.name)
    return replace(answered, sections=(Section(context.say("Named last in"), (item,)), *answered.sections))


def _role_items(roles: Sequence[Found[Role]], hit: PersonHit) -> list[Item]:
    return alike(role_item(found, hit.name) for found in roles)


def _several_holders(asked: str, hits: Sequence[PersonHit], context: Context) -> Answer:
    """Who holds or held an office, newest first, each with the place that says so."""
    sections = _holders(hits, context)
    return Answer(
        command="who",
        query=asked,
        title=asked,
        sections=sections,
        notes=(
            context.plural(
                "%(n)d person has or had this office.", "%(n)d people have or had this office.", len(sections)
            ),
        ),
        more=person_links("who", hits, context),
        ask=context.ask("who", asked),
        total=len(sections),
    )


def _holders(hits: Sequence[PersonHit], context: Context) -> tuple[Section, ...]:
    """The role of each, under the person's name, newest first."""
    sections = (
        part for hit in hits for part in section(shown(hit), _role_items(office.roles_as(hit, context), hit)[:1])
    )
    return tuple(sorted(sections, key=lambda part: part.items[0].citations[0].date, reverse=True))


def _known(asked: str, named: Named, context: Context) -> Answer:
    """The person, with others who may be meant as alternatives; all of them where nothing decides."""
    if named.undecided:
        return undecided("who", asked, named.certain, context)
    found = _person(asked, named.certain[0], context)
    unsure = by_surname_only(named, context)
    notes = (*spelt_otherwise(asked, named.certain[0], context), *found.notes, *unsure)
    others = (*named.certain[1:], *named.others)
    return replace(found, notes=notes, alternatives=person_links("who", others, context))


def _person(asked: str, hit: PersonHit, context: Context) -> Answer:
    store, narrowing = context.store, context.narrowing
    known = search.portrait(store, hit.id, narrowing, quotes=QUOTES)
    named = [] if known.roles else search.mentions(store, hit.id, narrowing, MENTIONS)
    sections = (
        *section(context.say("Roles"), _role_items(known.roles, hit)),
        *section(context.say("Organisations"), alike(map(organisation_item, known.organisations))),
        *section(
            context.say("Newest quotations"),
            quote_items(known.quotes.items, context),
        ),
        *section(
            context.say("Named in"),
            [span_item(Kind.MENTION, found.article, found.what, hit.name) for found in named],
        ),
    )
    return Answer(
        command="who",
        query=asked,
        title=shown(hit),
        sections=sections,
        notes=_notes(hit, bool(sections), context),
        more=_more(hit, known.quotes, context),
        ask=context.ask("who", called(hit, context)),
        total=sum(len(part.items) for part in sections),
    )


def _more(hit: PersonHit, spoken: Page[Found[Quote]], context: Context) -> tuple[Link, ...]:
    search_link = Link(context.say("Search the archive"), context.ask("archiv", hit.name))
    if spoken.total <= QUOTES:
        return (search_link,)
    label = context.plural("All %(n)d quotations", "All %(n)d quotations", spoken.total)
    if spoken.more:
        label = context.say("All quotations")
    return (Link(label, context.ask("quote", called(hit, context))), search_link)


def _notes(hit: PersonHit, found: bool, context: Context) -> tuple[str, ...]:
    note = context.plural("Named in %(n)d article.", "Named in %(n)d articles.", hit.articles)
    if found:
        return (note,)
    return (note, context.say("Nothing of it is in the time or source that you asked for."))


def nobody(name: str, context: Context, held: str = "") -> Answer:
    """Nobody is called so, or holds the office: says it, with the nearest names, roles with the words, sentences."""
    asked = name or held
    of_office = _asks_for_office(name)
    holders = search.find_by_role(context.store, asked)
    near = [] if of_office else list(look_up(name, context).near)
    near = near or search.near_roles(context.store, asked)
    in_office = context.say("No article names anybody in the office “%(office)s”.", office=asked)
    told, notes = _told(asked, context)
    return Answer(
        command="who",
        query=asked,
        title=context.say("Nobody found"),
        sections=(*_holders(holders, context), *told),
        notes=(in_office if of_office else no_such_name(asked, context), *notes),
        alternatives=person_links("who", near, context),
        more=(
            *person_links("who", holders, context),
            Link(context.say("Search the archive"), context.ask("archiv", asked)),
        ),
        ask=context.ask("who", asked),
    )


def _told(asked: str, context: Context) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Sentences with all of the words, with notes on them; of "Quandts Nachfolger" with most of them."""
    if not words.listed("successors").isdisjoint(token.key for token in cut(asked)):
        told = theme.answer(asked, context, share=MOST_OF)
        return (told.sections, told.notes) if told.items else ((), ())
    passages = search.passages(context.store, asked, context.narrowing, limit=MENTIONS)
    items = [span_item(Kind.PASSAGE, found.article, found.what) for found in passages.items]
    return section(context.say("The words stand here"), items) if passages.every_word else (), ()
