"""``/digest …``: what somebody wants with digests, out of words; storing and posting is done elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from babel.dates import format_time, get_day_names

from bot.commands import schedule
from bot.commands.context import Context
from bot.commands.naming import look_up
from bot.commands.tokens import MARKS
from bot.commands.words import fold, read
from bot.messages import catalogue
from bot.model import Subscription
from bot.topics import Topic

Action = Literal["subscribe", "list", "pause", "resume", "delete", "now", "preview", "help"]
ACTIONS: tuple[Action, ...] = ("list", "pause", "resume", "delete", "now", "preview", "help")
BETWEEN = re.compile(r"\s*(?:,|;|&amp;|&|\+|\bund\b|\band\b|\bsowie\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """What to do, and with which subscription; without themes it is every one of the channel."""

    action: Action
    subscription: Subscription


def request(text: str, context: Context) -> Request:
    """What a text behind /digest, or a message such as "abonniere … täglich um 8", asks for.

    Themes are topics where they name one, people where somebody of the archive is called so, else
    free words. Days, time and zone are empty where none was said: the settings decide then.
    """
    action, rest = _action(text)
    when, rest = schedule.find(rest)
    topics: list[str] = []
    people: list[str] = []
    words: list[str] = []
    for theme in _themes(rest):
        topic = _topic(theme, context.topics)
        named = () if topic else look_up(theme, context).certain
        if topic:
            topics.append(topic.name)
        elif len(named) == 1:
            people.append(named[0].name)
        else:
            words.append(theme)
    subscription = Subscription(tuple(topics), tuple(people), tuple(words), days=when.days, at=when.at, zone=when.zone)
    return Request(action, subscription)


def _action(text: str) -> tuple[Action, str]:
    """What is to be done, with the text without the word that says so; a bare /digest shows what is new."""
    words = text.split()
    if not words:
        return "now", ""
    known = cast("dict[str, list[str]]", read("schedule.yaml")["actions"])
    for place in (0, len(words) - 1):
        for action in ACTIONS:
            if fold(words[place].strip(".!?:")) in {fold(word) for word in known[action]}:
                return action, " ".join(words[:place] + words[place + 1 :])
    return "subscribe", text


def _themes(text: str) -> list[str]:
    """What a digest is to be about: parts between commas and "und" without the words around them."""
    fillers = {fold(word) for word in cast("list[str]", read("schedule.yaml")["fillers"])}
    themes = [match[match.lastindex or 0] for match in MARKS.finditer(text)]
    for part in BETWEEN.split(MARKS.sub(" , ", text)):
        words = [word.strip(".!?:;()") for word in part.split()]
        while words and (not words[0] or fold(words[0]) in fillers):
            words = words[1:]
        while words and (not words[-1] or fold(words[-1]) in fillers):
            words = words[:-1]
        if words:
            themes.append(" ".join(words))
    return themes


def _topic(theme: str, topics: Sequence[Topic]) -> Topic | None:
    key = fold(theme)
    return next((topic for topic in topics if key in {fold(name) for name in (topic.command, *topic.names)}), None)


def described(subscription: Subscription, topics: Sequence[Topic], language: str) -> str:
    """A subscription in words: "Datenschutz, Adel Al-Saleh: Mo–Fr, 07:30"."""
    titles = {topic.name: topic.title.in_language(language) for topic in topics}
    themes = [titles.get(name, name) for name in subscription.topics]
    about = ", ".join((*themes, *subscription.people, *(f"„{word}“" for word in subscription.words)))
    say = catalogue(language).gettext
    days = _days(subscription.days, language) or say("daily")
    at = format_time(subscription.at, "short", locale=language) if subscription.at else ""
    when = ", ".join(part for part in (days, at, subscription.zone) if part)
    return f"{about or say('everything new')}: {when}"


def _days(days: Sequence[int], language: str) -> str:
    if len(days) in (0, 7):
        return ""
    names = get_day_names("abbreviated", locale=language)
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[days[0]]}–{names[days[-1]]}"
    return ", ".join(names[day] for day in days)
