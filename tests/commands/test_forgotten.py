"""A forgotten person is in no answer of any command, in no rendering, in no page and in no digest."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot import due
from bot.bootstrap import Bot, open_bot
from bot.digest.compose import compose
from bot.german import MASK, fold
from bot.ingest import ingest
from bot.rendering import blocks
from bot.rendering import json as as_json
from bot.rendering import text as as_text
from bot.rendering.html import article_page
from bot.settings import Settings
from bot.store import EntryKind, Query
from tests.commands.conftest import SEEDS

FORGOTTEN = "Jörg-Peter Öllermann"
IN_NO_CASE = "ollermann"
OTHERS = "Beim Klinikum in Auheim sprach Jörg-Peter Öllermann zu den Ärzten. Danach dankte Öllermanns Frau allen."


@pytest.fixture(scope="module")
def forgetful(tmp_path_factory) -> Bot:
    """A bot whose archive knew somebody, was told to forget, and was filled again."""
    folder = tmp_path_factory.mktemp("forgotten")
    (folder / "neu.txt").write_text(f"date 2021-03-04\n{OTHERS}\n\nDer Abend endete mit Musik und Tanz im Foyer.")
    made = open_bot(Settings(bot_database_url=f"sqlite:///{folder}/archive.db"))
    ingest([SEEDS], made.store, told=lambda _: None, problem=pytest.fail)
    assert made.ask(f"/who {FORGOTTEN}").items
    assert made.store.block("person", FORGOTTEN) >= 4
    ingest([SEEDS, folder / "neu.txt"], made.store, told=lambda _: None, problem=pytest.fail)
    yield made
    made.close()


def questions(bot: Bot) -> list[str]:
    """Every command, by person, office, theme and source, in German and English; none has the name itself."""
    topics = [f"/{topic.command}{theme}" for topic in bot.topics for theme in ("", " Schule", " Schulwolke")]
    return [
        *topics,
        "/who Olerman",
        "/who Jörg-Peter",
        "/who Landesbeauftragter für den Datenschutz",
        "/who Datenschutzbeauftragte",
        "/who Honorarprofessor",
        "/who Ayşe Yıldız-Brenner",
        "/quote Olerman",
        "/quote Jörg-Peter Schüler",
        "/quote Schüler",
        "/quote Datenschutz",
        "/zitat „Niemand konnte mir bisher erklären“",
        "/zitat Landesbeauftragter Archiv",
        "/archiv Landesbeauftragter",
        "/archiv Schulwolke",
        "/archiv Öl",
        "/archiv Klinikum Ärzte",
        "/archiv Interview Datenschutz seit 2019",
        "/archiv Datenschutz quelle:kurier",
        "/digest",
        "/fundstelle hilfe",
        "wer war Datenschützer in Aueland?",
        "was wurde über die Schüler gesagt?",
        "what did the data protection officer say about pupils?",
        "Schulwolke",
    ]


def test_no_answer_names_the_person(forgetful):
    """Titles, items, places, names, alternatives, buttons, notes: in every rendering and on every page."""
    items = 0
    for question in questions(forgetful):
        for language in ("de", "en"):
            for page in (1, 2, 3):
                answer = forgetful.ask(question, language, page)
                items += len(answer.items)
                shown = (
                    repr(answer),
                    as_json.render(answer, forgetful.links.to),
                    as_text.render(answer, language=language, link=forgetful.links.to),
                    repr(blocks.render(answer, language=language, link=forgetful.links.to)),
                )
                assert IN_NO_CASE not in fold(" ".join(shown)), question
    assert items > 200, "what is asked finds too little to say anything"


def test_no_page_and_no_mark_of_the_reading_room_names_the_person(forgetful):
    """Every article that is left is looked at whole, with its overview."""
    pages = 0
    for stored in forgetful.store.new_since(0):
        for language in ("de", "en"):
            page = article_page(stored.article, stored.extract, (0, 1), language=language, topics={})
            assert IN_NO_CASE not in fold(page), stored.article.id
            pages += MASK in page
    assert pages >= 4, "nothing was blacked out: the test says nothing"


def test_no_digest_names_the_person(forgetful):
    """The articles are new, and so are their facts and quotations."""
    now = datetime.now(UTC)
    since = datetime(2020, 1, 1, tzinfo=UTC)
    wish = due.usual(forgetful.settings)
    answer = compose(forgetful.store, forgetful.topics, wish, since=since, until=now, fresh=lambda _: True).answer
    assert answer.items
    assert IN_NO_CASE not in fold(repr(answer))


def test_citations_hold_beside_what_is_blacked_out(forgetful):
    """Offsets are those of the original text: what is left is cited exactly, and nothing cited is blacked out."""
    answer = forgetful.ask("/archiv Klinikum Musik Foyer")
    assert answer.items
    for item in answer.items:
        for citation in item.citations:
            article = forgetful.store.article(citation.article)
            assert article.text[citation.start : citation.end] == citation.text
    for kind in EntryKind:
        for entry in forgetful.store.find(Query(kind, limit=10_000)):
            text = forgetful.store.stored([entry.article])[entry.article].article.text
            assert MASK not in text[entry.start : entry.end], entry
