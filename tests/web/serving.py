"""A real web server on a free port of this machine, for tests that look at pages as readers do."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

from bot.bootstrap import Bot


@dataclass(frozen=True)
class Site:
    """Pages that are being served, and the bot behind them."""

    address: str
    bot: Bot


@contextmanager
def serving(build: Callable[[str], ASGIApp]) -> Iterator[str]:
    """Serve what ``build(address)`` makes; gives the address, such as http://127.0.0.1:40321."""
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = uvicorn.Server(uvicorn.Config(build(address), log_level="error", lifespan="off"))
    # The socket listens already: whoever connects before the server runs waits in its queue.
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield address
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
