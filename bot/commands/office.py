"""Who holds an office as it is asked for: "Chefin der Stadtwerke", "wer leitet das Amt", "Präsident von Frankreich"."""

from __future__ import annotations

from bot import search
from bot.commands.context import Context
from bot.german import meets, stem, terms
from bot.model import Role
from bot.search import Found, PersonHit
from bot.understanding import words
from bot.understanding.tokens import cut

MOST_HOLDERS = 30  # looked through for a place
SHOWN_HOLDERS = 5


def holders(office: str, context: Context) -> tuple[list[PersonHit], str]:
    """Who holds or held an office, and a note where the articles say it in other words; [] when nobody does."""
    if found := search.find_by_role(context.store, office):
        return found, ""
    if found := _leading(office, context):
        return found, context.say("No article uses just these words; this is who leads it.")
    if found := _elsewhere(office, context):
        return found, context.say("Office and place stand in the same article, but not side by side.")
    return [], ""


def roles_as(hit: PersonHit, context: Context) -> list[Found[Role]]:
    """The places that call a person by the role of the hit."""
    return [found for found in search.roles_of(context.store, hit.id, context.narrowing) if found.what.text == hit.role]


def _leading(office: str, context: Context) -> list[PersonHit]:
    """Who leads what is named: for "leitet das Amt" and "Chef des Amts" also "Amtsleiterin" and "Direktor des Amts"."""
    typed = cut(office)
    for asked, called in (("leading", "leaders"), ("governing", "governors")):
        verbs_and_nouns = set(map(stem, words.listed(asked)))
        rest = [token for token in typed if stem(token.key) not in verbs_and_nouns]
        if rest and len(rest) < len(typed):
            named = " ".join(office[token.start : token.end] for token in rest)
            return search.find_by_role(context.store, named, heads=sorted(words.listed(called)))
    return []


def _elsewhere(office: str, context: Context) -> list[PersonHit]:
    """Who holds "Bürgermeister von Lindenfurt": the role has the office, its article the rest."""
    ends = [token.start for token in cut(office) if token.key in words.listed("linking")]
    if not ends or not ends[0]:
        return []
    where = search.office_question(office[ends[0] :])
    hits = search.find_by_role(context.store, office[: ends[0]], limit=MOST_HOLDERS)
    articles = ((hit, found.article) for hit in hits for found in roles_as(hit, context))
    there = {hit.id for hit, article in articles if meets(terms(f"{article.title} {article.text}"), where)}
    return [hit for hit in hits if hit.id in there][:SHOWN_HOLDERS]
