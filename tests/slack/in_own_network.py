"""What a workspace sees of the bot; run by ``test_end_to_end.py`` where only loopback exists."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
from slack_sdk import WebClient

from bot.bootstrap import open_bot
from bot.entrypoints.digests import Digests
from bot.entrypoints.lease import TAKEOVER
from bot.entrypoints.posting import careful
from bot.settings import Settings
from bot.store import open_store
from tests.slack.invented_archive import archive
from tests.slack.lossy import losing
from tests.slack.slack_message import check, shown, texts

Found = TypeVar("Found")

MODE = os.environ["LOCAL_SLACK_MODE"]
HTTP = httpx.Client(timeout=20)
SLACK, BOT = "http://localhost:3801", "http://localhost:3802"
ALMA, BERT, CHANNEL, LOST = "U01ALMA", "U02BERT", "C01RAT", "C02LOST"
CONFIG = {
    "workspace": {"name": "Lindenfurt", "domain": "lindenfurt", "teamId": "T01TEST"},
    "app": {
        "appId": "A01APP",
        "botUserId": "U0BOT",
        "botName": "fundstelle",
        "botToken": "xoxb-test",
        "appToken": "xapp-test",
        "signingSecret": "geheim",
        "mode": MODE,
        "requestUrl": f"{BOT}/slack/events",
    },
    "users": [
        {"id": ALMA, "name": "alma", "real_name": "Alma Winter"},
        {"id": BERT, "name": "bert", "real_name": "Bert Sommer"},
    ],
    "channels": [
        {"id": CHANNEL, "name": "rathaus", "members": [ALMA, BERT, "U0BOT"]},
        {"id": LOST, "name": "verloren", "members": [ALMA, "U0BOT"]},
    ],
}


def eventually(look: Callable[[], Found | None], what: str) -> Found:
    """What a look finds as soon as it finds something; fails after 20 seconds."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            if found := look():
                return found
        except httpx.TransportError:
            pass
        time.sleep(0.02)
    return pytest.fail(f"{what} never came")


class Control:
    """What people do in the workspace, and what they then see."""

    def do(self, what: str, **given: object) -> dict:
        """Something a person does: message, command, interact."""
        response = HTTP.post(f"{SLACK}/_control/{what}", json=given)
        assert response.is_success, response.text
        return response.json()

    def messages(self, channel: str = CHANNEL) -> list[dict]:
        """All messages of a channel, those of the bot checked."""
        found = HTTP.get(f"{SLACK}/_control/messages/{channel}").json()["messages"]
        for message in found:
            if message.get("bot_id"):
                check(message)
        return found

    def see(self, text: str, channel: str = CHANNEL, **wanted: object) -> dict:
        """The message of the bot with this text and these properties, waited for."""

        def look() -> dict | None:
            for message in self.messages(channel):
                fits = all(message.get(key) == value for key, value in wanted.items())
                if fits and message.get("bot_id") and any(text in part for part in shown(message["blocks"])):
                    return message
            return None

        return eventually(look, f"a message with {text!r}")

    def click(self, message: dict, label: str, user: str = ALMA) -> None:
        """Press the button with this label."""
        for block in message["blocks"]:
            for element in block.get("elements", ()):
                if element.get("type") == "button" and element["text"]["text"] == label:
                    self.do("interact", channel=message["channel"], messageTs=message["ts"], user=user, action=element)
                    return
        pytest.fail(f"no button {label!r} in {list(texts(message['blocks']))}")

    def log(self) -> list[dict]:
        """Everything that went between Slack and the bot."""
        return HTTP.get(f"{SLACK}/_control/log").json()["log"]


@pytest.fixture(scope="module")
def slack(tmp_path_factory) -> Iterator[Control]:
    """A workspace."""
    config = tmp_path_factory.mktemp("slack") / "config.json"
    config.write_text(json.dumps(CONFIG))
    process = subprocess.Popen(
        [os.environ["LOCAL_SLACK"], "--config", config, "--port", "3801"], stdout=subprocess.DEVNULL
    )
    eventually(lambda: HTTP.get(f"{SLACK}/_control/state").is_success, "local-slack")
    yield Control()
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="module", autouse=True)
def bot(slack, tmp_path_factory) -> Iterator[subprocess.Popen]:
    """`python -m bot serve` with the invented archive, connected."""
    folder = tmp_path_factory.mktemp("bot")
    url = f"sqlite:///{folder}/archive.db"
    store = open_store(url)
    store.save_all(archive())
    store.close()
    settings = {
        "SLACK_BOT_TOKEN": "xoxb-test",
        "SLACK_SIGNING_SECRET": "geheim",
        "SLACK_API_URL": f"{SLACK}/api",
        "BOT_DATABASE_URL": url,
        "BOT_PUBLIC_URL": BOT,
        "BOT_SECRET_KEY": "nur im Test",
        "PORT": "3802",
    } | ({"SLACK_APP_TOKEN": "xapp-test"} if MODE == "socket" else {})
    log = folder / "bot.log"
    with log.open("w") as lines:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve"],
            env=os.environ | settings,
            stderr=lines,
            cwd=Path(__file__).parents[2],
        )
    try:
        if MODE == "socket":
            eventually(lambda: any("socket connected" in line["summary"] for line in slack.log()), "the connection")
        eventually(lambda: HTTP.get(f"{BOT}/healthz").is_success, f"the bot ({log.read_text()})")
        yield process
        assert process.poll() is None, log.read_text()
        assert "Traceback" not in log.read_text()
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def test_a_slash_command_is_answered_for_the_asking_person_only(slack):
    """The answer is in the response to Slack's request: no call to the Web API posts it."""
    slack.do("command", channel=CHANNEL, user=ALMA, command="/wer", text="Klamm")
    slack.see("Lindenfurter Schulrätin", ephemeral_to=ALMA)
    assert not any(line["summary"] == "chat.postMessage" for line in slack.log())


