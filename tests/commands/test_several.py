"""Several people asked for at once."""

from __future__ import annotations

import pytest


def _speakers(found):
    return [part.heading for part in found.sections]


@pytest.mark.parametrize(
    ("asked", "speakers"),
    [
        ("was sagen öllermann und reichenau zu daten", ["Tobias Reichenau"]),
        ("/quote Öllermann und Reichenau", ["Jörg-Peter Öllermann", "Tobias Reichenau"]),
        ("zitate von angela und joachim tannhoff", ["Angela Tannhoff", "Joachim Tannhoff"]),
        ("was sagten vossberg, krug und zacharias", ["Henrike Vossberg"]),
    ],
)
def test_each_has_a_section(bot, asked, speakers):
    """Nobody's words stand under another's name; a surname behind both first names is both's."""
    found = bot.ask(asked)
    assert set(speakers) <= set(_speakers(found))
    assert all(item.name == part.heading for part in found.sections for item in part.items)


def test_who_is_unknown_or_unsure_is_said(bot):
    """One is not in the archive, two may be meant by another: neither is passed over."""
    found = bot.ask("was sagten vossberg, krug und zacharias")
    assert "Im Archiv steht niemand, der „zacharias“ heißt." in found.notes
    assert any("Torwart" in link.label for link in found.alternatives)


def test_words_of_articles_on_the_theme_are_told_apart(bot):
    """What somebody said beside the theme is not passed off as said on it."""
    found = bot.ask("was sagen vossberg und reichenau zur schulwolke")
    assert "Zitate von Tobias Reichenau stammen aus Artikeln, die die Wörter nennen." in found.notes


def test_a_name_and_a_theme_with_and_is_one_person(bot):
    """A school is nobody's name."""
    assert bot.ask("/quote Öllermann und die Schule").title.startswith("Zitate von Jörg-Peter Öllermann zu")
