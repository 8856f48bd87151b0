"""Where the people, offices and organisations of an article stand, and whom an office alone stands for."""

from __future__ import annotations

from bot.extraction.facts.word_lists import ends
from bot.model import Organisation, Person

GROUPS = ends("groups")
ATTRIBUTES = frozenset({"für", "der", "des", "von", "vom", "in", "im", "am", "an", "bei", "beim"})
CASES = ("s", "es", "n", "en")


def mentions(
    text: str, organisations: tuple[Organisation, ...], people: tuple[Person, ...]
) -> dict[int, tuple[str, int]]:
    """Offset a mention or a role starts at → name and offset of its end; of two that start together the longer.

    A person has the full name, an organisation the one that stands there: "EuGH", "Vodrian" for "Vodrian Deutschland".
    """
    found: dict[int, tuple[str, int]] = {}
    spans = [(_shown(each.name, text[slice(*span)]), span) for each in organisations for span in each.mentions]
    spans += [(person.name, span) for person in people for span in person.mentions]
    spans += [(person.name, (role.start, role.end)) for person in people for role in person.roles]
    for name, (start, end) in spans:
        if start not in found or found[start][1] < end:
            found[start] = (name, end)
    return found


def _shown(name: str, mention: str) -> str:
    return name if mention.startswith(name) else mention


def offices(people: tuple[Person, ...]) -> dict[str, str]:
    """Last word of a role, also without what it is compounded with → the person, where only one has it."""
    names: dict[str, set[str]] = {}
    for person in people:
        for role in person.roles:
            head, field = _head_and_field(role.text.split())
            for noun in {head, field + head, f"{field}s{head}", *(group for group in GROUPS if head.endswith(group))}:
                names.setdefault(noun, set()).add(person.name)
    return {noun: next(iter(called)) for noun, called in names.items() if len(called) == 1}


def _head_and_field(role: list[str]) -> tuple[str, str]:
    """Noun and field of a role: "Beauftragte für den Datenschutz" is a Datenschutzbeauftragte as well."""
    end = next((place for place, word in enumerate(role) if place and word in ATTRIBUTES), len(role))
    field = next((word for word in role[end:] if word[0].isupper()), "") if role[end : end + 1] == ["für"] else ""
    return role[end - 1].lower(), field.lower()


def holder(by_office: dict[str, str], noun: str) -> str:
    """Who holds the office that a noun names, in any case ("des Ministers"); "" for nobody or several."""
    forms = (noun, *(noun.removesuffix(case) for case in CASES if noun.endswith(case)))
    return next((by_office[form] for form in forms if form in by_office), "")
