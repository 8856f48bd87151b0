"""The sentences of an article as one topic sees them, and which of them tell facts on it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from bot.extraction.facts import word_lists
from bot.extraction.facts.topic_words import TopicWords, lower_words
from bot.extraction.tokens import tokens_of
from bot.model import Quote, QuoteType

ABOUT = 0.22  # from this score on an article is about the topic: the share of its sentences with a strong word, plus
WEAK = 0.25  # times the share with any word of the topic,
IN_TITLE = 0.5  # when its title has one,
IN_LEAD = 0.15  # when its beginning has
TITLED = 2  # weak words in a title count as a strong one: "Stadt will Innenstadt mit Kameras überwachen"
LEAD = 2  # sentences
MOSTLY = 0.6
NEAR = 2  # sentences before and behind one with a word of the topic
SHORTEST = 5  # tokens: less is a heading or a scrap
OF_TOPIC = frozenset({"strong", "weak"})
REPLY = frozenset({"criticism", "rejecting"})
CARRIES_ON = word_lists.whole("carries_on")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What facts need to know of one sentence: tokens, offsets, its words and their kinds, its quotation."""

    first: int
    end: int
    span: tuple[int, int]
    lowers: list[str]
    by_word: list[frozenset[str]]
    kinds: frozenset[str]  # of all its words
    quote: Quote | None
    quoted: float  # the share of it that the quotation has; a reported one is the article's own sentence
    starts_paragraph: bool

    @property
    def is_quoted(self) -> bool:
        """Whether most of it is somebody's words."""
        return self.quoted >= MOSTLY

    @property
    def tells(self) -> bool:
        """Whether it is a whole sentence and no question; headings and items of a list end without a mark."""
        closed = not self.lowers[-1][-1].isalnum()
        return closed and self.end - self.first >= SHORTEST and "?" not in self.lowers[-2:]


def sentences(doc: Doc, words: TopicWords) -> list[Sentence]:
    """All sentences of an article; ``kinds`` are those of the topic's words in each."""
    tokens = tokens_of(doc)
    quotes = sorted(((span, quote) for quote in doc._.quotes for span in quote.spans), key=lambda pair: pair[0])
    made: list[Sentence] = []
    passed = 0
    for begin, end in tokens.sentences:
        blank = end - begin > 1 and tokens.words[begin].isspace()  # white space before the first word of an article
        first = begin + blank
        start, stop = span = (tokens.starts[first], tokens.ends[end - 1])
        while passed < len(quotes) and quotes[passed][0][1] <= start:
            passed += 1
        lowers = tokens.lowers[first:end]
        by_word = words.of(lowers)
        kinds = frozenset().union(*by_word)
        if "beside" in kinds and not kinds.isdisjoint(words.beside):
            kinds |= {"strong"}
        quote, shared = _quote_of(quotes, passed, start, stop)
        made.append(
            Sentence(
                first=first,
                end=end,
                span=span,
                lowers=lowers,
                by_word=by_word,
                kinds=kinds,
                quote=quote,
                quoted=0.0 if quote and _told_by_article(quote, stop) else shared / (stop - start),
                starts_paragraph=not made or any("\n" in word for word in tokens.words[made[-1].end : first]),
            )
        )
    return made


def _told_by_article(quote: Quote, stop: int) -> bool:
    """Whether a sentence is the article's own: an act of speech, or told and then ascribed ("Das teilte … mit")."""
    return quote.type is QuoteType.REPORTED or (
        quote.type is QuoteType.INDIRECT and bool(quote.cue) and quote.cue[0][0] >= stop
    )


def chosen(found: list[Sentence], title: str, words: TopicWords, by_advocate: list[bool]) -> list[int]:
    """The numbers of the sentences that tell a fact on the topic, ascending.

    ``by_advocate`` says of each whether its actor speaks for the topic's cause by profession.
    """
    says_or_does = [bool(sentence.quote) or not sentence.kinds.isdisjoint(words.telling) for sentence in found]
    if is_about(found, title, words):
        return _near(found, says_or_does)
    return _in_passing(found, says_or_does, by_advocate)


def is_about(found: list[Sentence], title: str, words: TopicWords) -> bool:
    """Whether an article is about the topic and does not only touch it."""
    telling = [sentence for sentence in found if sentence.tells]
    if not telling:
        return False
    titled = words.of(lower_words(title))
    in_title = any("strong" in kinds for kinds in titled) or sum("weak" in kinds for kinds in titled) >= TITLED
    if not (in_title or any("strong" in sentence.kinds for sentence in telling)):
        return False
    in_lead = any("strong" in sentence.kinds for sentence in telling[:LEAD])
    share = sum("strong" in sentence.kinds for sentence in telling) / len(telling)
    weak = sum(not sentence.kinds.isdisjoint(OF_TOPIC) for sentence in telling) / len(telling)
    return share + WEAK * weak + IN_TITLE * in_title + IN_LEAD * in_lead >= ABOUT


def _near(found: list[Sentence], says_or_does: list[bool]) -> list[int]:
    """In an article about the topic: sentences with a word of it, and near ones in which something is said or done."""
    own = [not sentence.kinds.isdisjoint(OF_TOPIC) for sentence in found]
    near = [any(own[max(0, number - NEAR) : number + NEAR + 1]) for number in range(len(found))]
    return [
        number
        for number, sentence in enumerate(found)
        if sentence.tells and (own[number] or (says_or_does[number] and near[number]))
    ]


def _in_passing(found: list[Sentence], says_or_does: list[bool], by_advocate: list[bool]) -> list[int]:
    """In another article: what is said or done with a strong word or by an advocate, and what carries it on."""
    numbers: list[int] = []
    for number, sentence in enumerate(found):
        if not sentence.tells or not says_or_does[number]:
            continue
        replies = sentence.kinds.issuperset(REPLY)  # "… wies die Vorwürfe zurück"
        carries_on = not (sentence.starts_paragraph or CARRIES_ON.isdisjoint(sentence.lowers))
        follows = numbers[-1:] == [number - 1] and (carries_on or replies)
        if "strong" in sentence.kinds or by_advocate[number] or follows:
            numbers.append(number)
    return numbers


def _quote_of(
    quotes: list[tuple[tuple[int, int], Quote]], passed: int, start: int, stop: int
) -> tuple[Quote | None, int]:
    """The quotation that shares most with start:stop, and how many characters; the first ``passed`` end before.

    One whose speaker stands there goes before others: "Kritiker sprechen von „…“, die drohe".
    """
    best: Quote | None = None
    most = (False, 0, False)
    for place in range(passed, len(quotes)):
        (begin, end), quote = quotes[place]
        if begin >= stop:
            break
        shared = min(end, stop) - max(begin, start)
        here = bool(quote.speaker) and start <= quote.speaker[0][0] < stop
        rank = (here, shared, quote.type is QuoteType.DIRECT)
        if shared > 0 and rank > most:
            best, most = quote, rank
    return best, most[1]
