"""The demo's rendering of Block Kit: what Slack would show, and nothing that a browser would run."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Answer, Article, Item, Kind, Link, Section, cite
from bot.rendering import blocks
from bot.rendering.block_html import mrkdwn, render


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*fett* _kursiv_ ~weg~ `code`", "<strong>fett</strong> <em>kursiv</em> <s>weg</s> <code>code</code>"),
        ("2*3*4 und snake_case_name", "2*3*4 und snake_case_name"),
        ("&lt;script&gt; &amp;amp;", "&lt;script&gt; &amp;amp;"),
        (
            "<https://a.example/?x=1&amp;y=2|Fund &amp; Stelle>",
            '<a href="https://a.example/?x=1&amp;y=2">Fund &amp; Stelle</a>',
        ),
        ("<javascript:alert(1)|hier>", "hier"),
        ("<@U123> <!channel>", '<span class="mention">@U123</span> <span class="mention">!channel</span>'),
        ('"><img src=x onerror=alert(1)>', "&#34;&gt;img src=x onerror=alert(1)"),
        ("eins\nzwei", "eins<br>zwei"),
    ],
)
def test_mrkdwn(text: str, html: str) -> None:
    """Slack's markup becomes elements; everything else is text."""
    assert mrkdwn(text) == html


@given(st.text(st.sampled_from("a*_~`<>|&;@!\n ") | st.characters(codec="utf-8"), max_size=40))
def test_only_known_elements_come_out(text: str) -> None:
    """Whatever stands in mrkdwn, only the few known elements are made, each closed."""
    html = mrkdwn(text)
    names = re.findall(r"<(/?\w+)", html)
    assert {name.strip("/") for name in names} <= {"strong", "em", "s", "code", "a", "br", "span"}
    for name in ("strong", "em", "s", "code", "a", "span"):
        assert names.count(name) == names.count("/" + name)


def test_every_block_of_an_answer_is_shown() -> None:
    """Title, headings, texts, places, links and buttons of a real message are all in the page."""
    article = Article(id="1", title="Titel & <b>", text="Ein Satz & <script>.", date="2024", source="Bote")
    item = Item(Kind.FACT, (cite(article, 0, len(article.text)),), name="Rat")
    answer = Answer(
        command="topic",
        query="x",
        title="Daten & Schutz",
        sections=(Section("Kritisch", (item,)),),
        notes=("1 Fundstelle.",),
        alternatives=(Link("Meyer & Co", "/who Meyer"),),
        next=Link("Nächste Seite", "/datenschutz x", 2),
    )
    message = blocks.render(answer, language="de", link=lambda _: "http://127.0.0.1/artikel/1?a=1&b=2#fundstelle")
    html = render(message.blocks, lambda value: "/?frage=" + str(len(value)))
    for shown in (
        "<h2>Daten &amp; Schutz</h2>",
        "1 Fundstelle.",
        "<strong>Kritisch</strong>",
        "Ein Satz &amp; &lt;script&gt;.",
        'href="http://127.0.0.1/artikel/1?a=1&amp;b=2#fundstelle"',
        "Meyer &amp; Co</a>",
        "Nächste Seite</a>",
    ):
        assert shown in html


def test_an_unknown_block_is_an_error() -> None:
    """What could not be shown as Slack would must not be left out silently."""
    with pytest.raises(ValueError, match="carousel"):
        render([{"type": "carousel"}], str)
