"""From what somebody typed to the command that answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.commands import archive, bare, guide, quote, slash, theme, topic, who, words
from bot.commands.context import PAGE, Context, News, Place, not_all_words
from bot.commands.misspelt import forgiving
from bot.commands.naming import EXACT, look_up, with_title
from bot.commands.narrow import narrow
from bot.commands.tokens import SLACK, cut
from bot.commands.understand import understand
from bot.model import Answer, Link, Understood
from bot.store import EntryKind, Query, Store
from bot.topics import Topic

WITH_WORDS: Mapping[slash.Command, Callable[[str, Context], Answer]] = {
    "who": who.answer,
    "quote": quote.answer_words,
    "search": archive.answer,
}
LONGEST = 1000
"""Characters of a question that are read; beyond them nobody asks anything."""


def answer(  # noqa: PLR0913 # the surroundings of a question, all by name
    text: str,
    *,
    store: Store,
    topics: Sequence[Topic],
    language: str = "de",
    page: int = 1,
    news: News | None = None,
    min_confidence: float = 0.0,
    place: Place | None = None,
) -> Answer:
    """The answer to a command ("/who Ohlsen") or to a question in words.

    ``page`` counts from 1; attributions below ``min_confidence`` are left out.
    ``news`` makes digests until now and ``place`` is where somebody asks, both for /digest.
    StoreError when the database is away; everything else that a user can type gets an answer.
    """
    typed = SLACK.sub(" ", text[:LONGEST]).strip()
    rest, narrowing = narrow(typed)
    context = Context(store, topics, language, max(1, page), narrowing, news, min_confidence, place)
    question = " ".join(rest.split())
    found = forgiving(question, context, _answer)
    if context.offset >= found.total > 0 and not found.items:  # beyond the last page: that one is shown
        context = replace(context, page=-(-found.total // PAGE))
        found = forgiving(question, context, _answer)
    if found.command not in ("who", "quote", "topic", "search"):
        return found
    if not found.items and not store.find(Query(EntryKind.PASSAGE, limit=1)):
        empty = context.say("The archive is empty: python -m bot index FOLDER reads articles into it.")
        return replace(found, notes=(empty,), alternatives=(), more=())
    return replace(found, notes=(*found.notes, *context.narrowed()))


def about_digests(text: str, topics: Sequence[Topic]) -> bool:
    """Whether ``answer`` would show or change digests: only then it needs the place."""
    typed = SLACK.sub(" ", text[:LONGEST]).strip()
    command = slash.parse(typed, topics)
    if command and (command.command or not typed.lower().startswith(f"/{slash.UMBRELLA}")):
        return command.command == "digest"
    return understand(typed, topics).intent == "digest"


def _answer(text: str, context: Context) -> Answer:
    command = slash.parse(text, context.topics)
    if command is None:
        return _question(text, context)
    if command.command is None and text.lower().startswith(f"/{slash.UMBRELLA}"):
        return _question(f"{command.name} {command.rest}", context)
    if command.command is None:
        return guide.unknown(command.name, command.rest, context)
    return _command(command, context)


def _command(command: slash.Slash, context: Context) -> Answer:
    if command.topic:
        return topic.answer(command.topic, command.rest, context)
    if command.command == "digest":
        return _digest(command.rest, context)
    if (of_words := WITH_WORDS.get(command.command or "help")) and command.rest:
        return of_words(command.rest, context)
    return guide.answer(context, None if command.command == "help" else command.command)


def _question(text: str, context: Context) -> Answer:
    """The answer to a question in words."""
    meant = understand(text, context.topics)
    if meant.intent == "quote":
        return _quotations(meant, text, context)
    if meant.intent == "who":
        return _who(meant, context)
    if meant.intent == "topic":
        return _theme(meant.topic, context)
    if meant.intent == "search":
        return archive.answer(meant.topic, context) if meant.topic else guide.answer(context, "search")
    if meant.intent == "digest":
        return _digest(text, context, theme=meant.topic or meant.person)
    return guide.answer(context) if meant.intent == "help" else _asked_of_archive(text, context)


def _quotations(meant: Understood, text: str, context: Context) -> Answer:
    if not (meant.person or meant.topic):
        return guide.answer(context, "quote")
    if not meant.person and any(mark in text for mark in '„“”"»«‚'):
        return quote.fragment(meant.topic, context)
    return quote.answer(with_title(meant.person, text), meant.topic, context)


def _who(meant: Understood, context: Context) -> Answer:
    """A person or an office; else a deed ("wer hat das Freibad gesperrt"), or words typed alone, are a theme."""
    if found := who.known(with_title(meant.person, meant.text), context, meant.topic):
        return found
    deed = not meant.person and not bare.names_office(cut(meant.topic))
    if deed or meant.person == meant.text.strip(" ?!."):
        wider = theme.answer(meant.person or meant.topic, context)
        if wider.items:
            return replace(wider, title=meant.text) if deed else wider
    return who.nobody(meant.person, context, meant.topic)


def _theme(words: str, context: Context) -> Answer:
    found, rest = topic.named(words, context.topics)
    if found:
        return topic.answer(found, rest, context)
    person = look_up(words, context).certain[:1] if len(words.split()) > 1 else ()
    if person and person[0].score >= EXACT:  # "ohlsen tamme"
        return who.answer(words, context)
    return theme.answer(words, context)


def _digest(text: str, context: Context, *, theme: str | None = None) -> Answer:
    from bot.commands import digests  # noqa: PLC0415 # its patterns for times are made only when asked for

    return digests.answer(text, context, theme=theme)


def _asked_of_archive(text: str, context: Context) -> Answer:
    """Where articles have all the words of "Wann öffnet das Freibad?", what they say; else that it was no question."""
    typed = cut(text)
    theme_of = text[typed[1].start :].strip(" ?!.") if len(typed) > 2 else ""
    if not theme_of or typed[0].key not in words.listed("circumstances"):
        return _not_understood("", context)
    found = theme.answer(theme_of, context)
    if not found.total or not_all_words(context) in found.notes:
        return _not_understood(theme_of, context)
    return replace(found, title=text)


def _not_understood(words: str, context: Context) -> Answer:
    return Answer(
        command="none",
        query=words,
        title=context.say("That was no question I know"),
        notes=(context.say("Ask for a person, a quotation or a topic, for example: “Wer ist …?”"),),
        more=(Link(context.say("Help"), "/fundstelle hilfe"),),
        ask="/fundstelle hilfe",
    )
