"""Answer → plain text for a terminal, optionally with bold and dim type."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Collection, Iterator
from itertools import groupby

from bot.messages import catalogue
from bot.model import Answer, Citation, Item, Kind, Link, QuoteType
from bot.rendering.dates import written
from bot.rendering.wording import STANCES, corrected, quoted

BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
INDENT = "  "


def render(
    answer: Answer, *, language: str, link: Callable[[Citation], str], width: int = 80, styled: bool = False
) -> str:
    """The answer in lines of at most ``width`` columns (addresses are never broken), without a newline at the end."""
    page = _Page(language, link, width, styled)
    return "\n".join(page.lines(answer)).strip("\n")


class _Page:
    """One rendering: what all its lines need."""

    def __init__(self, language: str, link: Callable[[Citation], str], width: int, styled: bool) -> None:
        self.say = catalogue(language).gettext
        self.language, self.link, self.width, self.styled = language, link, width, styled

    def lines(self, answer: Answer) -> Iterator[str]:
        yield from self.wrapped(answer.title, style=BOLD)
        for note in answer.notes:
            for paragraph in note.split("\n"):
                yield from self.wrapped(paragraph, rest=INDENT if paragraph.startswith("/") else "")
        for section in answer.sections:
            yield ""
            if section.heading:
                yield from self.wrapped(section.heading, style=BOLD)
            for item in section.items:
                said = {answer.title, section.heading}
                # A namesake's heading has the role behind the name.
                yield from self.item(item, said | {heading.partition(" (")[0] for heading in said})
        yield from self.choices(self.say("Did you mean"), answer.alternatives)
        onward = [link for link in (answer.previous, answer.next) if link]
        yield from self.choices(self.say("More"), (*onward, *answer.more))

    def item(self, item: Item, said: Collection[str]) -> Iterator[str]:
        """The words, what has to be known about them, and their places; what headings said is not repeated."""
        yield from self.wrapped(quoted(item, printable(item.text), self.language), first="• ", rest=INDENT)
        remarks = " · ".join(remark for remark in self.remarks(item) if remark and remark not in said)
        yield from self.wrapped(remarks, first=INDENT, rest=INDENT)
        for citations in _by_article(item.citations):
            yield from self.place(citations)
        if item.also:
            yield from self.wrapped(self.say("also in"), first=INDENT, rest=INDENT, style=DIM)
            for citations in _by_article(item.also):
                yield from self.place(citations)

    def remarks(self, item: Item) -> Iterator[str]:
        if item.kind in (Kind.QUOTE, Kind.FACT, Kind.ROLE, Kind.ORGANISATION):
            yield printable(item.name)
        if item.quote_type and item.quote_type is not QuoteType.DIRECT:
            yield self.say("indirect, not verbatim")
        if not item.certain:
            yield self.say("attribution uncertain")
        yield _capital(item.act_label or item.act)
        if item.stance in STANCES:
            yield _capital(self.say(STANCES[item.stance]))

    def place(self, citations: list[Citation]) -> Iterator[str]:
        first = citations[0]
        spans = ", ".join(f"{citation.start}–{citation.end}" for citation in citations)
        characters = self.say("characters %(spans)s") % {"spans": spans}
        badge = self.say("fictional") if first.fictional else ""
        since = corrected(first.corrected, self.language)
        day = written(first.date, self.language)
        parts = (printable(first.title), day, printable(first.source), since, badge, characters)
        yield from self.wrapped(", ".join(part for part in parts if part), first=INDENT, rest=INDENT * 2, style=DIM)
        if address := self.link(first):
            yield INDENT + self.style(address, DIM)

    def choices(self, heading: str, links: tuple[Link, ...]) -> Iterator[str]:
        if not links:
            return
        yield ""
        yield self.style(heading, BOLD)
        for link in links:
            page = " --page " + str(link.page) if link.page > 1 else ""
            yield from self.wrapped(f"{link.label}: {printable(link.ask)}{page}", first="→ ", rest=INDENT)

    def wrapped(self, text: str, first: str = "", rest: str = "", style: str = "") -> Iterator[str]:
        wide = max(self.width, 20)
        for line in textwrap.wrap(
            printable(text), wide, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        ):
            yield self.style(line, style)

    def style(self, line: str, style: str) -> str:
        return f"{style}{line}{RESET}" if self.styled and style else line


def printable(text: str) -> str:
    """The text without characters that command a terminal; line breaks and tabs become spaces."""
    spaced = " ".join(text.split())
    return "".join("�" if unicodedata.category(character) == "Cc" else character for character in spaced)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _by_article(citations: tuple[Citation, ...]) -> Iterator[list[Citation]]:
    for _, group in groupby(citations, key=lambda citation: citation.article):
        yield list(group)
