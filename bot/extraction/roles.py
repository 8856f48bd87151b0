"""What an article says a person is: the noun phrases beside the name."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from bot.extraction.letters import LETTER
from bot.extraction.tokens import Tokens, tokens_of
from bot.model import Role


@Language.component("fundstelle_roles")
def roles(doc: Doc) -> Doc:
    """Add the roles to ``doc._.people``, in order of appearance."""
    tokens = tokens_of(doc)
    found = []
    for person in doc._.people:
        own = [role for start, _ in person.mentions if (role := _before(tokens, doc.text, start))]
        found.append(replace(person, roles=tuple(own)))
    doc._.people = tuple(found)
    return doc


def _before(tokens: Tokens, text: str, start: int) -> Role | None:
    """The role noun right before a name, with its attributes ("Berliner Datenschutzbeauftragte")."""
    last = bisect_left(tokens.starts, start) - 1
    if last < 0 or LETTER[tokens.words[last]] != "R":
        return None
    first = last
    while first > 0 and tokens.words[first - 1].endswith(("er", "e", "en")) and tokens.words[first - 1][:1].isupper():
        first -= 1
    begin, end = tokens.starts[first], tokens.ends[last]
    return Role(text[begin:end], begin, end)
