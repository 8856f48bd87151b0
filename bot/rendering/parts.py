"""A digest as several messages: what is read first, and the rest for its thread."""

from __future__ import annotations

from dataclasses import replace

from bot.messages import catalogue
from bot.model import Answer, Section
from bot.rendering.blocks import Linker, Message, notice, render

FIRST, REPLY = 12, 15  # items of the main message, and of one in the thread


def messages(answer: Answer, *, language: str, link: Linker) -> list[Message]:
    """The main message, then those of its thread; one line where nothing is new."""
    if not answer.items:
        return [notice(" – ".join((answer.title, *answer.notes)))]
    say = catalogue(language)
    parts = [_part(answer, 0, FIRST)]
    rest = range(FIRST, len(answer.items), REPLY)
    parts += [_part(answer, start, REPLY) for start in rest]
    left = len(answer.items) - FIRST
    shown = []
    for number, sections in enumerate(parts):
        part = replace(answer, sections=sections)
        if number:
            title = say.gettext("Continued (%(n)d of %(of)d)") % {"n": number, "of": len(rest)}
            part = replace(part, title=title, notes=(), more=())
        elif left > 0:
            more = say.ngettext("%(n)d more stands in the thread.", "%(n)d more stand in the thread.", left) % {
                "n": left
            }
            part = replace(part, notes=(*answer.notes, more))
        shown.append(render(part, language=language, link=link))
    return shown


def _part(answer: Answer, start: int, size: int) -> tuple[Section, ...]:
    """The sections with the items from ``start`` on, at most ``size`` of them."""
    found, place = [], 0
    for section in answer.sections:
        low, high = max(start - place, 0), max(start + size - place, 0)
        if items := section.items[low:high]:
            found.append(Section(section.heading, items))
        place += len(section.items)
    return tuple(found)
