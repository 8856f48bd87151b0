"""Answers as Block Kit: what is shown is what stands in the article, and Slack takes every message."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Answer, Citation, Item, Kind, Link, QuoteType, Section, Stance
from bot.rendering.blocks import notice, render
from tests.slack.slack_message import check, shown, texts

NASTY = (
    "<!channel> <!here> @here <@U012AB3CD> <https://boese.example|hier> *fett* _schräg_ ~weg~ `code` > & &amp; :bomb:"
)


def citation(text: str = "Das Rathaus bleibt offen.", **values: object) -> Citation:
    """A place in an invented article."""
    place = {"title": "Streit um das Rathaus", "date": "2031-03", "source": "Lindenfurter Bote", "url": ""} | values
    return Citation(article="a1", start=0, end=max(1, len(text)), text=text, **place)


def quote(text: str, **values: object) -> Item:
    """A direct quotation of an invented person."""
    given_values = {"name": "Berta Klamm", "quote_type": QuoteType.DIRECT} | values
    return Item(Kind.QUOTE, (citation(text),), **given_values)


def answer(*items: Item, **values: object) -> Answer:
    """An answer with these items under one heading."""
    sections = (Section("Zitate", items),) if items else ()
    return Answer("quote", "Klamm", **({"title": "Berta Klamm", "sections": sections, "ask": "/quote Klamm"} | values))


def blocks_of(made: Answer, *, language: str = "de", **options: object) -> list[dict]:
    """The blocks of an answer whose citations lead to a fixed address."""
    link = options.pop("link", lambda place: f"https://lesen.example/artikel/{place.article}?von={place.start}&bis=9")
    return list(render(made, language=language, link=link, **options).blocks)


def test_a_direct_quotation_stands_in_the_marks_of_the_readers_language():
    """German and English quotation marks differ; the words between them never do."""
    assert "„Wir bleiben.“" in shown(blocks_of(answer(quote("Wir bleiben."))))
    assert "“Wir bleiben.”" in shown(blocks_of(answer(quote("Wir bleiben.")), language="en"))


@pytest.mark.parametrize("kind", [kind for kind in QuoteType if kind is not QuoteType.DIRECT])
def test_an_indirect_quotation_has_no_marks_and_says_so(kind):
    """Guarantee 2: nobody may take for somebody's own words what an article reports."""
    seen = shown(blocks_of(answer(quote("man bleibe", quote_type=kind))))
    assert "man bleibe" in seen
    assert not any(mark in text for text in seen for mark in "„“”")
    assert any("sinngemäß" in text for text in seen)


def test_what_is_uncertain_is_labelled():
    """Guarantee 2: a speaker that was inferred is shown with a warning."""
    assert any("Zuordnung unsicher" in text for text in shown(blocks_of(answer(quote("Ja.", certain=False)))))
    assert not any("unsicher" in text for text in shown(blocks_of(answer(quote("Ja.")))))


def test_the_citation_names_title_date_source_and_leads_there():
    """Guarantee 1: every item can be looked up."""
    link = "<https://lesen.example/artikel/a1?von=0&amp;bis=9|Fundstelle>"
    place = f"Berta Klamm · Streit um das Rathaus · März 2031 · Lindenfurter Bote · {link}"
    assert place in list(texts(blocks_of(answer(quote("Ja.")))))


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "ftp://x", "http://[", "//nur.example", "kaputt"])
def test_an_address_that_is_none_is_left_out(url):
    """Articles bring their own addresses; only http and https may become a link."""
    assert not any("<" in text for text in texts(blocks_of(answer(quote("Ja.")), link=lambda _: url)))


def test_a_fact_shows_actor_and_stance():
    """Who is for and who is against is why the topic was asked."""
    fact = Item(Kind.FACT, (citation(),), name="Bürgerverein", act="Kritik", stance=Stance.CRITICAL)
    assert any(text.startswith("Bürgerverein · Kritik · kritisch · ") for text in shown(blocks_of(answer(fact))))


def test_what_the_heading_says_is_not_said_again():
    """Under "Kritisch" not every line needs to call itself critical."""
    fact = Item(Kind.FACT, (citation(),), name="Bürgerverein", stance=Stance.CRITICAL)
    seen = shown(blocks_of(answer(title="Datenschutz", sections=(Section("Kritisch", (fact,)),))))
    assert any(text.startswith("Bürgerverein · Streit um das Rathaus") for text in seen)


def test_every_line_of_help_is_a_line():
    """Whoever reads help looks for a line that begins with a command."""
    seen = shown(blocks_of(answer(notes=("/wer NAME: wer das ist\n/zitat NAME: was gesagt wurde",))))
    assert seen[1:] == ["/wer NAME: wer das ist", "/zitat NAME: was gesagt wurde"]


def test_other_places_of_the_same_are_named():
    """A copied report appears once with all its sources."""
    item = dataclasses.replace(quote("Ja."), also=(citation("Ja.", title="Anderswo", source="Kurier"),))
    assert any("auch in Anderswo · März 2031 · Kurier" in text for text in shown(blocks_of(answer(item))))


def test_nothing_in_an_article_can_ping_format_or_break():
    """Guarantee 5: verbatim text is shown as it is, and none of it is markup."""
    item = dataclasses.replace(quote(NASTY), name=NASTY, also=(citation(NASTY, title=NASTY),))
    made = answer(item, title=NASTY, notes=(NASTY,), alternatives=(Link(NASTY, NASTY),), more=(Link(NASTY, NASTY),))
    message = render(made, language="de", link=lambda _: "https://x.example/<!channel>|`*", shareable=True)
    check(dataclasses.asdict(message))
    assert f"„{NASTY}“" in shown(message.blocks)
    for block in message.blocks:
        for text in [block["text"]] if "text" in block else block["elements"]:
            if text["type"] == "mrkdwn":
                assert NASTY not in text["text"]
                assert "<!" not in text["text"]


