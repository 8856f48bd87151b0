"""The form of a subscription: opened by /digest alone, within Slack's limits, wrong fields told where they are."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time

import pytest
from slack_sdk.models.blocks import Block, InputBlock
from slack_sdk.models.views import View

from bot import due
from bot.model import Subscription
from bot.rendering.modal import form

GIVEN = {
    "topics": {"selected_options": [{"value": "datenschutz"}]},
    "people": {"value": "berta klamm"},
    "organisations": {"value": None},
    "words": {"value": "Hafen, grüne Welle"},
    "sources": {"value": None},
    "days": {"selected_options": [{"value": "4"}, {"value": "0"}]},
    "at": {"value": "halb acht"},
    "zone": {"value": "Asia/Tokyo"},
    "language": {"selected_option": {"value": "en"}},
    "longest": {"selected_option": {"value": "20"}},
    "silent": {"selected_option": {"value": "no"}},
}


def check(view: dict) -> dict:
    """The view, if it is within Slack's limits and the SDK's models know all of it."""
    parsed = View(**view)
    assert parsed.to_dict().keys() == view.keys()
    assert all(len(view[name]["text"]) <= 24 for name in ("title", "submit", "close"))
    assert len(view["private_metadata"]) <= 3000
    assert len(view["blocks"]) <= 100
    for block, model in zip(view["blocks"], Block.parse_all(view["blocks"]), strict=True):
        model.validate_json()
        assert isinstance(model, InputBlock)
        assert model.to_dict().keys() >= block.keys()
        options = block["element"].get("options", [])
        assert len(options) <= (10 if block["element"]["type"] in ("checkboxes", "radio_buttons") else 100)
        assert all(len(option["text"]["text"]) <= 75 and len(option["value"]) <= 150 for option in options)
        assert all(option in options for option in block["element"].get("initial_options", []))
        assert block["element"]["action_id"] == block["block_id"]
    return view


def submit(workspace, view: dict, **changed: object) -> dict:
    """Send the form, filled in as GIVEN but for what is changed; what Slack is answered."""
    values = {name: {name: state} for name, state in (GIVEN | changed).items()}
    sent = {"type": "view_submission", "view": view | {"id": "V1", "state": {"values": values}}}
    response = workspace.interaction(sent)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.fixture
def opened(workspace, calls) -> dict:
    """The form as /digest opens it."""
    assert workspace.command("/digest", response_url=calls.url + "/antwort").text == ""
    call = calls.next("views.open")
    assert call["trigger_id"] == "1.2.3"
    view = call["view"]
    return check(json.loads(view) if isinstance(view, str) else view)


def test_digest_alone_opens_the_form(opened):
    """With all fields, the channel's usual time in them."""
    assert [block["block_id"] for block in opened["blocks"]] == list(GIVEN)
    assert opened["blocks"][6]["element"]["initial_value"] == "08:00"
    assert len(opened["blocks"][5]["element"]["initial_options"]) == 7


def test_the_form_is_within_limits_in_both_languages(bot):
    """With everything filled in and very long."""
    long = Subscription(("datenschutz",), ("Maja Musterfrau",) * 20, ("Wort",) * 20, (0, 6), longest=80, silent=False)
    for language in ("de", "en"):
        wish = replace(due.complete(long, due.usual(bot.settings)), language=language)
        check(form(wish, {topic.name: topic.title.in_language(language) for topic in bot.topics}, language, "{}"))


def test_what_is_sent_is_stored_and_confirmed(workspace, opened, bot):
    """Every field arrives; the form is replaced by what was stored."""
    answer = submit(workspace, opened)
    assert answer["response_action"] == "update"
    told = json.dumps(answer["view"], ensure_ascii=False)
    assert "Datenschutz, Berta Klamm, „Hafen“, „grüne Welle“: Mo., Fr., 07:30, Asia/Tokyo" in told
    View(**answer["view"]).validate_json()
    [stored] = bot.store.subscriptions("C1")
    assert (stored.owner, stored.channel) == ("U1", "C1")
    assert stored.wish == Subscription(
        topics=("datenschutz",),
        people=("Berta Klamm",),
        words=("Hafen", "grüne Welle"),
        days=(0, 4),
        at=time(7, 30),
        zone="Asia/Tokyo",
        language="en",
        longest=20,
        silent=False,
    )


