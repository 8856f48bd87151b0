"""Copies of one story are cited together, and what was corrected says so, wherever answers are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.bootstrap import Bot, open_bot
from bot.ingest import ingest_articles
from bot.model import Article
from bot.rendering import blocks
from bot.rendering import json as as_json
from bot.rendering import text as as_text
from bot.rendering.dates import written
from bot.rendering.html import article_page
from bot.settings import Settings

AGENCY = (
    "Der Stadtrat von Quellenau hat am Dienstag beschlossen, das alte Freibad bis zum Frühjahr zu sanieren. "
    "„Das ist ein guter Tag für alle Familien in unserer Stadt“, sagte Bürgermeisterin Ilka Torneck. "
    "Die Kosten von 2,4 Millionen Euro teilen sich Stadt und Landkreis. Die Arbeiten sollen im Oktober beginnen."
)
COPY = (
    AGENCY.replace("am Dienstag beschlossen", "am Dienstagabend beschlossen")
    + "\n\nDer Förderverein begrüßte den Beschluss sehr."
)
OTHER = (
    "Quellenau behält sein Freibad. „Wir haben lange darum gerungen und nun gewonnen“, sagte Bürgermeisterin "
    "Ilka Torneck nach der Sitzung. Die Opposition hätte das Geld lieber in Schulen gesteckt."
)


@pytest.fixture
def bot(tmp_path) -> Bot:
    """A bot whose archive has two copies of one report and another report on the same event."""
    made = open_bot(Settings(bot_database_url=f"sqlite:///{tmp_path}/archive.db"))
    found = (
        Article("agentur", "Freibad wird saniert", AGENCY, "2021-03-04", "Agentur"),
        Article("bote", "Grünes Licht fürs Freibad", COPY, "2021-03-05", "Bote"),
        Article("blatt", "Freibad gerettet", OTHER, "2021-03-05", "Tagblatt"),
    )
    ingest_articles(found, made.store, told=lambda _: None, problem=pytest.fail)
    yield made
    made.close()


@pytest.mark.parametrize("question", ["/quote Torneck", "/archiv Freibad", "/quote Familien"])
def test_copies_are_one_item_with_both_sources(bot, question):
    """The same words with light edits in two papers: said once, cited twice; the other report stays its own."""
    items = bot.ask(question).items
    together = [{citation.source for citation in (*item.citations, *item.also)} for item in items]
    assert {"Agentur", "Bote"} in together
    assert {"Agentur"} not in together
    assert {"Bote"} not in together


def test_a_direct_quotation_with_another_word_is_not_the_same(bot):
    """Two papers that quote differently are both shown: what exactly was said is the question."""
    text = AGENCY.replace("alle Familien", "all unsere Familien")
    ingest_articles(
        [Article("post", "Freibad", text, "2021-03-06", "Post")], bot.store, told=print, problem=pytest.fail
    )
    items = [item for item in bot.ask("/quote Torneck").items if "Familien" in item.text]
    assert [item.citations[0].source for item in items] == ["Post", "Bote"]


def test_different_quotations_of_one_copy_are_not_joined(bot):
    """What the other report quotes stays an item of its own."""
    texts = [item.text for item in bot.ask("/quote Torneck").items]
    assert len(texts) == 2
    assert any("gerungen" in text for text in texts)


@pytest.mark.parametrize(("language", "said"), [("de", "korrigiert am"), ("en", "corrected on")])
def test_a_corrected_article_says_since_when(bot, language, said):
    """In the terminal, in Slack, in JSON and in the reading room; the old words are found no more."""
    before = bot.store.article("agentur")
    right = replace(before, text=before.text.replace("2,4", "2,6"), title="Freibad wird saniert")
    ingest_articles([right], bot.store, told=lambda _: None, problem=pytest.fail)
    day = datetime.now(UTC).date().isoformat()
    answer = bot.ask("/archiv Millionen Landkreis quelle:Agentur", language)
    assert [item.citations[0].corrected for item in answer.items] == [day]
    assert "2,6 Millionen" in answer.items[0].text
    sentence = f"{said} {written(day, language)}"
    assert sentence in as_text.render(answer, language=language, link=bot.links.to, width=200)
    assert sentence in repr(blocks.render(answer, language=language, link=bot.links.to))
    assert f'"corrected": "{day}"' in as_json.render(answer, bot.links.to)
    stored = bot.store.article("agentur")
    assert sentence in article_page(stored, bot.store.extract("agentur"), (0, 1), language=language, topics={})
    assert bot.ask("/archiv Beschluss quelle:Bote").items[0].citations[0].corrected == ""
