"""What keeps `serve` from beginning is one sentence and exit status 2, never a traceback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RIGHT = {"SLACK_BOT_TOKEN": "xoxb-test", "SLACK_SIGNING_SECRET": "geheim", "PORT": "0"}


def serve(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """`python -m bot serve` with nothing but these settings."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "BOT_", "PORT"))}
    given |= {"BOT_DATABASE_URL": f"sqlite:///{tmp_path}/archive.db", "BOT_LANGUAGE": "en", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot", "serve"]
    return subprocess.run(
        command, cwd=tmp_path, env=given | settings, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is missing"),
        ({"SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET is missing"),
        ({"SLACK_CLIENT_ID": "1.2"}, "SLACK_CLIENT_SECRET"),
        ({"BOT_PUBLIC_URL": "https://lesen.example"}, "BOT_SECRET_KEY is missing"),
        ({"PORT": "viele"}, "PORT"),
    ],
)
def test_a_setting_that_is_missing_or_wrong_is_named(tmp_path, change, told):
    """The operator reads what to set, not where in the code it went wrong."""
    run = serve(tmp_path, **(RIGHT | change))
    assert run.returncode == 2
    assert told in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1, run.stderr


def test_a_port_in_use_is_told(tmp_path):
    """Two bots on one machine is the usual reason."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = serve(tmp_path, **(RIGHT | {"PORT": port}))
    assert run.returncode == 2
    assert port in run.stderr
    assert "Traceback" not in run.stderr


def test_a_token_that_slack_refuses_is_told(tmp_path, calls):
    """A wrong token must be found out at the start, not at the first mention."""
    calls.refuse = "invalid_auth"
    run = serve(tmp_path, **(RIGHT | {"SLACK_API_URL": f"{calls.url}/api"}))
    assert run.returncode == 2
    assert "invalid_auth" in run.stderr
    assert "Traceback" not in run.stderr
