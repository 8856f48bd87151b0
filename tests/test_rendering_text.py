"""Answers in a terminal and as JSON."""

import json

import pytest

from bot.model import Answer, Article, Citation, Item, Kind, Link, QuoteType, Section, Stance, cite
from bot.rendering import json as json_rendering
from bot.rendering import text
from bot.rendering.dates import written

BODY = "Mara Ohnsorg, Bürgermeisterin von Quellhausen, sagte: „Wir bauen“, und weiter: „ohne Kameras.“ \x1b[31mRot"
ARTICLE = Article(id="bau", title="Der Bau", text=BODY, date="2020-12", source="Quellbote", fictional=True)
ROLE = Item(Kind.ROLE, (cite(ARTICLE, 14, 45),), name="Mara Ohnsorg")
QUOTE = Item(
    Kind.QUOTE,
    (cite(ARTICLE, 55, 64), cite(ARTICLE, 80, 93)),
    name="Mara Ohnsorg",
    quote_type=QuoteType.DIRECT,
    certain=False,
)
FACT = Item(Kind.FACT, (cite(ARTICLE, 95, len(BODY)),), topic="datenschutz", act="plan", stance=Stance.CRITICAL)
ANSWER = Answer(
    command="who",
    query="Ohnsorg",
    title="Mara Ohnsorg",
    sections=(Section("Rollen", (ROLE,)), Section("Zitate", (QUOTE, FACT))),
    notes=("In 1 Artikel.",),
    alternatives=(Link("Mara Ohnesorge", "/who Mara Ohnesorge"),),
    more=(Link("Zitate", "/quote Mara Ohnsorg"),),
    next=Link("Nächste Seite", "/who Ohnsorg", 2),
    total=3,
)


def address(citation: Citation) -> str:
    """An address that names the place."""
    return f"https://bot.example/{citation.article}/{citation.start}"


def test_text_shows_places_and_ways_on() -> None:
    """Every item has its title, date, source, characters and address; split quotations are marked as such."""
    assert text.render(ANSWER, language="de", link=address) == "\n".join(
        [
            "Mara Ohnsorg",
            "In 1 Artikel.",
            "",
            "Rollen",
            "• Bürgermeisterin von Quellhausen",
            "  Der Bau, Dezember 2020, Quellbote, fiktiv, Zeichen 14–45",
            "  https://bot.example/bau/14",
            "",
            "Zitate",
            "• „Wir bauen […] ohne Kameras.“",
            "  Zuordnung unsicher",
            "  Der Bau, Dezember 2020, Quellbote, fiktiv, Zeichen 55–64, 80–93",
            "  https://bot.example/bau/55",
            "• �[31mRot",
            "  Plan · Kritisch",
            "  Der Bau, Dezember 2020, Quellbote, fiktiv, Zeichen 95–103",
            "  https://bot.example/bau/95",
            "",
            "Meinten Sie",
            "→ Mara Ohnesorge: /who Mara Ohnesorge",
            "",
            "Weiter",
            "→ Nächste Seite: /who Ohnsorg --page 2",
            "→ Zitate: /quote Mara Ohnsorg",
        ]
    )


@pytest.mark.parametrize("width", [40, 80, 120])
def test_text_keeps_to_its_width(width: int) -> None:
    """No line but an address is wider than the terminal."""
    lines = text.render(ANSWER, language="en", link=address, width=width).splitlines()
    assert [line for line in lines if len(line) > width and "https://" not in line] == []


def test_styles_never_come_from_articles() -> None:
    """An article cannot command the terminal; only the renderer's own bold and dim do."""
    styled = text.render(ANSWER, language="de", link=address, styled=True)
    for style in (text.BOLD, text.DIM, text.RESET):
        styled = styled.replace(style, "")
    assert "\x1b" not in styled


def test_json_has_the_fixed_shape() -> None:
    """Other programs rely on these names, and on offsets that reproduce the text."""
    answer = json.loads(json_rendering.render(ANSWER, address))
    assert list(answer) == ["command", "query", "title", "items", "alternatives", "total"]
    assert (answer["command"], answer["query"], answer["total"]) == ("who", "Ohnsorg", 3)
    assert answer["alternatives"] == ["Mara Ohnesorge"]
    assert [item["kind"] for item in answer["items"]] == ["role", "quote", "fact"]
    assert answer["items"][1]["quote_type"] == "Direct"
    for item in answer["items"]:
        for citation in item["citations"]:
            assert {"article", "title", "date", "source", "url", "start", "end", "text"} <= set(citation)
            assert BODY[citation["start"] : citation["end"]] == citation["text"]


@pytest.mark.parametrize(
    ("iso", "language", "words"),
    [
        ("2020", "de", "2020"),
        ("2020-12", "de", "Dezember 2020"),
        ("2020-12-07", "de", "7. Dezember 2020"),
        ("2020-12-07", "en", "December 7, 2020"),
        ("", "de", ""),
        ("gestern", "de", "gestern"),
        ("2020-13", "de", "2020-13"),
    ],
)
def test_dates_are_as_exact_as_known(iso: str, language: str, words: str) -> None:
    """A month stays a month; what is no date is shown as it came."""
    assert written(iso, language) == words
