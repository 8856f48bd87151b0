"""Extraction on a Dask cluster: chunks of articles to its workers, what was made of them back in order.

A worker that dies costs only time: the scheduler gives its chunks to others. Results come from the same
version of chain, topics and settings as this process has, or the import ends with a sentence.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from bot.errors import FundstelleError, SettingsError
from bot.extraction.version import chain_version
from bot.ingest.extractor import Make, T, chunks, run
from bot.model import Article

if TYPE_CHECKING:
    from distributed import Client, Future

ADDRESS = re.compile(r"(tcp|tls)://[^/]+:\d+")
AHEAD = 3  # chunks a thread of the cluster may have waiting
CONNECTING = 5  # seconds that the scheduler, and then a worker, is waited for
PATIENCE = 30  # seconds without a result after which somebody looks whether there are workers


def on_cluster(articles: Iterable[Article], make: Make[T], *, address: str) -> Iterator[tuple[Article, T | None]]:
    """A Spread, with the workers of the Dask scheduler at this address (``tcp://host:8786``)."""
    to_do, chain = chunks(articles), chain_version()
    waiting: deque[tuple[list[Article], Future[list[T | None]]]] = deque()
    with _connected(address) as client:
        while True:
            room = AHEAD * max(1, _threads(client)) - len(waiting)
            for chunk in islice(to_do, max(0, room)):
                waiting.append((chunk, client.submit(run_same, chunk, make, chain, pure=False)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            yield from zip(chunk, _result(client, future, address), strict=True)


def run_same(chunk: list[Article], make: Make[T], chain: str) -> list[T | None]:
    """What a worker does: ``run``, if its chain, topics and settings are those of whoever asks."""
    if chain_version() != chain:
        raise SettingsError(
            "A worker of the cluster has another version of Fundstelle, other topics or another BOT_SPACY_MODEL: "
            "make them the same, and start the workers again."
        )
    return run(chunk, make)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client  # noqa: PLC0415 # slow to import, and perhaps not installed
    except ModuleNotFoundError as error:
        raise SettingsError(
            'Imports on a cluster need a package that is not installed: pip install "%(package)s".',
            package="distributed",
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told in a sentence
    try:
        if not ADDRESS.fullmatch(address):  # Dask takes much for an address, and then fails in other ways
            raise ValueError(address)  # noqa: TRY301  # one message for all ways of being wrong
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about versions: those that matter are compared below
            client = Client(address, timeout=CONNECTING, set_as_default=False)  # type: ignore[no-untyped-call]  # it has none
    except (OSError, ValueError) as error:
        raise SettingsError(
            "No Dask scheduler answers at %(address)s: start one with `dask scheduler`, and give its address "
            "such as tcp://localhost:8786.",
            address=address,
        ) from error
    with client:
        _wait_for_workers(client, address)
        check_versions(client.get_versions())  # type: ignore[arg-type]  # a coroutine only for asynchronous clients
        yield client


def _wait_for_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=CONNECTING)
    except TimeoutError:
        raise _without_workers(address) from None


def check_versions(found: Mapping[str, Any]) -> None:
    """SettingsError when scheduler or workers run another Python or Dask than this process: pickles would differ."""
    ours = _versions(found["client"])
    for theirs in map(_versions, (found["scheduler"], *found["workers"].values())):
        if theirs != ours:
            raise SettingsError(
                "The cluster runs %(theirs)s, this machine %(ours)s: install the same versions.",
                theirs=theirs,
                ours=ours,
            )


def _versions(of: Mapping[str, Any]) -> str:
    packages = of["packages"]
    python = ".".join(str(packages["python"]).split(".")[:2])
    return f"Python {python}, distributed {packages['distributed']}"


def _threads(client: Client) -> int:
    """Of all workers that are there now."""
    return sum(worker["nthreads"] for worker in client.scheduler_info()["workers"].values())


def _result(client: Client, future: Future[list[T | None]], address: str) -> list[T | None]:
    from distributed import KilledWorker  # noqa: PLC0415 # loaded already
    from distributed.comm.core import CommClosedError  # noqa: PLC0415 # as above

    while True:
        try:
            return future.result(timeout=PATIENCE)
        except TimeoutError:
            if not _threads(client):
                raise _without_workers(address) from None
        except KilledWorker as error:
            raise FundstelleError(
                "The workers of the cluster keep dying: see their log, and try again with --jobs 1."
            ) from error
        except (CancelledError, CommClosedError) as error:
            raise FundstelleError(
                "The connection to the cluster at %(address)s broke off: what was stored stays; "
                "start the import again.",
                address=address,
            ) from error
        except ModuleNotFoundError as error:
            raise SettingsError(
                "The workers of the cluster cannot import %(name)s: install Fundstelle with its extra `index` there.",
                name=error.name,
            ) from error


def _without_workers(address: str) -> FundstelleError:
    return FundstelleError(
        "The cluster at %(address)s has no workers: start some with `dask worker %(address)s`.", address=address
    )
