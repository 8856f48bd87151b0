"""What is kept out of every answer: people by name, articles by id; also when they are imported again."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest

from bot.german import MASK, question
from bot.model import Extract, Quote, QuoteType
from bot.store import EntryKind, Query, Store
from bot.store.masking import name_of, shown
from tests.store.made import made

BRINK = (
    "Am Abend tagte der Rat im Bürgerhaus. {Bürgermeisterin} [Ada Brink|Ada Brink] kam spät. "
    "<Ada Brink|„Wir bauen die Schulcloud.“> Danach sprach {Kämmerer} [Bert Kohl|Bert Kohl] von den Kosten. "
    "<Bert Kohl|„Das wird uns alle teuer zu stehen kommen.“> [Ada Brink|Brinks] Plan fand keine Mehrheit im Rat."
)
WITHOUT = "Das Freibad öffnet wieder. {Bademeister} [Bert Kohl|Bert Kohl] freut sich sehr."


def everything(store: Store) -> str:
    """All that any command could show of the archive, as one text."""
    parts: list[str] = []
    for kind in EntryKind:
        for entry in store.find(Query(kind, limit=1000)):
            stored = store.stored([entry.article])[entry.article]
            parts += [stored.article.text[entry.start : entry.end], entry.terms, stored.dumped, repr(stored.article)]
    parts += [repr(stored) for stored in store.new_since(0)]
    parts += [repr(store.people_with([[word.id]], 100)) for word in store.near_words(["brink", "ada"])]
    return " ".join(parts)


def test_a_forgotten_person_is_nowhere(store: Store):
    """Sentences that name the person, and what the person said, are gone; the rest of the article stays."""
    store.save(*made(BRINK, "1"))
    store.save(*made(WITHOUT, "2"))
    assert "Brink" in everything(store)
    assert store.block("person", "Ada Brink") == 1
    left = everything(store)
    assert "brink" not in left.lower()
    assert "Schulcloud" not in left
    assert "„Das wird uns alle teuer zu stehen kommen.“" in left
    article = store.article("1")
    assert article
    assert article.text.startswith("Am Abend tagte der Rat im Bürgerhaus. " + MASK)
    assert len(article.text) == len(made(BRINK)[0].text)
    assert store.article("2") == made(WITHOUT, "2")[0]


def test_imported_again_the_person_stays_forgotten(store: Store):
    """Neither the same article nor a corrected nor a new one brings the name back."""
    store.save(*made(BRINK, "1"))
    store.block("person", "ada  BRINK")
    assert store.known([made(BRINK, "1")[0]]) == [True]
    assert store.save(*made(BRINK, "1")) == "same"
    assert store.save(*made(BRINK + " Der Rat vertagte sich.", "1")) == "changed"
    assert store.save(*made(BRINK, "3")) == "new"
    assert "brink" not in everything(store).lower()


@pytest.mark.parametrize(
    "field",
    [
        {"title": "Brink tritt zurück"},
        {"url": "https://aubote.example/ada-brink-tritt-zurueck"},
        {"source": "Ada Brinks Blog"},
    ],
)
def test_an_article_that_names_the_person_in_every_citation_is_not_shown(store: Store, field: dict[str, str]):
    """Title, address and source stand beside every line: there nothing can be left out."""
    store.save(*made(BRINK, "1", **field))
    store.block("person", "Ada Brink")
    assert store.article("1") is None
    assert list(store.new_since(0)) == []
    assert store.save(*made(BRINK + " Der Rat vertagte sich.", "1", **field)) == "blocked"
    assert store.known([made(BRINK + " Der Rat vertagte sich.", "1", **field)[0]]) == [True]
    assert store.counts().articles == 0


def test_a_lifted_block_brings_all_back_as_it_was(store: Store):
    """Also what was stored or changed meanwhile; it is no news for the digest."""
    store.save(*made(BRINK, "1"))
    store.save(*made(BRINK, "2", title="Brink tritt zurück"))
    store.block("person", "Ada Brink")
    store.save(*made(BRINK + " Der Rat vertagte sich.", "1"))
    moment = time.time()
    assert [(block.kind, block.name) for block in store.blocked()] == [("person", "Ada Brink")]
    assert store.unblock("person", "ada brink")
    assert not store.unblock("person", "Ada Brink")
    assert store.article("1") == made(BRINK + " Der Rat vertagte sich.", "1")[0]
    assert (store.article("2"), store.extract("2")) == made(BRINK, "2", title="Brink tritt zurück")
    assert list(store.new_since(moment)) == []
    assert store.blocked() == []


def test_two_blocks_are_lifted_one_by_one(store: Store):
    """What one block still keeps out stays out when the other one is lifted."""
    store.save(*made(BRINK, "1"))
    store.block("person", "Ada Brink")
    store.block("person", "Bert Kohl")
    store.unblock("person", "Ada Brink")
    left = everything(store)
    assert "Schulcloud" in left
    assert "Kohl" not in left


def test_other_names_of_a_forgotten_person_are_forgotten_too(store: Store):
    """Aliases hold whether they are known before the block or come later."""
    other = "Danach kam [Ada Sturm|Ada Sturm] zu Wort. Der Rat vertagte sich am Ende auf Dienstag."
    store.save(*made(other, "1"))
    store.use_aliases({"Ada Sturm": "Ada Brink"})
    store.block("person", "Ada Brink")
    assert "Sturm" not in everything(store)
    store.use_aliases({})
    assert "Sturm" in everything(store)
    store.use_aliases({"Ada Sturm": "Ada Brink"})
    assert "Sturm" not in everything(store)


def test_a_forgotten_article_is_gone_and_stays_away(store: Store):
    """Removed with all that was made of it, not taken again; when the block is lifted it can be imported again."""
    store.save(*made(BRINK, "1"))
    assert store.block("article", "1") == 1
    assert store.article("1") is None
    assert store.counts().people == 0
    assert store.find(Query(EntryKind.PASSAGE)) == []
    assert store.save(*made(BRINK, "1")) == "blocked"
    assert store.known([made(BRINK, "1")[0]]) == [True]
    assert store.unblock("article", "1")
    assert store.save(*made(BRINK, "1")) == "new"


def test_a_refresh_extracts_what_was_given_and_not_what_is_shown(store: Store):
    """Else what is blacked out would be so for good, and the block could not be lifted."""
    store.save(*made(BRINK, "1"), "chain 1")
    store.save(*made(BRINK, "2", title="Brink tritt zurück"), "chain 1")
    store.block("person", "Ada Brink")
    assert sorted(article.id for article in store.stale("chain 2") if "Brink" in article.text) == ["1", "2"]
    for article in list(store.stale("chain 2")):
        store.save(article, made(BRINK)[1], "chain 2")
    assert list(store.stale("chain 2")) == []
    assert "brink" not in everything(store).lower()


def test_articles_of_a_source_that_are_too_old(store: Store):
    """A partial date is as old as its last day; an undated article as old as its storing."""
    for number, date in enumerate(("2019", "2019-12", "2019-12-31", "2020-01-01", "2020", "")):
        store.save(*made("Das Freibad öffnet wieder.", str(number), date, source="Bote"))
    store.save(*made("Das Freibad öffnet wieder.", "other", "2001", source="Tagblatt"))
    assert [article.id for article in store.older("Bote", "2020-01-01")] == ["0", "1", "2"]
    assert [article.id for article in store.older("", "2020-01-01")] == ["other", "0", "1", "2"]
    assert "5" in [article.id for article in store.older("Bote", "2999-01-01")]
    assert store.remove(["0", "1", "nobody"]) == 2
    assert store.article("0") is None
    assert store.find(Query(EntryKind.PASSAGE, words=tuple(question("Freibad")), limit=99))


def test_files_of_a_folder_are_remembered(store: Store):
    """Exactly those named last; forgotten when the folder is followed no longer."""
    store.deliver("eingang", {"a": "1", "b": "1"})
    store.deliver("anderer", {"a": "1"})
    store.deliver("eingang", {"b": "2", "c": "1"})
    assert store.delivered("eingang") == {"b": "2", "c": "1"}
    store.unfollow("eingang")
    assert store.delivered("eingang") == {}
    assert store.delivered("anderer") == {"a": "1"}


@pytest.mark.parametrize(
    "text",
    [
        "Danach sprach Ada Brink im Rat.",
        "Danach sprach ADA BRINK im Rat.",
        "Danach sprach Brink, Ada im Rat.",
        "Danach sprach Ada Maria Brink im Rat.",
        "Danach sprach Ada Brink-Sturm im Rat.",
        "Das war Ada Brinks Vorschlag im Rat.",
        "Das war Ada Brink’s Vorschlag im Rat.",
        "Der Ada-Brink-Plan fiel im Rat durch.",
        "Danach sprach Ada Br\u00adink im Rat.",
        "Danach sprach A\u0301da Bri\u0308nk im Rat.",
    ],
)
def test_every_way_to_write_the_name_is_found(text: str):
    """Cases, order, hyphens, marks and unseen characters hide no name, also where the extraction missed it."""
    article = replace(made("x")[0], text=f"{text} Der Haushalt wurde danach beschlossen.")
    found = shown(article, Extract(), [name_of("Ada Brink")])
    assert found
    assert "ink" not in found[0].text
    assert found[0].text.endswith("Der Haushalt wurde danach beschlossen.")


@pytest.mark.parametrize(
    "text",
    ["Jens Brink sprach im Rat.", "Der Brink ist eine Wiese.", "Ada Brinkmann sprach im Rat.", "Adabrink ist ein Ort."],
)
def test_others_are_left_as_they_are(text: str):
    """A namesake by surname only, a common noun, a longer name: the very same article comes back."""
    article = replace(made("x")[0], text=text)
    assert shown(article, Extract(), [name_of("Ada Brink")])[0] is article


def test_relatives_in_the_same_article_stay():
    """What the extraction knows to be somebody else's surname is no reason to black a sentence out."""
    article, extract = made("[Ada Brink|Ada Brink] kam spät in den Rat. Ihr Bruder [Jens Brink|Jens Brink] blieb fort.")
    found = shown(article, extract, [name_of("Ada Brink")])
    assert found
    assert found[0].text.endswith("Ihr Bruder Jens Brink blieb fort.")
    assert [person.name for person in found[1].people] == ["Jens Brink"]


