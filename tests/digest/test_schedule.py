"""Each digest is posted once, whatever happens: the cases of docs/digest.md."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot import due
from bot.digest import key
from bot.entrypoints.digests import REST, Digests
from bot.entrypoints.lease import AGAIN, TAKEOVER, Lease
from bot.entrypoints.schedule import TICK
from bot.model import Subscribed, Subscription
from tests.digest.conftest import CHANNEL, EXTRACT, Clock, only, store_now, subscribed
from tests.digest.slack_stub import (
    ARCHIVED,
    BROKEN,
    BROKEN_PAGE,
    HANG_AFTER,
    HANG_BEFORE,
    OK,
    RATE_LIMITED,
    REVOKED,
)

REPLICA = """
import sys
from datetime import datetime
from slack_sdk import WebClient
from bot.bootstrap import open_bot
from bot.entrypoints.digests import Digests
from bot.entrypoints.posting import careful
from bot.settings import Settings
client = careful(WebClient("xoxb-test", base_url=sys.argv[2]))
bot = open_bot(Settings(bot_database_url=sys.argv[1], bot_digest_channels=(sys.argv[4],)))
Digests(bot, lambda _: client).post_due(datetime.fromisoformat(sys.argv[3]))
"""


@pytest.fixture
def morning(bot) -> datetime:
    """The moment of a digest that has something to tell; the one of two days before was posted."""
    stored = store_now(bot)
    moment = due.following(stored, due.usual(bot.settings))
    before = (moment - timedelta(days=2)).timestamp()
    bot.store.subscribe(Subscribed("", CHANNEL, "", Subscription(), before, before))
    return moment


def is_done(bot, moment: datetime) -> bool:
    """Whether the digest of this moment counts as posted."""
    return only(bot).covered == moment.timestamp()


def test_posted_once_when_due(bot, morning, replica, slack):
    """Posted at its time, not again at the next tick or after a restart."""
    digests = replica()
    digests.post_due(morning - timedelta(seconds=1))
    assert slack.posts == []
    digests.post_due(morning)
    digests.post_due(morning + timedelta(seconds=10))
    replica().post_due(morning + timedelta(hours=1))
    [post] = slack.posts
    assert post["channel"] == CHANNEL
    assert post["metadata"]["event_payload"] == {"key": key(only(bot), morning), "part": 0}
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


def test_a_channel_that_left_the_settings_gets_none(bot, replica, morning):
    """Its place is forgotten, so that coming back makes up for nothing."""
    replica(bot_digest_channels=("C0ANDERER",)).begin(morning)
    assert [one.channel for one in bot.store.subscriptions()] == ["C0ANDERER"]


def test_nothing_new_posts_nothing(bot, replica, slack, morning):
    """A digest without items is closed in silence."""
    replica().post_due(morning)
    replica().post_due(morning + timedelta(days=2))
    assert len(slack.posts) == 1
    assert is_done(bot, morning + timedelta(days=2))


def test_nothing_new_in_one_line(bot, replica, slack):
    """Who wants to know that nothing is new is told so in one line."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1), topics=("cloud",), silent=False)
    replica().post_due(morning)
    [post] = slack.posts
    assert len(post["blocks"]) == 1
    assert "Nichts Neues" in post["text"]


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


def killed_at_a_call(bot, slack, morning):
    """Run a process of its own until Slack hangs, and kill it there."""
    arguments = [bot.settings.bot_database_url, slack.url, morning.isoformat(), CHANNEL]
    process = subprocess.Popen([sys.executable, "-c", REPLICA, *arguments])
    assert slack.hanging.wait(60)
    process.kill()
    process.wait()


@pytest.mark.parametrize("fault", [HANG_BEFORE, HANG_AFTER])
def test_killed_between_claim_and_mark(bot, morning, replica, slack, fault):
    """A process killed before or after its post: another one sees to it that the channel has it once, and in time."""
    slack.faults.append(fault)
    killed_at_a_call(bot, slack, morning)
    clock = Clock()
    other = replica(clock)
    other.post_due(morning + timedelta(seconds=10))
    assert len(slack.posts) == (fault == HANG_AFTER)
    clock.now = TAKEOVER
    other.post_due(morning + timedelta(seconds=TAKEOVER + 10))
    assert len(slack.posts) == 1
    other.post_due(morning + timedelta(hours=1))
    assert len(slack.posts) == 1
    assert is_done(bot, morning)


