"""Who is named in an article, and which organisations."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from bot.extraction.people.evidence import NAMES, merged
from bot.extraction.people.linking import Somebody, link
from bot.extraction.people.names import find_names
from bot.extraction.people.tagger import TaggedSpan, shipped
from bot.extraction.tokens import Tokens, tokens_of
from bot.model import Person

TAGGED = "fundstelle_tagged"


@Language.component("fundstelle_people")
def people(doc: Doc) -> Doc:
    """Set ``doc._.people``: each person with the fullest name and all mentions, in order of appearance."""
    tokens = tokens_of(doc)
    tagged = tagged_of(doc)
    doc._.people = tuple(_person(tokens, somebody) for somebody in link(tokens, find_names(tokens, tagged)))
    return doc


def tagged_of(doc: Doc) -> list[TaggedSpan]:
    """What the tagger sees in an article, worked out once."""
    if TAGGED not in doc.user_data:
        tokens = tokens_of(doc)
        own = shipped().spans(tokens.words, tokens.sentences)
        theirs = doc.user_data.get(NAMES)  # of BOT_SPACY_MODEL, if there is one
        doc.user_data[TAGGED] = merged(own, theirs) if theirs else own
    found: list[TaggedSpan] = doc.user_data[TAGGED]
    return found


def _person(tokens: Tokens, somebody: Somebody) -> Person:
    spans = sorted((tokens.starts[name.start], tokens.ends[name.end - 1]) for name in somebody.names)
    name = " ".join(somebody.words).replace(" ’ ", "’")  # the tokenizer parts O’Hara
    return Person(name, tuple(dict.fromkeys(spans)))
