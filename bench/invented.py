"""Invented articles in any number, with what extraction would take out of them; the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bot.model import Article, Extract, Person, Quote, QuoteType, Role

FIRST = "Alma Bero Cilla Dorit Edvin Frauke Gesa Hinnerk Imke Jorid Ksenia Lütje Merle Nanke Ole Petra Quint Rieke"
HEAD = "Ahl Berg Dorn Eich Feld Gras Hasel Isen Kalt Lind Moor Nor Ost Pol Rot Stein Tann Ulm Wald Zell"
TAIL = "acker bach berg born busch dorf egger furt graber hauser kamp loh mann müller rode see stätter wieser"
ROLES = ("Bürgermeisterin", "Schulrätin", "Sprecher", "Kämmerin", "Leiter des Gartenamts", "Datenschutzbeauftragte")
THINGS = ("Schulwolke", "Brücke", "Bibliothek", "Straßenbahn", "Gemeindekasse", "Badeanstalt", "Videoüberwachung")
VERBS = ("prüfen", "verschieben", "ausbauen", "schließen", "erneuern", "verkaufen", "beschränken", "vertagen")


def names(count: int, seed: int = 1) -> list[str]:
    """So many different names that nobody has."""
    draw, found = random.Random(seed), dict[str, None]()  # noqa: S311  # no secret
    first, head, tail = FIRST.split(), HEAD.split(), TAIL.split()
    while len(found) < count:
        surname = draw.choice(head) + draw.choice(tail)
        if draw.random() < 0.5:
            surname += "-" + draw.choice(head) + draw.choice(tail)
        found[f"{draw.choice(first)} {surname}"] = None
    return list(found)


def articles(count: int, people: list[str], seed: int = 2) -> Iterator[tuple[Article, Extract]]:
    """So many articles in which these people have a role and are quoted, directly and indirectly."""
    draw = random.Random(seed)  # noqa: S311  # no secret
    for number in range(count):
        name, role, thing = draw.choice(people), draw.choice(ROLES), draw.choice(THINGS)
        said, meant = f"Wir werden die {thing} {draw.choice(VERBS)}", f"man müsse die {thing} {draw.choice(VERBS)}"
        surname = name.split()[-1]
        text = f"{role} {name} sprach am Abend. „{said}“, sagte {surname} vor Ort. {surname} sagte, {meant}."
        at = len(role) + 1
        yield (
            Article(f"a{number}", f"Streit um die {thing}", text, date=f"20{number % 30 + 10}-05", source="Der Bote"),
            Extract(
                people=(Person(name, ((at, at + len(name)),), (Role(role, 0, len(role)),)),),
                quotes=(
                    Quote(QuoteType.DIRECT, (_span(text, f"„{said}“"),), speaker_name=name),
                    Quote(QuoteType.INDIRECT, (_span(text, meant),), speaker_name=name),
                ),
            ),
        )


def _span(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)
