"""Answer → Block Kit as plain dicts, with a text for notifications and screen readers.

Verbatim text stands in ``plain_text`` objects and so can't ping, link or format; headings and links
are mrkdwn. The limits are Slack's: https://docs.slack.dev/reference/block-kit/blocks
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.messages import catalogue
from bot.model import Answer, Citation, Item, Kind, Link, QuoteType, Section
from bot.rendering import mrkdwn
from bot.rendering.dates import written
from bot.rendering.wording import STANCES, corrected, quoted

Block = dict[str, object]
Linker = Callable[[Citation], str]

BLOCKS, SECTION, HEADER, BUTTON, VALUE, BUTTONS = 50, 3000, 150, 75, 2000, 25
MOST_SOURCES = 8  # of an article that many have
LABEL, MOST_PLACES = 200, 2  # our own: how long a title may be in small print, and how many other places are named
MESSAGE = 12_000  # Slack turns a message away at about 13,000 characters, all in all
LENGTHS = (12_000, 3000, 1500, 900, 600, 400, 250)  # of one item's text, tried until the message fits
DOT = " · "
JSON = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted: ``blocks`` to look at, ``text`` where blocks can't be shown."""

    text: str
    blocks: tuple[Block, ...]


def render(answer: Answer, *, language: str, link: Linker, shareable: bool = False, shared_by: str = "") -> Message:
    """The answer as one message; ``shareable`` adds "Im Kanal teilen", ``shared_by`` is the user id that shared it.

    Every item is shown; long texts are shortened (marked) until the message is within Slack's limits, and
    only when that is not enough are items at the end left out, which is said.
    """
    page = _Page(language, link)
    foot = [*_buttons(answer, page, shareable), *_shared_by(shared_by, page)]
    sections = answer.sections
    for length in LENGTHS:
        blocks = [*_top(answer, page), *_body(sections, page, length), *foot]
        if _fits(blocks):
            return Message(fallback(answer, language=language), tuple(blocks))
    hidden = 0
    while not _fits(blocks) and any(section.items for section in sections):
        sections, hidden = _without_last(sections), hidden + 1
        left_out = page.plural("%(n)s more passage does not fit here.", "%(n)s more passages do not fit here.", hidden)
        blocks = [*_top(answer, page), *_body(sections, page, LENGTHS[-1]), _context(_plain(left_out)), *foot]
    return Message(fallback(answer, language=language), tuple(blocks))


def fallback(answer: Answer, *, language: str) -> str:
    """Title, notes and the first texts, escaped, for notifications: at most about 1,000 characters."""
    lines = [answer.title, *answer.notes, *(quoted(item, item.text, language) for item in answer.items[:5])]
    return mrkdwn.escape("\n".join(mrkdwn.shorten(line, 200) for line in lines if line)) or "…"


def notice(text: str) -> Message:
    """One sentence of the bot itself as a message (an error, a confirmation)."""
    shown = mrkdwn.shorten(text, SECTION)
    return Message(mrkdwn.escape(shown), (_section(_plain(shown)),))


@dataclass(frozen=True, slots=True)
class _Page:
    """What all parts of a message need: the language and where citations lead."""

    language: str
    link: Linker

    def say(self, message: str) -> str:
        return str(catalogue(self.language).gettext(message))

    def plural(self, one: str, many: str, number: int) -> str:
        return str(catalogue(self.language).ngettext(one, many, number)) % {"n": number}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": mrkdwn.verbatim(text) or " ", "emoji": False}


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _section(text: Block) -> Block:
    return {"type": "section", "text": text}


def _context(*elements: Block) -> Block:
    return {"type": "context", "elements": list(elements)}


def _top(answer: Answer, page: _Page) -> Iterable[Block]:
    """Title, the bot's own sentences, "Meinten Sie"."""
    yield {"type": "header", "text": _plain(mrkdwn.shorten(answer.title or "…", HEADER))}
    for line in (line for note in answer.notes for line in note.split("\n") if line.strip()):
        small = answer.items and mrkdwn.size(line) < LABEL
        yield _context(_plain(line)) if small else _section(_plain(mrkdwn.shorten(line, SECTION)))
    if answer.alternatives:
        yield _section(_mrkdwn(f"*{mrkdwn.label(page.say('Did you mean'))}*"))
        yield from _actions(_button("alternative", number, link) for number, link in enumerate(answer.alternatives))


def _body(sections: Iterable[Section], page: _Page, length: int) -> Iterable[Block]:
    for section in sections:
        if section.heading and section.items:
            heading = mrkdwn.label(mrkdwn.shorten(section.heading, HEADER))
            yield _section(_mrkdwn(f"*{heading}*"))
        for item in section.items:
            yield from _item(item, page, length, section.heading.casefold())


