"""Reads the topics' YAML files; what is wrong in one is said with its file and key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from bot.errors import SettingsError
from bot.model import Stance
from bot.topics.model import Act, Title, Topic

FOLDER = Path(__file__).parent
COMMON = "common.yaml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where there is one: `ask` waits for it
SLACK_NAME = re.compile(r"[a-z0-9-]{1,32}")  # what Slack allows as a slash command
SHORTEST_STEM = 3  # letters; shorter ones would be found in any word
STEM = re.compile(r"\^?[\w-]{3,}\$?")  # ^ ties it to the beginning of a word, $ to the end
PHRASE = re.compile(r"\^?\w[\w -]*\$?")
ATTITUDES = (
    *(
        "against",
        "in_favour",
        "demand",
        "need",
        "criticism",
        "complaint",
        "rejecting",
        "using",
        "claim",
        "announcing",
        "suing",
        "benefit",
        "contrast",
        "stopping",
        "weakening",
        "assuring",
        "too_little",
    ),
    *(
        "reporting",
        "reserved",
        "undecided",
        "unmoved",
        "ending",
        "regret",
        "permitting",
        "opponents",
        "supporters",
        "examiners",
    ),
)
LISTS = ("names", "strong", "weak", "beside", "beside_acts", "measures", "goods", "advocates", "promoters", *ATTITUDES)
KEYS = {"command", "title", "help", "acts", "stances", *LISTS}


@cache
def load(folder: Path = FOLDER) -> tuple[Topic, ...]:
    """All topics of a folder, sorted by name; SettingsError names the file and key that are wrong."""
    common = _read(FOLDER / COMMON)
    shared = {name: _act(FOLDER / COMMON, name, act) for name, act in _mapping(FOLDER / COMMON, common, "acts").items()}
    words = {key: _stems(FOLDER / COMMON, common, key) for key in ATTITUDES}
    together = _constructions(FOLDER / COMMON, common)
    paths = sorted(path for path in folder.glob("*.yaml") if path.name != COMMON)
    topics = tuple(_topic(path, _read(path), shared, words, together) for path in paths)
    _refuse_doubles(topics)
    return topics


def _topic(
    path: Path,
    data: Mapping[str, object],
    shared: Mapping[str, Act],
    words: Mapping[str, tuple[str, ...]],
    constructions: tuple[tuple[str, tuple[str, ...]], ...],
) -> Topic:
    if unknown := sorted(set(data) - KEYS):
        raise _wrong(path, unknown[0], f"is not known: use {', '.join(sorted(KEYS))}")
    command = data.get("command", path.stem)
    if not isinstance(command, str) or not SLACK_NAME.fullmatch(command):
        raise _wrong(path, "command", "must be at most 32 of a-z, 0-9 and -")
    own = {name: replace(_act(path, name, act), of_topic=True) for name, act in _mapping(path, data, "acts").items()}
    lists = {key: _stems(path, data, key) for key in LISTS}
    if not lists["strong"]:
        raise _wrong(path, "strong", "needs at least one stem, for instance: strong: [datenschutz]")
    lists["names"] = lists["names"] or (command,)
    acts = {**own, **{name: act for name, act in shared.items() if name not in own}}
    if unknown := [name for name in lists["beside_acts"] if name not in acts]:
        raise _wrong(path, "beside_acts", f"names {unknown[0]!r}, which is no act: use {', '.join(acts)}")
    for key, stems in words.items():
        lists[key] += stems
    return Topic(
        constructions=constructions,
        name=path.stem,
        command=command,
        title=_title(path, data, "title"),
        help=_title(path, data, "help"),
        acts=_with_stances(path, data, acts),
        **lists,
    )


def _constructions(path: Path, data: Mapping[str, object]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Pairs of an attitude and words that show it together: ("against", ("hält", "wenig", "von"))."""
    found = []
    for kind, phrases in _mapping(path, data, "constructions").items():
        if kind not in ATTITUDES or not isinstance(phrases, list):
            raise _wrong(path, "constructions", f"has {kind!r}: use lists below {', '.join(ATTITUDES)}")
        found += [(kind, tuple(str(phrase).lower().split())) for phrase in phrases]
    return tuple(found)


def _with_stances(path: Path, data: Mapping[str, object], acts: dict[str, Act]) -> dict[str, Act]:
    for name, stance in _mapping(path, data, "stances").items():
        if name not in acts:
            raise _wrong(path, "stances", f"names {name!r}, which is no act: use {', '.join(acts)}")
        acts[name] = replace(acts[name], stance=_stance(path, f"stances: {name}", stance))
    return acts


def _stance(path: Path, key: str, value: object) -> Stance | None:
    if value is None:
        return None
    for stance in Stance:
        if value == stance:
            return stance
    raise _wrong(path, key, f"has the stance {value!r}: use one of {', '.join(Stance)}")


def _read(path: Path) -> Mapping[str, object]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506  # both loaders are safe ones
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        why = " ".join(str(error).split())
        raise SettingsError("The topic file %(path)s cannot be read: %(why)s", path=path, why=why) from error
    if not isinstance(data, dict):
        raise SettingsError("The topic file %(path)s must consist of lines such as “title: …”.", path=path)
    return data


def _mapping(path: Path, data: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = data.get(key) or {}
    if not isinstance(value, dict):
        raise _wrong(path, key, "must be names with something below each")
    return value


def _title(path: Path, data: Mapping[str, object], key: str) -> Title:
    value = _mapping(path, data, key)
    de, en = value.get("de"), value.get("en")
    if not (isinstance(de, str) and isinstance(en, str) and de.strip() and en.strip()):
        raise _wrong(path, key, "needs both a German and an English text: {de: …, en: …}")
    return Title(de=de.strip(), en=en.strip())


def _act(path: Path, name: str, value: object) -> Act:
    key = f"acts: {name}"
    if not isinstance(value, dict):
        raise _wrong(path, key, "needs a title and verbs or nouns")
    verbs, nouns = _stems(path, value, "verbs"), _stems(path, value, "nouns")
    if not (verbs or nouns):
        raise _wrong(path, key, "needs verbs or nouns by which it is recognised")
    stance = _stance(path, key, value.get("stance"))
    return Act(name=name, title=_title(path, value, "title"), verbs=verbs, nouns=nouns, stance=stance)


def _stems(path: Path, data: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = data.get(key) or []
    if not isinstance(value, list):
        raise _wrong(path, key, "must be a list of words: [erstes, zweites]")
    for stem in value:
        if not isinstance(stem, str) or not (STEM if key != "names" else PHRASE).fullmatch(stem):
            raise _wrong(
                path,
                key,
                f"has {stem!r}, which is no word of three letters or more (put yes, no and numbers in quotes)",
            )
    return tuple(stem.lower() for stem in value)


def _refuse_doubles(topics: tuple[Topic, ...]) -> None:
    seen: dict[str, str] = {}
    for topic in topics:
        for word in {topic.command, *topic.names}:
            if word in seen:
                message = "The topics %(one)s and %(other)s both claim the word “%(word)s”; change one."
                raise SettingsError(message, one=seen[word], other=topic.name, word=word)
            seen[word] = topic.name


def _wrong(path: Path, key: str, what: str) -> SettingsError:
    return SettingsError(f"In the topic file {path}, {key!r} {what}.")
