"""Search: the right results, best first, the same on every database."""

from __future__ import annotations

import pytest

from bot import search
from bot.model import Narrowing
from bot.search.ranking import MOST, RANKED
from bot.store import Store
from tests.store.made import made

ARTICLES = {
    "cloud": "{Nordnetz-Chefin} [Ada Brink-Özdal|Ada Brink-Özdal] lobte die Schulcloud. "
    "<Ada Brink-Özdal|„Die Schulcloud ist sicher und schnell.“> Die Lehrkräfte hoffen auf Ruhe.",
    "aufsicht": "{Lindenfurter Datenschutzbeauftragte} [Maja Kronsteiner|Maja Kronsteiner] warnte vor Häusern. "
    "<Maja Kronsteiner|„Daten sind kein Spielzeug.“> [Maja Kronsteiner|Kronsteiner] prüft.",
    "bad": "[Jean-Luc Courvoir|Jean-Luc Courvoir], {Vorstand} der Nordnetz AG, schwieg zum Freibad. "
    "Die Stadt lobt das neue Freibad sehr. Ein Freibad braucht Wasser.",
    "frau": "[Angela Holm|Angela Holm] und [Angela Stein|Angela Stein] trafen [Peter Holm|Peter Holm].",
}


@pytest.fixture
def archive(store: Store) -> Store:
    """A few articles of an invented town."""
    for number, (name, text) in enumerate(ARTICLES.items()):
        store.save(*made(text, name, f"202{number}-05", topic="datenschutz" if name == "aufsicht" else ""))
    return store


def names(hits: list[search.PersonHit]) -> list[str]:
    """Those who are certainly meant."""
    return [hit.name for hit in hits if hit.score >= search.CERTAIN_NAME]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ada Brink-Özdal", "Ada Brink-Özdal"),
        ("brink özdal", "Ada Brink-Özdal"),
        ("brinkozdal", "Ada Brink-Özdal"),
        ("Brinkoezdal", "Ada Brink-Özdal"),
        ("oezdal", "Ada Brink-Özdal"),
        ("Brink-Özdal, Ada", "Ada Brink-Özdal"),
        ("A. Brink-Özdal", "Ada Brink-Özdal"),
        ("courvoi", "Jean-Luc Courvoir"),
        ("jeanluc courvoir", "Jean-Luc Courvoir"),
        ("Jean Luc Kourvoir", "Jean-Luc Courvoir"),
        ("kronsteinr", "Maja Kronsteiner"),
        ("kornsteiner", "Maja Kronsteiner"),
        ("maja kronsteinner", "Maja Kronsteiner"),
        ("MAJA", "Maja Kronsteiner"),
    ],
)
def test_a_name_is_found_as_typed_by_anybody(archive: Store, typed: str, meant: str):
    """Mistakes, umlauts, hyphens, order, the surname only: the right person comes first."""
    assert names(search.find_people(archive, typed))[:1] == [meant]


def test_letters_changed_round_may_look_like_an_umlaut(archive: Store):
    """In "Brandhasuer" the "ue" is no "ü": the name is near as it was typed, not as it is folded."""
    archive.save(*made("[Tilda Brandhauser|Tilda Brandhauser] schwieg zur Brücke.", "schweigen", "2024-05"))
    assert names(search.find_people(archive, "Brandhasuer"))[:1] == ["Tilda Brandhauser"]
    assert search.begins_a_name(archive, "Brandhasuer zur Brücke")


@pytest.mark.parametrize("typed", ["Angela Merkenthin", "Angela Brink", "Xaver Quandel", "Bert", "", "…", "Holmström"])
def test_nobody_is_found_for_a_name_that_is_not_there(archive: Store, typed: str):
    """A shared first name is no match: nothing is made up."""
    assert names(search.find_people(archive, typed)) == []


def test_the_nearest_names_are_offered(archive: Store):
    """Nobody of that name: those who share a part of it are near misses."""
    hits = search.find_people(archive, "Angela Merkenthin")
    assert {hit.name for hit in hits} == {"Angela Holm", "Angela Stein"}
    assert all(hit.score < search.CERTAIN_NAME for hit in hits)


def test_a_hit_says_who_it_is(archive: Store):
    """Alternatives are told apart by their newest role."""
    hit = search.with_roles(archive, search.find_people(archive, "kronsteiner"))[0]
    assert (hit.role, hit.articles, hit.score) == (
        "Lindenfurter Datenschutzbeauftragte",
        1,
        pytest.approx(0.99, abs=0.02),
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Chefin von Nordnetz", ["Ada Brink-Özdal"]),
        ("nordnetz chefin", ["Ada Brink-Özdal"]),
        ("Lindenfurter Datenschutzbeauftragte", ["Maja Kronsteiner"]),
        ("Beauftragte für Datenschutz", ["Maja Kronsteiner"]),
        ("Datenschutzbeauftragter", ["Maja Kronsteiner"]),
        ("Förster", []),
        ("", []),
    ],
)
def test_people_are_found_by_what_they_are(archive: Store, typed: str, meant: list[str]):
    """An office leads to who holds it, whichever way the compound is taken apart."""
    assert [hit.name for hit in search.find_by_role(archive, typed)] == meant


