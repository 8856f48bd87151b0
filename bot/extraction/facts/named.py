"""Where the people, offices and organisations of an article stand, and whom an office alone stands for."""

from __future__ import annotations

from bot.extraction.facts.word_lists import ends
from bot.model import Organisation, Person

GROUPS = ends("groups")
CASES = ("s", "es", "n", "en")


def mentions(organisations: tuple[Organisation, ...], people: tuple[Person, ...]) -> dict[int, tuple[str, int]]:
    """Offset a mention or a role starts at → name and offset of its end; of two that start together the longer."""
    found: dict[int, tuple[str, int]] = {}
    spans = [(organisation.name, span) for organisation in organisations for span in organisation.mentions]
    spans += [(person.name, span) for person in people for span in person.mentions]
    spans += [(person.name, (role.start, role.end)) for person in people for role in person.roles]
    for name, (start, end) in spans:
        if start not in found or found[start][1] < end:
            found[start] = (name, end)
    return found


def offices(people: tuple[Person, ...]) -> dict[str, str]:
    """Last word of a role, also without what it is compounded with → the person, where only one has it."""
    names: dict[str, set[str]] = {}
    for person in people:
        for role in person.roles:
            head = role.text.split()[-1].lower()
            for noun in {head, *(group for group in GROUPS if head.endswith(group))}:
                names.setdefault(noun, set()).add(person.name)
    return {noun: next(iter(called)) for noun, called in names.items() if len(called) == 1}


def holder(by_office: dict[str, str], noun: str) -> str:
    """Who holds the office that a noun names, in any case ("des Ministers"); "" for nobody or several."""
    forms = (noun, *(noun.removesuffix(case) for case in CASES if noun.endswith(case)))
    return next((by_office[form] for form in forms if form in by_office), "")
