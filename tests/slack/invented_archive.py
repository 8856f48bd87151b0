"""Two invented articles with what they say, as extraction would leave it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Article, Extract, Fact, Person, Quote, QuoteType, Role, Span, Stance

TEXT = (
    "Die Lindenfurter Schulrätin Berta Klamm warnte vor der Schulwolke. „Niemand weiß, wohin die Daten der Kinder "
    "gehen“, sagte Klamm am Montag. Der Datenschutz sei nicht geklärt, sagte Bürgermeister Otto Brand."
)
OTHER = "Berta Klamm bleibt Schulrätin von Lindenfurt. „Ich gebe nicht <!channel> auf & mache weiter“, sagte sie."


def span(text: str, part: str) -> Span:
    """Where the part stands in the text."""
    start = text.index(part)
    return (start, start + len(part))


def archive() -> Iterator[tuple[Article, Extract]]:
    """Two invented articles with what they say, as extraction would leave it."""
    role = span(TEXT, "Lindenfurter Schulrätin")
    yield (
        Article("schulwolke", "Streit um die Schulwolke", TEXT, date="2031-03-02", source="Lindenfurter Bote"),
        Extract(
            people=(
                Person("Berta Klamm", (span(TEXT, "Berta Klamm"),), (Role("Lindenfurter Schulrätin", *role),)),
                Person(
                    "Otto Brand", (span(TEXT, "Otto Brand"),), (Role("Bürgermeister", *span(TEXT, "Bürgermeister")),)
                ),
            ),
            quotes=(
                Quote(
                    QuoteType.DIRECT,
                    (span(TEXT, "„Niemand weiß, wohin die Daten der Kinder gehen“"),),
                    speaker_name="Berta Klamm",
                ),
                Quote(
                    QuoteType.INDIRECT, (span(TEXT, "Der Datenschutz sei nicht geklärt"),), speaker_name="Otto Brand"
                ),
            ),
            facts=(
                Fact(
                    "datenschutz",
                    *span(TEXT, "Der Datenschutz sei nicht geklärt, sagte Bürgermeister Otto Brand."),
                    actor="Otto Brand",
                    act="aussage",
                    stance=Stance.CRITICAL,
                ),
            ),
        ),
    )
    yield (
        Article("klamm", "Klamm bleibt", OTHER, date="2031-05", source="Kurier"),
        Extract(
            people=(
                Person("Berta Klamm", (span(OTHER, "Berta Klamm"),), (Role("Schulrätin", *span(OTHER, "Schulrätin")),)),
            ),
            quotes=(
                Quote(
                    QuoteType.DIRECT,
                    (span(OTHER, "„Ich gebe nicht <!channel> auf & mache weiter“"),),
                    speaker_name="Berta Klamm",
                    confidence=0.5,
                ),
            ),
        ),
    )
