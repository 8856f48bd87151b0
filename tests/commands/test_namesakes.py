"""Namesakes and people known by a surname only: each button leads to the one it names."""

from __future__ import annotations

import pytest

from bot.commands import answer
from bot.model import Kind
from bot.store import open_store
from tests.store.made import made


@pytest.fixture
def store(tmp_path):
    """An archive with a goalkeeper and a manager of one name, a lone surname and inflected roles."""
    opened = open_store(f"sqlite:///{tmp_path}/namesakes.db")
    opened.save(*made("[Ada Brink|Ada Brink] verlässt die Stadtwerke.", "1", "2020"))
    opened.save(*made("{Torfrau} [Bea Kohl|Bea Kohl] hielt.", "2", "2020"))
    opened.save(*made("{Torhüterin} [Ada Brink|Ada Brink] hielt. <Ada Brink|„Den Ball hatte ich.“>", "3", "2020"))
    opened.save(*made("{Stadtwerke-Chefin} [Ada Brink|Ada Brink] sprach. <Ada Brink|„Der Strom reicht.“>", "4", "2021"))
    opened.save(*made("{Försterin} [Brink|Brink] pflanzt.", "5", "2019"))
    opened.save(*made("{neue Försterin} [Cora Tann|Cora Tann] kam.", "6", "2018"))
    opened.save(*made("Mit der {neuen Försterin} [Cora Tann|Cora Tann] sprach er.", "7", "2017"))
    yield opened
    opened.close()


def ask(store, text):
    """The answer in German."""
    return answer(text, store=store, topics=())


@pytest.mark.parametrize("command", ["who", "quote"])
def test_each_button_leads_to_one_of_the_namesakes(store, command):
    """Who is asked back between namesakes gets the chosen one, not the same question again."""
    asked = ask(store, f"/{command} Ada Brink")
    assert [link.ask for link in asked.alternatives] == [
        f"/{command} Ada Brink (Stadtwerke-Chefin)",
        f"/{command} Ada Brink (Torhüterin)",
    ]
    quotes = [
        [item.text for item in ask(store, link.ask).items if item.kind is Kind.QUOTE] for link in asked.alternatives
    ]
    assert quotes == [["Der Strom reicht."], ["Den Ball hatte ich."]]


def test_a_question_in_words_may_say_which_namesake(store):
    """Brackets or the field of work behind the name tell namesakes apart in a question, too."""
    assert ask(store, "wer ist Ada Brink (Torhüterin)?").title == "Ada Brink (Torhüterin)"
    assert ask(store, "/quote Ada Brink (Torhüterin) zum Ball").total == 1


def test_an_older_article_without_a_role_goes_to_whom_it_fits(store):
    """What was stored before there were two is judged again when the second one comes."""
    assert "In 2 Artikeln erwähnt." in ask(store, "/who Ada Brink (Stadtwerke-Chefin)").notes


def test_an_office_leads_to_its_holder_also_where_only_a_surname_is_known(store):
    """The link of somebody known as "Brink" does not lead to the better known ones of that surname."""
    found = ask(store, "/who Försterin")
    assert (found.title, found.ask) == ("Brink", "/who Brink (Försterin)")
    assert ask(store, found.ask).title == "Brink"


def test_a_lone_surname_does_not_vanish_behind_a_full_name(store):
    """Whom an article calls "Brink" only may be Bea Brink or not: the answer says so, with a button to each."""
    store.save(*made("{Pilotin} [Bea Brinkmeyer|Bea Brinkmeyer] flog.", "8", "2020"))
    store.save(*made("{Ministerin} [Brinkmeyer|Brinkmeyer] sprach. <Brinkmeyer|„Wir bauen.“>", "9", "2020"))
    for command in ("who", "quote"):
        found = ask(store, f"/{command} Brinkmeyer")
        assert "In manchen Artikeln steht nur „Brinkmeyer“, nicht, ob Bea Brinkmeyer gemeint ist." in found.notes
        assert [link.ask for link in found.alternatives] == [f"/{command} Brinkmeyer (Ministerin)"]
    assert [item.text for item in ask(store, "/quote Brinkmeyer (Ministerin)").items] == ["Wir bauen."]


@pytest.mark.parametrize("asked", ["/who Ministerin Brinkmeyer", "wer ist Ministerin Brinkmeyer?"])
def test_a_title_chooses_among_those_of_one_surname(store, asked):
    """The minister is meant, though the pilot is known by her full name; the pilot stays a button."""
    store.save(*made("{Pilotin} [Bea Brinkmeyer|Bea Brinkmeyer] flog.", "8", "2020"))
    store.save(*made("{Ministerin} [Brinkmeyer|Brinkmeyer] sprach.", "9", "2020"))
    found = ask(store, asked)
    assert [item.text for item in found.items] == ["Ministerin"]
    assert [link.ask for link in found.alternatives] == ["/who Bea Brinkmeyer"]


def test_forms_of_one_role_are_one_item(store):
    """An inflected adjective makes no second role; where else it stands is said."""
    roles = [item for item in ask(store, "/who Cora Tann").items if item.kind is Kind.ROLE]
    assert [(item.text, len(item.also)) for item in roles] == [("neue Försterin", 1)]


def test_an_office_that_nobody_holds_is_called_an_office(store):
    """The sentence does not speak of somebody called "Chef von …"."""
    assert ask(store, "/who Chef von Nordwerft").notes == ("Kein Artikel nennt jemanden im Amt „Chef von Nordwerft“.",)
