"""What somebody wants with digests, out of words ("datenschutz täglich 8:00"), and back into words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from babel.dates import get_day_names

from bot import search
from bot.commands.context import Context
from bot.commands.naming import look_up
from bot.errors import UsageError
from bot.messages import catalogue
from bot.model import Subscription
from bot.topics import Topic
from bot.understanding import schedule
from bot.understanding.tokens import MARKS
from bot.understanding.words import fold, read

Action = Literal["subscribe", "list", "pause", "resume", "delete", "now", "preview", "edit", "help"]
ACTIONS: tuple[Action, ...] = ("list", "pause", "resume", "delete", "now", "preview", "edit", "help")
NUMBER = re.compile(r"#\d+|\b\d+\b")  # of a subscription, or its place in the list
EVERYTHING = re.compile(r"\b(?:alles|everything)\b")
SUBSCRIBING = re.compile(r"\b(?:abo|abos|abonn\w*|subscri\w*)\b")
MOST_LETTERS = 200  # of a theme
MOST_ARTICLES = 5  # that have the words, looked at for an organisation of this name
BETWEEN = re.compile(r"\s*(?:,|;|&amp;|&|\+|\bund\b|\band\b|\bsowie\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """What to do, and with which subscription; without themes it is every one of the channel."""

    action: Action
    subscription: Subscription


def request(text: str, context: Context) -> Request:
    """What a text behind /digest, or a message such as "abonniere … täglich um 8", asks for.

    Themes are topics where they name one, people where somebody of the archive is called so, else
    free words, as is what stands in quotation marks. Days, time and zone are empty where none was said: the
    settings decide then. UsageError, in a sentence, when it asks for a time at which no digest can come.
    """
    action, rest = _action(text)
    quoted = [match[match.lastindex or 0] for match in MARKS.finditer(rest)]
    when, rest = schedule.find(MARKS.sub(" , ", rest))
    wish = _wish(action, [*quoted, *_themes(rest)], when, rest, context)
    if action == "subscribe" and _says_nothing(wish, text):
        action = "help"
    return Request(action, wish)


def of_message(text: str, theme: str, context: Context) -> Request:
    """What a message about digests asks for, in which ``theme`` (as typed, "" for none) is what they are about.

    Who names neither theme nor time nor anything to be done is shown what is new, or what can be done.
    """
    folded = fold(text)
    signs = cast("list[list[str]]", read("schedule.yaml")["signs"])
    action: Action = next((cast("Action", name) for name, sign in signs if re.search(sign, folded)), "subscribe")
    quoted = [match[match.lastindex or 0] for match in MARKS.finditer(text)]
    when, rest = schedule.find(MARKS.sub(" , ", text.replace(theme, " ") if theme else text))
    themes = quoted if theme in quoted else [*quoted, *_themes(MARKS.sub(" , ", theme))]
    wish = _wish(action, themes, when, rest, context)
    if action == "subscribe" and _says_nothing(wish, text):
        action = "list" if SUBSCRIBING.search(folded) else "preview"
    elif action != "subscribe" and (number := NUMBER.search(rest)):
        wish = replace(wish, words=(*wish.words, number[0]))
    return Request(action, wish)


def _wish(action: Action, themes: Sequence[str], when: schedule.Schedule, rest: str, context: Context) -> Subscription:
    """The subscription of themes and times; ``rest`` is what neither of them is made of."""
    if action == "subscribe":
        schedule.check(rest, timed=when.at is not None)
    sources = (context.narrowing.source,) if context.narrowing.source else ()
    return replace(of_themes(themes, context), days=when.days, at=when.at, zone=when.zone, sources=sources)


def _says_nothing(wish: Subscription, text: str) -> bool:
    """Whether somebody subscribes to nothing at no time: everything new is subscribed to by who says so."""
    return wish == Subscription(zone=wish.zone) and not EVERYTHING.search(fold(text))


def of_themes(themes: Sequence[str], context: Context) -> Subscription:
    """The subscription of these themes: each a topic, somebody or an organisation of the archive, else free words."""
    topics: list[str] = []
    people: list[str] = []
    organisations: list[str] = []
    words: list[str] = []
    for theme in themes:
        if len(theme) > MOST_LETTERS:
            raise UsageError("“%(theme)s …” is too long: name a topic, a person or a few words.", theme=theme[:40])
        if topic := _topic(theme, context.topics):
            topics.append(topic.name)
        elif len(named := look_up(theme, context).certain) == 1:
            people.append(named[0].name)
        elif organisation := organisation_of(theme, context):
            organisations.append(organisation)
        else:
            words.append(theme)
    return Subscription(tuple(topics), tuple(people), tuple(words), organisations=tuple(organisations))


def organisation_of(name: str, context: Context) -> str:
    """The organisation that articles with these words call so, as they write it; "" for none."""
    found = search.passages(context.store, name, limit=MOST_ARTICLES).items
    extracts = (context.store.extract(passage.article.id) for passage in found)
    names = (one.name for extract in extracts if extract for one in extract.organisations)
    return next((one for one in names if fold(one) == fold(name)), "")


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
    themes = []
    for part in BETWEEN.split(text):
        words = [word.strip(".!?:;()/") for word in part.split()]
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
    say = catalogue(language).gettext
    days = _days(subscription.days, language) or say("daily")
    at = f"{subscription.at:%H:%M}" if subscription.at else ""
    when = ", ".join(part for part in (days, at, subscription.zone) if part)
    return f"{themes_described(subscription, topics, language)}: {when}"


def themes_described(subscription: Subscription, topics: Sequence[Topic], language: str) -> str:
    """What a subscription is about: "Datenschutz, Adel Al-Saleh, „Hafen“ (nur Aubote)"."""
    say = catalogue(language).gettext
    titles = {topic.name: topic.title.in_language(language) for topic in topics}
    themes = [titles.get(name, name) for name in subscription.topics]
    words = (f"„{word}“" if language == "de" else f"“{word}”" for word in subscription.words)
    about = ", ".join((*themes, *subscription.people, *subscription.organisations, *words)) or say("everything new")
    sources = ", ".join(subscription.sources)
    return f"{about} ({say('only %(sources)s') % {'sources': sources}})" if sources else about


def _days(days: Sequence[int], language: str) -> str:
    if len(days) in (0, 7):
        return ""
    names = get_day_names("abbreviated", locale=language)
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[days[0]]}–{names[days[-1]]}"
    return ", ".join(names[day] for day in days)
