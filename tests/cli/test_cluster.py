"""Imports on a Dask cluster: a real scheduler, real workers, some of them killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from bot.errors import SettingsError
from bot.ingest import BATCH
from bot.ingest.cluster import check_versions
from tests.cli.conftest import Terminal, lines
from tests.cli.test_index import counted, wait_for


@contextmanager
def running(terminal: Terminal, said: str, *arguments: str, **settings: str) -> Iterator[tuple[subprocess.Popen, str]]:
    """A process of Dask, as soon as it has said what is waited for; with the rest of that line."""
    environment = {**terminal.environment, **settings, "DASK_DISTRIBUTED__ADMIN__LOG_FORMAT": "%(message)s"}
    command = [sys.executable, "-m", "dask", *arguments]
    with (terminal.folder / "dask.log").open("a") as log:
        process = subprocess.Popen(command, cwd=terminal.folder, env=environment, text=True, stderr=subprocess.PIPE)
        try:
            for line in process.stderr:
                log.write(line)
                if said in line:
                    break
            else:
                pytest.fail(f"dask {arguments[0]} ended: see dask.log")
            yield process, line.partition(said)[2].strip()
        finally:
            process.kill()
            process.communicate()


@pytest.fixture
def scheduler(terminal: Terminal) -> Iterator[str]:
    """The address of a scheduler without workers."""
    only_here = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with running(terminal, "Scheduler at:", "scheduler", *only_here) as (_, address):
        yield address


def worker(terminal: Terminal, address: str, **settings: str):
    """A worker that is killed for good when it is killed, once the scheduler knows it."""
    arguments = ("worker", address, "--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard")
    return running(terminal, "Registered to:", *arguments, **settings)


def test_killed_worker_and_killed_import_cost_only_time(terminal, scheduler):
    """One of two workers is killed in the middle, then the import itself: started again, it stores what is left."""
    (terminal.folder / "alle.jsonl").write_text(lines(700))
    pipe = terminal.folder / "strom.jsonl"
    os.mkfifo(pipe)
    with worker(terminal, scheduler) as (victim, _), worker(terminal, scheduler):
        importing = terminal.start("index", "--cluster", scheduler, pipe)
        with pipe.open("w") as stream:
            stream.write(lines(BATCH + 150))  # more than a batch and what both workers have in hand
            stream.flush()
            wait_for(lambda: counted(terminal) >= BATCH)
            victim.send_signal(signal.SIGKILL)
            stream.write(lines(BATCH, BATCH + 151))
            stream.flush()
            wait_for(lambda: counted(terminal) >= 2 * BATCH)
            importing.send_signal(signal.SIGKILL)
            importing.communicate(timeout=60)
        assert counted(terminal) == 2 * BATCH
        again = terminal.run("index", "--cluster", scheduler, "alle.jsonl")
    assert again.returncode == 0
    assert f"New: {700 - 2 * BATCH}, changed: 0, unchanged: {2 * BATCH}, failed: 0" in again.stderr
    assert counted(terminal) == 700


def test_worker_of_another_version_is_said(terminal, scheduler):
    """Extracts of another chain would be stored under this one's name."""
    (terminal.folder / "a.jsonl").write_text(lines(3))
    with worker(terminal, scheduler, BOT_SPACY_MODEL="another"):
        done = terminal.run("index", "--cluster", scheduler, "a.jsonl")
    assert done.returncode == 2
    assert done.stderr.startswith("A worker of the cluster has another version of Fundstelle, other topics or another")
    assert "Traceback" not in done.stderr
    assert counted(terminal) == 0


def test_cluster_without_workers_is_said(terminal, scheduler):
    """A sentence that names the command, and exit status 1."""
    (terminal.folder / "a.jsonl").write_text(lines(3))
    done = terminal.run("index", "--cluster", scheduler, "a.jsonl")
    assert done.returncode == 1
    assert f"has no workers: start some with `dask worker {scheduler}`" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{port}", "nonsense://x", "127.0.0.1", "tcp://127.0.0.1:x"])
def test_wrong_address_is_said(terminal, address):
    """Nobody listens there, or it is no address: one sentence, and exit status 2."""
    (terminal.folder / "a.jsonl").write_text(lines(3))
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    address = address.format(port=port)
    done = terminal.run("index", "--cluster", address, "a.jsonl")
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith(f"No Dask scheduler answers at {address}")
    assert "Traceback" not in done.stderr


def test_cluster_and_jobs_exclude_each_other(terminal):
    """Which of them is meant is not guessed."""
    done = terminal.run("index", "--cluster", "tcp://127.0.0.1:1", "--jobs", "2", "a.jsonl")
    assert done.returncode == 2
    assert "not both" in done.stderr


def test_missing_package_is_said(terminal):
    """Who has not installed Dask reads what to install."""
    (terminal.folder / "a.jsonl").write_text(lines(1))
    code = "import sys; sys.modules['distributed'] = None; from bot.entrypoints.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "index", "--cluster", "tcp://127.0.0.1:1", "a.jsonl"],
        cwd=terminal.folder,
        env=terminal.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert 'pip install "distributed"' in done.stderr.splitlines()[0]
    assert "Traceback" not in done.stderr


def test_other_versions_of_dask_or_python_are_said():
    """Pickles of another Python or Dask may not be understood; a patch of Python is the same."""

    def versions(python: str, distributed: str) -> dict[str, object]:
        return {"packages": {"python": python, "distributed": distributed}}

    ours = versions("3.11.7.final.0", "2026.8.0")
    check_versions({"client": ours, "scheduler": versions("3.11.2.final.0", "2026.8.0"), "workers": {"tcp://a": ours}})
    for theirs in (versions("3.12.1.final.0", "2026.8.0"), versions("3.11.7.final.0", "2026.9.0")):
        with pytest.raises(SettingsError, match="The cluster runs Python"):
            check_versions({"client": ours, "scheduler": ours, "workers": {"tcp://a": ours, "tcp://b": theirs}})
