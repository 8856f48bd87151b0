"""Who is named in an article: full names first, then the surnames that lead back to them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from bot.extraction.names import full_names
from bot.extraction.tokens import tokens_of
from bot.model import Person, Span


@Language.component("fundstelle_people")
def people(doc: Doc) -> Doc:
    """Set ``doc._.people``: each person with the fullest name and all mentions, in order of appearance."""
    tokens = tokens_of(doc)
    mentions: dict[str, list[Span]] = {}
    surnames: dict[str, str] = {}
    covered: set[int] = set()
    for name in full_names(tokens.words):
        words = tokens.words[name.start : name.end]
        full = doc.text[tokens.starts[name.start] : tokens.ends[name.end - 1]]
        mentions.setdefault(full, []).append((tokens.starts[name.start], tokens.ends[name.end - 1]))
        surnames.setdefault(words[-1], full)
        surnames.setdefault(words[-1] + "s", full)
        covered.update(range(name.start, name.end))
    for index, word in enumerate(tokens.words):
        if word in surnames and index not in covered:
            mentions[surnames[word]].append((tokens.starts[index], tokens.ends[index]))
    doc._.people = tuple(Person(name, tuple(sorted(spans))) for name, spans in mentions.items())
    return doc
