"""Posts each digest once when it is due, whatever happens in between.

A tick every few seconds asks which digests are due by the wall clock and not posted yet: a restart, a
clock change or a day's outage need no case of their own. A digest is taken on in the database before it is
posted and closed after. One that is left open (the process was killed, Slack did not answer) is taken
over by one process, which first looks in the channel for what was posted. docs/digest.md lists what can
happen and which test shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Event, Lock
from time import monotonic

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import digest, due
from bot.bootstrap import Bot
from bot.digest.compose import Composed
from bot.entrypoints.lease import Lease, LostError, Watch
from bot.entrypoints.posting import CHANNEL_GONE, NOT_LET_IN, Post, reason
from bot.entrypoints.telling import tell_owner
from bot.errors import StoreError
from bot.model import Subscribed, Subscription
from bot.rendering.parts import messages

THREADS = 16  # digests posted at the same time
REST = 600.0  # seconds until Slack is asked again after it did not let the app in
EARLY = 60.0  # seconds that Slack's clock may be behind

Clients = Callable[[str], WebClient | None]
"""The Web API of a workspace ("" for the only one); None where the app is not installed."""

log = structlog.get_logger(__name__)


@dataclass
class Digests:
    """The digests of all channels; any number of processes may run one each on the same database."""

    bot: Bot
    clients: Clients
    clock: Callable[[], float] = monotonic
    ended: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        """Make what is remembered between ticks; all of it can be lost."""
        self._watch = Watch(self.clock)
        self._resting: dict[str, float] = {}  # workspaces that Slack does not let in, until when
        self._busy: set[int] = set()
        self._composing = Lock()
        self._pool = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="digest")

    def begin(self, now: datetime) -> None:
        """Make the subscriptions of BOT_DIGEST_CHANNELS: what was due before there was one is nobody's loss."""
        channels = self.bot.settings.bot_digest_channels
        covered = due.latest(now, due.usual(self.bot.settings)).timestamp()
        for channel in channels:
            self.bot.store.subscribe(Subscribed("", channel, "", Subscription(), covered, now.timestamp()))
        for one in self.bot.store.subscriptions():
            if not one.owner and one.channel not in channels:
                self.bot.store.unsubscribe(one.id)

    def end(self) -> None:
        """Let posts that are under way finish, but wait for nothing longer."""
        self.ended.set()
        self._pool.shutdown(cancel_futures=True)

    def post_due(self, now: datetime) -> None:
        """``tick``, and wait until all is done."""
        for posting in self.tick(now):
            posting.result()

    def tick(self, now: datetime) -> list[Future[None]]:
        """Begin to post what is due and nobody is posting; never raises."""
        try:
            found = self.bot.store.subscriptions()
        except StoreError as error:
            log.warning("digests_not_looked_at", error=str(error))
            return []
        found = [self._set_right(one, now) for one in found if one.id not in self._busy]
        wanted = [one for one in found if self._wants(one, now)]
        self._busy.update(one.id for one in wanted)
        return [self._pool.submit(self._guarded, one, now) for one in wanted]

    def _set_right(self, one: Subscribed, now: datetime) -> Subscribed:
        """One that is ahead of the time, since a clock was: what is stored until then would be told by no digest."""
        moment = now.timestamp()
        if one.covered <= moment + digest.OVERLAP.total_seconds() or one.due > one.covered:
            return one
        posted = due.following(now, due.complete(one.wish, due.usual(self.bot.settings))).timestamp()
        right = replace(one, covered=moment, due=moment, asked=min(one.asked, moment), begun=posted)
        log.warning("digest_ahead_of_time", channel=one.channel, id=one.id, seconds=one.covered - moment)
        return replace(right, version=one.version + 1) if self.bot.store.change_subscription(one, right) else one

    def _wants(self, one: Subscribed, now: datetime) -> bool:
        """Whether there is something to do for a subscription that this process may do."""
        if self.clock() < self._resting.get(one.team, -1.0):
            return False
        if one.untold or (one.due > one.covered and not one.paused):
            return self._watch.is_left(one)
        return self._due(one, now) is not None

    def _due(self, one: Subscribed, now: datetime) -> datetime | None:
        """The moment of the digest that is to be posted now, None for none."""
        moments = [datetime.fromtimestamp(one.asked, UTC)] if one.asked > one.covered else []
        if not one.paused:
            latest = due.latest(now, due.complete(one.wish, due.usual(self.bot.settings)))
            moments += [latest] if latest.timestamp() > max(one.begun, one.covered) else []
        return max(moments, default=None)

    def _guarded(self, one: Subscribed, now: datetime) -> None:
        """One channel, or a database away for a minute, must not end the others."""
        try:
            self._take(one, now)
        except LostError:
            log.info("digest_left_to_another", channel=one.channel, id=one.id)
        except Exception:
            log.exception("digest_failed", channel=one.channel, id=one.id)
        finally:
            self._busy.discard(one.id)

    def _take(self, one: Subscribed, now: datetime) -> None:
        client = self.clients(one.team)
        if client is None:
            self._resting[one.team] = self.clock() + REST
            log.warning("digest_waits_for_installation", team=one.team)
            return
        if one.untold:
            lease = Lease(self.bot.store, one, self.ended)
            lease.renew()
            self._tell(lease, client, again=True)
            return
        again = one.due > one.covered
        moment = datetime.fromtimestamp(one.due, UTC) if again else self._due(one, now)
        if moment is None:
            return
        lease = Lease(self.bot.store, one, self.ended)
        lease.move(moment.timestamp())
        post = Post(client, one.channel, digest.key(one, moment), lease.renew, lease.wait)
        try:
            found = post.found(moment.timestamp() - EARLY) if again else {}
        except SlackApiError as error:
            self._refused(lease, post, error, doubtful=True)
            return
        if again and not found:
            self._start_again(lease, post, now)
        else:
            self._post(lease, post, found)

    def _start_again(self, lease: Lease, old: Post, now: datetime) -> None:
        """An attempt before this one posted nothing: post now what is due now, one for all that was missed."""
        moment = self._due(replace(lease.one, due=0.0), now)
        if moment is None:  # somebody changed the times meanwhile
            self.bot.store.take_back(old.key)
            lease.close(lambda one: replace(one, due=one.covered))
            return
        key = digest.key(lease.one, moment)
        if key != old.key:
            self.bot.store.take_back(old.key)
            lease.move(moment.timestamp())
        self._post(lease, replace(old, key=key), {})

    def _post(self, lease: Lease, post: Post, found: dict[int, str]) -> None:
        one, settings = lease.one, self.bot.settings
        composed = self._composed(lease, post.key, again=bool(found))
        wish = due.complete(one.wish, due.usual(settings))
        parts = messages(composed.answer, language=wish.language, link=self.bot.links.to)
        if composed.answer.items or not wish.silent:
            try:
                post.post(parts, found)
            except SlackApiError as error:
                self._refused(lease, post, error, doubtful=bool(found))
                return
        lease.close(lambda now: replace(now, covered=max(now.covered, one.due)))
        log.info("digest_posted", channel=one.channel, id=one.id, items=composed.answer.total, found=len(found))

    def _composed(self, lease: Lease, key: str, *, again: bool) -> Composed:
        """The digest with its items taken: what another one of the channel has is left out.

        ``again``: a part is posted already, so it is made of what was taken for it and of nothing else.
        """
        store, one = self.bot.store, lease.one
        moment = datetime.fromtimestamp(one.due, UTC)
        # One after the other: together they would take as long, and each so long that it seems left.
        with lease.turn(self._composing):
            while True:
                fresh = _fresh(store.shown(one.channel), {key} if again else {key, None})
                composed = digest.of(store, self.bot.topics, self.bot.settings, one, moment, fresh)
                lease.renew()
                if store.show(one.channel, composed.items, key) == composed.items:
                    return composed

    def _refused(self, lease: Lease, post: Post, error: SlackApiError, *, doubtful: bool) -> None:
        """What Slack refuses for good is not tried again; ``doubtful``: an attempt before may have posted something."""
        why, one = reason(error), lease.one
        log.error("digest_not_posted", channel=one.channel, id=one.id, error=why or str(error))
        if not why:
            self._watch.again(one)  # left open: taken over after a look into the channel, by others if not by this one
            return
        if not doubtful:
            self.bot.store.take_back(post.key)
        if why in NOT_LET_IN:
            self._resting[one.team] = self.clock() + REST
            lease.close(lambda now: now if doubtful else replace(now, due=now.covered))
        elif why in CHANNEL_GONE and one.owner:
            if lease.close(lambda now: replace(now, due=now.due if doubtful else now.covered, paused=why, untold=True)):
                self._tell(lease, post.client, again=False)
        else:  # the next digest covers the time
            lease.close(lambda now: replace(now, begun=max(now.begun, one.due), due=now.covered))

    def _tell(self, lease: Lease, client: WebClient, *, again: bool) -> None:
        """Tell the owner that the subscription rests; open until that is known to be done, or refused for good."""
        one = lease.one
        try:
            tell_owner(self.bot, client, lease, again=again)
        except SlackApiError as error:
            why = reason(error)
            log.warning("digest_owner_not_told", owner=one.owner, channel=one.channel, error=why or str(error))
            if not why:
                self._watch.again(lease.one)
                return
            if why in NOT_LET_IN:
                self._resting[one.team] = self.clock() + REST
                return
        lease.close(lambda now: replace(now, untold=False))


def _fresh(shown: Mapping[str, str], whose: Collection[str | None]) -> Callable[[str], bool]:
    return lambda mark: shown.get(mark) in whose
