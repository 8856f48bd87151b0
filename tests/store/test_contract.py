"""What every store promises (bot/store/protocol.py)."""

from __future__ import annotations

import dataclasses
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import StoreError
from bot.german import name_words, question
from bot.model import Extract, Narrowing, Person
from bot.store import EntryKind, Query, Store, open_store
from bot.store.records import Followed
from tests.store.made import made

RATHAUS = "{Bürgermeisterin} [Ada Brink|Ada Brink] kam. <Ada Brink|„Wir bauen die Schulcloud.“> Alle nickten dazu."


def words(text: str, kind: EntryKind = EntryKind.PASSAGE) -> Query:
    """The query for these words."""
    return Query(kind, words=tuple(question(text)))


def test_what_is_saved_comes_back_as_it_was(store: Store):
    """Article and extract survive the database unchanged, down to the last offset."""
    article, extract = made(
        RATHAUS, topic="bildung", organisations=("Schulcloud",), source="Bote", url="https://b.example/1"
    )
    assert store.save(article, extract) == "new"
    assert store.article("a") == article
    assert store.extract("a") == extract


def test_unknown_ids_are_none(store: Store):
    """What is not there is no error."""
    assert store.article("nobody") is None
    assert store.extract("nobody") is None
    assert store.stored([1, 2]) == {}
    assert store.people([7]) == {}


def test_the_same_article_again_changes_nothing(store: Store):
    """Indexing twice must not double a result or make it new for the digest."""
    article, extract = made(RATHAUS)
    store.save(article, extract)
    before, moment = store.counts(), time.time()
    assert store.save(article, extract) == "same"
    assert store.counts() == before
    assert list(store.new_since(moment)) == []


def test_a_changed_article_replaces_the_old_one_whole(store: Store):
    """Nothing of an old version may be found any more: no words, no people, no quotations."""
    store.save(*made(RATHAUS))
    article, extract = made("{Landrat} [Bert Kohl|Bert Kohl] kam ins Freibad.")
    assert store.save(article, extract) == "changed"
    assert store.find(words("Schulcloud")) == []
    assert store.find(Query(EntryKind.QUOTE)) == []
    assert store.near_words(["brink"]) == []
    assert [entry.kind for entry in store.find(words("Freibad"))] == [EntryKind.PASSAGE]
    assert store.counts() == dataclasses.replace(store.counts(), articles=1, people=1, quotes=0)


def test_a_batch_is_stored_wholly_or_not_at_all(store: Store):
    """An import that fails in the middle of a batch leaves nothing half done."""
    article, extract = made(RATHAUS)
    broken = dataclasses.replace(article, id="b", author="\ud800")  # half a character
    with pytest.raises(StoreError):
        store.save_all([(article, extract), (broken, extract)])
    assert store.counts().articles == 0
    assert store.find(words("Schulcloud")) == []
    assert store.save_all([(article, extract)]) == ["new"]


def test_the_same_full_name_is_one_person(store: Store):
    """Hyphens, umlauts and accents typed in another way make no second person."""
    store.save(*made("[Özge Al-Tamm|Özge Al-Tamm] kam.", "1"))
    store.save(*made("[Oezge Al Tamm|Oezge Al Tamm] ging.", "2"))
    store.save(*made("[Tamm|Tamm] blieb.", "3"))
    assert store.counts().people == 2
    found = store.people_with([[word.id for word in store.near_words(["tamm"])]], 5)
    assert [(person.name, person.articles) for person in found] == [("Özge Al-Tamm", 2), ("Tamm", 1)]


def test_words_of_names_are_found_as_typed_before_mistakes_are_thought_of(store: Store):
    """The fast look-up has the very word, and does not know a mistyped one."""
    store.save(*made("[Nele Brink|Nele Brink] kam.", "1"))
    assert "brink" in {word.text for word in store.near_words(["brink"], mistyped=False)}
    assert store.near_words(["brimk"], mistyped=False) == []
    assert [word.text for word in store.near_words(["brimk"])] == ["brink"]


def test_two_of_one_name_in_one_article_are_two(store: Store):
    """An article that tells two namesakes apart is believed."""
    article, _ = made("Ada Brink traf Ada Brink.")
    twice = Extract(people=(Person("Ada Brink", ((0, 9),)), Person("Ada Brink", ((15, 24),))))
    store.save(article, twice)
    assert store.counts().people == 2


