"""Subscriptions of digests and what channels were shown, on every database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import time

from bot.model import BY_USER, Subscribed, Subscription
from bot.store import Store

WISH = Subscription(
    topics=("datenschutz",),
    people=("Ada Brink",),
    words=("grüne Welle",),
    days=(0, 4),
    at=time(7, 30),
    zone="Asia/Tokyo",
    organisations=("Stadtwerke Lindenfurt",),
    sources=("Aubote",),
    language="en",
    longest=20,
    silent=False,
)
NEW = Subscribed("T1", "C1", "U1", WISH, covered=100.5, begun=200.25)


def test_a_subscription_comes_back_as_it_was(store: Store):
    """Every field survives the database; the order is that in which they were made."""
    assert store.subscribe(NEW)
    assert store.subscribe(replace(NEW, channel="C2", wish=Subscription()))
    first, second = store.subscriptions()
    assert first == replace(NEW, id=first.id)
    assert second.wish == Subscription()
    assert store.subscriptions("C2") == [second]
    assert store.subscriptions("C3") == []


def test_the_same_themes_are_subscribed_once_a_channel(store: Store):
    """Another time or order of the themes makes no second one; another channel or the settings do."""
    assert store.subscribe(NEW)
    assert not store.subscribe(replace(NEW, owner="U2", wish=replace(WISH, at=time(9), language="de")))
    assert store.subscribe(replace(NEW, wish=replace(WISH, topics=("cloud",))))
    assert store.subscribe(replace(NEW, channel="C2"))
    assert store.subscribe(replace(NEW, owner=""))
    assert not store.subscribe(replace(NEW, owner="", wish=Subscription()))
    assert len(store.subscriptions()) == 4


def test_of_many_changes_at_once_one_is_made(store: Store):
    """Who read an older version changes nothing: so one process of many takes a digest on."""
    store.subscribe(NEW)
    [old] = store.subscriptions()
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda due: store.change_subscription(old, replace(old, due=due)), range(1, 9)))
    assert sorted(won) == [False] * 7 + [True]
    [changed] = store.subscriptions()
    assert changed == replace(old, due=float(won.index(True) + 1), version=1)
    assert store.change_subscription(changed, replace(changed, paused=BY_USER, untold=True, wish=Subscription()))
    assert store.subscriptions()[0] == replace(changed, paused=BY_USER, untold=True, wish=Subscription(), version=2)


def test_a_removed_subscription_is_gone(store: Store):
    """It can neither be changed nor removed again, and its number is not given to another."""
    store.subscribe(NEW)
    [old] = store.subscriptions()
    assert store.unsubscribe(old.id)
    assert not store.unsubscribe(old.id)
    assert not store.change_subscription(old, old)
    store.subscribe(NEW)
    assert store.subscriptions()[0].id > old.id


def test_an_item_belongs_to_the_first_digest_of_a_channel(store: Store):
    """Another digest of the channel does not get it, that of another channel does; asking again gives the same."""
    assert store.show("C1", ["a", "b"], "digest:1") == {"a", "b"}
    assert store.show("C1", ["b", "c"], "digest:2") == {"c"}
    assert store.show("C1", ["a", "b"], "digest:1") == {"a", "b"}
    assert store.show("C2", ["a"], "digest:3") == {"a"}
    assert store.shown("C1") == {"a": "digest:1", "b": "digest:1", "c": "digest:2"}
    many = [f"item {number}" for number in range(1200)]
    assert store.show("C3", many, "digest:4") == set(many)
    assert store.show("C3", [], "digest:5") == set()


def test_what_was_shown_is_known_for_a_year(store: Store, monkeypatch):
    """Nothing is kept for ever; other channels are not touched."""
    with monkeypatch.context() as then:
        then.setattr("time.time", lambda: 0.0)
        store.show("C1", ["a"], "digest:1")
        store.show("C2", ["a"], "digest:2")
    store.show("C1", ["b"], "digest:3")
    assert store.shown("C1") == {"b": "digest:3"}
    assert store.shown("C2") == {"a": "digest:2"}


def test_items_of_a_digest_that_was_not_posted_are_free_again(store: Store):
    """They come in the next one."""
    store.show("C1", ["a"], "digest:1")
    store.take_back("digest:1")
    assert store.shown("C1") == {}
    assert store.show("C1", ["a"], "digest:2") == {"a"}
