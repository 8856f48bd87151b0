"""The form of a digest subscription as a Slack modal: plain dicts, within the limits of Block Kit views.

https://docs.slack.dev/reference/views: 100 blocks, 24 characters of title and buttons, 75 of an option.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from babel.dates import get_day_names

from bot.messages import catalogue
from bot.model import Answer, Subscription
from bot.rendering.blocks import Block
from bot.rendering.mrkdwn import shorten, verbatim

FORM = "digest_form"
LENGTHS, USUAL = (10, 20, 40, 80), 40  # items of a digest
LANGUAGES = {"de": "Deutsch", "en": "English"}  # as each calls itself
TITLE, LABEL, OPTION, BOXES, MOST_OPTIONS, LONGEST = 24, 150, 75, 10, 100, 3000


def form(wish: Subscription, topics: Mapping[str, str], language: str, metadata: str) -> Block:
    """The modal, filled in with a complete subscription; each block is called as the field that it asks for.

    ``topics`` are the titles of topics by their names.
    """
    say = catalogue(language).gettext
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": metadata,
        "title": _plain(say("Subscribe to a digest"), TITLE),
        "submit": _plain(say("Save"), TITLE),
        "close": _plain(say("Cancel"), TITLE),
        "blocks": [*_themes(wish, topics, language), *_delivery(wish, language)],
    }


def _themes(wish: Subscription, topics: Mapping[str, str], language: str) -> Iterator[Block]:
    """What the digest is about."""
    say = catalogue(language).gettext
    titles = list(topics.items())[:MOST_OPTIONS]
    several = say("several with commas; empty: none")
    if titles:
        kind = "checkboxes" if len(titles) <= BOXES else "multi_static_select"
        everything = say("nothing chosen and nothing typed below: everything new")
        yield _input("topics", say("Topics"), _several(kind, titles, wish.topics), everything, optional=True)
    yield _input("people", say("People"), _text(wish.people), several, optional=True)
    yield _input("organisations", say("Organisations"), _text(wish.organisations), several, optional=True)
    yield _input("words", say("Free words"), _text(wish.words), several, optional=True)
    only, every = say("Only from these sources"), say("empty: all sources")
    yield _input("sources", only, _text(wish.sources), every, optional=True)


def _delivery(wish: Subscription, language: str) -> Iterator[Block]:
    """When it comes, and what it is like."""
    say = catalogue(language).gettext
    names = get_day_names("wide", locale=language)
    days = [(str(day), names[day]) for day in range(7)]
    chosen = [str(day) for day in wish.days]
    yield _input("days", say("Days"), _several("checkboxes", days, chosen), say("none: every day"), optional=True)
    at = f"{wish.at:%H:%M}" if wish.at else ""
    yield _input("at", say("Time"), _text((at,) if at else ()), say("such as 08:00"), optional=True)
    yield _input("zone", say("Time zone"), _text((wish.zone,)), say("such as Europe/Berlin"), optional=True)
    yield _input("language", say("Language"), _one("static_select", list(LANGUAGES.items()), wish.language))
    sizes = [(str(size), say("at most %(n)d items") % {"n": size}) for size in LENGTHS]
    yield _input("longest", say("Length"), _one("static_select", sizes, str(wish.longest or USUAL)))
    ways = [("yes", say("stay silent")), ("no", say("say so in one line"))]
    yield _input("silent", say("When nothing is new"), _one("radio_buttons", ways, "yes" if wish.silent else "no"))


def confirmation(answer: Answer, language: str) -> Block:
    """What was stored, in the place of the form."""
    say = catalogue(language).gettext
    return {
        "type": "modal",
        "title": _plain(answer.title, TITLE),
        "close": _plain(say("Close"), TITLE),
        "blocks": [{"type": "section", "text": _plain(note, LONGEST)} for note in answer.notes],
    }


def _input(name: str, label: str, element: Block, hint: str = "", *, optional: bool = False) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": _plain(label, LABEL),
        "element": {**element, "action_id": name},
        "optional": optional,
        **({"hint": _plain(hint, LABEL)} if hint else {}),
    }


def _text(values: Sequence[str]) -> Block:
    given = ", ".join(values)
    return {"type": "plain_text_input", "max_length": LONGEST, **({"initial_value": given} if given else {})}


def _several(kind: str, options: Sequence[tuple[str, str]], chosen: Sequence[str]) -> Block:
    made = {value: _option(value, text) for value, text in options}
    initial = [made[value] for value in chosen if value in made]
    return {"type": kind, "options": list(made.values()), **({"initial_options": initial} if initial else {})}


def _one(kind: str, options: Sequence[tuple[str, str]], chosen: str) -> Block:
    made = {value: _option(value, text) for value, text in options}
    initial = {"initial_option": made[chosen]} if chosen in made else {}
    return {"type": kind, "options": list(made.values()), **initial}


def _option(value: str, text: str) -> Block:
    return {"text": _plain(text, OPTION), "value": value}


def _plain(text: str, most: int) -> Block:
    return {"type": "plain_text", "text": verbatim(shorten(text, most)), "emoji": False}
