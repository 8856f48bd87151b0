"""A web server on loopback that answers as a test tells it, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.store import Store, open_store
from tests.sources.web_stub import Page, Web


@pytest.fixture
def web() -> Iterator[Web]:
    """The server, running."""
    site = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that http.server looks for
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            page = site.pages.get(self.path, Page(status=404))
            page = page if isinstance(page, Page) else page(headers)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if not page.endless and "Content-Length" not in page.headers:
                self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            try:
                self.wfile.write(page.body)
                while page.endless:
                    self.wfile.write(page.body)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty archive."""
    opened = open_store(f"sqlite:///{tmp_path / 'archive.db'}")
    yield opened
    opened.close()
