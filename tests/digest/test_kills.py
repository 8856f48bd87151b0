"""A process that posts is killed for real after each of its steps: the channel has its digest once all the same."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from bot import due
from bot.entrypoints.lease import TAKEOVER
from tests.digest.conftest import CHANNEL, Clock, only, store_now, subscribed
from tests.digest.slack_stub import ARCHIVED

STOPS = """
import sys, threading
from datetime import datetime
from slack_sdk import WebClient
from bot.bootstrap import open_bot
from bot.entrypoints.digests import Digests
from bot.entrypoints.lease import Lease
from bot.entrypoints.posting import Post, careful
from bot.settings import Settings
from bot.store.database import Database
steps = {"claim": (Lease, "move"), "take": (Database, "show"), "post": (Post, "post"), "mark": (Lease, "close")}
owner, name = steps[sys.argv[4]]
step = getattr(owner, name)
def stop_after(*given):
    done = step(*given)
    print("stopped", flush=True)
    threading.Event().wait()
    return done
setattr(owner, name, stop_after)
bot, client = open_bot(Settings(bot_database_url=sys.argv[1])), careful(WebClient("xoxb-test", base_url=sys.argv[2]))
Digests(bot, lambda _: client).post_due(datetime.fromisoformat(sys.argv[3]))
"""


def kill_after(step: str, bot, slack, moment: datetime) -> None:
    """Let a process post what is due, and kill it as soon as it has done the step."""
    arguments = [bot.settings.bot_database_url, slack.url, moment.isoformat(), step]
    with subprocess.Popen([sys.executable, "-c", STOPS, *arguments], stdout=subprocess.PIPE, text=True) as process:
        while line := process.stdout.readline():  # the log is written there as well
            if line.strip() == "stopped":
                process.kill()
    assert process.returncode < 0


def go_on(replica, moment: datetime) -> None:
    """What another process does in the minute after."""
    clock = Clock()
    other = replica(clock)
    for clock.now in (0.0, TAKEOVER, 2 * TAKEOVER, 4 * TAKEOVER):
        other.post_due(moment + timedelta(seconds=clock.now))


@pytest.mark.parametrize(("step", "posted"), [("claim", 0), ("take", 0), ("post", 1), ("mark", 1)])
def test_killed_after_a_step(bot, replica, slack, step, posted):
    """Between claim and post, between post and mark, and after: posted once, with all that it has."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1))
    kill_after(step, bot, slack, morning)
    assert len(slack.posts) == posted
    go_on(replica, morning)
    [post] = slack.posts
    assert post["channel"] == CHANNEL
    assert "Die Kameras bleiben aus" in str(post["blocks"])
    assert only(bot).covered == morning.timestamp()


def test_killed_after_the_pause_was_noted(bot, replica, slack):
    """The channel is archived and nobody was told yet: the owner is, by another process, and once."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1))
    slack.faults.append(ARCHIVED)
    kill_after("mark", bot, slack, morning)
    assert (only(bot).paused, only(bot).untold, slack.posts) == (ARCHIVED, True, [])
    go_on(replica, morning)
    assert [post["channel"] for post in slack.posts] == ["U1"]
    assert not only(bot).untold
