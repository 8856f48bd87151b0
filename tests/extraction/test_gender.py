"""What tells whether a person is "er" or "sie"."""

from __future__ import annotations

import pytest

from bot.extraction.people.gender import gender_of
from bot.model import Person, Role


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Petra Quandel", "female"),
        ("Sascha Tümmel", "male"),
        ("Uwe Tümmel", "male"),
        ("Birgit Tümmel", "female"),
        ("Quandel", ""),
    ],
)
def test_first_names(name: str, gender: str) -> None:
    """Endings decide, with the exceptions that German has; a lone surname says nothing."""
    assert gender_of(Person(name), "") == gender


def test_address_and_role_come_before_the_first_name() -> None:
    """What the article says outright outweighs the look of a name."""
    text = "Frau Quandel kam. Quandel ging."
    assert gender_of(Person("Quandel", ((5, 12),)), text) == "female"
    assert gender_of(Person("Nikita Quandel", roles=(Role("Stadtsprecherin", 0, 3),)), "") == "female"
