"""Which process posts a digest: the one that changed the subscription's row last, and nobody else.

A process that takes a digest on, or goes on with it, changes the row if nobody else did since it was
read. So no clock of another machine counts: a row that stays as it is for TAKEOVER seconds of one's own
clock belongs to a process that is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Event, Lock

from bot.model import Subscribed
from bot.store import Store

TAKEOVER = 12.0  # seconds: more than twice a call to Slack, so short that four kills in a row leave a digest on time
AGAIN = 4.0  # seconds until whoever heard Slack say that it failed looks what became of the call
STEP = 4.0  # seconds between two signs of life while Slack wants to be waited for


class LostError(Exception):
    """Another process took this digest over."""


@dataclass
class Watch:
    """Tells which digests under way nobody works at any more."""

    clock: Callable[[], float]
    _seen: dict[int, tuple[int, float]] = field(default_factory=dict)  # id: version and when it counts as left

    def is_left(self, one: Subscribed) -> bool:
        """Whether a digest that is under way shows no sign of life."""
        version, left = self._seen.get(one.id, (-1, 0.0))
        if version != one.version:
            self._seen[one.id] = (one.version, self.clock() + TAKEOVER)
            return False
        return self.clock() >= left

    def again(self, one: Subscribed) -> None:
        """Go on with a digest of one's own soon: Slack said that it failed, so nothing is under way any more."""
        self._seen[one.id] = (one.version, self.clock() + AGAIN)


@dataclass
class Lease:
    """A digest that this process has taken on; ``one`` is the row as it wrote it last."""

    store: Store
    one: Subscribed
    ended: Event  # set when the process is to end

    def renew(self) -> None:
        """Show that somebody is at work; LostError when another process took over."""
        self._change(self.one)

    def move(self, due: float) -> None:
        """Go on with a later digest in place of this one."""
        self._change(replace(self.one, due=due))

    def wait(self, seconds: float) -> None:
        """Sleep, with signs of life; LostError when another process took over or this one is to end."""
        while seconds > 0:
            if self.ended.wait(min(seconds, STEP)):
                raise LostError
            seconds -= STEP
            self.renew()

    @contextmanager
    def turn(self, lock: Lock) -> Iterator[None]:
        """Hold a lock, with signs of life while it is waited for."""
        while not lock.acquire(timeout=STEP):
            self.renew()
        try:
            yield
        finally:
            lock.release()

    def close(self, change: Callable[[Subscribed], Subscribed]) -> Subscribed | None:
        """Write how it ended, whatever users changed meanwhile; the row, None when it is gone."""
        while True:
            new = change(self.one)
            if self.store.change_subscription(self.one, new):
                self.one = replace(new, version=self.one.version + 1)
                return self.one
            now = [one for one in self.store.subscriptions(self.one.channel) if one.id == self.one.id]
            if not now:
                return None
            self.one = now[0]

    def _change(self, new: Subscribed) -> None:
        if not self.store.change_subscription(self.one, new):
            raise LostError
        self.one = replace(new, version=self.one.version + 1)
