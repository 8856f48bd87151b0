"""What an article says a person is: the noun phrases that stand beside the name.

Each rule looks at one way of saying so and yields token spans; the examples stand in tests/extraction/test_roles.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from bot.extraction.data import load
from bot.extraction.people.anaphora import taken_up
from bot.extraction.people.appointments import appointed, behind_preposition, leading, working_as
from bot.extraction.people.around import Around
from bot.extraction.people.before_name import FARTHEST, before_name
from bot.extraction.people.behind_name import affiliation, apposition, behind_bracket, in_brackets
from bot.extraction.people.evidence import ROLES
from bot.extraction.people.predicates import copula, relative_clause, second_verb
from bot.extraction.people.pronoun_roles import of_pronouns
from bot.extraction.people.role_phrases import attributes_start, complements_end
from bot.extraction.people.shared_roles import shared
from bot.extraction.tokens import Tokens, tokens_of
from bot.model import Role, Span

SUFFIXES = frozenset(load("organisations")["suffixes"])
SUPPOSED = frozenset(load("role_phrases")["supposed"])


@Language.component("fundstelle_roles")
def roles(doc: Doc) -> Doc:
    """Add the roles to ``doc._.people``, in order of appearance, each place once."""
    if not doc._.people:
        return doc
    text = doc.text  # spaCy puts it together anew each time
    tokens = tokens_of(doc)
    around = Around(tokens, doc._.people, doc._.organisations)
    people = []
    beside = [{span for start, end in spans for span in _roles_at(around, start, end)} for spans in around.mentions]
    nouns: dict[int, int] = doc.user_data.get(ROLES, {})
    for told, places in zip(beside, around.mentions, strict=True):
        told.update(phrase for start, _ in places for phrase in parsed(around, nouns, start))
    for told, more in zip(beside, shared(around, beside), strict=True):
        told.update(more)
    for told, more in zip(beside, of_pronouns(around, doc._.people, beside), strict=True):
        told.update(more)
    again = taken_up(around.words, around.letters, around.mentions, beside)
    for person, near, later in zip(doc._.people, beside, again, strict=True):
        spans = {span for span in near | later if around.words[span[0]] not in SUPPOSED}
        offsets = sorted((tokens.starts[first], _end(tokens, last - 1)) for first, last in spans if last > first)
        people.append(replace(person, roles=tuple(Role(text[start:end], start, end) for start, end in offsets)))
    doc._.people = tuple(people)
    return doc


def _end(tokens: Tokens, last: int) -> int:
    """The end of a token without the stop of the sentence: "Rat der Quandel GmbH."."""
    return tokens.ends[last] - (tokens.words[last][-1] == "." and tokens.words[last][:-1] in SUFFIXES)


def _roles_at(around: Around, start: int, end: int) -> Iterator[Span]:
    low, high = around.sentence(start)
    yield from before_name(around, start, end, low)
    after = in_brackets(around, end, high)
    if after:
        yield after
    behind = behind_bracket(around.words, end, high)
    yield from relative_clause(around, behind, high)
    for first, last in apposition(around, start, behind, high):
        yield first, last
        behind = last + 1 if around.words[last : last + 1] == [","] else behind
    for first, last in affiliation(around, start, behind, low, high):
        yield first, last
        behind = last
    if behind_preposition(around, start, low):  # unter X wurde Y Minister
        return
    yield from copula(around, start, behind, low, high)
    yield from second_verb(around, start, behind, low, high)
    yield from appointed(around, start, behind, low, high)
    yield from working_as(around, behind, high)
    yield from leading(around, start, behind, low, high)


def parsed(around: Around, nouns: dict[int, int], start: int) -> Iterator[Span]:
    """The apposition that an installed pipeline's parse sees, however far it stands."""
    if (head := nouns.get(start)) is not None and around.letters[head] in "RNU" and head not in around.named:
        low, high = around.sentence(head)
        yield (
            attributes_start(around.words, head, low),
            complements_end(around.words, head + 1, min(high, head + FARTHEST)),
        )
