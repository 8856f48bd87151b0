"""From what somebody typed to the command that answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.commands import archive, fragment, guide, open_question, quote, several, sides, theme, topic, who
from bot.commands.context import PAGE, Context, News, Place, nothing
from bot.commands.misspelt import forgiving
from bot.commands.naming import EXACT, look_up, person_links, with_title
from bot.german import is_known
from bot.model import Answer, Link, Understood
from bot.search import PersonHit
from bot.store import EntryKind, Query, Store
from bot.topics import Topic
from bot.understanding import bare, slash, understand, words
from bot.understanding.narrow import bare_date, narrow
from bot.understanding.tokens import MARKS, SLACK, cut

WITH_WORDS: Mapping[slash.Command, Callable[[str, Context], Answer]] = {
    "who": who.answer,
    "quote": fragment.answer_words,
    "search": archive.answer,
}
FROM_ARCHIVE = ("who", "quote", "topic", "search")
MOST_NAMES = 4  # words of a question without an answer that are looked up as names
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
    dated = _of_that_time(question, context)
    found, context = dated or (forgiving(question, context, _answer), context)
    if context.offset >= found.total > 0 and not found.items:  # beyond the last page: that one is shown
        context = replace(context, page=-(-found.total // PAGE))
        found = forgiving(question, context, _answer)
    if found.command not in (*FROM_ARCHIVE, "none"):
        return found
    if not found.items and _english(question):
        found = replace(found, notes=(*found.notes, context.say("The articles are in German: German words find more.")))
    if not found.items and not store.find(Query(EntryKind.PASSAGE, limit=1)):
        empty = context.say("The archive is empty: python -m bot index FOLDER reads articles into it.")
        return replace(found, notes=(empty,), alternatives=(), more=())
    return replace(found, notes=(*found.notes, *context.narrowed()))


def _english(question: str) -> bool:
    return question[:1] != "/" and not words.listed("english").isdisjoint(token.key for token in cut(question))


def _of_that_time(question: str, context: Context) -> tuple[Answer, Context] | None:
    """The answer to "Kameras 2023" from articles of that year; None when they have not all the words."""
    rest, day = ("", "") if context.narrowing.since or context.narrowing.until else bare_date(question)
    if not rest or MARKS.search(question):
        return None
    context = replace(context, narrowing=replace(context.narrowing, since=day, until=day))
    found = forgiving(rest, context, _answer)
    complete = found.undecided or (found.total and found.every_word)
    return (found, context) if complete and found.command in FROM_ARCHIVE else None


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
    return (
        guide.answer(context)
        if meant.intent == "help"
        else open_question.answer(text, context) or _unknown(text, context)
    )


def _quotations(meant: Understood, text: str, context: Context) -> Answer:
    person = with_title(meant.person, text)
    if not (person or meant.topic):
        return guide.answer(context, "quote")
    if (marks := MARKS.search(text)) and meant.topic in marks[0]:
        phrase = marks[marks.lastindex or 0]
        return fragment.checked(person, phrase, context) if person else fragment.said_by(phrase, context)
    if meant.topic and sides.asked(person or text) and (found := sides.answer(meant.topic, context)):
        return found
    return several.answer(person, meant.topic, context) or quote.answer(person, meant.topic, context)


def _who(meant: Understood, context: Context) -> Answer:
    """A person or an office; else a deed ("wer hat das Freibad gesperrt"), or words typed alone, are a theme."""
    if found := who.known(with_title(meant.person, meant.text), context, meant.topic, since=True):
        return open_question.with_when(meant.text, meant.person, found, context)
    deed = not bare.names_office(cut(meant.topic)) if not meant.person else not _name(meant.person)
    if deed or meant.person == meant.text.strip(" ?!."):
        wider = open_question.answer(meant.text, context) if deed else theme.answer(meant.person, context)
        if wider and wider.items:
            return wider
    return (
        _unknown(meant.text, context) if deed and not meant.person else who.nobody(meant.person, context, meant.topic)
    )


def _name(person: str) -> bool:
    """Whether it may be a name: no "Anbieter der Schulwolke"."""
    first, *others = cut(person)
    noun = others[-1].key if len(others) == 1 else first.key  # "Quandts Gegner"
    return not others or bare.first_name(first.key) or not is_known(noun)


def _theme(asked: str, context: Context) -> Answer:
    if (divided := sides.theme_of(asked)) and (sided := sides.answer(divided, context)):
        return sided
    if open_question.about(asked):
        return open_question.answer(asked, context) or _unknown(asked, context)
    found, rest = topic.named(asked, context.topics)
    if found:
        return topic.answer(found, rest, context)
    person = look_up(asked, context).certain[:1] if len(asked.split()) > 1 else ()
    if person and person[0].score >= EXACT:  # "ohlsen tamme"
        return who.answer(asked, context)
    return theme.answer(asked, context)


def _digest(text: str, context: Context, *, theme: str | None = None) -> Answer:
    from bot.commands import digests  # noqa: PLC0415 # its patterns for times are made only when asked for

    return digests.answer(text, context, theme=theme)


def _unknown(text: str, context: Context) -> Answer:
    """Nothing is asked in a known way, or the archive has nothing on what is asked: what to do instead."""
    about = open_question.about(text)
    return Answer(
        command="none",
        query=about,
        title=text if about else context.say("That was no question I know"),
        notes=(
            nothing(context)
            if about
            else context.say("Ask for a person, a quotation or a topic, for example: “Wer ist …?”"),
        ),
        alternatives=person_links(
            "who", [hit for word in about.split()[:MOST_NAMES] for hit in _known(word, context)], context
        ),
        more=(Link(context.say("Help"), "/fundstelle hilfe"),),
        ask="/fundstelle hilfe",
    )


def _known(word: str, context: Context) -> tuple[PersonHit, ...]:
    """Who is called so, spelt as it stands in the archive: "Quandt" in a question that nothing answers."""
    return tuple(hit for hit in look_up(word, context).certain if hit.score >= EXACT)
