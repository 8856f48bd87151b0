"""``/who NAME`` and ``/who OFFICE``: what the articles say somebody is, and what there is of him or her."""

from __future__ import annotations

from collections.abc import Sequence

from bot import search
from bot.commands import bare
from bot.commands.cited import alike, organisation_item, role_item, span_item
from bot.commands.context import Context, section
from bot.commands.tokens import cut
from bot.items import quote_item
from bot.model import Answer, Kind, Link
from bot.search import CERTAIN_NAME, PersonHit

QUOTES = 5  # newest quotations in an answer on a person
MENTIONS = 3
TIED = 0.02  # scores that differ by less mean people who may both be meant
KNOWN_BETTER = 5  # so many times as many articles decide between them
NEAREST = 0.6  # names less alike than this are not worth asking back


def answer(name: str, context: Context, office: str = "") -> Answer:
    """Who somebody is: a person by name, else whoever holds an office."""
    asked = name or office
    if name and not bare.names_office(cut(name)):
        hits = search.find_people(context.store, name)
        if office:
            hits = _holding(hits, office, context)
        certain = [hit for hit in hits if hit.score >= CERTAIN_NAME]
        if certain:
            return _known(asked, certain, context)
        holders = search.find_by_role(context.store, name)
        return _known(asked, holders, context) if holders else nobody(asked, hits, context)
    holders = _holders(asked, context)
    if len(holders) > 1:
        return _several_holders(asked, holders, context)
    return _known(asked, holders, context) if holders else nobody(asked, [], context)


def _holding(hits: list[PersonHit], office: str, context: Context) -> list[PersonHit]:
    """Of the people those who have a role with the words; all of them when nobody has."""
    holders = {hit.id for hit in search.find_by_role(context.store, office, limit=50)}
    return [hit for hit in hits if hit.id in holders] or hits


def _holders(office: str, context: Context) -> list[PersonHit]:
    """Who has a role with the words, tried again without the verb of "leitet die Behörde"."""
    hits = search.find_by_role(context.store, office)
    rest = office.partition(" ")[2]
    return hits or (search.find_by_role(context.store, rest) if rest else [])


def _several_holders(office: str, hits: Sequence[PersonHit], context: Context) -> Answer:
    """Who holds or held an office, newest first, each with the place that says so."""
    found = ((hit, search.roles_of(context.store, hit.id, context.narrowing)) for hit in hits)
    sections = tuple(
        part
        for hit, roles in found
        for part in section(hit.name, alike(role_item(role) for role in roles if role.what.text == hit.role)[:1])
    )
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


def _known(asked: str, hits: Sequence[PersonHit], context: Context) -> Answer:
    """The person, with others who may be meant as alternatives; all of them where nothing decides."""
    first, others = hits[0], [hit for hit in hits[1:] if hit.score >= hits[0].score - TIED]
    if others and first.articles < KNOWN_BETTER * max(hit.articles for hit in others):
        return Answer(
            command="who",
            query=asked,
            title=context.say("Several people are called “%(name)s”", name=asked),
            notes=(context.say("Please choose whom you mean."),),
            alternatives=person_links("who", hits[: len(others) + 1], context),
            ask=context.ask("who", asked),
        )
    return _person(asked, first, others, context)


def _person(asked: str, hit: PersonHit, others: Sequence[PersonHit], context: Context) -> Answer:
    store, narrowing = context.store, context.narrowing
    spoken = search.quotes(store, person_id=hit.id, narrowing=narrowing, limit=QUOTES)
    roles = alike(map(role_item, search.roles_of(store, hit.id, narrowing)))
    named = [] if roles else search.mentions(store, hit.id, narrowing, MENTIONS)
    organisations = search.organisations_of(store, hit.id, narrowing)
    sections = (
        *section(context.say("Roles"), roles),
        *section(context.say("Organisations"), alike(map(organisation_item, organisations))),
        *section(
            context.say("Newest quotations"), alike(quote_item(found.article, found.what) for found in spoken.items)
        ),
        *section(
            context.say("Named in"),
            [span_item(Kind.MENTION, found.article, found.what, hit.name) for found in named],
        ),
    )
    return Answer(
        command="who",
        query=asked,
        title=hit.name,
        sections=sections,
        notes=_notes(hit, bool(sections), context),
        alternatives=person_links("who", others, context),
        more=_more(hit.name, spoken.total, context),
        ask=context.ask("who", hit.name),
        total=sum(len(part.items) for part in sections),
    )


def _more(name: str, spoken: int, context: Context) -> tuple[Link, ...]:
    search_link = Link(context.say("Search the archive"), context.ask("archiv", name))
    if spoken <= QUOTES:
        return (search_link,)
    label = context.plural("All %(n)d quotations", "All %(n)d quotations", spoken)
    return (Link(label, context.ask("quote", name)), search_link)


def _notes(hit: PersonHit, found: bool, context: Context) -> tuple[str, ...]:
    note = context.plural("Named in %(n)d article.", "Named in %(n)d articles.", hit.articles)
    if found:
        return (note,)
    return (note, context.say("Nothing of it is in the time or source that you asked for."))


def nobody(asked: str, hits: Sequence[PersonHit], context: Context) -> Answer:
    """Nobody is called so: says it, with the nearest names and the passages that have the words."""
    passages = search.passages(context.store, asked, context.narrowing, limit=MENTIONS)
    items = [span_item(Kind.PASSAGE, found.article, found.what) for found in passages.items]
    heading = context.say("The words stand here")
    near = [hit for hit in hits if hit.score >= NEAREST]
    return Answer(
        command="who",
        query=asked,
        title=context.say("Nobody found"),
        sections=section(heading, items) if passages.every_word else (),
        notes=(context.say("Nobody called “%(name)s” is in the archive.", name=asked),),
        alternatives=person_links("who", near, context),
        ask=context.ask("who", asked),
    )


def person_links(command: str, hits: Sequence[PersonHit], context: Context, words: str = "") -> tuple[Link, ...]:
    """One link a person, with the newest role, so that namesakes can be told apart."""
    return tuple(
        Link(f"{hit.name} ({hit.role})" if hit.role else hit.name, context.ask(command, f"{hit.name}{words}"))
        for hit in hits
    )
