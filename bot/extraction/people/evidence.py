"""What an installed spaCy pipeline (BOT_SPACY_MODEL) sees: its names beside our own, its parse for roles."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.errors import SettingsError
from bot.extraction.people.tagger import TaggedSpan

KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "MISC": "OTH"}
MARGIN = 5.0
"""Log-odds that a name of the installed pipeline counts; as much as a sure one of our own tagger."""
APPOSITION = frozenset({"app", "appos"})  # of the TIGER treebank, which German models have; of the universal ones
NAMES, ROLES = "fundstelle_model_names", "fundstelle_model_roles"


@Language.factory("fundstelle_evidence", default_config={"model": ""})
def make(nlp: Language, name: str, model: str) -> Evidence:  # noqa: ARG001  # spaCy gives every factory both
    """The component; SettingsError when the pipeline is not installed."""
    return Evidence(model)


class Evidence:
    """Runs the installed pipeline over the same tokens and leaves what it sees in ``doc.user_data``."""

    def __init__(self, model: str) -> None:
        """Load the pipeline: a package's name or a folder."""
        try:
            self.nlp = spacy.load(model)
        except OSError as error:
            raise SettingsError(
                "BOT_SPACY_MODEL is %(model)s, which is not installed: install it or leave the setting empty.",
                model=model,
            ) from error

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.user_data``: names as TaggedSpan, roles as token span of the name → place of the noun."""
        seen = Doc(
            self.nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc]
        )
        for _, component in self.nlp.pipeline:
            seen = component(seen)
        doc.user_data[NAMES] = [
            TaggedSpan(entity.start, entity.end, KINDS[entity.label_], MARGIN)
            for entity in seen.ents
            if entity.label_ in KINDS
        ]
        doc.user_data[ROLES] = _appositions(seen) if seen.has_annotation("DEP") else {}
        return doc


def _appositions(seen: Doc) -> dict[int, int]:
    """First token of a person's name → the noun in apposition to it, on either side."""
    found: dict[int, int] = {}
    for entity in seen.ents:
        if KINDS.get(entity.label_) != "PER":
            continue
        root = entity.root
        nouns = [child.i for child in root.children if child.dep_ in APPOSITION]
        if root.dep_ in APPOSITION:
            nouns.append(root.head.i)
        found.update((entity.start, noun) for noun in nouns if not entity.start <= noun < entity.end)
    return found


def merged(own: list[TaggedSpan], theirs: list[TaggedSpan]) -> list[TaggedSpan]:
    """Both views in the order of the text: where they overlap the longer name, theirs when none is."""
    places: dict[int, TaggedSpan] = {}
    for span in sorted([*theirs, *own], key=lambda each: each.start - each.end):  # stable: theirs come first
        if not any(place in places for place in range(span.start, span.end)):
            places.update(dict.fromkeys(range(span.start, span.end), span))
    return sorted(set(places.values()), key=lambda span: span.start)
