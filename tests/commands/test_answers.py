"""What the commands answer from the seeds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.bootstrap import open_bot
from bot.model import Kind, QuoteType
from bot.settings import Settings


def _texts(answer, kind):
    return [item.text for item in answer.items if item.kind is kind]


@pytest.mark.parametrize(
    "question",
    [
        "/who Vossberg",
        "/wer vosberg",
        "/fundstelle wer Vossberg Henrike",
        "wer ist henrike vossberg?",
        "vossberg henrike",
    ],
)
def test_who_finds_a_person_however_typed(bot, question):
    """The person is found by surname, with a typing mistake, reversed and in words, with roles and quotations."""
    answer = bot.ask(question)
    assert answer.title == "Henrike Vossberg"
    assert {"Oberbürgermeisterin", "Schuldezernentin"} <= set(_texts(answer, Kind.ROLE))
    assert _texts(answer, Kind.QUOTE)
    assert "In 6 Artikeln erwähnt." in answer.notes


def test_who_says_that_nobody_is_called_so(bot):
    """Nobody is made up; what is near in spelling is offered."""
    answer = bot.ask("/who Kruk")
    assert answer.title == "Niemand gefunden"
    assert not answer.items
    assert [link.ask for link in answer.alternatives] == [
        "/who Matthias Krug (Hauptgeschäftsführer des Verbands der Auelander Energiewirtschaft)",
        "/who Matthias Krug (Torwart)",
    ]
    assert bot.ask("/who Zacharias Nirgendwo").alternatives == ()


def test_a_name_typed_otherwise_is_said(bot):
    """A typing mistake is mended, but never silently."""
    assert "Genau „Vosberg“ heißt niemand; am nächsten kommt Henrike Vossberg." in bot.ask("/who Vosberg").notes


def test_who_asks_back_when_several_may_be_meant(bot):
    """A family of one surname is never guessed at: each is a button."""
    answer = bot.ask("/who Tannhoff")
    assert not answer.items
    assert {link.ask for link in answer.alternatives} >= {"/who Angela Tannhoff", "/who Joachim Tannhoff"}


def test_who_finds_by_office(bot):
    """An office lists who held it, newest first, each with the place that says so."""
    answer = bot.ask("/who Landesbeauftragter für den Datenschutz")
    assert "Jörg-Peter Öllermann" in [section.heading for section in answer.sections]
    assert all(item.kind is Kind.ROLE for item in answer.items)


def test_quotations_are_asked_for_by_office(bot):
    """Who asks what the police director said need not know the name; several holders are asked back."""
    assert bot.ask("Was hat der Polizeidirektor gesagt?").title == "Zitate von Ingo Stahlschmidt"
    several = bot.ask("/quote Landesdatenschutzbeauftragte")
    assert "/quote Ayşe Yıldız-Brenner" in [link.ask for link in several.alternatives]


def test_an_office_is_found_by_its_place(bot):
    """The place of an office may stand elsewhere in the article; where it does not, nobody is named."""
    found = bot.ask("wer ist Bürgermeister von Lindenfurt?")
    assert found.title == "Henrike Vossberg"
    assert "Amt und Ort stehen im selben Artikel, aber nicht beieinander." in found.notes
    assert bot.ask("wer ist Bürgermeister von Nirgendwo?").title == "Niemand gefunden"


def test_an_organisation_is_no_person(bot):
    """Asked who a company is, the bot names nobody, but shows whose role has its name."""
    answer = bot.ask("/who Wolkenwerk")
    assert answer.title == "Niemand gefunden"
    assert all(item.citations for item in answer.items)


def test_quotations_of_a_person_on_a_theme(bot):
    """Person and theme are told apart without a word between them, as typed and in words."""
    for question in ("/quote Vossberg Bahnhof", "/zitat vossberg zum Bahnhof", "was hat Vossberg zum Bahnhof gesagt?"):
        answer = bot.ask(question)
        assert answer.title.startswith("Zitate von Henrike Vossberg zu „Bahnhof“")
        assert any("vom Bahnhof nach Hause" in item.text for item in answer.items)


def test_a_fragment_finds_its_quotation(bot):
    """Who said it is found by a few words, also with a typing mistake, which is said."""
    exact = bot.ask('/quote "Mein Name verpflichtet"')
    assert [(item.name, item.text) for item in exact.items] == [("Bernd vom Stein", "Mein Name verpflichtet")]
    mistyped = bot.ask("wer hat gesagt „etwas Warmes gegesen“?")
    assert mistyped.items[0].name == "Henrike Vossberg"
    assert "Kein Zitat hat genau diese Worte; diese kommen dem am nächsten." in mistyped.notes


def test_direct_and_indirect_quotations_are_told_apart(bot):
    """Of a direct quotation the text is the words inside the marks; an indirect one is never one of these."""
    answer = bot.ask("/quote Vossberg")
    types = {item.text: item.quote_type for item in answer.items}
    assert types["Wir zahlen nicht"] is QuoteType.DIRECT
    assert any(kind is not QuoteType.DIRECT for kind in types.values())


def test_a_topic_shows_facts_by_stance(bot):
    """Facts stand under their stance, with actor and the act in the user's language."""
    answer = bot.ask("/datenschutz Gesamtschule")
    assert answer.sections[0].heading == "Kritisch"
    assert "Verwarnung" in [item.act_label for item in answer.items]
    assert "Reprimand" in [item.act_label for item in bot.ask("/datenschutz Gesamtschule", language="en").items]


