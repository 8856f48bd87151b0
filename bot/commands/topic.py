"""``/datenschutz [THEME]`` and every other topic: who said, decided, banned or planned what."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from bot import search
from bot.commands.context import PAGE, Context, left_out, nearly, section
from bot.german import STOP_WORDS
from bot.items import alike, fact_item
from bot.model import Answer, Fact, Item, Link, Section, Stance
from bot.search import Found
from bot.topics import Topic
from bot.understanding import words

LONG = 6  # letters: a shorter name of a topic with another letter is another word
HEADINGS = {Stance.CRITICAL: "Critical", Stance.SUPPORTIVE: "Supportive", Stance.NEUTRAL: "Neutral"}


def named(text: str, topics: Sequence[Topic]) -> tuple[Topic | None, str]:
    """The topic that a text names first, and the rest of the text without that name; one typing mistake is allowed."""
    typed = text.split()
    folded = [words.fold(word.strip("?!.,:;")) for word in typed]
    places = [
        (start, -len(name.split()), topic)
        for topic in topics
        for name in {topic.command, *topic.names}
        for start in range(len(folded))
        if _same(" ".join(folded[start : start + len(name.split())]), words.fold(name))
    ]
    if not places:
        return None, text
    start, size, topic = min(places, key=lambda place: place[:2])
    return topic, " ".join(_stripped(typed[:start] + typed[start - size :]))


def _same(typed: str, name: str) -> bool:
    most = 1 if len(name) >= LONG else 0
    return typed == name or OSA.distance(typed, name, score_cutoff=most) <= most


def _stripped(typed: list[str]) -> list[str]:
    """Words without function words at both ends: "bei Teams an Schulen" is about "Teams an Schulen"."""
    while typed and typed[0].strip("?!.,:;").lower() in STOP_WORDS | {"&", "&amp;", "and", "in"}:
        typed = typed[1:]
    while typed and typed[-1].strip("?!.,:;").lower() in STOP_WORDS | {"&", "&amp;", "and", "in"}:
        typed = typed[:-1]
    return typed


def answer(topic: Topic, theme: str, context: Context) -> Answer:
    """What is known on a topic, on a theme within it where one is given: by stance, each with its act."""
    theme = " ".join(_stripped(theme.strip(" ?!.").split()))
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
            context.shown(page.total, more=page.more) if page.total else context.say("Nothing is found on this."),
            *left_out(sum(found.what.confidence < context.min_confidence for found in page.items), context),
        ),
        more=tuple(more),
        ask=ask,
        page=context.page,
        previous=previous,
        next=following,
        total=page.total,
        every_word=page.every_word or not page.total,
    )


def by_stance(found: Sequence[Found[Fact]], context: Context) -> tuple[Section, ...]:
    """Facts under their stances, in a stance as they came."""
    items = fact_items(found, context)
    return tuple(
        part
        for stance, heading in HEADINGS.items()
        for part in section(context.say(heading), alike(item for item in items if item.stance is stance))
    )


def fact_items(found: Sequence[Found[Fact]], context: Context) -> list[Item]:
    """Facts that are certain enough, their actors resolved over all articles."""
    return [
        fact_item(one.article, one.what, context.topics, context.language)
        for one in found
        if one.what.confidence >= context.min_confidence
    ]