def test_names_with_hyphens_umlauts_and_particles():
    """The surname is the last word, with all that hyphens join to it."""
    for name, text in (
        ("Özge Al-Tamm", "Oezge Al Tamm sprach im Rat."),
        ("Özge Al-Tamm", "Özge Altamm sprach im Rat."),
        ("Ilka von der Ahe", "Frau von der Ahe, Ilka, sprach im Rat."),
    ):
        article = replace(made("x")[0], text=f"{text} Der Haushalt wurde danach beschlossen.")
        found = shown(article, Extract(), [name_of(name)])
        assert found
        assert found[0].text.startswith(MASK), text


def test_a_quotation_about_the_person_by_somebody_else_is_left_out():
    """Quotations are shown whole, so one that touches a hidden sentence is not shown at all."""
    article, _ = made(
        "„Ada Brink irrt sich gewaltig. Wir wissen das alle längst“, sagte Kohl. Danach war Schluss im Rat."
    )
    extract = Extract(quotes=(Quote(QuoteType.DIRECT, ((0, 63),), speaker_name="Kohl"),))
    found = shown(article, extract, [name_of("Ada Brink")])
    assert found
    assert found[1] == Extract()


def test_what_is_sealed_is_read_for_no_answer(store: Store):
    """The name is in two tables only: the block list and what is sealed."""
    store.save(*made(BRINK, "1"))
    store.block("person", "Ada Brink")
    assert "Brink" not in json.dumps([store.sources(), str(store.followed()), everything(store)])
