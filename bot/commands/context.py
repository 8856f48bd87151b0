"""What every command needs besides its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.messages import catalogue
from bot.model import Answer, Item, Link, Narrowing, Section, Subscribed, Subscription
from bot.rendering.dates import written
from bot.search import PersonHit
from bot.store import Store
from bot.topics import Topic
from bot.understanding.narrow import as_typed

PAGE = 10
"""Items a page: Slack takes 50 blocks, an item needs two or three."""


News = Callable[[Subscribed | None, str], Answer]
"""What a digest of this subscription (of everything where there is none) says until now, in a language."""


@dataclass(frozen=True, slots=True)
class Place:
    """The channel in which somebody asks, where digests can be subscribed to."""

    team: str  # the workspace, "" for the only one
    channel: str
    user: str
    usual: Subscription  # days, time, zone and language for who does not say them
    refusal: Callable[[str], str]  # why this user may not change digests here, in a language; "" for who may
    zone: str = ""  # of the user, where workspaces have none in common
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Context:
    """One question's surroundings: where to look, in which language to answer, which page."""

    store: Store
    topics: Sequence[Topic]
    language: str = "de"
    page: int = 1
    narrowing: Narrowing = field(default_factory=Narrowing)
    news: News | None = None
    min_confidence: float = 0.0  # attributions below it are left out
    place: Place | None = None  # None where nobody can subscribe: a terminal, a page
    looked_up: dict[str, list[PersonHit]] = field(default_factory=dict, compare=False)  # by names in this question

    @property
    def offset(self) -> int:
        """How many items stand on the pages before."""
        return (self.page - 1) * PAGE

    def say(self, message: str, **values: object) -> str:
        """A message in the user's language, its values filled in."""
        text = str(catalogue(self.language).gettext(message))
        return text % values if values else text

    def plural(self, one: str, many: str, number: int) -> str:
        """A message with its number as ``%(n)d``."""
        return str(catalogue(self.language).ngettext(one, many, number)) % {"n": number}

    def ask(self, command: str, words: str = "", *, everywhere: bool = False) -> str:
        """A question as a button repeats it, with what narrows it unless it is to look everywhere."""
        narrowing = "" if everywhere else as_typed(self.narrowing)
        return " ".join(part for part in (f"/{command}", words, narrowing) if part)

    def narrowed(self) -> tuple[str, ...]:
        """The note that only some articles count, () when all do."""
        since, until = (written(day, self.language) for day in (self.narrowing.since, self.narrowing.until))
        only = since if since == until else ""
        since, until = ("", "") if only else (since, until)
        parts = (
            only,
            self.say("since %(day)s", day=since) if since else "",
            self.say("until %(day)s", day=until) if until else "",
            self.say("source %(name)s", name=self.narrowing.source) if self.narrowing.source else "",
        )
        said = ", ".join(part for part in parts if part)
        return (self.say("Only articles: %(narrowing)s.", narrowing=said),) if said else ()

    def turn(self, ask: str, total: int) -> tuple[Link | None, Link | None]:
        """The links to the previous and the next page of so many results."""
        previous = Link(self.say("Previous page"), ask, self.page - 1) if self.page > 1 else None
        following = Link(self.say("Next page"), ask, self.page + 1) if self.offset + PAGE < total else None
        return previous, following

    def shown(self, total: int, *, more: bool = False) -> str:
        """How many results there are, and which page this is; the same words of several places are one item.

        ``more``: that so many were looked at, the newest, and there may be others.
        """
        count = self.plural("%(n)d result.", "%(n)d results.", total)
        if more:
            count = self.say("At least %(n)d results, the newest; more words or a time narrow them.", n=total)
        if total <= PAGE:
            return count
        return f"{count} " + self.say("Page %(page)d of %(pages)d.", page=self.page, pages=-(-total // PAGE))


def section(heading: str, items: Sequence[Item]) -> tuple[Section, ...]:
    """One section, none without items."""
    return (Section(heading, tuple(items)),) if items else ()


def nearly(every_word: bool, found: int, context: Context) -> tuple[str, ...]:
    """The note that not every word was met, where that is so."""
    return () if every_word or not found else (context.say("No passage has all the words; these come nearest."),)


def nothing(context: Context) -> str:
    """That the archive has nothing on what was asked, and what to do."""
    return context.say("The archive has nothing with these words; other or fewer words may help, or a name.")


def left_out(number: int, context: Context) -> tuple[str, ...]:
    """The note that uncertain attributions of this page are left out, where there are any."""
    if not number:
        return ()
    return (
        context.plural(
            "%(n)d uncertain attribution is left out.", "%(n)d uncertain attributions are left out.", number
        ),
    )