def test_four_lost_in_a_row_leave_it_on_time(morning, replica, slack):
    """Each process that takes the digest over is lost before its post; the fifth still posts within the minute."""
    slack.faults.extend([HANG_BEFORE] * 4)
    clock = Clock()
    processes = [replica(clock, timeout=1) for _ in range(5)]
    for seconds in range(TICK, 60, TICK):
        clock.now = seconds
        for process in processes[slack.calls.count("chat.postMessage") :]:
            process.post_due(morning + timedelta(seconds=seconds))
    assert slack.calls.count("chat.postMessage") == 5
    assert len(slack.posts) == 1


@pytest.mark.parametrize("fault", [HANG_BEFORE, HANG_AFTER])
def test_killed_while_the_owner_is_told(bot, replica, slack, fault):
    """The channel is gone and the process is killed while it says so: the owner learns it, and once."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1))
    slack.faults.extend([ARCHIVED, fault])
    killed_at_a_call(bot, slack, morning)
    clock = Clock()
    other = replica(clock)
    for seconds in (0.0, TAKEOVER, 2 * TAKEOVER, 4 * TAKEOVER):
        clock.now = seconds
        other.post_due(morning + timedelta(seconds=seconds))
    assert [post["channel"] for post in slack.posts] == ["U1"]
    assert (only(bot).paused, only(bot).untold) == (ARCHIVED, False)


def test_an_owner_who_cannot_be_told_is_left_in_peace(bot, replica, slack):
    """Slack refuses the message for good: it is not tried again and again, the list says why nothing comes."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1))
    slack.faults.extend([ARCHIVED, "user_not_found"])
    clock = Clock()
    other = replica(clock)
    for seconds in (0.0, TAKEOVER, 2 * TAKEOVER):
        clock.now = seconds
        other.post_due(morning + timedelta(seconds=seconds))
    assert slack.calls == ["chat.postMessage"] * 2
    assert (only(bot).paused, only(bot).untold) == (ARCHIVED, False)


