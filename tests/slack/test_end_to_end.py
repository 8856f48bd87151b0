"""The bot as a real process against local-slack, in Socket Mode and over HTTP.

local-slack listens on every interface, so both run in a network of their own (``unshare -rn``) where
only loopback exists; the tests themselves stand in ``in_own_network.py`` and run in there as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import skip_or_fail

ROOT = Path(__file__).parents[2]
LOCAL_SLACK = ROOT / "node_modules" / "local-slack-linux-x64" / "bin" / "local-slack"


@pytest.mark.parametrize("mode", ["socket", "events"])
def test_the_bot_talks_with_slack(mode, tmp_path):
    """Commands, mentions, threads, buttons, sharing and direct messages, as a workspace sees them."""
    if not LOCAL_SLACK.is_file():
        skip_or_fail("local-slack is not installed (npm install --no-save local-slack-linux-x64@0.1.8)")
    if not shutil.which("ip") or subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        skip_or_fail("no network of its own can be made here (unshare -rn, ip)")
    tests = Path(__file__).parent / "in_own_network.py"
    pytest_there = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--basetemp", tmp_path / "there", tests]
    run = subprocess.run(
        ["unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$0" "$@"', *pytest_there],
        cwd=ROOT,
        env=os.environ | {"LOCAL_SLACK": str(LOCAL_SLACK), "LOCAL_SLACK_MODE": mode},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
