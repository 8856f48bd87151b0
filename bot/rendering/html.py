"""Pages of the reading room: an article with its marks, and messages where there is no article to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count, groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.links import ANCHOR, web_address
from bot.messages import catalogue
from bot.model import CERTAIN, Article, Extract, Fact, Person, Quote, QuoteType, Span
from bot.rendering.dates import written
from bot.rendering.marked import Mark, marked
from bot.rendering.wording import STANCES, corrected

PASSAGE, FACT, QUOTE, PERSON = range(4)  # layers, the outermost first
EXCERPT = 90  # characters of a quotation or fact in the overview


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the overview beside the text: what, a remark, and the id of the place it leads to."""

    text: str
    remark: str
    id: str


def article_page(article: Article, extract: Extract, passage: Span, *, language: str, topics: Mapping[str, str]) -> str:
    """The article with text[passage] highlighted; ``topics`` are the titles of topics by name."""
    overview = _Overview(article, extract, language, topics)
    marks = [Mark(*passage, PASSAGE, "passage", id=ANCHOR, tag="mark"), *_halves(extract, passage), *overview.marks]
    return page(
        "article.html",
        language=language,
        article=article,
        date=written(article.date, language),
        corrected=corrected(article.corrected, language),
        url=web_address(article.url),
        text=marked(article.text, marks),
        overview=overview,
        anchor=ANCHOR,
    )


def _halves(extract: Extract, passage: Span) -> Iterator[Mark]:
    """The other parts when the passage is one part of a quotation whose speaker is named in the middle."""
    start, end = passage
    for quote in extract.quotes:
        if any(first <= start and end <= last for first, last in quote.spans):
            others = (span for span in quote.spans if span[1] <= start or end <= span[0])
            yield from (Mark(*span, PASSAGE, "passage", tag="mark") for span in others)


def message_page(title: str, sentence: str, *, language: str) -> str:
    """One clear sentence (already in the user's language) as a page."""
    return page("message.html", language=language, title=title, sentence=sentence)


def page(template: str, *, language: str, **values: object) -> str:
    """A template in the user's language; every value is escaped."""
    environment = _environment(language)
    return environment.get_template(template).render(language=language, **values)


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("bot.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]  # i18n's
    return environment


class _Overview:
    """Who is in the article, what is quoted and known: the marks in the text and the lists beside it."""

    def __init__(self, article: Article, extract: Extract, language: str, topics: Mapping[str, str]) -> None:
        self._article = article
        self._say: Callable[[str], str] = catalogue(language).gettext
        self._topics = topics
        self.marks: list[Mark] = []
        self._numbers = count(1)
        self.people = [self._person(person) for person in extract.people if person.mentions]
        self.quotes = [self._quote(quote) for quote in extract.quotes if quote.spans]
        self.facts = [self._sentence(list(same)) for _, same in groupby(sorted(extract.facts, key=_place), key=_place)]

    def _person(self, person: Person) -> Entry:
        roles = dict.fromkeys(role.text for role in person.roles)
        place = self._mark(iter(person.mentions), PERSON, "person", person.name)
        return Entry(person.name, ", ".join(roles), place)

    def _quote(self, quote: Quote) -> Entry:
        direct = quote.type is QuoteType.DIRECT
        remarks = [quote.speaker_name or self._say("speaker unknown")]
        if not direct:
            remarks.append(self._say("indirect, not verbatim"))
        if quote.confidence < CERTAIN:
            remarks.append(self._say("attribution uncertain"))
        remark = " · ".join(remarks)
        place = self._mark(iter(quote.spans), QUOTE, "quote" if direct else "quote indirect", remark)
        return Entry(self._excerpt(*quote.spans[0]), remark, place)

    def _sentence(self, facts: list[Fact]) -> Entry:
        """One sentence, which may be a fact on several topics."""
        start, end = _place(facts[0])
        topics = dict.fromkeys(self._topic(fact) for fact in facts)
        actors = dict.fromkeys(fact.actor for fact in facts if fact.actor)
        place = self._mark(iter([(start, end)]), FACT, "fact", "")
        return Entry(self._excerpt(start, end), " · ".join([", ".join(topics), *actors]), place)

    def _topic(self, fact: Fact) -> str:
        title = self._topics.get(fact.topic, fact.topic)
        return f"{title} ({self._say(STANCES[fact.stance])})" if fact.stance in STANCES else title

    def _mark(self, spans: Iterator[Span], layer: int, css: str, title: str) -> str:
        """Mark all spans; the id is that of the first one, where the overview leads to."""
        place = f"m{next(self._numbers)}"
        for number, (start, end) in enumerate(spans):
            self.marks.append(Mark(start, end, layer, css, id="" if number else place, title=title))
        return place

    def _excerpt(self, start: int, end: int) -> str:
        words = " ".join(self._article.text[start : min(end, start + EXCERPT + 1)].split())
        return words if end - start <= EXCERPT else words.rsplit(" ", 1)[0] + " …"


def _place(fact: Fact) -> Span:
    return fact.start, fact.end
