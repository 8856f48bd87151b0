"""Guarantee 1 over many answers: whatever is asked, every item is the text of an article at a given place."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import OMISSION, QuoteType

NAMES = (
    "Vossberg",
    "öllermann",
    "Yıldız-Brenner",
    "tannhof",
    "Krug",
    "Reichenau",
    "Maja Smoltczyk",
    "al saleh",
    "Nemo",
)
THEMES = ("Schule", "cloud", "Kameras auf dem Marktplatz", "patientendaten", "schulwolke", "Elfmeter", "xyzzy")
WAYS = (
    "/who {name}",
    "/wer {name} seit 2020",
    "/quote {name}",
    "/zitat {name} zu {theme}",
    "/quote {theme}",
    '/quote "{theme}"',
    "/datenschutz {theme}",
    "/cloud {theme} bis 2022",
    "/archiv {name} {theme}",
    "/archiv {theme} quelle:Aueland-Kurier",
    "/fundstelle wer {name}",
    "wer ist {name}?",
    "was hat {name} zur {theme} gesagt",
    "Was gibt es Neues zum Thema {theme}?",
    "suche {theme}",
    "{name}",
    "{theme}",
    "who is {name}",
    "what did {name} say about {theme}?",
)
QUESTIONS = [way.format(name=name, theme=theme) for way in WAYS for name in NAMES for theme in THEMES]


def _holds(bot, text, language, page):
    answer = bot.ask(text, language=language, page=page)
    assert answer.title
    assert answer.sections or answer.notes or answer.alternatives
    for item in answer.items:
        assert item.text == OMISSION.join(citation.text for citation in item.citations)
        for citation in (*item.citations, *item.also):
            article = bot.store.article(citation.article)
            assert article is not None
            assert article.text[citation.start : citation.end] == citation.text
        if item.quote_type is QuoteType.DIRECT:
            assert item.citations[0].text[0] not in '„“"»«'
    for link in (*answer.alternatives, *answer.more, answer.previous, answer.next):
        assert link is None or bot.ask(link.ask, language=language, page=link.page).command != "none", link


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("way", WAYS)
def test_citations_hold_for_every_way_to_ask(bot, way, language):
    """Every command and every wording, asked with names and themes that are there and some that are not."""
    for name, theme in zip(NAMES, THEMES * 2, strict=False):
        _holds(bot, way.format(name=name, theme=theme), language, 1)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(QUESTIONS), st.integers(1, 4))
def test_citations_hold_on_every_page(bot, question, page):
    """Pages, also those behind the last one, keep the guarantee."""
    _holds(bot, question, "de", page)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120), st.sampled_from(("", "/who ", "/quote ", "/datenschutz ", "/archiv ", "/digest ", "/")))
def test_any_text_gets_an_answer(bot, text, command):
    """Nothing that can be typed breaks the bot: it answers, or says that it did not understand."""
    _holds(bot, command + text, "de", 1)