def _item(item: Item, page: _Page, length: int, heading: str) -> Iterable[Block]:
    """The verbatim text, then in small print who says so and where it stands; what the heading said is not repeated."""
    text = quoted(item, mrkdwn.shorten(item.text, length), page.language)
    for piece in mrkdwn.pieces(text, SECTION):
        yield _section(_plain(piece))
    places = DOT.join(
        [*(label for label in _labels(item, page) if label.casefold() != heading), *_place(item.citations[0], page)]
    )
    if item.kind is Kind.ARTICLE and item.also:
        places += f"{DOT}{page.say('also in')} {DOT.join(_sources(item.also, page))}"
    for citation in () if item.kind is Kind.ARTICLE else item.also[:MOST_PLACES]:
        places += f"{DOT}{page.say('also in')} {DOT.join(_place(citation, page))}"
    yield _context(_mrkdwn(places))


def _sources(copies: Sequence[Citation], page: _Page) -> Iterable[str]:
    """The sources of an article's copies, each with the link to its own."""
    for citation in copies[:MOST_SOURCES]:
        name = mrkdwn.shorten(citation.source or citation.title or citation.article, LABEL)
        yield mrkdwn.link(page.link(citation), name) or mrkdwn.label(name)
    if len(copies) > MOST_SOURCES:
        yield f"+{len(copies) - MOST_SOURCES}"


def _labels(item: Item, page: _Page) -> Iterable[str]:
    """Who, and what has to be known before the text is believed or repeated."""
    if item.name and item.kind in {Kind.QUOTE, Kind.FACT}:
        yield _label(item.name)
    if item.quote_type not in {None, QuoteType.DIRECT}:
        yield f"*{_label(page.say('indirect, not verbatim'))}*"
    if not item.certain:
        yield f"*{_label(page.say('attribution uncertain'))}*"
    if act := item.act_label or item.act:
        yield _label(act)
    if item.stance in STANCES:
        yield _label(page.say(STANCES[item.stance]))


def _place(citation: Citation, page: _Page) -> list[str]:
    """Title, date, source, and the link to the passage, as parts of mrkdwn."""
    parts = [citation.title or citation.article, written(citation.date, page.language), citation.source]
    parts.append(corrected(citation.corrected, page.language))
    if citation.fictional:
        parts.append(page.say("fictional"))
    return [
        *(_label(part) for part in parts if part),
        *filter(None, [mrkdwn.link(page.link(citation), page.say("Passage"))]),
    ]


def _label(text: str) -> str:
    return mrkdwn.label(mrkdwn.shorten(text, LABEL))


def _buttons(answer: Answer, page: _Page, shareable: bool) -> Iterable[Block]:
    name = "aside" if answer.command == "digest" and answer.items else "more"  # a digest stays where all read it
    yield from _actions(_button(name, number, link) for number, link in enumerate(answer.more))
    pages = [_button("page", number, link) for number, link in enumerate((answer.previous, answer.next)) if link]
    if shareable and answer.items:
        pages.append(_button("share", 0, Link(page.say("Share in channel"), answer.ask, answer.page)))
    yield from _actions(pages)


def _actions(buttons: Iterable[Block]) -> Iterable[Block]:
    """The buttons in one block; too many, or too long a question, and they are left out: all can be typed as well."""
    fitting = [button for button in buttons if len(str(button["value"])) <= VALUE]
    if fitting:
        yield {"type": "actions", "elements": fitting[:BUTTONS]}


def _button(name: str, number: int, link: Link) -> Block:
    """A button that carries nothing but the question, so that any process can answer it."""
    return {
        "type": "button",
        "action_id": f"{name}:{number}",
        "text": _plain(mrkdwn.shorten(link.label, BUTTON)),
        "value": JSON({"ask": link.ask, "page": link.page}),
    }


def _shared_by(user: str, page: _Page) -> Iterable[Block]:
    if user:
        yield _context(_mrkdwn(page.say("Shared by %s") % f"<@{mrkdwn.label(user)}>"))


def _without_last(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections without their very last item; sections that have none left are dropped."""
    kept = tuple(section for section in sections if section.items)
    last = kept[-1]
    rest = (Section(last.heading, last.items[:-1]),) if len(last.items) > 1 else ()
    return (*kept[:-1], *rest)


def _fits(blocks: list[Block]) -> bool:
    if len(blocks) > BLOCKS:
        return False
    # JSON is longer than what it says, and written by C: mostly there is no need to count.
    return len(json.dumps(blocks)) <= MESSAGE or sum(map(_characters, blocks)) <= MESSAGE


def _characters(part: object) -> int:
    """The length of all texts, values and addresses in a block."""
    if isinstance(part, str):
        return len(part) if part.isascii() else len(part.encode("utf-16-le", "surrogatepass")) // 2
    if isinstance(part, dict):
        return sum(map(_characters, part.values()))
    return sum(map(_characters, part)) if isinstance(part, list) else 0
