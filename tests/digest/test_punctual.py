"""A call to Slack is over in time, however slowly the other side goes, so that nobody posts who was taken over."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.entrypoints.posting import careful
from tests.digest.slack_stub import BROKEN_PAGE, SlackStub


@pytest.fixture
def trickle() -> Iterator[tuple[str, threading.Event]]:
    """A server that says a letter ten times a second for ever, and whether somebody hung up on it."""
    hung_up = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, suppress(ConnectionError):
            connection.settimeout(0.1)
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while True:
                with suppress(TimeoutError):
                    if connection.recv(65536) == b"":
                        break
                connection.sendall(b"x")
        hung_up.set()

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/api/", hung_up
    listener.close()
    thread.join(10)


def test_an_answer_that_never_ends_is_hung_up_on(trickle):
    """Each letter comes soon enough for a limit on single steps; all of it has one limit."""
    url, hung_up = trickle
    client = careful(WebClient("xoxb-test", base_url=url))
    client.timeout = 1
    with pytest.raises((TimeoutError, httpx.TimeoutException)):
        client.chat_postMessage(channel="C1", text="Guten Morgen")
    assert hung_up.wait(10)


def test_what_is_asked_and_answered_is_as_with_the_sdk(slack: SlackStub):
    """Parameters of both kinds arrive, the token too; a page in front of Slack is trouble of Slack's."""
    client = careful(WebClient("xoxb-test", base_url=slack.url))
    assert client.auth_test()["team"] == "Aubote"
    posted = client.chat_postMessage(channel="C1", text="Guten Morgen", metadata={"event_type": "e"})
    [read] = client.conversations_history(channel="C1", include_all_metadata=True)["messages"]
    assert (read["ts"], read["text"], read["metadata"]) == (posted["ts"], "Guten Morgen", {"event_type": "e"})
    slack.faults.append(BROKEN_PAGE)
    with pytest.raises(SlackApiError) as raised:
        client.chat_postMessage(channel="C1", text="Guten Morgen")
    assert raised.value.response.status_code == 502
