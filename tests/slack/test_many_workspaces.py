"""OAuth: a workspace installs the app, and is answered from then on; nobody else is."""

from __future__ import annotations

import dataclasses
import re
import time
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.entrypoints.digests import Digests
from bot.entrypoints.slack import app as slack
from tests.slack.slack_message import check, shown


@pytest.fixture
def many(bot, connect):
    """The app as many workspaces install it: no token of its own."""
    settings = dataclasses.replace(
        bot.settings,
        slack_bot_token="",
        slack_client_id="111.222",
        slack_client_secret="geheim",  # noqa: S106  # a test's
    )
    return connect(dataclasses.replace(bot, settings=settings))


def install(many) -> None:
    """Press the button on the installation page, and allow."""
    page = many.get("/slack/install")
    assert page.status_code == 200
    address = re.search(r'href="(https://slack\.com/oauth/v2/authorize[^"]+)"', page.text)[1].replace("&amp;", "&")
    asked = parse_qs(urlsplit(address).query)
    assert asked["redirect_uri"] == ["https://lesen.lindenfurt.example/slack/oauth_redirect"]
    assert "commands" in asked["scope"][0]
    done = many.get(
        "/slack/oauth_redirect?code=c0de&state=" + asked["state"][0], cookie=page.headers["set-cookie"].split(";")[0]
    )
    assert done.status_code == 200, done.text


def test_a_workspace_installs_the_app_and_is_answered(many, calls):
    """From the button on the installation page to the first command and the first mention."""
    install(many)
    assert calls.next("oauth.v2.access")["code"] == "c0de"
    response = many.command("/who", "Klamm")
    assert "Lindenfurter Schulrätin" in shown(check(response.json())["blocks"])
    many.event({"type": "app_mention", "user": "U1", "channel": "C1", "ts": "1.1", "text": "<@U0BOT> wer ist Klamm?"})
    assert calls.next("chat.postMessage")["token"] == "xoxb-of-T1"  # noqa: S105  # a test's


def test_a_workspace_that_removes_the_app_is_forgotten(many):
    """Its token is worth nothing any more, and nobody there may ask."""
    install(many)
    many.event({"type": "app_uninstalled"})
    assert "Schulrätin" not in many.command("/who", "Klamm").text


def test_a_workspace_that_did_not_install_it_gets_no_answer(many):
    """Only who installed the app may ask the archive."""
    assert "Schulrätin" not in many.command("/who", "Klamm").text


def test_an_installation_with_a_wrong_state_is_refused(many):
    """Nobody can be made to install the app by a link that somebody else sends."""
    assert many.get("/slack/oauth_redirect?code=c0de&state=falsch").status_code == 400


def test_each_workspace_gets_its_digests_with_its_own_token(bot, calls, connect):
    """Who installed the app subscribes in the zone of who asks; who removed it gets nothing until it is back."""
    settings = dataclasses.replace(
        bot.settings,
        slack_bot_token="",
        slack_client_id="111.222",
        slack_client_secret="geheim",  # noqa: S106  # a test's
    )
    own = dataclasses.replace(bot, settings=settings)
    workspace = connect(own)
    install(workspace)
    workspace.command("/digest", "datenschutz täglich 8:00", response_url=calls.url + "/antwort")
    calls.next("/antwort")
    [one] = bot.store.subscriptions()
    assert (one.team, one.wish.zone) == ("T1", "Asia/Tokyo")
    app = slack.build_app(own)
    digests = Digests(own, slack.clients(app, settings))
    bot.store.change_subscription(one, dataclasses.replace(one, asked=time.time()))
    workspace.event({"type": "app_uninstalled"})
    digests.post_due(datetime.now(UTC))
    assert bot.store.subscriptions()[0].covered == one.covered
    install(workspace)
    again = Digests(own, slack.clients(app, settings))
    again.post_due(datetime.now(UTC))
    posted = calls.next("chat.postMessage")
    assert (posted["token"], posted["channel"]) == ("xoxb-of-T1", "C1")
    for made in (digests, again):
        made.end()
