"""The things Fundstelle speaks of, as frozen dataclasses; standard library only.

Every offset counts code points of ``Article.text``; ends are exclusive. Answers carry meaning
only: how they look is the business of ``bot.rendering``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Literal

Span = tuple[int, int]
"""Start and end (exclusive) in code points of an article's text."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was published; ``text`` is canonical, every offset refers to it."""

    id: str
    title: str
    text: str
    date: str = ""  # "2020", "2020-12", "2020-12-17" or "" when unknown: partial stays partial
    source: str = ""
    url: str = ""
    author: str = ""
    section: str = ""
    language: str = "de"
    fictional: bool = False
    version: int = 0  # as the agency counts its corrections, 0 when it does not
    # Known only of stored articles, and no part of what tells one article from another:
    corrected: str = field(default="", compare=False)  # the day its text or title was replaced, "" for never
    story: int = field(default=0, compare=False)  # the same number: nearly the same text; 0: not known


@dataclass(frozen=True, slots=True)
class Role:
    """What an article says somebody is: ``text`` is the verbatim noun phrase at start:end."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in one article; ``name`` is the fullest form that the article has."""

    name: str
    mentions: tuple[Span, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company, authority, party, school … named in one article."""

    name: str
    mentions: tuple[Span, ...] = ()


class QuoteType(StrEnum):
    """Types of the German quotation corpus (Petersen-Frey & Biemann, LREC-COLING 2024)."""

    DIRECT = "Direct"
    INDIRECT = "Indirect"
    REPORTED = "Reported"
    FREE_INDIRECT = "FreeIndirect"
    INDIRECT_FREE_INDIRECT = "IndirectFreeIndirect"


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said: the words (spans), who says so (speaker), by which words (cue).

    Spans of a direct quotation include its quotation marks. ``speaker_name`` is the resolved
    person or organisation, "" when nobody can be named. ``confidence`` is that of the
    attribution, 0 to 1; below ``CERTAIN`` it is shown as "Zuordnung unsicher". ``citer`` passes
    the words of the speaker on ("zitiert das Hafenblatt Quast"), mostly nobody does.
    """

    type: QuoteType
    spans: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speaker_name: str = ""
    confidence: float = 1.0
    citer: tuple[Span, ...] = ()


CERTAIN = 0.7
"""An attribution of at least this confidence is shown without a warning."""


class Stance(StrEnum):
    """How a fact's actor stands to the measure that touches the topic (for datenschutz: to using the data).

    Critical is against the measure, which is for what the topic protects; supportive is for it.
    """

    CRITICAL = "kritisch"
    SUPPORTIVE = "befürwortend"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence (start:end) that carries a statement, act, incident or rule on a topic."""

    topic: str
    start: int
    end: int
    actor: str = ""
    act: str = ""  # a key of the topic's acts: aussage, verwarnung, urteil, plan …
    stance: Stance = Stance.NEUTRAL
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extract:
    """All that was taken out of one article."""

    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    quotes: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact place: ``article text[start:end] == text``, always."""

    article: str
    title: str
    date: str
    source: str
    url: str
    start: int
    end: int
    text: str
    fictional: bool = False
    corrected: str = ""  # the day on which the article was replaced by a corrected one
    story: int = 0  # see Article


def cite(article: Article, start: int, end: int) -> Citation:
    """The citation of article.text[start:end]; ValueError when the span is not inside the text."""
    if not 0 <= start < end <= len(article.text):
        raise ValueError(f"span {start}:{end} is outside article {article.id!r} ({len(article.text)} characters)")
    return Citation(
        article=article.id,
        title=article.title,
        date=article.date,
        source=article.source,
        url=article.url,
        start=start,
        end=end,
        text=article.text[start:end],
        fictional=article.fictional,
        corrected=article.corrected,
        story=article.story,
    )


class Kind(StrEnum):
    """What an item of an answer is."""

    ROLE = "role"  # text: the role; name: the person
    QUOTE = "quote"  # text: the words; name: the speaker
    FACT = "fact"  # text: the sentence; name: the actor
    PASSAGE = "passage"  # text: a sentence that was searched for
    ORGANISATION = "organisation"  # text: the organisation as the article names it
    ARTICLE = "article"  # text: the first sentence of an article (digest)
    MENTION = "mention"  # text: the sentence somebody is named in


OMISSION = " […] "
"""Stands between the parts of a quotation whose speaker is named in the middle."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an answer; its text is that of its citations and of nothing else (guarantee 1).

    Of a direct quotation the citations are the words inside the quotation marks; the renderer
    sets the marks of the user's language around them.
    """

    kind: Kind
    citations: tuple[Citation, ...]  # in order, what the text is made of; never empty
    also: tuple[Citation, ...] = ()  # where else the same stands
    name: str = ""  # person, speaker or actor it belongs to, resolved
    quote_type: QuoteType | None = None
    certain: bool = True  # False: shown as "Zuordnung unsicher"
    topic: str = ""
    act: str = ""  # a key of the topic's acts
    act_label: str = ""  # the same in the user's language
    stance: Stance | None = None

    def __post_init__(self) -> None:
        """Refuse an item that has no place in an article."""
        if not self.citations:
            raise ValueError(f"{self.kind} item without a citation")

    @property
    def text(self) -> str:
        """The verbatim text, with marked omissions between its parts."""
        return OMISSION.join(citation.text for citation in self.citations)


@dataclass(frozen=True, slots=True)
class Link:
    """A next question the user can ask by a button: ``ask`` as typed, ``page`` from 1."""

    label: str
    ask: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one answer under a heading (roles, quotations, facts of a stance …)."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command returns; texts are already in the user's language, layout is not decided.

    ``ask`` is the question in the canonical form ("/quote Adel Al-Saleh"), so that a button can
    repeat it without any state. ``total`` counts all results over all pages. ``notes`` are the
    bot's own sentences (nothing found, how many articles); never a claim about the world.
    ``every_word`` is False where what is shown has only some of the words that were asked for,
    ``undecided`` True where it has to be chosen first whom of several people is meant.
    """

    command: Literal["who", "quote", "topic", "search", "digest", "help", "none"]
    query: str
    title: str
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    alternatives: tuple[Link, ...] = ()  # "Meinten Sie"
    more: tuple[Link, ...] = ()  # related questions: quotations of the person …
    ask: str = ""
    page: int = 1
    previous: Link | None = None
    next: Link | None = None
    total: int = 0
    every_word: bool = True
    undecided: bool = False

    @property
    def items(self) -> tuple[Item, ...]:
        """All items of all sections, in the order shown."""
        return tuple(item for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which articles count: ISO dates, possibly partial (``since`` and ``until`` inclusive); a source's name."""

    since: str = ""
    until: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message asks for; person and topic as typed."""

    text: str
    intent: Literal["who", "quote", "topic", "search", "digest", "help", "none"]
    person: str = ""
    topic: str = ""
    narrowing: Narrowing = field(default_factory=Narrowing)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a digest is about (everything when no theme is given), when it comes, and how it looks.

    Themes add up: ``topics`` are names of topics, ``people`` full names and ``organisations`` names as in
    the archive, ``words`` free words. ``sources`` narrow: only articles of theirs count. ``days`` count
    from 0 for Monday, () for every day; ``at`` is wall-clock time of the zone. ``longest`` is how many
    items are shown at most, 0 for as many as usual. What is empty is as the settings say.
    """

    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    at: time | None = None
    zone: str = ""
    organisations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    language: str = ""
    longest: int = 0
    silent: bool = True  # nothing is posted when nothing is new; else one line says so

    @property
    def themes(self) -> tuple[tuple[str, ...], ...]:
        """What tells two subscriptions of a channel apart."""
        return self.topics, self.people, self.organisations, self.words, self.sources


@dataclass(frozen=True, slots=True)
class Subscribed:
    """The subscription of a channel and how far its digests have come; moments are seconds since 1970.

    A digest whose post is under way, or whose outcome nobody knows, has ``due`` after ``covered``.
    """

    team: str  # the workspace, "" for the only one
    channel: str
    owner: str  # the user who made it, "" for BOT_DIGEST_CHANNELS
    wish: Subscription
    covered: float  # what was stored before is told, or was there before anybody subscribed
    begun: float  # a digest that was due until then is not posted
    asked: float = 0.0  # when somebody wanted one at once
    due: float = 0.0  # of the digest that was last tried to post
    paused: str = ""  # why it rests: BY_USER or Slack's word for what is wrong; "" when it does not
    untold: bool = False  # it rests for Slack's reason, and its owner does not know yet
    version: int = 0  # counts the changes
    id: int = 0  # 0 before it is stored


BY_USER = "user"


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