def test_roles_that_cannot_be_one_persons_make_two(store: Store):
    """A goalkeeper and a minister of one name in one year are namesakes; years later it may be one person."""
    store.save(*made("{Torwart} [Ada Brink|Ada Brink] hielt.", "1", "2020"))
    store.save(*made("{Ministerin} [Ada Brink|Ada Brink] sprach.", "2", "2021"))
    store.save(*made("{Umweltministerin} [Ada Brink|Ada Brink] sprach.", "3", "2022"))
    store.save(*made("{Autorin} [Ada Brink|Ada Brink] schrieb.", "4", "2021"))
    store.save(*made("{Pfarrer} [Bert Kohl|Bert Kohl] sprach.", "5", "2001"))
    store.save(*made("{Bürgermeister} [Bert Kohl|Bert Kohl] sprach.", "6", "2021"))
    found = store.people_with([[word.id for word in store.near_words(["brink"])]], 5)
    assert [(person.name, person.articles) for person in found] == [("Ada Brink", 2), ("Ada Brink", 2)]
    assert len(store.people_with([[word.id for word in store.near_words(["kohl"])]], 5)) == 1


def test_namesakes_come_and_go_in_any_order(store: Store):
    """When the first of two namesakes is forgotten, another one may still come."""
    store.save(*made("{Torwart} [Ada Brink|Ada Brink] hielt.", "1", "2020"))
    store.save(*made("{Ministerin} [Ada Brink|Ada Brink] sprach.", "2", "2021"))
    store.save(*made("Niemand kam.", "1", "2020"))
    store.save(*made("{Torwart} [Ada Brink|Ada Brink] hielt.", "3", "2020"))
    found = store.people_with([[word.id for word in store.near_words(["brink"])]], 5)
    assert [(person.name, person.articles) for person in found] == [("Ada Brink", 1), ("Ada Brink", 1)]


def test_aliases_join_people_and_let_them_go_again(store: Store):
    """What users write into the file of aliases holds for articles already stored and for new ones."""
    store.save(*made("[Ada Brink|Ada Brink] kam.", "1"))
    store.save(*made("[Ada Kohl-Brink|Ada Kohl-Brink] kam. <Ada Kohl-Brink|„Ja, wir bauen das Bad.“>", "2"))
    moment = time.time()
    assert store.use_aliases({"Ada Kohl-Brink": "Ada Brink"}) == 1
    assert store.use_aliases({"Ada Kohl-Brink": "Ada Brink"}) == 0
    store.save(*made("[Ada Kohl-Brink|Ada Kohl-Brink] ging.", "3"))
    found = store.people_with([[word.id for word in store.near_words(["brink"])]], 5)
    assert [(person.name, person.articles) for person in found] == [("Ada Brink", 3)]
    assert store.find(Query(EntryKind.QUOTE, people=(found[0].id,)))
    assert store.canonical("ada kohl brink") == "Ada Brink"
    assert [stored.article.id for stored in store.new_since(moment)] == ["3"]
    assert store.use_aliases({}) == 3
    assert store.counts().people == 2


def test_entries_come_newest_first_and_in_periods(store: Store):
    """Partial dates stand before the full ones of their month; both ends of a period belong to it."""
    for number, date in enumerate(("2020-12-17", "2020", "2021-01", "", "2020-12", "2021-01-05")):
        store.save(*made("Das Freibad öffnet wieder.", str(number), date))

    def dates(**period: str) -> list[str]:
        found = store.find(Query(EntryKind.PASSAGE, narrowing=Narrowing(**period)))
        stored = store.stored([entry.article for entry in found])
        return [stored[entry.article].article.date for entry in found]

    assert dates() == ["2021-01-05", "2021-01", "2020-12-17", "2020-12", "2020", ""]
    assert dates(since="2020-12-17") == ["2021-01-05", "2021-01", "2020-12-17"]
    assert dates(since="2020-12", until="2020") == ["2020-12-17", "2020-12"]
    assert dates(until="2020-12") == ["2020-12-17", "2020-12", "2020", ""]


def test_sources_narrow_by_any_part_of_their_name(store: Store):
    """`quelle:bote` finds "Lindenfurter Bote"; what users type is no pattern."""
    store.save(*made("Das Freibad öffnet wieder.", "1", source="Lindenfurter Bote"))
    store.save(*made("Das Freibad öffnet wieder.", "2", source="Tagblatt"))
    assert store.sources() == ["Lindenfurter Bote", "Tagblatt"]
    assert store.count(Query(EntryKind.PASSAGE, narrowing=Narrowing(source="bote")), 10) == 1
    assert store.count(Query(EntryKind.PASSAGE, narrowing=Narrowing(source="%")), 10) == 0


def test_pages_do_not_overlap_and_counts_are_bounded(store: Store):
    """Limit and offset walk through all entries once."""
    store.save_all([made("Das Freibad öffnet wieder.", str(number)) for number in range(7)])
    pages = [store.find(Query(EntryKind.PASSAGE, limit=3, offset=offset)) for offset in (0, 3, 6)]
    assert len({entry.id for page in pages for entry in page}) == 7
    assert store.count(Query(EntryKind.PASSAGE), 100) == 7
    assert store.count(Query(EntryKind.PASSAGE), 5) == 5


