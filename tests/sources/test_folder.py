"""A drop folder: each file is read once, when it is whole."""

from __future__ import annotations

import json
import os
import threading
import time

import pytest

from bot.sources import folder as folders
from bot.sources.poll import look
from bot.store.records import Followed

TEXT = "„Die Kameras bleiben aus“, sagte Ilka Torneck in Quellenau. "


@pytest.fixture
def inbox(tmp_path):
    """An empty folder that is followed."""
    path = tmp_path / "eingang"
    path.mkdir()
    return path


def drop(path, text, age=60):
    """A file that nobody has touched for a minute."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time.time() - age,) * 2)


def test_files_are_read_once_and_again_when_they_change(store, inbox):
    """What was read is remembered over processes; a changed file is read again, an unchanged one is not opened."""
    source = Followed(str(inbox), 60)
    drop(inbox / "a.txt", TEXT)
    source = look(store, source)
    assert source.articles == 1
    before = (inbox / "a.txt").stat()
    (inbox / "a.txt").write_text(TEXT.replace("Kameras", "Lampen!"))
    os.utime(inbox / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert look(store, source).articles == 1
    drop(inbox / "a.txt", TEXT + "Nachtrag.", age=30)
    drop(inbox / "tief" / "b.txt", "Neu. " + TEXT)
    assert look(store, source).articles == 3


def test_a_file_that_is_still_written_is_waited_for(store, inbox, monkeypatch):
    """A half-written file is not read; when it is whole, it is."""
    monkeypatch.setattr(folders, "SETTLE", 0.5)
    drop(inbox / "a.txt", TEXT + "Halb", age=0)
    written = threading.Event()

    def write_on(_seconds: float) -> None:
        drop(inbox / "a.txt", TEXT + "Halb und dann ganz.", age=0)
        written.set()

    monkeypatch.setattr(folders.time, "sleep", write_on)
    source = look(store, Followed(str(inbox), 60))
    assert written.is_set()
    assert source.articles == 0
    os.utime(inbox / "a.txt", (time.time() - 60,) * 2)
    assert look(store, source).articles == 1
    assert [stored.article.corrected for stored in store.new_since(0)] == [""]


def test_a_bad_file_is_told_until_it_is_mended(store, inbox):
    """The others are read; the error stays with the source as long as the file does."""
    drop(inbox / "a.txt", TEXT)
    drop(inbox / "b.json", "{")
    source = look(store, Followed(str(inbox), 60))
    assert (source.articles, source.failures) == (1, 0)
    assert "b.json" in source.error
    assert "b.json" in look(store, source).error
    drop(inbox / "b.json", json.dumps({"text": "Neu. " + TEXT}))
    mended = look(store, source)
    assert (mended.articles, mended.error) == (2, "")


def test_an_embargo_is_waited_for(store, inbox):
    """An item before its time stays in the folder unread, without being an error, and comes in when it may."""
    item = {"uri": "urn:aub:1", "pubstatus": "usable", "headline": "Rat", "body_text": TEXT}
    drop(inbox / "a.json", json.dumps({**item, "embargoed": "2999-01-01T00:00:00Z"}))
    source = look(store, Followed(str(inbox), 60))
    assert (source.articles, source.error) == (0, "")
    assert store.delivered(str(inbox)) == {}
    drop(inbox / "a.json", json.dumps({**item, "embargoed": "2021-01-01T00:00:00Z"}))
    assert look(store, source).articles == 1


def test_unfinished_and_hidden_files_are_left_alone(store, inbox):
    """What programs call the files they still write, and what is no article at all."""
    for name in ("a.txt.part", ".b.txt", "c.tmp", "d.pdf", ".git/e.txt"):
        drop(inbox / name, TEXT)
    source = look(store, Followed(str(inbox), 60))
    assert (source.articles, source.error, source.failures) == (0, "", 0)


def test_a_folder_that_is_gone_is_said(store, tmp_path):
    """One sentence, and it counts as a failure: the pauses grow."""
    source = look(store, Followed(str(tmp_path / "weg"), 60))
    assert source.failures == 1
    assert "There is no folder" in source.error
