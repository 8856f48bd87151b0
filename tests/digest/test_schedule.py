"""Each digest is posted once, whatever happens: the cases of docs/digest.md."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from datetime import datetime, timedelta

import pytest

from bot.digest import due, key
from bot.entrypoints.schedule import TAKEOVER, Digests
from tests.digest.conftest import CHANNEL, Clock, store_now
from tests.digest.slack_stub import ARCHIVED, BROKEN, HANG_AFTER, HANG_BEFORE, OK, RATE_LIMITED

REPLICA = """
import sys
from datetime import datetime
from slack_sdk import WebClient
from bot.bootstrap import open_bot
from bot.entrypoints.schedule import Digests, careful
from bot.settings import Settings
bot = open_bot(Settings(bot_database_url=sys.argv[1], bot_digest_channels=(sys.argv[4],)))
Digests(bot, careful(WebClient("xoxb-test", base_url=sys.argv[2]))).post_due(datetime.fromisoformat(sys.argv[3]))
"""


@pytest.fixture
def morning(bot) -> datetime:
    """The moment of a digest that has something to tell."""
    stored = store_now(bot)
    day = stored.astimezone(bot.settings.zone).date() + timedelta(days=1)
    bot.store.settle(key(CHANNEL, day - timedelta(days=2)))
    return due(day, bot.settings)


def test_posted_once_when_due(morning, replica, slack):
    """Posted at its time, not again at the next tick or after a restart."""
    digests = replica()
    digests.post_due(morning)
    digests.post_due(morning + timedelta(seconds=10))
    replica().post_due(morning + timedelta(hours=1))
    [post] = slack.posts
    assert post["channel"] == CHANNEL
    assert post["metadata"]["event_payload"] == {"key": key(CHANNEL, morning.date())}
    assert "Die Kameras bleiben aus" in str(post["blocks"])


def test_first_start_posts_nothing_that_was_due_before(bot, replica, slack):
    """Who sets the bot up at ten does not get the digest of eight; the next morning's comes."""
    stored = store_now(bot)
    digests = replica()
    digests.begin(stored)
    digests.post_due(stored)
    assert slack.posts == []
    digests.post_due(stored + timedelta(days=1))
    assert len(slack.posts) == 1


def test_nothing_new_posts_nothing(bot, replica, slack, morning):
    """A digest without items is settled in silence."""
    replica().post_due(morning)
    replica().post_due(morning + timedelta(days=2))
    assert len(slack.posts) == 1
    assert bot.store.claimed(key(CHANNEL, (morning + timedelta(days=2)).date())) == "settled"


@pytest.mark.parametrize("count", [2, 8])
def test_many_replicas_post_once(morning, replica, slack, count):
    """All processes tick at the same moment: exactly one of them posts."""
    replicas = [replica() for _ in range(count)]
    together = threading.Barrier(count)

    def tick(digests: Digests) -> None:
        together.wait()
        digests.post_due(morning)

    threads = [threading.Thread(target=tick, args=(digests,)) for digests in replicas]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(slack.posts) == 1


@pytest.mark.parametrize("fault", [HANG_BEFORE, HANG_AFTER])
def test_killed_between_claim_and_mark(bot, morning, replica, slack, fault):
    """A process killed before or after its post: another one sees to it that the channel has it exactly once."""
    slack.faults.append(fault)
    arguments = [bot.settings.bot_database_url, slack.url, morning.isoformat(), CHANNEL]
    process = subprocess.Popen([sys.executable, "-c", REPLICA, *arguments])
    assert slack.hanging.wait(60)
    process.kill()
    process.wait()
    clock = Clock()
    other = replica(clock)
    other.post_due(morning + timedelta(seconds=10))
    assert len(slack.posts) == (fault == HANG_AFTER)
    clock.now = TAKEOVER
    other.post_due(morning + timedelta(seconds=TAKEOVER))
    other.post_due(morning + timedelta(hours=1))
    assert len(slack.posts) == 1
    assert bot.store.claimed(key(CHANNEL, morning.date())) == "settled"


def test_killed_again_while_taking_over(bot, morning, replica, slack):
    """Every attempt can die: the next one is taken by one process again."""
    store = bot.store
    for suffix in ("", "#2", "#3"):
        store.claim(key(CHANNEL, morning.date()) + suffix)
    clock = Clock()
    digests = replica(clock)
    digests.post_due(morning)
    clock.now = TAKEOVER
    digests.post_due(morning)
    assert len(slack.posts) == 1
    assert store.claimed(key(CHANNEL, morning.date())) == "settled"


def test_time_out_although_it_was_posted(morning, replica, slack):
    """Slack took the post but its answer was lost: the bot finds its own post and does not repeat it."""
    slack.faults.append(HANG_AFTER)
    clock = Clock()
    digests = replica(clock, timeout=1)
    digests.post_due(morning)
    digests.post_due(morning)
    clock.now = TAKEOVER
    digests.post_due(morning + timedelta(seconds=TAKEOVER))
    assert len(slack.posts) == 1
    assert slack.calls == ["chat.postMessage", "conversations.history"]


def test_not_so_fast_is_waited_for(bot, morning, replica, slack):
    """429 with Retry-After: the same process posts after the pause."""
    slack.faults.extend([RATE_LIMITED, OK])
    replica().post_due(morning)
    assert len(slack.posts) == 1
    assert bot.store.claimed(key(CHANNEL, morning.date())) == "settled"


def test_broken_slack_is_tried_again_later(morning, replica, slack):
    """5xx: nothing is posted now, once later."""
    slack.faults.append(BROKEN)
    clock = Clock()
    digests = replica(clock)
    digests.post_due(morning)
    digests.post_due(morning)
    assert slack.posts == []
    clock.now = TAKEOVER
    digests.post_due(morning + timedelta(seconds=TAKEOVER))
    assert len(slack.posts) == 1


def test_archived_channel_is_left_and_its_time_made_up_for(morning, replica, slack):
    """An archived channel gets no attempts all day; when it is back, the next digest covers what was missed."""
    slack.faults.append(ARCHIVED)
    clock = Clock()
    digests = replica(clock)
    digests.post_due(morning)
    clock.now = TAKEOVER
    digests.post_due(morning + timedelta(hours=1))
    digests.post_due(morning + timedelta(hours=2))
    assert slack.calls == ["chat.postMessage"]
    digests.post_due(morning + timedelta(days=1))
    assert len(slack.posts) == 1
    assert "Die Kameras bleiben aus" in str(slack.posts[0]["blocks"])


def test_one_bad_channel_does_not_stop_the_others(bot, morning, replica, slack):
    """The channels' digests are independent."""
    slack.faults.append(ARCHIVED)
    bot.store.settle(key("C0ZWEI", morning.date() - timedelta(days=2)))
    replica(bot_digest_channels=(CHANNEL, "C0ZWEI")).post_due(morning)
    assert [post["channel"] for post in slack.posts] == ["C0ZWEI"]


def test_locked_database_is_survived(bot, morning, replica, slack):
    """A tick that cannot claim anything posts nothing and raises nothing; the next one posts."""
    digests = replica()
    other = sqlite3.connect(bot.settings.bot_database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    digests.post_due(morning)
    assert slack.posts == []
    other.execute("ROLLBACK")
    other.close()
    digests.post_due(morning + timedelta(seconds=10))
    assert len(slack.posts) == 1
