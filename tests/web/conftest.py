"""The reading room and the demo on real ports, and a real browser to look at them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from bot.entrypoints import demo, web
from tests.conftest import skip_or_fail
from tests.web.room import room_bot
from tests.web.serving import Site, serving

QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def _site(folder: Path, *, with_demo: bool) -> Iterator[Site]:
    bots = []

    def build(address: str) -> ASGIApp:
        bots.append(room_bot(folder, address))
        return demo.application(bots[0]) if with_demo else web.application(bots[0])

    with serving(build) as address:
        yield Site(address, bots[0])
    bots[0].close()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Site]:
    """The reading room as ``serve`` has it."""
    yield from _site(tmp_path, with_demo=False)


@pytest.fixture
def demo_site(tmp_path: Path) -> Iterator[Site]:
    """The reading room with the page to ask in."""
    yield from _site(tmp_path, with_demo=True)


@pytest.fixture(scope="session")
def chromium():
    """Headless Chromium, one for all tests."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        skip_or_fail("Chromium is not installed")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # may be missing
    except ImportError:
        skip_or_fail("playwright is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--headless", "--no-sandbox", "--disable-gpu", *QUIET]
        )
        yield browser
        browser.close()
