"""``sources.yaml``: what stands there is followed, and nothing that stood there once."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import SettingsError
from bot.model import Article, Extract
from bot.sources import declared
from bot.sources.retention import expire, expire_daily, too_old, waiting
from bot.store.records import Followed

FILE = """
sources:
  - url: https://aubote.example/feed.xml
  - folder: eingang
    every: 60
keep:
  Aubote: 30
  "*": 3650
"""


def read(tmp_path, text):
    """What a file with this text declares."""
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")
    return declared.read(tmp_path / "sources.yaml")


def test_declared_sources_are_joined_with_those_added(tmp_path, store):
    """Their health is kept when the file is read again; taken out of the file they are followed no longer."""
    store.follow(Followed("https://blatt.example/feed", 900))
    feed, folder = Followed("https://aubote.example/feed.xml", 900, declared=True), str(tmp_path / "eingang")
    joined = declared.join(store, read(tmp_path, FILE))
    assert joined == [Followed(folder, 60, declared=True), feed, Followed("https://blatt.example/feed", 900)]
    store.follow(Followed(feed.url, 900, articles=7, succeeded=1.0, declared=True))
    again = declared.join(store, read(tmp_path, FILE.replace("feed.xml\n", "feed.xml\n    every: 120\n")))
    assert Followed(feed.url, 120, articles=7, succeeded=1.0, declared=True) in again
    assert declared.join(store, declared.Declared()) == [Followed("https://blatt.example/feed", 900)]


def test_there_need_be_no_file(tmp_path):
    """Without one nothing is declared, and nothing is removed."""
    assert declared.read(tmp_path / "none.yaml") == declared.Declared()


@pytest.mark.parametrize(
    "text",
    [
        "sources: [", "- a", "sources: x", "sources: [{}]", "quellen: []", "keep: {Aubote: bald}",
        "keep: {Aubote: 0}", "sources: [{url: ftp://x}]", "sources: [{url: https://x.example, folder: y}]",
        "sources: [{url: https://x.example, every: 1}]", "sources: [{url: https://x.example, interval: 90}]",
    ],
)  # fmt: skip
def test_mistakes_are_said(tmp_path, text):
    """One sentence with the file's name, never a traceback."""
    with pytest.raises(SettingsError, match=r"sources\.yaml"):
        read(tmp_path, text)


def test_retention_by_source(tmp_path, store):
    """Days of the source, else those of all others; undated articles by the day they were stored."""
    for number, (source, day) in enumerate(
        (("Aubote", "2021-03-01"), ("Aubote", "2021-05-01"), ("Blatt", "2021-03-01"), ("Blatt", "2001"), ("Blatt", ""))
    ):
        store.save(Article(str(number), "T", "Das Freibad öffnet wieder.", day, source), Extract())
    keep, today = read(tmp_path, FILE).keep, date(2021, 5, 10)
    assert [article.id for article in expire(store, keep, dry_run=True, today=today)] == ["0", "3"]
    assert store.counts().articles == 5
    assert [article.id for article in expire(store, keep, today=today)] == ["0", "3"]
    assert store.counts().articles == 3
    assert too_old(Article("x", "T", "…", "2021-03", "Aubote"), keep, today)
    assert not too_old(Article("x", "T", "…", "", "Aubote"), keep, today)


def test_retention_runs_once_a_day(store):
    """Of any number of processes one removes, and only where something says so."""
    assert not waiting(store, {})
    keep = {"*": 1}
    store.save(Article("1", "T", "Das Freibad öffnet wieder.", "2001"), Extract())
    assert waiting(store, keep)
    expire_daily(store, keep)
    assert store.counts().articles == 0
    assert not waiting(store, keep)
    store.save(Article("1", "T", "Das Freibad öffnet wieder.", "2001"), Extract())
    expire_daily(store, keep)
    assert store.counts().articles == 1
