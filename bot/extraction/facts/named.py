"""Where the people, offices and organisations of an article stand, and whom an office alone stands for."""

from __future__ import annotations

from bot.extraction.facts.word_lists import ends, whole
from bot.extraction.tokens import Tokens
from bot.model import Organisation, Person

LONGEST_TURN = 3  # tokens: marks before a name and a colon
GROUPS = ends("groups")
ATTRIBUTES = whole("attributes")
FIELD = whole("field")
CASES = ends("case_endings")


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
    field = (
        next((word for word in role[end:] if word[0].isupper()), "")
        if not FIELD.isdisjoint(role[end : end + 1])
        else ""
    )
    return role[end - 1].lower(), field.lower()


def holder(by_office: dict[str, str], noun: str) -> str:
    """Who holds the office that a noun names, in any case ("des Ministers"); "" for nobody or several."""
    forms = (noun, *(noun.removesuffix(case) for case in CASES if noun.endswith(case)))
    return next((by_office[form] for form in forms if form in by_office), "")


def turn(tokens: Tokens, found: dict[int, tuple[str, int]], first: int, end: int) -> str:
    """Whose name stands with a colon at the start of a paragraph, given the mentions; "" for nobody."""
    place = first
    while place < min(end, first + LONGEST_TURN) and not tokens.words[place][0].isalnum():
        place += 1
    name, stop = found.get(tokens.starts[place], ("", 0)) if place < end else ("", 0)
    while place < end and (tokens.starts[place] < stop or not tokens.words[place][0].isalnum()):
        if tokens.words[place] == ":":
            return name
        place += 1
    return ""
