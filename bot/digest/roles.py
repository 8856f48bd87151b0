"""Roles that are new for somebody whom the archive knows already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot import search
from bot.digest.choosing import Choice, New
from bot.german import identity_key, terms
from bot.model import Item, Kind, Role, cite
from bot.search import Found
from bot.store import Store

MOST_PEOPLE = 50  # whose roles are compared, beyond those who are followed
KNOWN = 100  # roles of a person that are read


def changed(store: Store, news: Sequence[New], choice: Choice) -> Iterable[tuple[str, list[Item]]]:
    """Whose role changed: the name, with the new roles as items; followed people first.

    A role counts as new when all other articles on the person are older and none has it in other words:
    an old article that is indexed today changes nothing.
    """
    fresh = {new.article.id for new in news}
    names = {identity_key(person.name): person.name for new in news for person in new.extract.people if person.roles}
    followed = [key for key in names if key in choice.people]
    others = [key for key in names if key not in choice.people] if not choice.people else []
    for key in (*followed, *others[:MOST_PEOPLE]):
        if items := _new_roles(store, names[key], fresh):
            yield names[key], items


def _new_roles(store: Store, name: str, fresh: set[str]) -> list[Item]:
    for hit in search.find_people(store, name):
        if identity_key(hit.name) == identity_key(name):
            roles = search.roles_of(store, hit.id, limit=KNOWN)
            new = [found for found in roles if found.article.id in fresh]
            known = [found for found in roles if found.article.id not in fresh]
            if new and known:
                newest = max(found.article.date for found in known)
                return [
                    _item(found, hit.name) for found in new if found.article.date >= newest and _other(found, known)
                ]
    return []


def _other(new: Found[Role], known: Sequence[Found[Role]]) -> bool:
    """Whether the role says something else than every known one: not the same with more or fewer words."""
    words = set(terms(new.what.text))
    return all(not (words <= other or other <= words) for other in (set(terms(found.what.text)) for found in known))


def _item(found: Found[Role], name: str) -> Item:
    return Item(Kind.ROLE, (cite(found.article, found.what.start, found.what.end),), name=name)