@pytest.mark.parametrize("odd", ['"', "' OR 1=1 --", "a* NEAR(b)", "terms:x", "\x00", "🙂", "^x", "\\", "Ωμέγα", "٣0⑴"])
def test_odd_words_are_only_words(store: Store, odd: str):
    """Nothing typed can reach the query language of a database."""
    store.save(*made(RATHAUS))
    assert store.find(words(f"{odd} gibtesnicht")) == []
    store.near_words(name_words(odd))
    store.count(Query(EntryKind.PASSAGE, narrowing=Narrowing(source=odd)), 5)


def test_a_key_is_claimed_once(store: Store, url: str):
    """Of many threads over two open stores, one gets the key: an event is answered once."""
    other = open_store(url)
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda number: (store, other)[number % 2].claim("event:1"), range(16)))
    other.close()
    assert sum(taken) == 1


def test_claims_are_settled_released_and_forgotten(store: Store):
    """The state of a digest survives; old events do not pile up."""
    assert store.claimed("digest:1") == ""
    assert store.claim("digest:1")
    assert store.claimed("digest:1") == "claimed"
    store.settle("digest:1")
    assert store.claimed("digest:1") == "settled"
    assert not store.claim("digest:1")
    store.release("digest:1")
    assert store.claim("digest:1")
    store.claim("event:1")
    assert store.purge_claims("event:", time.time() + 1) == 1
    assert store.claimed("digest:1") == "claimed"


def test_new_articles_are_those_stored_in_a_period(store: Store):
    """The digest sees what was stored or changed, by the time of storing and not by its date."""
    store.save(*made("Das Freibad öffnet wieder.", "old", "2024-01-01"))
    middle = time.time()
    store.save(*made("Das Freibad schließt wieder.", "new", "1999"))
    after = time.time() + 1
    assert [stored.article.id for stored in store.new_since(middle, after)] == ["new"]
    assert [stored.article.id for stored in store.new_since(0)] == ["new", "old"]
    assert list(store.new_since(0, middle - 3600)) == []


def test_new_articles_are_read_in_pages(store: Store, monkeypatch):
    """Each comes once, also those of an import that were all stored in the same moment."""
    monkeypatch.setattr("bot.store.database.PAGE", 3)
    for moment, names in ((1000.0, "abcd"), (2000.0, "ef"), (3000.0, "ghijk")):
        with monkeypatch.context() as then:
            then.setattr("time.time", lambda moment=moment: moment)
            store.save_all([made(f"Im Ort {name} öffnet das Freibad wieder.", name) for name in names])
    found = [stored.article.id for stored in store.new_since(1000, 3000.5)]
    assert sorted(found) == list("abcdefghijk")
    assert [set(found[:5]), set(found[5:7])] == [set("ghijk"), set("ef")]
    assert {stored.article.id for stored in store.new_since(1000, 3000)} == set("abcdef")


def test_stale_extracts_are_those_of_another_chain(store: Store):
    """A refresh meets every article made by an older chain once, and none of the others."""
    store.save_all([made("Das Freibad öffnet wieder.", str(number)) for number in range(150)], "chain 1")
    store.save(*made("Das Freibad öffnet wieder.", "fresh"), "chain 2")
    stale = [article.id for article in store.stale("chain 2")]
    assert stale == [str(number) for number in range(150)]
    article, extract = made("Das Freibad öffnet wieder.", "0")
    assert store.save(article, extract, "chain 2") == "same"
    assert "0" not in [article.id for article in store.stale("chain 2")]


def test_threads_read_while_one_writes(store: Store):
    """Answers go on during an import, and never see half an article."""
    done = threading.Event()

    def read() -> int:
        seen = 0
        while not done.is_set():
            for entry in store.find(words("Schulcloud", EntryKind.QUOTE)):
                assert len(store.stored([entry.article])) in (0, 1)
                seen += 1
        return seen

    with ThreadPoolExecutor(4) as threads:
        readers = [threads.submit(read) for _ in range(3)]
        for number in range(30):
            store.save(*made(RATHAUS, str(number)))
        done.set()
        assert all(reader.result() >= 0 for reader in readers)
    assert store.counts().quotes == 30


def test_closing_twice_is_allowed_and_loses_nothing(url: str):
    """What a method returned from is on disk, whatever happens to the process."""
    first = open_store(url)
    first.save(*made(RATHAUS))
    first.close()
    first.close()
    again = open_store(url)
    assert again.article("a") is not None
    again.close()


def test_sources_are_followed_until_they_are_not(store: Store):
    """What is known of a source is stored whole, brought up to date, and gone when it is followed no longer."""
    feed = Followed("https://aubote.example/feed", every=900)
    store.follow(Followed("zweite", every=60))
    store.follow(feed)
    later = dataclasses.replace(feed, etag='"1"', checked=2.5, succeeded=2.5, error="…", failures=3, articles=7)
    store.follow(later)
    assert store.followed() == [later, Followed("zweite", every=60)]
    assert store.unfollow("zweite")
    assert not store.unfollow("zweite")
    assert store.followed() == [later]