def test_a_mention_is_answered_once_in_its_thread_and_followed_up_without_one(slack):
    """local-slack sends two events for a mention, as Slack does."""
    mention = slack.do("message", channel=CHANNEL, user=ALMA, text="<@U0BOT> wer ist Berta Klamm?")["message"]
    slack.see("Lindenfurter Schulrätin", thread_ts=mention["ts"])
    slack.do("message", channel=CHANNEL, user=BERT, text="was hat Otto Brand gesagt?", thread_ts=mention["ts"])
    slack.see("Der Datenschutz sei nicht geklärt", thread_ts=mention["ts"])
    sent = json.dumps([line for line in slack.log() if line["direction"] == "to_bot"])
    assert "app_mention" in sent
    assert sent.count(mention["ts"]) > sent.count("app_mention")
    answers = [
        message for message in slack.messages() if message.get("thread_ts") == mention["ts"] and message.get("bot_id")
    ]
    assert len(answers) == 2


def test_a_button_replaces_the_answer_and_sharing_posts_it(slack):
    """From who somebody is to what they said, and then into the channel."""
    slack.do("command", channel=CHANNEL, user=BERT, command="/quote", text="Klamm")
    answer = slack.see("wohin die Daten der Kinder gehen", ephemeral_to=BERT)
    slack.click(answer, "Im Kanal teilen", BERT)
    shared = slack.see(f"Geteilt von <@{BERT}>", subtype=None)
    assert any("wohin die Daten" in text for text in shown(shared["blocks"]))
    first = next(
        element
        for block in answer["blocks"]
        for element in block.get("elements", ())
        if element.get("action_id", "").startswith("more:")
    )
    slack.click(answer, first["text"]["text"], BERT)
    eventually(
        lambda: any(
            message["ts"] == answer["ts"] and message["blocks"] != answer["blocks"] for message in slack.messages()
        ),
        "the other answer in place of the first",
    )


def test_a_direct_message_needs_no_mention(slack):
    """In a conversation of two the bot is always meant."""
    sent = slack.do("message", channel=ALMA, user=ALMA, text="Was hat Klamm gesagt?")["message"]
    slack.see("wohin die Daten der Kinder gehen", channel=sent["channel"], thread_ts=None)


def test_nothing_in_an_article_pings(slack):
    """An article holds <!channel>; Slack must get it as text."""
    slack.do("command", channel=CHANNEL, user=ALMA, command="/quote", text="Klamm")
    answer = slack.see("<!channel>", ephemeral_to=ALMA)
    assert "<!channel>" not in json.dumps(answer)


@pytest.mark.skipif(MODE == "socket", reason="over HTTP only: in Socket Mode Slack does not post")
def test_what_slack_did_not_sign_is_refused():
    """The address is public; a signature is what lets somebody in."""
    response = HTTP.post(f"{BOT}/slack/events", content=b"command=/who&text=Klamm")
    assert response.status_code == 401


def test_a_channel_subscribes_and_gets_its_digest(slack):
    """In a mention and by command; "jetzt" brings the digest into the channel, its buttons answer beside it."""
    mention = slack.do("message", channel=CHANNEL, user=ALMA, text="<@U0BOT> abonniere datenschutz täglich um 8")
    slack.see("Abonniert", thread_ts=mention["message"]["ts"])
    slack.do("command", channel=CHANNEL, user=BERT, command="/digest", text="liste")
    slack.see("1. Datenschutz: täglich, 08:00, Europe/Berlin", ephemeral_to=BERT)
    slack.do("command", channel=CHANNEL, user=ALMA, command="/digest", text="jetzt")
    digest = slack.see("Neues vom", ephemeral_to=None, thread_ts=None)
    assert any("Der Datenschutz sei nicht geklärt" in text for text in shown(digest["blocks"]))
    slack.click(digest, "Datenschutz", BERT)
    slack.see("Der Datenschutz sei nicht geklärt", ephemeral_to=BERT)
    assert slack.see("Neues vom", ts=digest["ts"])["blocks"] == digest["blocks"]


def test_digest_alone_opens_the_form(slack):
    """local-slack takes the view as it is."""
    slack.do("command", channel=CHANNEL, user=ALMA, command="/digest", text="")
    opened = eventually(lambda: [line for line in slack.log() if line["summary"] == "views.open"], "the form")
    assert '"ok":false' not in json.dumps(opened).replace(" ", "")


def test_a_digest_whose_answer_was_lost_is_recognised(slack, tmp_path):
    """local-slack took the post, the bot never heard so: it finds its own post in the channel and posts no other."""
    bot = open_bot(Settings(bot_database_url=f"sqlite:///{tmp_path}/archive.db", bot_digest_channels=(LOST,)))
    bot.store.save_all(archive())
    now, seconds = datetime.now(UTC) + timedelta(days=1), 0.0
    with losing(SLACK, "chat.postMessage") as url:
        client = careful(WebClient("xoxb-test", base_url=url))
        digests = Digests(bot, lambda _: client, clock=lambda: seconds)
        digests.begin(now - timedelta(days=2))
        digests.post_due(now)
        [posted] = slack.messages(LOST)
        for seconds in (1.0, TAKEOVER + 1.0):  # noqa: B007 # the clock reads it
            digests.post_due(now)
        digests.end()
    assert [message["ts"] for message in slack.messages(LOST)] == [posted["ts"]]
    [one] = bot.store.subscriptions()
    assert one.covered == one.due > 0
    bot.close()