def test_slack_fails_when_the_owner_is_told(bot, replica, slack):
    """5xx: tried again soon, and told once."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1))
    slack.faults.extend([ARCHIVED, BROKEN])
    clock = Clock()
    digests = replica(clock)
    for seconds in (0.0, AGAIN, 2 * AGAIN):
        clock.now = seconds
        digests.post_due(morning + timedelta(seconds=seconds))
    assert [post["channel"] for post in slack.posts] == ["U1"]


def test_killed_before_anything_was_posted(bot, morning, replica, slack):
    """A process that took the digest on and died at once: another one posts it."""
    bot.store.change_subscription(only(bot), replace(only(bot), due=morning.timestamp()))
    clock = Clock()
    digests = replica(clock)
    digests.post_due(morning)
    assert slack.posts == []
    clock.now = TAKEOVER
    digests.post_due(morning)
    assert len(slack.posts) == 1


def test_only_one_of_many_takes_over(bot, morning, replica, slack):
    """Two processes that have waited long enough: who is second sees that the first is at work, and waits anew."""
    bot.store.change_subscription(only(bot), replace(only(bot), due=morning.timestamp()))
    clock = Clock()
    first, second = replica(clock, timeout=1), replica(clock)
    for digests in (first, second):
        digests.post_due(morning)
    clock.now = TAKEOVER
    slack.faults.append(HANG_BEFORE)
    first.post_due(morning)
    second.post_due(morning)
    assert slack.posts == []
    clock.now = 2 * TAKEOVER
    second.post_due(morning)
    assert len(slack.posts) == 1


@pytest.mark.usefixtures("morning")
def test_who_waits_for_a_turn_shows_signs_of_life(bot, monkeypatch):
    """A morning of many digests is composed one after the other: none of them is taken over meanwhile."""
    monkeypatch.setattr("bot.entrypoints.lease.STEP", 0.01)
    lease, lock, had_turn = Lease(bot.store, only(bot), threading.Event()), threading.Lock(), threading.Event()

    def wait() -> None:
        with lease.turn(lock):
            had_turn.set()

    waiting = threading.Thread(target=wait)
    with lock:
        waiting.start()
        while only(bot).version < 2:
            assert waiting.is_alive()
        assert not had_turn.is_set()
    waiting.join()
    assert had_turn.is_set()


def test_left_open_for_a_day_nothing_comes_twice(bot, morning, replica, slack, monkeypatch):
    """Killed after the post, and no process for a day: the next digest has only what the first did not have."""
    slack.faults.append(HANG_AFTER)
    digests = replica(timeout=1)
    digests.post_due(morning)
    with monkeypatch.context() as later:
        later.setattr("time.time", lambda: morning.timestamp() + 60)
        store_now(bot, "rat-2", "Der Zoo von Quellenau öffnet. Er hat neue Otter.")
    clock = Clock()
    later = replica(clock)
    tomorrow = morning + timedelta(days=1)
    later.post_due(tomorrow)
    clock.now = TAKEOVER
    later.post_due(tomorrow)
    assert len(slack.posts) == 1
    later.post_due(tomorrow)
    assert len(slack.posts) == 2
    assert "Otter" not in str(slack.posts[0]["blocks"])
    assert "Kameras" not in str(slack.posts[1]["blocks"])
    assert "Zoo" in str(slack.posts[1]["blocks"])
    assert is_done(bot, tomorrow)


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
    assert slack.calls == ["chat.postMessage", "conversations.history", "conversations.replies"]


def test_recognised_by_its_first_block(morning, replica, slack):
    """Where metadata are not kept, the id of the first block tells the same."""
    slack.tells_metadata = False
    slack.faults.append(HANG_AFTER)
    clock = Clock()
    digests = replica(clock, timeout=1)
    for seconds in (0.0, 1.0, 1.0 + TAKEOVER):
        clock.now = seconds
        digests.post_due(morning + timedelta(seconds=seconds))
    assert len(slack.posts) == 1
    assert slack.calls == ["chat.postMessage", "conversations.history", "conversations.replies"]


def test_time_out_in_the_thread(bot, replica, slack):
    """A long digest that broke off in its thread is gone on with where it stopped."""
    for number in range(30):
        moment = store_now(bot, f"nr-{number}")
        own = " ".join(f"wort{number}nr{place}" for place in range(20))  # so that they are no copies of one story
        text = f"„{own}“, sagte Ilka Torneck. Die Stadt Quellenau stoppt die Überwachung {number} {own}."
        split = text.index("Die Stadt")
        extract = replace(
            EXTRACT,
            quotes=(replace(EXTRACT.quotes[0], spans=((0, text.index(",")),), speaker=()),),
            facts=(replace(EXTRACT.facts[0], start=split, end=len(text)),),
        )
        bot.store.save(replace(bot.store.article(f"nr-{number}"), text=text), extract)
    morning = due.following(moment, due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1), longest=30)
    slack.faults.extend([OK, HANG_AFTER])
    clock = Clock()
    digests = replica(clock, timeout=1)
    digests.post_due(morning)
    assert len(slack.posts) == 2
    digests.post_due(morning)
    clock.now = TAKEOVER
    digests.post_due(morning)
    assert [post["metadata"]["event_payload"]["part"] for post in slack.posts] == [0, 1, 2]
    assert {post.get("thread_ts") for post in slack.posts[1:]} == {slack.posts[0]["ts"]}
    assert "18 weitere stehen im Thread." in str(slack.posts[0]["blocks"])
    facts = [number for post in slack.posts for number in re.findall(r"Überwachung (\d+)", str(post["blocks"]))]
    assert len(facts) == len(set(facts)) == 10
    assert only(bot).covered == morning.timestamp()


def test_not_so_fast_is_waited_for(bot, morning, replica, slack):
    """429 with Retry-After: the same process posts after the pause."""
    slack.faults.extend([RATE_LIMITED, OK])
    replica().post_due(morning)
    assert len(slack.posts) == 1
    assert is_done(bot, morning)


@pytest.mark.parametrize("fault", [BROKEN, BROKEN_PAGE])
def test_broken_slack_is_tried_again_soon(morning, replica, slack, fault):
    """5xx, eight times: tried again by the process that heard it, and posted once, in time."""
    slack.faults.extend([fault] * 8)
    clock = Clock()
    digests = replica(clock)
    for tries in range(9):
        clock.now = tries * (AGAIN + TICK)
        digests.post_due(morning + timedelta(seconds=clock.now))
        assert len(slack.posts) == (tries == 8)
    assert clock.now + TICK < 60


def test_archived_channel_is_left_and_its_time_made_up_for(morning, replica, slack):
    """An archived channel of the settings gets no attempts all day; when it is back, the next digest covers that."""
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


@pytest.mark.parametrize("fault", [ARCHIVED, "not_in_channel", "channel_not_found"])
def test_a_subscription_of_a_lost_channel_rests_and_its_owner_is_told_once(bot, replica, slack, fault):
    """Whoever subscribed learns why nothing comes and what to do; "weiter" makes up for what was missed."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1), topics=("datenschutz",))
    slack.faults.append(fault)
    for _ in range(3):
        replica().post_due(morning)
    replica().post_due(morning + timedelta(days=1))
    [told] = slack.posts
    assert told["channel"] == "U1"
    assert "Datenschutz: täglich, 08:00, Europe/Berlin“ ist angehalten" in told["text"]
    assert "/digest weiter" in told["text"]
    resting = only(bot)
    assert resting.paused == (fault if fault != ARCHIVED else "is_archived")
    again = morning + timedelta(days=1, hours=1)
    bot.store.change_subscription(resting, replace(resting, paused="", begun=again.timestamp()))
    replica().post_due(again)
    replica().post_due(morning + timedelta(days=2))
    assert [post["channel"] for post in slack.posts] == ["U1", CHANNEL]
    assert "Kameras" in str(slack.posts[1]["blocks"])


