"""``/fundstelle hilfe``: what can be asked, as it is typed; one line a command, topics included."""

from __future__ import annotations

from rapidfuzz import process

from bot.commands.context import Context
from bot.model import Answer, Link
from bot.understanding import slash

LINES: dict[slash.Command, str] = {
    "who": "/wer NAME: who somebody is and was, with quotations; also by office: /wer Chef von …",
    "quote": "/zitat PERSON THEME: what somebody said; also /zitat THEME, or a fragment in quotation marks.",
    "search": "/archiv WORDS: passages of all articles.",
    "digest": "/digest: what is new; /digest TOPIC daily 8:00 subscribes this channel.",
    "help": "/fundstelle hilfe: this overview; every command works as /fundstelle COMMAND … as well.",
}
NEAR = 55  # of 100: how alike an unknown command must be to one that there is


def answer(context: Context, command: slash.Command | None = None) -> Answer:
    """The overview of all commands, or how one of them is used."""
    lines = [context.say(LINES[command])] if command in LINES else _overview(context)
    return Answer(
        command="help",
        query="",
        title=context.say("How to ask Fundstelle"),
        notes=tuple(lines),
        more=() if command is None else (Link(context.say("Help"), "/fundstelle hilfe"),),
        ask="/fundstelle hilfe",
    )


def _overview(context: Context) -> list[str]:
    lines = [context.say(line) for line in LINES.values()]
    topics = [f"/{topic.command}: {topic.help.in_language(context.language)}" for topic in context.topics]
    return [
        context.say("Just ask in your own words, in German or English, or use a command:"),
        "\n".join((*lines[:3], *topics, *lines[3:])),
        context.say("“seit 2020”, “bis Mai 2021” and “quelle:name” narrow every question."),
    ]


def unknown(name: str, rest: str, context: Context) -> Answer:
    """There is no such command: says so, with the nearest ones that there are."""
    names = [word for words in slash.NAMES.values() for word in words]
    names += [topic.command for topic in context.topics]
    near = process.extract(name.lower(), names, limit=3, score_cutoff=NEAR)
    return Answer(
        command="help",
        query=name,
        title=context.say("Unknown command"),
        notes=(context.say("There is no command /%(name)s.", name=name),),
        alternatives=tuple(Link(f"/{word}", context.ask(word, rest)) for word, _, _ in near),
        more=(Link(context.say("Help"), "/fundstelle hilfe"),),
        ask="/fundstelle hilfe",
    )
