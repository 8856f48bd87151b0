"""A small archive of invented articles for the tests of the web pages: odd characters, marks that overlap."""

from __future__ import annotations

from pathlib import Path

from bot.bootstrap import Bot, open_bot
from bot.model import Article, Extract, Fact, Person, Quote, QuoteType, Role, Span, Stance
from bot.settings import Settings

TEXT = (
    """Der Stadtrat von Quellhausen hat am Montag über Kameras an der \
<script>alert("Seilbahn")</script> & am Hafen beraten.

„Wir filmen niemanden, der nur zur Arbeit fährt“, sagte Bürgermeisterin Mara Ohnsorg. Die Aufnahmen würden \
nach zwei Tagen gelöscht, so Ohnsorg weiter.
„Der Hafen“, sagte Ohnsorg, „bleibt ohne.“

"""
    + "\n\n".join(
        f"Absatz {number}: Die Seilbahn verbindet seit Jahren die Oberstadt mit dem Hafen, und an jeder der neun "
        "Stationen hängen Fahrpläne, Uhren und ein Kasten für Anregungen, den jede Woche jemand leert."
        for number in range(1, 13)
    )
    + """

Die Datenschutzbeauftragte Dr. Ilka von Treskow-Amadi 🚠 warnte am Dienstag: „Eine Kamera, die alles sieht, sieht auch \
alles, was sie nichts angeht.“ שלום sagte ein Gast.\r
Ende."""
)


def span(words: str, text: str = TEXT) -> Span:
    """Where the words stand first."""
    start = text.index(words)
    return start, start + len(words)


ARTICLE = Article(
    id="seilbahn/1 ü&?#",
    title='Quellhausen streitet über Kameras & "Seilbahn" <b>',
    text=TEXT,
    date="2024-03",
    source="Quellbote <i>",
    url="https://quellbote.example/seilbahn?a=1&b=2",
    author="J. Beispiel",
    fictional=True,
)
WARNING = span("„Eine Kamera, die alles sieht, sieht auch alles, was sie nichts angeht.“")
FILMING = span("„Wir filmen niemanden, der nur zur Arbeit fährt“")
HALVES = (span("„Der Hafen“"), span("„bleibt ohne.“"))
EXTRACT = Extract(
    people=(
        Person(
            "Mara Ohnsorg",
            (span("Mara Ohnsorg"), span("Ohnsorg weiter")),
            (Role("Bürgermeisterin", *span("Bürgermeisterin")),),
        ),
        Person("Ilka von Treskow-Amadi", (span("Dr. Ilka von Treskow-Amadi"),), (Role("x", 0, 1),)),
    ),
    quotes=(
        Quote(
            QuoteType.DIRECT, (span("„Wir filmen niemanden, der nur zur Arbeit fährt“"),), speaker_name="Mara Ohnsorg"
        ),
        Quote(QuoteType.INDIRECT, (span("Die Aufnahmen würden nach zwei Tagen gelöscht"),), confidence=0.4),
        Quote(QuoteType.DIRECT, HALVES, speaker_name="Mara Ohnsorg"),
        Quote(QuoteType.DIRECT, (WARNING,), speaker_name="Ilka von Treskow-Amadi"),
    ),
    facts=(
        Fact("datenschutz", WARNING[0] - 60, WARNING[1], "Ilka von Treskow-Amadi", "warnung", Stance.CRITICAL),
        Fact("sicherheit", WARNING[0] - 60, WARNING[1], "Ilka von Treskow-Amadi", "warnung"),
    ),
)


def room_bot(folder: Path, address: str) -> Bot:
    """A bot whose archive holds the article, and whose links lead to the address."""
    bot = open_bot(
        Settings(
            bot_database_url=f"sqlite:///{folder}/room.db",
            bot_public_url=address,
            bot_secret_key="only for tests",  # noqa: S106  # as it says
        )
    )
    bot.store.save(ARTICLE, EXTRACT)
    return bot
