"""Topics are data: one YAML file makes one, and what is wrong in it is said with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError, UsageError
from bot.topics import Topic, load
from bot.topics.new import topic_new

GOOD = "title: {de: Wölfe, en: Wolves}\nhelp: {de: Alles über Wölfe, en: All about wolves}\nstrong: [wolf, wölfe]\n"


def one(folder: Path, text: str) -> Topic:
    """The topic that a folder with this one file holds."""
    (folder / "wolf.yaml").write_text(text, encoding="utf-8")
    return load(folder)[0]


def test_topics_shipped() -> None:
    """The four topics that the bot comes with are there, and their commands are what Slack allows."""
    assert [topic.command for topic in load()] == ["bildung", "cloud", "datenschutz", "sicherheit"]
    assert all(topic.title.de and topic.title.en and topic.acts["verwarnung"] for topic in load())


def test_one_file_is_enough(tmp_path: Path) -> None:
    """A file of three lines is a topic: the rest follows from its name and what all topics share."""
    topic = one(tmp_path, GOOD)
    assert (topic.name, topic.command, topic.names) == ("wolf", "wolf", ("wolf",))
    assert topic.title.in_language("en") == "Wolves"
    assert "urteil" in topic.acts


def test_own_act_comes_first(tmp_path: Path) -> None:
    """An act of the topic's own is tried before the shared ones, and one of the same name replaces it."""
    text = GOOD + "acts:\n  klage:\n    title: {de: Geheul, en: Howling}\n    verbs: [heul]\n    stance: kritisch\n"
    topic = one(tmp_path, text)
    assert next(iter(topic.acts)) == "klage"
    assert topic.acts["klage"].verbs == ("heul",)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("strong: [", "cannot be read"),
        ("only words", "must consist of lines"),
        (GOOD + "colour: grey\n", "colour"),
        (GOOD + "command: Wölfe im Land\n", "command"),
        (GOOD.replace("en: Wolves}", "en: ''}", 1), "title"),
        (GOOD.replace("[wolf, wölfe]", "[]"), "strong"),
        (GOOD.replace("[wolf, wölfe]", "wolf"), "strong"),
        (GOOD + "weak: [no]\n", "weak"),
        (GOOD + "acts: {abschuss: {nouns: [schuss]}}\n", "title"),
        (GOOD + "acts: {abschuss: {title: {de: a, en: b}}}\n", "abschuss"),
        (GOOD + "acts: {abschuss: {title: {de: a, en: b}, verbs: [xyz], stance: böse}}\n", "stance"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, key: str) -> None:
    """Every mistake in a topic file is one sentence with the file and the key."""
    with pytest.raises(SettingsError, match=key) as error:
        one(tmp_path, text)
    assert "wolf.yaml" in str(error.value)


def test_two_topics_with_one_command(tmp_path: Path) -> None:
    """Two topics cannot have the same command or name."""
    (tmp_path / "rudel.yaml").write_text(GOOD + "command: wolf\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="rudel and wolf"):
        one(tmp_path, GOOD)


def test_skeleton_is_a_topic(tmp_path: Path) -> None:
    """What ``topic new`` writes can be used as it is."""
    path = topic_new("stadt-wald", tmp_path)
    assert load(tmp_path)[0].title.de == "Stadt Wald"
    with pytest.raises(UsageError, match="already"):
        topic_new("stadt-wald", tmp_path)
    with pytest.raises(UsageError, match="at most 32"):
        topic_new("Über uns", tmp_path)
    assert path.name == "stadt-wald.yaml"
