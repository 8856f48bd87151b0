"""``/who NAME`` and ``/who OFFICE``: what the articles say somebody is, and what there is of him or her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import search
from bot.commands import bare, words
from bot.commands.cited import alike, organisation_item, quote_items, role_item, span_item
from bot.commands.context import Context, section
from bot.commands.naming import APART, Named, called, look_up, person_links, shown, spelt_otherwise
from bot.commands.tokens import cut
from bot.german import Alternatives, fold, question, terms
from bot.model import Answer, Article, Item, Kind, Link, Quote, Role, Section
from bot.search import Found, Page, PersonHit

QUOTES = 5  # newest quotations in an answer on a person
MENTIONS = 3
MOST_HOLDERS = 30  # of an office, looked through for a place
SHOWN_HOLDERS = 5


def answer(name: str, context: Context, office: str = "") -> Answer:
    """Who somebody is: a person by name, else whoever holds an office; both for "Meier vom Ordnungsamt"."""
    asked = name or office
    if not name or (bare.names_office(cut(name)) and not APART.fullmatch(name)):
        return _of_office(asked, context) or nobody(asked, (), context, office=True)
    named = look_up(name, context)
    if named.certain:
        return _known(asked, _holding(named.certain, office, context), context)
    if holders := [hit for hit in search.find_by_role(context.store, asked) if fold(hit.role) == fold(asked)]:
        found = _person(asked, holders[0], context) if len(holders) == 1 else _several_holders(asked, holders, context)
        return replace(found, alternatives=person_links("who", named.near, context))
    return nobody(asked, named.near, context)


def _of_office(office: str, context: Context) -> Answer | None:
    """Who holds or held an office, tried again without the verb of "leitet die Behörde"; None when nobody."""
    rest = office.partition(" ")[2]
    holders = search.find_by_role(context.store, office) or (search.find_by_role(context.store, rest) if rest else [])
    apart = () if holders else _holding_where(office, context)
    holders = holders or list(apart)
    if not holders:
        return None
    one = len(holders) == 1
    found = _person(office, holders[0], context) if one else _several_holders(office, holders, context)
    note = context.say("Office and place stand in the same article, but not side by side.")
    return replace(found, notes=(note, *found.notes)) if apart else found


def _holding_where(office: str, context: Context) -> list[PersonHit]:
    """Who holds "Bürgermeister von Lindenfurt": the role has the office, its article the rest."""
    typed = cut(office)
    ends = [token.start for token in typed if token.key in words.listed("linking")]
    if not ends or not ends[0]:
        return []
    where = question(office[ends[0] :])
    hits = search.find_by_role(context.store, office[: ends[0]], limit=MOST_HOLDERS)
    return [hit for hit in hits if any(_has(found.article, where) for found in _roles_as(hit, context))][:SHOWN_HOLDERS]


def _roles_as(hit: PersonHit, context: Context) -> list[Found[Role]]:
    return [found for found in search.roles_of(context.store, hit.id, context.narrowing) if found.what.text == hit.role]


def _role_items(roles: Sequence[Found[Role]], hit: PersonHit) -> list[Item]:
    return alike(role_item(found, hit.name) for found in roles)


def _has(article: Article, where: Sequence[Alternatives]) -> bool:
    found = set(terms(f"{article.title} {article.text}"))
    return all(any(found.issuperset(needed) for needed in word) for word in where)


def _holding(hits: tuple[PersonHit, ...], office: str, context: Context) -> Named:
    """Of the people those who have a role with the words; all of them when nobody has."""
    holders = {hit.id for hit in search.find_by_role(context.store, office, limit=50)} if office else set()
    return Named(tuple(hit for hit in hits if hit.id in holders) or hits, ())


def _several_holders(office: str, hits: Sequence[PersonHit], context: Context) -> Answer:
    """Who holds or held an office, newest first, each with the place that says so."""
    sections = _holders(hits, context)
    return Answer(
        command="who",
        query=office,
        title=office,
        sections=sections,
        notes=(
            context.plural("%(n)d person has or had this office.", "%(n)d people have or had this office.", len(hits)),
        ),
        more=person_links("who", hits, context),
        ask=context.ask("who", office),
        total=len(sections),
    )


def _holders(hits: Sequence[PersonHit], context: Context) -> tuple[Section, ...]:
    """The role of each, under the person's name, newest first."""
    sections = (part for hit in hits for part in section(shown(hit), _role_items(_roles_as(hit, context), hit)[:1]))
    return tuple(sorted(sections, key=lambda part: part.items[0].citations[0].date, reverse=True))


def _known(asked: str, named: Named, context: Context) -> Answer:
    """The person, with others who may be meant as alternatives; all of them where nothing decides."""
    if named.undecided:
        return Answer(
            command="who",
            query=asked,
            title=context.say("Several people may be meant by “%(name)s”", name=asked),
            notes=(context.say("Please choose whom you mean."),),
            alternatives=person_links("who", named.certain, context, asked=asked),
            ask=context.ask("who", asked),
        )
    found = _person(asked, named.certain[0], context)
    notes = (*spelt_otherwise(asked, named.certain[0], context), *found.notes)
    return replace(found, notes=notes, alternatives=person_links("who", named.certain[1:], context))


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


def nobody(asked: str, near: Sequence[PersonHit], context: Context, *, office: bool = False) -> Answer:
    """Nobody is called so, or holds the office: says it, with the nearest names, roles with the words, passages."""
    holders = search.find_by_role(context.store, asked)
    passages = search.passages(context.store, asked, context.narrowing, limit=MENTIONS)
    items = [span_item(Kind.PASSAGE, found.article, found.what) for found in passages.items]
    heading = context.say("The words stand here")
    called_so = context.say("Nobody called “%(name)s” is in the archive.", name=asked)
    in_office = context.say("No article names anybody in the office “%(office)s”.", office=asked)
    return Answer(
        command="who",
        query=asked,
        title=context.say("Nobody found"),
        sections=(*_holders(holders, context), *(section(heading, items) if passages.every_word else ())),
        notes=(in_office if office else called_so,),
        alternatives=person_links("who", near, context),
        more=person_links("who", holders, context),
        ask=context.ask("who", asked),
    )
