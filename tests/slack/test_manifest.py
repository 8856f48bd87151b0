"""The manifest is what Slack accepts, and follows from the commands and topics there are."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from bot import topics
from bot.entrypoints.slack.manifest import RESERVED, SHORTCUT, manifest

SCHEMA = yaml.safe_load((Path(__file__).parent / "manifest.schema.yaml").read_text())
DEPLOYED = Path(__file__).parents[2] / "deploy" / "manifest.json"


def names(made: dict) -> list[str]:
    """The slash commands a manifest registers."""
    return [command["command"] for command in made["features"]["slash_commands"]]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("url", ["", "https://bot.lindenfurt.example/"])
def test_slack_accepts_it(language, url):
    """A manifest with one wrong field is turned away whole, so each variant is checked whole."""
    jsonschema.validate(manifest(topics.load(), language=language, public_url=url), SCHEMA)


def test_it_is_in_the_language_asked_for():
    """An English workspace must not read German descriptions, nor the other way round."""
    german, english = (manifest(topics.load(), language=language) for language in ("de", "en"))
    for one, other in zip(german["features"]["slash_commands"], english["features"]["slash_commands"], strict=True):
        assert one["description"] != other["description"], one["command"]


def test_every_topic_has_its_command_and_slacks_own_names_are_left_alone():
    """Slack has a /who of its own; a manifest that claims such a name is refused."""
    registered = names(manifest(topics.load(), language="de"))
    assert {f"/{topic.command}" for topic in topics.load()} <= set(registered)
    assert {"/fundstelle", "/wer", "/quote", "/zitat", "/archiv", "/digest"} <= set(registered)
    assert not {f"/{name}" for name in RESERVED.split()} & set(registered)
    assert len(registered) == len(set(registered))


def test_a_new_topic_is_registered_without_code(tmp_path):
    """One YAML file is all that a topic needs; one named like a command of Slack's is left to /fundstelle."""
    for name in ("gartenbau", "search"):
        (tmp_path / f"{name}.yaml").write_text(
            f"title: {{de: {name}, en: {name}}}\nhelp: {{de: Beete, en: beds}}\nstrong: [gemüsebeet]\n"
        )
    registered = names(manifest(topics.load(tmp_path), language="de"))
    assert "/gartenbau" in registered
    assert "/search" not in registered


def test_with_an_address_slack_posts_there_and_without_one_it_is_socket_mode():
    """Whoever has no public address must get an app that works without one."""
    posted = manifest(topics.load(), language="de", public_url="https://bot.lindenfurt.example")
    assert posted["settings"]["event_subscriptions"]["request_url"] == "https://bot.lindenfurt.example/slack/events"
    assert not posted["settings"]["socket_mode_enabled"]
    assert "request_url" not in json.dumps(manifest(topics.load(), language="de"))


def test_the_shortcut_is_the_one_that_is_listened_to():
    """The callback id stands in the manifest and in the listener."""
    assert manifest(topics.load(), language="de")["features"]["shortcuts"][0]["callback_id"] == SHORTCUT


def test_the_deployed_manifest_is_current():
    """deploy/manifest.json is what `python -m bot manifest` prints without settings."""
    assert json.loads(DEPLOYED.read_text()) == manifest(topics.load(), language="de")
