"""From a store to what commands show: the store narrows, search ranks, the same on every database."""

from __future__ import annotations

from bot.search.around import quotes_around, sides_around
from bot.search.items import Portrait, facts, mentions, passages, portrait, quotes, roles_of
from bot.search.misspelt import misspelt
from bot.search.names import CERTAIN_NAME, LONE, begins_a_name, find_people, is_surname
from bot.search.results import Found, Page, PersonHit, with_roles
from bot.search.roles import find_by_role, holding, near_roles, office_question

__all__ = [
    "CERTAIN_NAME",
    "LONE",
    "Found",
    "Page",
    "PersonHit",
    "Portrait",
    "begins_a_name",
    "facts",
    "find_by_role",
    "find_people",
    "holding",
    "is_surname",
    "mentions",
    "misspelt",
    "near_roles",
    "office_question",
    "passages",
    "portrait",
    "quotes",
    "quotes_around",
    "roles_of",
    "sides_around",
    "with_roles",
]