@pytest.mark.parametrize(
    ("typed", "articles"),
    [
        ("Cloud", ["cloud"]),
        ("schulclouds", ["cloud"]),
        ("Haeuser", ["aufsicht"]),
        ("Haus", ["aufsicht"]),
        ("datenschutz", ["aufsicht"]),
        ("Freibad Wasser", ["bad"]),
        ("das", []),
        ("Zirkus", []),
    ],
)
def test_words_are_found_in_their_german_forms(archive: Store, typed: str, articles: list[str]):
    """Stems, umlauts as typed by anybody, parts of compounds."""
    assert [found.article.id for found in search.passages(archive, typed).items] == articles


def test_the_best_sentence_of_an_article_is_shown(archive: Store):
    """Of three sentences with a word, the one that says most of it in fewest words."""
    page = search.passages(archive, "Freibad Wasser")
    start, end = page.items[0].what
    assert page.items[0].article.text[start:end] == "Ein Freibad braucht Wasser."
    assert (page.total, page.every_word) == (1, True)


def test_some_words_are_better_than_nothing(archive: Store):
    """When no sentence has all words, those with the rarest of them come, and the page says so."""
    page = search.passages(archive, "Freibad Spielzeug")
    assert not page.every_word
    assert {found.article.id for found in page.items} == {"bad", "aufsicht"}


def test_quotations_by_person_words_and_phrase(archive: Store):
    """The three ways to ask for a quotation."""
    person = search.find_people(archive, "Kronsteiner")[0].id
    assert [found.what.speaker_name for found in search.quotes(archive, person_id=person).items] == ["Maja Kronsteiner"]
    assert search.quotes(archive, person_id=person, words="cloud").items == ()
    assert [found.article.id for found in search.quotes(archive, words="cloud").items] == ["cloud"]
    assert [found.article.id for found in search.quotes(archive, phrase="sind KEIN spielzeug").items] == ["aufsicht"]
    assert search.quotes(archive, phrase="Spielzeug sind kein").items == ()
    assert search.quotes(archive).total == 2


def test_facts_by_topic_words_and_period(archive: Store):
    """A topic's facts, narrowed."""
    assert [found.what.actor for found in search.facts(archive, "datenschutz").items] == ["Maja Kronsteiner"]
    assert search.facts(archive, "datenschutz", "Freibad").items == ()
    assert search.facts(archive, "datenschutz", narrowing=Narrowing(since="2022")).items == ()
    assert search.facts(archive, "bildung").total == 0


def test_roles_organisations_and_mentions_of_a_person(store: Store):
    """What /who shows, newest first; an organisation only where a role names it."""
    text = "{Nordnetz-Chefin} [Ada Brink|Ada Brink] lobte die Bahn. Die Bahn fuhr."
    store.save(*made(text, "1", "2020", organisations=("Nordnetz", "Bahn")))
    store.save(*made("{Ministerin} [Ada Brink|Ada Brink] ging.", "2", "2021"))
    person = search.find_people(store, "Brink")[0].id
    assert [found.what.text for found in search.roles_of(store, person)] == ["Ministerin", "Nordnetz-Chefin"]
    portrait = search.portrait(store, person)
    assert portrait.roles == search.roles_of(store, person)
    assert [(found.what.name, found.what.mentions) for found in portrait.organisations] == [("Nordnetz", ((0, 8),))]
    spans = [found.article.text[slice(*found.what)] for found in search.mentions(store, person)]
    assert spans == ["Ministerin Ada Brink ging.", "Nordnetz-Chefin Ada Brink lobte die Bahn."]


def test_pages_show_every_result_once(store: Store):
    """Turning pages neither repeats nor skips, with words and without."""
    store.save_all([made("<|„Das Freibad bleibt offen.“> Sagten viele.", str(number)) for number in range(25)])
    for words in ("", "Freibad"):
        pages = [search.quotes(store, words=words, offset=offset) for offset in (0, 10, 20)]
        assert [page.total for page in pages] == [25, 25, 25]
        assert len({found.article.id for page in pages for found in page.items}) == 25


def test_more_than_is_counted_is_told(store: Store):
    """A count that ends at what is looked at must not be taken for all there is."""
    said = "\n\n".join(f"<|„Das Freibad {number} bleibt offen.“> Sagten viele." for number in range(MOST + 5))
    store.save(*made(said))
    for page in (search.quotes(store), search.quotes(store, phrase="Freibad")):
        assert (page.total, page.more) == (MOST, True)
    ranked = search.quotes(store, words="Freibad")
    assert (ranked.total, ranked.more) == (RANKED, True)
    few = search.quotes(store, words="Freibad 7")
    assert (few.total, few.more) == (1, False)


def test_a_full_name_goes_before_a_lone_surname(store: Store):
    """Somebody whom an article calls only by the surname does not hide who is known by the full name.

    The gap is wide enough that commands need not ask back which of the two is meant.
    """
    for surname in ("Kronsteiner", "Al-Tamm", "von Ahe"):
        store.save(*made(f"[{surname}|{surname}] kam.", surname))
        store.save(*made(f"[Maja {surname}|Maja {surname}] kam.", f"Maja {surname}"))
        for typed in (surname, surname.replace("-", ""), surname.lower()):
            hits = search.find_people(store, typed)
            assert names(hits) == [f"Maja {surname}", surname]
            assert hits[0].score - hits[1].score > 0.02