@pytest.mark.parametrize(
    ("field", "state", "said"),
    [
        ("people", {"value": "Berta Klamm, Niemand Nirgends"}, "kennt „Niemand Nirgends“ nicht"),
        ("organisations", {"value": "Gibtesnicht GmbH"}, "kennt „Gibtesnicht GmbH“ nicht"),
        ("sources", {"value": "Gibtesnicht"}, "kennt „Gibtesnicht“ nicht"),
        ("zone", {"value": "Mars/Olympus"}, "„Mars/Olympus“ gibt es nicht"),
        ("at", {"value": "irgendwann"}, "Uhrzeit"),
        ("at", {"value": "25:00"}, "Uhrzeit"),
        ("words", {"value": ",".join(map(str, range(30)))}, "höchstens 20"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(workspace, opened, bot, field, state, said):
    """Nothing is stored, and the form stays open with what was typed."""
    answer = submit(workspace, opened, **{field: state})
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == [field]
    assert said in answer["errors"][field]
    assert bot.store.subscriptions() == []


@pytest.mark.parametrize(("typed", "zone"), [("berlin", "Europe/Berlin"), ("New York", "America/New_York")])
def test_a_zone_may_be_called_by_its_city(workspace, opened, bot, typed, zone):
    """Few people know how a time zone is called in full."""
    assert submit(workspace, opened, zone={"value": typed})["response_action"] == "update"
    assert bot.store.subscriptions()[0].wish.zone == zone


def test_what_is_left_empty_is_as_usual(workspace, opened, bot):
    """Nothing but a topic: everything else is as the settings say, in the language of who asks."""
    nothing = {name: {"value": None, "selected_option": None, "selected_options": []} for name in GIVEN}
    assert submit(workspace, opened, **nothing | {"topics": GIVEN["topics"]})["response_action"] == "update"
    assert bot.store.subscriptions()[0].wish == Subscription(topics=("datenschutz",), language="de")


def test_a_subscription_is_changed_in_the_form(workspace, opened, bot, calls):
    """The button of the list opens the form filled in; saving changes that very subscription."""
    submit(workspace, opened)
    [stored] = bot.store.subscriptions()
    value = json.dumps({"ask": f"/digest ändern #{stored.id}", "page": 1})
    workspace.interaction(
        {
            "type": "block_actions",
            "trigger_id": "4.5.6",
            "channel": {"id": "C1"},
            "response_url": calls.url + "/antwort",
            "actions": [{"type": "button", "action_id": "more:1", "block_id": "b", "value": value}],
        }
    )
    view = calls.next("views.open")["view"]
    filled = check(json.loads(view) if isinstance(view, str) else view)
    assert filled["blocks"][1]["element"]["initial_value"] == "Berta Klamm"
    submit(workspace, filled, people={"value": ""}, at={"value": "9"}, days={"selected_options": []})
    [changed] = bot.store.subscriptions()
    assert (changed.id, changed.wish.people, changed.wish.at, changed.wish.days) == (stored.id, (), time(9), ())


def test_who_may_not_sees_no_form(workspace, calls):
    """The reason comes in its place."""
    calls.members = ["U0BOT"]
    workspace.command("/digest", response_url=calls.url + "/antwort")
    assert "nur seine Mitglieder" in json.dumps(calls.next("/antwort")["blocks"], ensure_ascii=False)


def test_a_form_that_cannot_be_opened_is_told(workspace, calls):
    """What opens it is good for three seconds only; typing works all the same."""
    calls.refuse_one = "views.open"
    workspace.command("/digest", response_url=calls.url + "/antwort")
    assert "/digest datenschutz täglich 8:00" in calls.next("/antwort")["text"]