def test_a_gender_star_in_a_title_stays():
    """Within a word * and _ format nothing, so a title is not robbed of them."""
    item = Item(Kind.PASSAGE, (citation(title="Bürger*innen _fragen_ *nach* `Ämtern` & Co"),))
    assert any(text.startswith("Bürger*innen fragen nach Ämtern & Co · ") for text in shown(blocks_of(answer(item))))


def test_buttons_carry_the_question_and_nothing_else():
    """Any process can answer a button, as all that it needs comes with it."""
    made = answer(
        quote("Ja."),
        alternatives=(Link("Bert Klamm", "/quote Bert Klamm"),),
        more=(Link("Wer ist das?", "/who Berta Klamm"),),
        previous=Link("Zurück", "/quote Klamm", 1),
        next=Link("Weiter", "/quote Klamm", 3),
        page=2,
    )
    buttons = [
        button
        for block in blocks_of(made, shareable=True)
        if block["type"] == "actions"
        for button in block["elements"]
    ]
    assert [(button["text"]["text"], json.loads(button["value"])) for button in buttons] == [
        ("Bert Klamm", {"ask": "/quote Bert Klamm", "page": 1}),
        ("Wer ist das?", {"ask": "/who Berta Klamm", "page": 1}),
        ("Zurück", {"ask": "/quote Klamm", "page": 1}),
        ("Weiter", {"ask": "/quote Klamm", "page": 3}),
        ("Im Kanal teilen", {"ask": "/quote Klamm", "page": 2}),
    ]


def test_what_is_public_already_is_not_offered_for_sharing():
    """Only an answer that one person sees has the button; a shared one says who shared it."""
    seen = shown(blocks_of(answer(quote("Ja.")), shared_by="U012AB3CD"))
    assert "Geteilt von <@U012AB3CD>" in seen
    assert "Im Kanal teilen" not in seen


def test_an_empty_answer_has_nothing_to_share():
    """A channel has no use for "nobody found"."""
    seen = shown(blocks_of(answer(notes=("Niemand gefunden.",)), shareable=True))
    assert "Niemand gefunden." in seen
    assert "Im Kanal teilen" not in seen


def test_a_long_quotation_is_shown_whole_over_several_sections():
    """A section holds 3,000 characters; a quotation is not cut because it is longer."""
    text = " ".join(f"Satz Nummer {number} über das Rathaus & den Markt." for number in range(150))
    message = render(answer(quote(text)), language="de", link=lambda _: "")
    check(dataclasses.asdict(message))
    assert "".join(part for part in shown(message.blocks) if "Satz Nummer" in part) == f"„{text}“"


def test_many_long_items_are_shortened_visibly_and_all_shown():
    """A message holds about 13,000 characters: the longest give way, marked, and none is missing."""
    items = [quote(f"Nummer {number}: " + "Wort " * 900) for number in range(10)]
    message = render(answer(*items), language="de", link=lambda _: "https://x.example/" + "a" * 100)
    check(dataclasses.asdict(message))
    seen = [text for text in shown(message.blocks) if text.startswith("„Nummer")]
    assert len(seen) == 10
    assert all(text.endswith(" […]“") for text in seen)


def test_items_that_do_not_fit_are_counted():
    """50 blocks are the limit; what is left out is said, never dropped silently."""
    message = render(answer(*(quote(f"Nummer {number}") for number in range(60))), language="de", link=lambda _: "")
    check(dataclasses.asdict(message))
    seen = shown(message.blocks)
    fitting = sum(text.startswith("„Nummer") for text in seen)
    assert f"{60 - fitting} weitere Fundstellen passen hier nicht hinein." in seen


def test_the_text_for_notifications_tells_the_answer():
    """Screen readers and notifications show the text, not the blocks."""
    text = render(answer(quote("Wir bleiben.")), language="de", link=lambda _: "").text
    assert text == "Berta Klamm\n„Wir bleiben.“"


ANY = st.text(max_size=400)
ITEMS = st.lists(
    st.builds(
        quote,
        st.one_of(ANY, st.text(alphabet="a<&>😀 \n", max_size=9000)).map(lambda text: text or "x"),
        name=ANY,
        certain=st.booleans(),
        quote_type=st.sampled_from(QuoteType),
        act=ANY,
    ),
    max_size=12,
)
LINKS = st.lists(st.builds(Link, st.text(max_size=200), st.text(max_size=3000)), max_size=30).map(tuple)


@settings(deadline=None)
@given(items=ITEMS, title=st.text(max_size=500), notes=st.lists(ANY, max_size=3), links=LINKS, url=ANY)
def test_slack_takes_whatever_is_in_an_answer(items, title, notes, links, url):
    """Any text whatsoever, from articles or users, becomes a message within the limits."""
    made = answer(*items, title=title, notes=tuple(notes), alternatives=links, more=links)
    check(dataclasses.asdict(render(made, language="de", link=lambda _: url, shareable=True)))


@settings(deadline=None)
@given(st.text(min_size=1, max_size=5000))
def test_slack_takes_any_notice(text):
    """Errors quote what the user typed."""
    check(dataclasses.asdict(notice(text)))
