"""``/datenschutz [THEME]`` and every other topic: who said, decided, banned or planned what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import search
from bot.commands import words
from bot.commands.cited import alike
from bot.commands.context import PAGE, Context, nearly, section
from bot.german import question
from bot.items import fact_item
from bot.model import Answer, Fact, Item, Link, Section, Stance
from bot.search import Found
from bot.topics import Topic

HEADINGS = {Stance.CRITICAL: "Critical", Stance.SUPPORTIVE: "Supportive", Stance.NEUTRAL: "Neutral"}


def named(text: str, topics: Sequence[Topic]) -> tuple[Topic | None, str]:
    """The topic that a text begins with or names, and the rest of the text without that name."""
    folded = [words.fold(word.strip("?!.,:;")) for word in text.split()]
    for topic in topics:
        for name in sorted((topic.command, *topic.names), key=len, reverse=True):
            wanted = words.fold(name).split()
            for i in range(len(folded) - len(wanted) + 1):
                if folded[i : i + len(wanted)] == wanted:
                    typed = text.split()
                    return topic, " ".join(typed[:i] + typed[i + len(wanted) :])
    return None, text


def answer(topic: Topic, theme: str, context: Context) -> Answer:
    """What is known on a topic, on a theme within it where one is given: by stance, each with its act."""
    theme = theme.strip(" ?!.")
    theme = theme if _content(theme) else ""
    page = search.facts(context.store, topic.name, theme, context.narrowing, context.offset, PAGE)
    title = topic.title.in_language(context.language)
    ask = context.ask(topic.command, theme)
    previous, following = context.turn(ask, page.total)
    more = []
    if theme and not (page.total and page.every_word):
        more.append(Link(context.say("Everything on %(topic)s", topic=title), context.ask(topic.command)))
    more.append(Link(context.say("Quotations"), context.ask("quote", theme or topic.names[0])))
    more.append(Link(context.say("Search the archive"), context.ask("archiv", theme or topic.names[0])))
    return Answer(
        command="topic",
        query=theme or topic.command,
        title=f"{title}: {theme}" if theme else title,
        sections=by_stance(page.items, context),
        notes=(
            *nearly(page.every_word, page.total, context),
            context.shown(page.total) if page.total else context.say("Nothing is found on this."),
        ),
        more=tuple(more),
        ask=ask,
        page=context.page,
        previous=previous,
        next=following,
        total=page.total,
    )


def _content(theme: str) -> bool:
    """Whether a theme has a word that can be searched for, rather than "in der" only."""
    return bool(question(theme)) and any(words.fold(word) not in words.listed("articles") for word in theme.split())


def by_stance(found: Sequence[Found[Fact]], context: Context) -> tuple[Section, ...]:
    """Facts under their stances, in a stance as they came."""
    items = [fact(one, context) for one in found]
    return tuple(
        part
        for stance, heading in HEADINGS.items()
        for part in section(context.say(heading), alike(item for item in items if item.stance is stance))
    )


def fact(found: Found[Fact], context: Context) -> Item:
    """A fact with its actor resolved over all articles."""
    return replace(fact_item(found.article, found.what, context.topics, context.language), name=found.name)
