"""A week of digests in many channels, posted by several real processes that are killed at random.

The clock is the simulation's own; Slack is a server on loopback that fails at random, and kills whoever
posts just before or just after it takes the post. Every article has words of its own, so that the posts tell
which facts came into which channel, and how often.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from unittest import mock

from bot import due
from bot.bootstrap import Bot, open_bot
from bot.entrypoints.schedule import TICK
from bot.model import Article, Extract, Fact, Stance, Subscribed, Subscription
from bot.settings import Settings
from tests.digest.slack_stub import BROKEN, OK, RATE_LIMITED, SlackStub

REPLICA = """
import sys
from datetime import datetime
from slack_sdk import WebClient
from bot.bootstrap import open_bot
from bot.entrypoints.digests import Digests
from bot.entrypoints.posting import careful
from bot.settings import Settings
now = [0.0]
client = careful(WebClient(sys.argv[3], base_url=sys.argv[2]))
digests = Digests(open_bot(Settings(bot_database_url=sys.argv[1])), lambda _: client, clock=lambda: now[0])
print("ready", flush=True)
for line in sys.stdin:
    moment = datetime.fromisoformat(line.strip())
    now[0] = moment.timestamp()
    digests.post_due(moment)
    print("done", flush=True)
"""
TIMES = (
    (time(8), "Europe/Berlin"),
    (time(2, 30), "Europe/Berlin"),  # does not exist on the Sunday of the week
    (time(7, 30), "Asia/Tokyo"),
    (time(18), "America/New_York"),
    (time(8), "Europe/London"),
)
START = datetime(2027, 3, 22, tzinfo=UTC)  # a Monday; summer time begins in Berlin and London on the 28th
STEP = timedelta(seconds=TICK)
MOST_STEPS = 150  # after a due moment, until nothing may be open any more
NEWS = re.compile(r"\b(?:fakt|neu)\d+")


@dataclass
class Counts:
    """What happened in a week."""

    digests: int = 0  # that were due
    posts: int = 0
    news: int = 0  # articles and facts, in all channels
    lost: int = 0
    twice: int = 0
    foreign: int = 0  # in channels that did not ask for them
    kills: int = 0
    latest: float = 0.0  # seconds that the latest post came after it was due
    late: int = 0  # posts later than 60 s


@dataclass
class DeadlySlack(SlackStub):
    """A Slack that fails now and then, and at whose door processes die."""

    chance: random.Random
    deadly: float  # the share of posts at which the process that posts is killed
    pids: dict[str, int] = field(default_factory=dict)  # by token
    now: datetime = START
    kills: int = 0

    def __post_init__(self) -> None:
        """Listen."""
        super().__init__()

    def answer(self, method: str, call: dict[str, object]) -> tuple[int, dict[str, str], dict[str, object] | None]:
        """Status, headers and body for one call."""
        if method != "chat.postMessage":
            return super().answer(method, call)
        dies = self.chance.random() < self.deadly
        if dies and self.chance.random() < 0.5:
            self._kill(str(call["token"]))
            return 200, {}, {"ok": False, "error": "internal_error"}
        fault = self.chance.choices((OK, RATE_LIMITED, BROKEN), (90, 5, 5))[0]
        if fault != OK and not dies:
            return (429, {"Retry-After": "0"}, {"ok": False}) if fault == RATE_LIMITED else (503, {}, {"ok": False})
        answered = super().answer(method, {**call, "at": self.now.timestamp()})
        if dies:
            self._kill(str(call["token"]))
        elif self.chance.random() < 0.05:
            return 503, {}, {"ok": False}  # it was posted all the same
        return answered

    def _kill(self, token: str) -> None:
        self.kills += 1
        os.kill(self.pids[token], signal.SIGKILL)


class Replica:
    """One process that posts digests when it is told the time; started again when it was killed."""

    def __init__(self, url: str, slack: DeadlySlack, token: str) -> None:
        """Start the process."""
        self._slack, self._token = slack, token
        self._arguments = [sys.executable, "-c", REPLICA, url, slack.url, token]
        self._start()

    def _start(self) -> None:
        self.process = subprocess.Popen(
            self._arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._slack.pids[self._token] = self.process.pid
        self._hear("ready")

    def tell(self, moment: datetime) -> None:
        """Let a tick begin."""
        try:
            self.process.stdin.write(f"{moment.isoformat()}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # it died: ``finish`` notices

    def finish(self) -> None:
        """Wait for the end of the tick; a process that was killed is started again."""
        if not self._hear("done"):
            self.close()
            self._start()

    def _hear(self, word: str) -> bool:
        while line := self.process.stdout.readline():  # the log is written there as well
            if line.strip() == word:
                return True
        return False

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


def simulate(url: str, *, channels: int, days: int, replicas: int, deadly: float, seed: int = 1) -> Counts:
    """Run it on an empty database, and count what came into the channels."""
    chance = random.Random(seed)  # noqa: S311 # repeatable, nothing secret
    bot = open_bot(Settings(bot_database_url=url))
    slack = DeadlySlack(chance, deadly)
    _subscribe(bot, channels, chance)
    stored = _store(bot, days, chance)
    running = [Replica(bot.settings.bot_database_url, slack, f"xoxb-{n}") for n in range(replicas)]
    moments = sorted({moment for one in bot.store.subscriptions() for moment in _moments(one, days)})
    try:
        for moment in moments:
            _post(bot, slack, running, moment)
        return _counted(bot, slack, stored, days)
    finally:
        for replica in running:
            replica.close()
        slack.close()
        bot.close()


def _subscribe(bot: Bot, channels: int, chance: random.Random) -> None:
    """Each channel wants a topic or two, some a second digest that partly wants the same."""
    names = [topic.name for topic in bot.topics]
    begun = START.timestamp()
    for number in range(channels):
        for _ in range(chance.choice((1, 1, 1, 2))):
            at, zone = chance.choice(TIMES)
            wanted = tuple(sorted(chance.sample(names, chance.choice((1, 1, 2)))))
            on = chance.choice(((), (), (), (0, 1, 2, 3, 4), (0, 3), (chance.randrange(7),)))
            wish = Subscription(topics=wanted, days=on, at=at, zone=zone, language="de", longest=80)
            bot.store.subscribe(Subscribed("", f"C{number}", "U1", wish, begun, begun))


def _store(bot: Bot, days: int, chance: random.Random) -> list[tuple[str, str, float]]:
    """An article a topic and day, with a fact of each stance; returns word, topic and moment of each of them."""
    stored, number = [], 0
    for day in range(days):
        for topic in bot.topics:
            moment = START.timestamp() + day * 86400 + chance.uniform(60, 86000)
            text, facts = f"Aus Quellenau kommt neu{number} {_own(number, chance)}. ", []
            stored.append((f"neu{number}", topic.name, moment))
            for stance in Stance:
                start = len(text)
                text += f"Die Stadt Quellenau sagt fakt{number} {_own(number, chance)}. "
                facts.append(Fact(topic.name, start, len(text) - 1, stance=stance))
                stored.append((f"fakt{number}", topic.name, moment))
                number += 1
            with mock.patch("time.time", return_value=moment):
                bot.store.save(
                    Article(f"a{number}", f"Artikel {number}", text, "2027-03-22"), Extract(facts=tuple(facts))
                )
    return stored


def _own(number: int, chance: random.Random) -> str:
    """Words that no other sentence has, so that nothing counts as a copy of anything."""
    return " ".join(f"w{number}x{chance.randrange(10**6)}" for _ in range(12))


def _moments(one: Subscribed, days: int) -> list[datetime]:
    """When the digests of a subscription are due in the time that is simulated."""
    found, end = [], START + timedelta(days=days)
    moment = due.following(START, one.wish)
    while moment < end:
        found.append(moment)
        moment = due.following(moment, one.wish)
    return found


def _post(bot: Bot, slack: DeadlySlack, running: list[Replica], moment: datetime) -> None:
    """Let time go on from a due moment until nothing is open."""
    for step in range(MOST_STEPS):
        slack.now = moment + step * STEP
        for replica in running:
            replica.tell(slack.now)
        for replica in running:
            replica.finish()
        slack.settle()  # on the real clock a request takes less than the time until a digest is taken over
        if all(due.latest(slack.now, one.wish).timestamp() <= one.covered for one in bot.store.subscriptions()):
            return


def _counted(bot: Bot, slack: DeadlySlack, stored: list[tuple[str, str, float]], days: int) -> Counts:
    counts = Counts(posts=len(slack.posts), kills=slack.kills)
    shown: dict[str, Counter[str]] = {}
    for post in slack.posts:
        news = shown.setdefault(str(post["channel"]), Counter())
        news.update(NEWS.findall(str(post["blocks"])))
        planned = int(str(post["metadata"]["event_payload"]["key"]).rpartition(":")[2])
        late = post["at"] - planned
        counts.latest, counts.late = max(counts.latest, late), counts.late + (late > 60)
    wanted: dict[str, set[str]] = {}
    for one in bot.store.subscriptions():
        moments = _moments(one, days)
        counts.digests += len(moments)
        last = moments[-1].timestamp() if moments else 0.0
        wanted.setdefault(one.channel, set()).update(
            word for word, topic, moment in stored if topic in one.wish.topics and moment < last
        )
    for channel, words in wanted.items():
        news = shown.pop(channel, Counter())
        counts.news += len(news)
        counts.lost += len(words - news.keys())
        counts.foreign += len(news.keys() - words)
        counts.twice += sum(times > 1 for times in news.values())
    counts.foreign += len(shown)
    return counts