def test_a_revoked_token_loses_no_subscription(bot, replica, slack):
    """Nobody is asked again for a while, nothing is paused; when the token is right again, the digest comes."""
    morning = due.following(store_now(bot), due.usual(bot.settings))
    subscribed(bot, morning - timedelta(days=1))
    slack.faults.append(REVOKED)
    clock = Clock()
    digests = replica(clock)
    digests.post_due(morning)
    digests.post_due(morning + timedelta(seconds=10))
    assert slack.calls == ["chat.postMessage"]
    assert only(bot).paused == ""
    clock.now = REST
    digests.post_due(morning + timedelta(seconds=REST))
    assert len(slack.posts) == 1


def test_one_bad_channel_does_not_stop_the_others(bot, morning, replica, slack):
    """The channels' digests are independent."""
    slack.refusing = {CHANNEL}
    before = (morning - timedelta(days=2)).timestamp()
    bot.store.subscribe(Subscribed("", "C0ZWEI", "", Subscription(), before, before))
    replica(bot_digest_channels=(CHANNEL, "C0ZWEI")).post_due(morning)
    assert [post["channel"] for post in slack.posts] == ["C0ZWEI"]


def test_a_clock_that_is_set_loses_nothing_and_posts_nothing_twice(bot, morning, replica, slack, monkeypatch):
    """Posted while the clock was two hours fast: what comes in until that time is in the next digest."""
    digests = replica()
    for minutes in (0, -120, -60, 0, 5, -30, 0):
        digests.post_due(morning + timedelta(minutes=minutes))
    assert len(slack.posts) == 1
    with monkeypatch.context() as then:
        then.setattr("time.time", lambda: morning.timestamp() - 3600)
        store_now(bot, "rat-2", "Der Zoo von Quellenau öffnet. Er hat neue Otter.")
    for minutes in (-60, 0, 5):
        digests.post_due(morning + timedelta(days=1, minutes=minutes))
    assert len(slack.posts) == 2
    assert "Zoo" in str(slack.posts[1]["blocks"])
    assert "Kameras" not in str(slack.posts[1]["blocks"])


def test_a_clock_that_was_years_ahead_ends_no_digest(bot, morning, replica, slack, monkeypatch):
    """A machine that woke up in another century and was set right: digests come again."""
    digests = replica()
    digests.post_due(morning + timedelta(days=30_000))
    digests.post_due(morning - timedelta(minutes=5))
    with monkeypatch.context() as then:
        then.setattr("time.time", lambda: morning.timestamp() + 3600)
        store_now(bot, "rat-2", "Der Zoo von Quellenau öffnet. Er hat neue Otter.")
    for days in (0, 1):
        digests.post_due(morning + timedelta(days=days))
    assert "Zoo" in str(slack.posts[-1]["blocks"])


def test_locked_database_is_survived(bot, morning, replica, slack):
    """A tick that cannot take anything on posts nothing and raises nothing; the next one posts."""
    digests = replica()
    other = sqlite3.connect(bot.settings.bot_database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    digests.post_due(morning)
    assert slack.posts == []
    other.execute("ROLLBACK")
    other.close()
    digests.post_due(morning + timedelta(seconds=10))
    assert len(slack.posts) == 1


def test_asked_for_at_once(bot, replica, slack):
    """/digest jetzt comes with the next tick, also while the subscription is paused, and once."""
    now = store_now(bot)
    one = subscribed(bot, now - timedelta(days=1), days=(now.weekday(),))
    bot.store.change_subscription(one, replace(one, asked=now.timestamp(), paused="user", begun=now.timestamp()))
    replica().post_due(now + timedelta(seconds=5))
    replica().post_due(now + timedelta(seconds=10))
    assert len(slack.posts) == 1
    assert "seit dem letzten" not in slack.posts[0]["text"]


def test_a_change_while_it_is_posted_is_kept(bot, morning, replica, slack):
    """Somebody pauses the subscription just when its digest is posted: both hold."""
    slack.during = lambda: bot.store.change_subscription(only(bot), replace(only(bot), paused="user"))
    replica().post_due(morning)
    assert len(slack.posts) == 1
    assert only(bot).paused == "user"
    assert is_done(bot, morning)
