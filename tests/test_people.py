"""People, their roles and organisations, each rule with a sentence of its own."""

from __future__ import annotations

from bot.extraction.pipeline import build, extract
from bot.model import Article, Extract

NLP = build()


def taken(text: str) -> Extract:
    """The extract of a text."""
    return extract(NLP, Article("a", "", text))


def test_a_later_surname_belongs_to_the_full_name() -> None:
    """Who was named in full is meant by the surname alone, in the genitive too."""
    (person,) = taken("Bürgermeisterin Petra Quandel sprach zuerst. Quandel blieb kurz. Quandels Rede gefiel.").people
    assert (person.name, len(person.mentions)) == ("Petra Quandel", 3)
    assert [role.text for role in person.roles] == ["Bürgermeisterin"]


def test_a_first_name_that_is_a_noun_as_well() -> None:
    """Adel and Heide are nouns too; bare before a surname they are names, "Gegen" and "Team" are not."""
    (person,) = taken("Gestern sprach Heide Quandel-Ossi. Quandel-Ossi blieb kurz.").people
    assert person.name == "Heide Quandel-Ossi"
    assert [person.name for person in taken("Gegen Quandel-Ossi wird ermittelt.").people] == ["Quandel-Ossi"]
    assert [person.name for person in taken("Das Team Quandel-Ossi gewinnt.").people] == ["Quandel-Ossi"]
