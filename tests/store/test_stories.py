"""The same story in nearly the same words is known as one; corrections are dated."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select, update

from bot.model import Article, Extract
from bot.store import Store, band_index, open_store, tables
from bot.store.stories import bands, print_of, same_story
from tests.store.older import at_revision

AGENCY = (
    "Quellenau (aub) – Der Stadtrat von Quellenau hat am Dienstag beschlossen, das alte Freibad bis zum Frühjahr "
    "zu sanieren. Die Kosten von 2,4 Millionen Euro teilen sich Stadt und Landkreis. Bürgermeisterin Ilka Torneck "
    "sprach von einem guten Tag für alle Familien. Die Arbeiten sollen im Oktober beginnen."
)
ADDED = AGENCY + "\n\nDer Förderverein hatte mehr als dreitausend Unterschriften gesammelt und begrüßte den Beschluss."
OTHER = (
    "Nach monatelangem Streit ist es entschieden: Quellenau behält sein Freibad. Mit großer Mehrheit stimmte der Rat "
    "am Dienstagabend für die Sanierung. Ilka Torneck, die Bürgermeisterin, zeigte sich erleichtert. Kritik kam von "
    "der Opposition, die das Geld lieber in Schulen gesteckt hätte."
)


HASHES = [-5492597316013052431, 435395664259425974]  # of AGENCY, the first two


@pytest.fixture(autouse=True, params=["by article", "by hash"])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bands of the newest articles are kept by article, those of the others by hash: both must do the same."""
    if request.param == "by hash":
        monkeypatch.setattr(band_index, "RECENT", 0)


def save(store: Store, id: str, text: str, **fields: str) -> Article:  # noqa: A002 # the field is called so everywhere
    """Store an article without people, and give back what is stored."""
    store.save(Article(id, "Freibad", text, "2021-03-04", **fields), Extract())
    stored = store.article(id)
    assert stored
    return stored


def test_copies_share_a_story_and_other_articles_do_not(store: Store):
    """A copy with light edits and one with a paragraph more belong to the first; another report does not."""
    first = save(store, "1", AGENCY)
    assert first.story > 0
    assert save(store, "2", AGENCY.replace("einem guten Tag", "einem sehr guten Tag")).story == first.story
    assert save(store, "3", ADDED).story == first.story
    assert save(store, "4", OTHER).story not in (0, first.story)
    assert {stored.article.story for stored in store.new_since(0)} == {first.story, save(store, "4", OTHER).story}


def test_a_story_outlives_its_corrections_and_its_first_article(store: Store):
    """The digest knows stories by their numbers: they hold when articles are replaced or removed."""
    first = save(store, "1", AGENCY)
    corrected = save(store, "1", AGENCY.replace("2,4", "2,6").replace("Oktober", "November"))
    assert corrected.story == first.story
    assert save(store, "2", ADDED).story == first.story
    store.remove(["1"])
    assert save(store, "3", AGENCY).story == first.story


def test_short_texts_are_stories_of_their_own(store: Store):
    """A dozen words are alike by chance."""
    assert save(store, "1", "Das Freibad öffnet wieder.").story != save(store, "2", "Das Freibad öffnet wieder.").story


def test_a_list_of_other_results_is_another_story():
    """Reports that share all words but the numbers are of different days."""
    text = "Am Wochenende spielten Aufeld gegen Quellenau {}:{}, Lindenfurt gegen Auheim {}:{}, Tal gegen Berg {}:{}."
    one, other = print_of(text.format(1, 2, 3, 4, 5, 6)), print_of(text.format(7, 8, 9, 10, 11, 12))
    assert one
    assert other
    assert not same_story(one, other)


def test_the_hashes_never_change():
    """They are stored: a library that hashes otherwise would find no story again."""
    assert list(bands(AGENCY)[:2]) == HASHES
    assert len(set(bands(AGENCY))) == band_index.BANDS


def test_stories_that_are_too_old_grow_no_more(store: Store, monkeypatch: pytest.MonkeyPatch):
    """The index is bounded: beyond its window a copy begins a story of its own."""
    monkeypatch.setattr(band_index, "WINDOW", 1)
    first = save(store, "1", AGENCY)
    for number in range(3):
        save(store, f"other {number}", " ".join(f"Wort{number}x{word}" for word in range(40)))
    assert save(store, "2", AGENCY).story != first.story


def test_stories_are_found_while_their_bands_move(store: Store, monkeypatch: pytest.MonkeyPatch):
    """Some by hash and some by article: copies of all are recognised, and no first article is lost on the way."""
    monkeypatch.setattr(band_index, "RECENT", 3)
    texts = [" ".join(f"Wort{number}x{word}" for word in range(40)) for number in range(8)]
    told = [save(store, f"{number}", text).story for number, text in enumerate(texts)]
    assert len(set(told)) == len(texts)
    assert [save(store, f"{number} again", f"{text} Ende.").story for number, text in enumerate(texts)] == told
    store.remove([f"{number}" for number in range(8)])
    assert [save(store, f"{number} later", text).story for number, text in enumerate(texts)] == told


def test_stories_from_before_the_newest_were_kept_apart_grow(url: str):
    """An archive that is brought up to date knows the copies of what it has."""
    with at_revision(url, "0008") as connection:
        connection.exec_driver_sql(
            "INSERT INTO article (id, title, text, date, source, source_key, url, author, section, language, "
            "fictional, extract, checksum, chain, stored, version, corrected, story) "
            "VALUES ('a', 'T', '', '2020', '', '', '', '', '', 'de', FALSE, '{}', '', '', 0, 0, '', 77)"
        )
        connection.execute(update(tables.article).values(text=AGENCY))
        key = connection.scalar(select(tables.article.c.key))
        connection.execute(insert(tables.band), [{"hash": band, "article": key} for band in bands(AGENCY)])
        connection.exec_driver_sql("UPDATE counter SET value = 77 WHERE name = 'story'")
    store = open_store(url)
    assert save(store, "b", ADDED).story == 77
    store.remove(["a"])
    assert save(store, "c", AGENCY).story == 77
    assert save(store, "d", OTHER).story == 78
    store.close()


def test_a_correction_is_dated_and_an_older_version_is_refused(store: Store):
    """The day is today's; white space is no correction, and a delayed delivery does not undo one."""
    article = Article("1", "Freibad", AGENCY, "2021-03-04", version=2)
    today = datetime.now(UTC).date().isoformat()
    store.save(article, Extract())
    assert [stored.article.corrected for stored in store.new_since(0)] == [""]
    assert store.save(replace(article, text=AGENCY.replace(" – ", "  – "), version=3), Extract()) == "changed"
    assert [stored.article.corrected for stored in store.new_since(0)] == [""]
    assert store.save(replace(article, text=AGENCY.replace("2,4", "2,6"), version=4), Extract()) == "changed"
    assert [stored.article.corrected for stored in store.new_since(0)] in (
        [today],
        [datetime.now(UTC).date().isoformat()],
    )
    assert store.save(article, Extract()) == "same"
    assert store.known([article]) == [True]
    [stored] = store.new_since(0)
    assert "2,6" in stored.article.text
    assert store.save(replace(stored.article, author="Redaktion"), Extract()) == "changed"
    assert [stored.article.corrected for stored in store.new_since(0)] == [today]
