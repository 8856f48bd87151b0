"""An installed spaCy pipeline as further evidence: here one that the test makes and saves itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.errors import SettingsError
from bot.extraction.pipeline import build, extract
from bot.model import Article

TEXT = "In der Halle stand der Grüne Wimpel und schwieg."


@Language.component("hang_turmwart")
def hang_turmwart(doc: Doc) -> Doc:
    """Hang the second noun of a made-up sentence on the first as its apposition."""
    heads = [0] * len(doc)
    labels = ["dep"] * len(doc)
    labels[0] = "ROOT"
    for place, token in enumerate(doc):
        if token.text == "Turmwart":
            heads[place], labels[place] = 0, "app"
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=labels,
        ents=["B-PER", "I-PER"] + ["O"] * (len(doc) - 2),
    )


def test_names_of_an_installed_pipeline_count(tmp_path: Path) -> None:
    """What only that pipeline takes for a name becomes a person; without it nobody is found."""
    model = spacy.blank("de")
    ruler = model.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Grüne Wimpel"}])  # type: ignore[attr-defined]  # an EntityRuler
    model.to_disk(tmp_path / "model")
    article = Article("a", "", TEXT)
    assert extract(build(), article).people == ()
    (person,) = extract(build(str(tmp_path / "model")), article).people
    assert person.name == "Grüne Wimpel"


def test_the_parse_of_an_installed_pipeline_tells_roles(tmp_path: Path) -> None:
    """An apposition that stands too far away for our rules is taken from the parse."""
    model = spacy.blank("de")
    model.add_pipe("hang_turmwart")
    model.to_disk(tmp_path / "model")
    article = Article("a", "", "Xaver Tümmling kam gestern leise herein, seit Jahren Turmwart des Ortes.")
    (person,) = extract(build(str(tmp_path / "model")), article).people
    assert [role.text for role in person.roles] == ["Turmwart des Ortes"]
    assert not extract(build(), article).people[0].roles


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    """The setting's mistake is said in one sentence."""
    with pytest.raises(SettingsError, match="no_such_model"):
        build("no_such_model")
