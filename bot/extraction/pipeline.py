"""The chain of components: one ordered spaCy pipeline, from text to Extract.

Each component stands in its own module, reads what those before it left on the Doc and adds its
own. The order matters: sentences need the quotation marks only; people need sentences; roles need
people; quotes need people and roles (a role noun can be the speaker); facts need all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from bot.extraction import sentences  # noqa: F401  # these register the factories of their components
from bot.extraction.facts import facts  # noqa: F401  # as above
from bot.extraction.lexicon import small_clusters
from bot.extraction.people import evidence, organisations, people, roles  # noqa: F401  # as above
from bot.extraction.speech import quotes  # noqa: F401  # as above
from bot.extraction.tokenizer import LinearTokenizer
from bot.model import Article, Extract

CHAIN = (
    "fundstelle_sentences",
    "fundstelle_people",
    "fundstelle_organisations",
    "fundstelle_roles",
    "fundstelle_quotes",
    "fundstelle_facts",
)

LONGEST_TEXT = 100_000_000
"""Characters; spaCy's own limit of a million is meant for parsers, this chain is linear."""
MARKS_INSIDE = r'["„“”»«]|:(?=["„“»«])'
MARKS_OUTSIDE = (
    ",,",
    "<<",
    ">>",
    "[›‹]",
)  # spaCy knows the others: ,,Kai'' and <<Kai>> are written for want of „“ and «»
EMOTICONS = frozenset("()[]=;:")  # spaCy takes the end of "Udo Lerche (SPD): „Nein“" for a sad face
Doc.set_extension("title", default="")  # what the article is about, said by itself
Doc.set_extension("people", default=())  # tuple[Person, ...]
Doc.set_extension("organisations", default=())  # tuple[Organisation, ...]
Doc.set_extension("quotes", default=())  # tuple[Quote, ...]
Doc.set_extension("facts", default=())  # tuple[Fact, ...]


def build(spacy_model: str = "") -> Language:
    """The German pipeline with all components; building it takes about a second.

    ``spacy_model`` names an installed pipeline whose names and parse are taken as further evidence;
    SettingsError when it is not installed.
    """
    nlp = spacy.blank("de")
    # The default of 10,000 chunks is full after the patterns are built: unseen text would not be cached.
    nlp.max_length = LONGEST_TEXT
    nlp.tokenizer.max_cache_size = 100_000  # type: ignore[union-attr]  # a Tokenizer, always
    # Marks inside a chunk ("„Fonds“-Gesellschaft", "Quast:„Nein") are marks too.
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, MARKS_INSIDE]).finditer  # type: ignore[union-attr, misc]  # as above
    nlp.tokenizer.prefix_search = compile_prefix_regex([*MARKS_OUTSIDE, *nlp.Defaults.prefixes]).search  # type: ignore[union-attr, misc]  # as above
    nlp.tokenizer.suffix_search = compile_suffix_regex([*MARKS_OUTSIDE, r"(?<=[›‹>])\.", *nlp.Defaults.suffixes]).search  # type: ignore[union-attr, misc]  # as above
    rules = nlp.tokenizer.rules  # type: ignore[union-attr]  # as above
    nlp.tokenizer.rules = {form: rule for form, rule in rules.items() if EMOTICONS.isdisjoint(form)}  # type: ignore[union-attr]  # as above
    nlp.tokenizer = LinearTokenizer(nlp.tokenizer, nlp.vocab)
    small_clusters()  # read once, so that no text waits for it
    for name in CHAIN:
        nlp.add_pipe(name)
    if spacy_model:
        nlp.add_pipe("fundstelle_evidence", after="fundstelle_sentences", config={"model": spacy_model})
    return nlp


def extract(nlp: Language, article: Article) -> Extract:
    """All that the chain finds in one article; offsets count characters of its text."""
    return _extract(nlp(_doc(nlp, article)))


def extract_all(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, Extract]]:
    """The same for many articles, as a stream in the same order."""
    pairs = ((_doc(nlp, article), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True):
        yield article, _extract(doc)


def _doc(nlp: Language, article: Article) -> Doc:
    doc = nlp.make_doc(article.text)
    doc._.title = article.title
    return doc


def _extract(doc: Doc) -> Extract:
    return Extract(people=doc._.people, organisations=doc._.organisations, quotes=doc._.quotes, facts=doc._.facts)
