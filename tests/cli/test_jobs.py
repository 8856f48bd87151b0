"""Imports on several processes, extraction anew after a change of the chain, and workers that die."""

from __future__ import annotations

import json
import os
import signal
import time

import psutil
import pytest

from bot.extraction.version import chain_version
from bot.ingest import BATCH, extractor
from bot.model import Article, Extract
from bot.store import open_store, prepare
from tests.cli.conftest import ROOT, lines
from tests.cli.test_index import counted, wait_for


def test_many_processes_store_the_same(terminal):
    """Two workers give what one process gives, in the same order."""
    (terminal.folder / "a.jsonl").write_text(lines(130))
    alone, spread = terminal.run("extract", "a.jsonl"), terminal.run("extract", "--jobs", "2", "a.jsonl")
    assert alone.stdout == spread.stdout
    assert len(spread.stdout.splitlines()) == 130
    done = terminal.run("index", "--jobs", "2", "a.jsonl")
    assert "New: 130, changed: 0, unchanged: 0, failed: 0" in done.stderr
    assert counted(terminal) == 130


def test_killed_worker_costs_only_time(terminal):
    """One of two workers is killed in the middle: every article is stored all the same, once."""
    pipe = terminal.folder / "strom.jsonl"
    os.mkfifo(pipe)
    process = terminal.start("index", "--jobs", "2", pipe)
    with pipe.open("w") as stream:
        stream.write(lines(400))
        stream.flush()
        wait_for(lambda: counted(terminal) >= BATCH)
        victims = psutil.Process(process.pid).children()
        worker = next(child for child in victims if "spawn_main" in " ".join(child.cmdline()))
        worker.kill()
        stream.write(lines(100, 401))
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "New: 500, changed: 0, unchanged: 0, failed: 0" in said
    assert counted(terminal) == 500


@pytest.mark.parametrize("signum", [signal.SIGKILL, signal.SIGINT])
def test_stopped_import_leaves_no_process_behind(terminal, signum):
    """Killed or interrupted, the import takes its workers with it, and what was stored stays."""
    pipe = terminal.folder / "strom.jsonl"
    os.mkfifo(pipe)
    process = terminal.start("index", "--jobs", "2", pipe)
    with pipe.open("w") as stream:
        stream.write(lines(400))
        stream.flush()
        wait_for(lambda: counted(terminal) >= BATCH)
        workers_ = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signum)
        process.communicate(timeout=60)
    psutil.wait_procs(workers_, timeout=30)
    assert not [worker for worker in workers_ if worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE]
    assert counted(terminal) % BATCH == 0


def test_article_that_breaks_the_extraction_costs_only_itself(monkeypatch):
    """An exception in a component is logged and told, and the articles after it are extracted."""

    def broken(_nlp: object, article: Article) -> Extract:
        if article.id == "nr-2":
            raise IndexError("list index out of range")
        return Extract()

    monkeypatch.setattr(extractor.pipeline, "extract", broken)
    found = [Article(id=f"nr-{n}", title="", text="Text") for n in (1, 2, 3)]
    assert [made is None for _, made in extractor.here(found, prepare)] == [False, True, False]


def test_refresh_extracts_what_is_stale_and_only_that(terminal):
    """After a change of the chain the stale articles are extracted again; for the digest they are no news."""
    (terminal.folder / "a.jsonl").write_text(lines(3))
    terminal.run("index", "a.jsonl")
    assert "New: 0, changed: 0, unchanged: 0, failed: 0" in terminal.run("index", "--refresh").stderr
    store = open_store(terminal.database)
    [first, *_] = [json.loads(line) for line in lines(1).splitlines()]
    before = [stored.article.id for stored in store.new_since(0)]
    store.save(Article(**first), Extract(), chain="an older one")
    since = time.time()
    assert store.extract(first["id"]) == Extract()
    assert "New: 0, changed: 1, unchanged: 0, failed: 0" in terminal.run("index", "--refresh", "--jobs", "2").stderr
    assert store.extract(first["id"]) != Extract()
    assert [stored.article.id for stored in store.new_since(0)] == before
    assert list(store.new_since(since)) == []
    assert list(store.stale(chain_version())) == []
    store.close()


def test_refresh_and_files_do_not_go_together(terminal):
    """Neither nothing nor both: a sentence and status 2."""
    for arguments in (["index"], ["index", "--refresh", str(ROOT / "seeds")], ["index", "--jobs", "0", "x.txt"]):
        assert terminal.run(*arguments).returncode == 2