def test_pages_lead_on_and_back(bot):
    """Pages have no overlap, and their links lead to each other."""
    first = bot.ask("/datenschutz")
    assert first.total > 10
    assert first.previous is None
    second = bot.ask(first.next.ask, page=first.next.page)
    assert second.previous.page == 1
    assert not {item.citations for item in first.items} & {item.citations for item in second.items}


@pytest.mark.parametrize("question", ["/datenschutz", "/quote Datenschutz", "/archiv Schule"])
def test_beyond_the_last_page_is_the_last_page(bot, question):
    """A page that is no longer there, or never was, is no reason to show nothing."""
    answer = bot.ask(question, page=99)
    assert answer.items
    assert answer.next is None
    assert answer.page == -(-answer.total // 10)


def test_an_empty_archive_says_so(tmp_path):
    """Whoever asks before anything was indexed learns that, and what to do."""
    empty = open_bot(Settings(bot_database_url=f"sqlite:///{tmp_path / 'empty.db'}"))
    for question in ("/who Vossberg", "/datenschutz", "/archiv Schule", "/quote Schule"):
        assert "python -m bot index" in empty.ask(question).notes[-1]
    empty.close()


def test_time_and_source_narrow(bot):
    """Only articles of the time and source asked for count, in German and in English."""
    for question in ("/quote Vossberg seit 2022", "/quote Vossberg since January 2022"):
        dates = {item.citations[0].date for item in bot.ask(question).items}
        assert dates
        assert min(dates) >= "2022"
    assert max(item.citations[0].date for item in bot.ask("/quote Vossberg bis 2019").items) < "2020"
    assert {item.citations[0].source for item in bot.ask("/archiv Lindenfurt quelle:Aueland-Kurier").items} == {
        "Aueland-Kurier"
    }


def test_a_narrowed_question_stays_narrowed_on_its_buttons(bot):
    """Turning the page must not widen the question again."""
    answer = bot.ask("/datenschutz seit 2020")
    assert answer.ask == "/datenschutz seit 2020"
    assert answer.next.ask == "/datenschutz seit 2020"


@pytest.mark.parametrize("command", ["/who", "/quote", "/archiv", "/fundstelle wer", "/fundstelle", "/hilfe", "hilfe"])
def test_an_empty_command_explains_itself(bot, command):
    """A command without words says how it is used."""
    answer = bot.ask(command)
    assert answer.command == "help"
    assert answer.notes


def test_help_names_every_command_and_topic(bot):
    """Whoever asks for help sees all there is, also topics that were added as data."""
    text = "\n".join(bot.ask("/fundstelle hilfe").notes)
    for command in ("/wer", "/zitat", "/archiv", "/digest", "/fundstelle", *(f"/{t.command}" for t in bot.topics)):
        assert command in text


def test_an_unknown_command_gets_the_nearest_ones(bot):
    """A mistyped command is not answered by guessing: the nearest commands are offered with the same words."""
    answer = bot.ask("/datenschuz Schule")
    assert answer.title == "Unbekannter Befehl"
    assert answer.alternatives[0].ask == "/datenschutz Schule"


def test_talk_gets_a_short_answer_without_items(bot):
    """Thanks and talk are no questions: nothing is looked up."""
    answer = bot.ask("danke dir!")
    assert answer.command == "none"
    assert not answer.items


def test_a_theme_without_a_command_shows_no_sentence_twice(bot):
    """Facts, quotations and passages of a theme stand together; a passage that is shown as a fact is left out."""
    answer = bot.ask("Was gibt es Neues zur Schulwolke?")
    places = [
        (c.article, c.start, c.end) for item in answer.items if item.kind is not Kind.QUOTE for c in item.citations
    ]
    assert places
    assert len(places) == len(set(places))


def test_uncertain_attributions_can_be_left_out(bot):
    """With BOT_MIN_CONFIDENCE nothing uncertain is shown, and how much that leaves out is said."""
    strict = replace(bot, settings=replace(bot.settings, bot_min_confidence=1.01))
    answer = strict.ask("/quote Vossberg")
    assert not answer.items
    assert any("unsichere Zuordnungen" in note for note in answer.notes)
    assert bot.ask("/quote Vossberg").items


def test_a_page_says_which_it_is_and_not_how_many_it_shows(bot):
    """The same words of several places are one item, so a page of ten results may show fewer."""
    answer = bot.ask("/datenschutz")
    assert answer.total > 10
    assert any(f"{answer.total} Fundstellen. Seite 1 von {-(-answer.total // 10)}." in note for note in answer.notes)


def test_quotations_from_articles_on_a_theme_stand_in_for_those_that_name_it(bot):
    """What somebody said when a theme was spoken of is worth showing, as long as it is told apart."""
    answer = bot.ask("/quote Vossberg zur Stichwahl")
    assert answer.notes == ("Kein Zitat nennt die Wörter selbst; diese stehen in Artikeln, die sie nennen.",)
    assert answer.items
    assert all("Stichwahl" not in item.text and item.name == "Henrike Vossberg" for item in answer.items)


def test_of_these_articles_the_one_with_the_theme_in_its_title_comes_first(bot):
    """An older article on meters answers before newer ones that only tell of paying, which has the same stem."""
    answer = bot.ask("/quote Yıldız-Brenner zu den Zählern")
    assert "Zähler" in answer.items[0].citations[0].title


@pytest.mark.parametrize(
    ("typed", "title"), [("datenschtz Schule", "Datenschutz: Schule"), ("datenschutz", "Datenschutz")]
)
def test_a_topic_is_known_with_a_typing_mistake(bot, typed, title):
    """A slip in the topic's name must not turn it into a search for a word that no article has."""
    assert bot.ask(typed).title == title


def test_a_preposition_is_nobody(bot):
    """„Kritik an der Cloud“ asks for quotations on the cloud, not of somebody called "an"."""
    answer = bot.ask("Kritik an der Cloud")
    assert answer.title == "Zitate zu „Cloud“"
    assert not answer.alternatives


def test_a_deed_is_no_office(bot):
    """Who did something is asked of the facts, not of the offices."""
    answer = bot.ask("Wer hat die Gesamtschule verwarnt?")
    assert answer.title == "Wer hat die Gesamtschule verwarnt?"
    assert any(item.kind is Kind.FACT and item.act == "verwarnung" for item in answer.items)


def test_a_question_for_circumstances_shows_where_its_words_stand(bot):
    """When and where are not worked out, but the passages that have all the words are shown; talk stays talk."""
    answer = bot.ask("Warum muss das Klinikum zahlen?")
    assert answer.title == "Warum muss das Klinikum zahlen?"
    assert answer.items
    assert all("zahl" in item.text for item in answer.items)
    assert not answer.more  # no button leads to quotations with only some of the words
    assert bot.ask("Wann gibt es heute Kuchen?").command == "none"
