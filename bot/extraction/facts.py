"""Facts on each topic: sentences that tell a statement, act, incident or rule, with actor, act and stance.

An article that is about a topic (its title, its beginning, the share of its sentences) tells facts in
nearly every sentence that is near the topic's words. In any other article only sentences with a strong
word count, and those that carry such a sentence on.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from bot import topics
from bot.extraction import stance
from bot.extraction.actors import Actors, spans_by_start
from bot.extraction.data import load
from bot.extraction.tokens import Tokens, tokens_of
from bot.extraction.topic_words import TopicWords
from bot.model import CERTAIN, Fact, Quote, Stance

ABOUT = 0.2  # from this score on an article is about the topic
IN_TITLE = 0.5
IN_LEAD = 0.2
LEAD = 2  # sentences
SHORTEST = 5  # tokens: less is a heading or a scrap
CARRIES_ON = frozenset(load("actors")["carries_on"])


@dataclass(frozen=True, slots=True)
class Sentence:
    """What facts need to know of one sentence: tokens, offsets, its words' kinds, the quotation it is part of."""

    first: int
    end: int
    span: tuple[int, int]
    kinds: list[frozenset[str]]
    quote: Quote | None

    def has(self, kind: str) -> bool:
        """Whether a word of this kind stands in it."""
        return any(kind in kinds for kinds in self.kinds)


@Language.factory("fundstelle_facts")
def facts(nlp: Language, name: str) -> Facts:  # noqa: ARG001  # spaCy hands both to every factory
    """The component that leaves the facts of all topics on ``doc._.facts``."""
    return Facts(topics.load())


class Facts:
    """Finds facts on the topics given."""

    def __init__(self, known: tuple[topics.Topic, ...]) -> None:
        """Compile the topics' words."""
        self.words = [TopicWords(topic) for topic in known]

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its facts, topic by topic, each in the order of the text."""
        tokens = tokens_of(doc)
        distinct = set(tokens.lowers)
        found: list[Fact] = []
        actors: Actors | None = None
        for words in self.words:
            if not any("strong" in words[word] for word in distinct):
                continue
            actors = actors or _actors(doc, tokens)
            found += Finder(doc, tokens, words, actors).facts()
        doc._.facts = tuple(found)
        return doc


class Finder:
    """The facts of one article on one topic."""

    def __init__(self, doc: Doc, tokens: Tokens, words: TopicWords, actors: Actors) -> None:
        """Look the words of every sentence up."""
        self.doc = doc
        self.tokens = tokens
        self.words = words
        self.actors = actors
        self.sentences = _sentences(doc, tokens, words)

    def facts(self) -> list[Fact]:
        """Every fact, in the order of the text."""
        chosen = self._of_topic() if self._is_about() else self._in_passing()
        told = [(number, self._actor(number), self._act(self.sentences[number])) for number in chosen]
        shown = [(actor, stance.of_sentence(self.sentences[number].kinds)) for number, actor, _ in told]
        made = []
        for (number, actor, act), (_, seen) in zip(told, shown, strict=True):
            sentence = self.sentences[number]
            start, end = sentence.span
            certain = sentence.quote.confidence if sentence.quote else CERTAIN
            made.append(
                Fact(
                    topic=self.words.topic.name,
                    start=start,
                    end=end,
                    actor=actor,
                    act=act,
                    stance=self._stance(actor, act, seen, shown),
                    confidence=certain,
                )
            )
        return made

    def _is_about(self) -> bool:
        """Whether the article is about the topic and does not only touch it."""
        sentences = [sentence for sentence in self.sentences if _is_whole(sentence)]
        if not sentences:
            return False
        title = any("strong" in self.words[word] for word in self.doc._.title.lower().replace("„", "").split())
        lead = any(sentence.has("strong") for sentence in sentences[:LEAD])
        share = sum(sentence.has("strong") for sentence in sentences) / len(sentences)
        return share + IN_TITLE * title + IN_LEAD * lead >= ABOUT

    def _of_topic(self) -> list[int]:
        """In an article about the topic: sentences with a word of it, and their neighbours."""
        near = [sentence.has("strong") or sentence.has("weak") for sentence in self.sentences]
        return [
            number
            for number, sentence in enumerate(self.sentences)
            if _is_whole(sentence) and not self._asks(sentence) and any(near[max(0, number - 1) : number + 2])
        ]

    def _in_passing(self) -> list[int]:
        """In another article: sentences with a strong word that say or do something, and what carries them on."""
        chosen: list[int] = []
        for number, sentence in enumerate(self.sentences):
            if not _is_whole(sentence) or self._asks(sentence) or not (sentence.quote or self._act(sentence)):
                continue
            follows = bool(chosen) and chosen[-1] == number - 1 and not self._new_paragraph(number)
            if sentence.has("strong") or (follows and self._carries_on(sentence)):
                chosen.append(number)
        return chosen

    def _carries_on(self, sentence: Sentence) -> bool:
        """Whether the sentence goes on about what the one before it says: "Sie argumentiert …", "… dagegen …"."""
        lowers = self.tokens.lowers[sentence.first : sentence.end]
        return not CARRIES_ON.isdisjoint(lowers)

    def _new_paragraph(self, number: int) -> bool:
        between = self.doc.text[self.sentences[number - 1].span[1] : self.sentences[number].span[0]]
        return "\n\n" in between

    def _asks(self, sentence: Sentence) -> bool:
        return "?" in self.tokens.words[max(sentence.first, sentence.end - 2) : sentence.end]

    def _act(self, sentence: Sentence) -> str:
        """The first act, in the topic's order, whose word stands in the sentence; "aussage" in a quotation."""
        if sentence.quote and sentence.quote.spans[0][0] <= sentence.span[0]:
            return "aussage"
        for name in self.words.topic.acts:
            if sentence.has(name):
                return name
        return "aussage" if sentence.quote else ""

    def _actor(self, number: int) -> str:
        sentence = self.sentences[number]
        if sentence.quote:
            return self._speaker(sentence.quote)
        return self.actors.of(sentence.first, sentence.end)

    def _speaker(self, quote: Quote) -> str:
        if quote.speaker_name or not quote.speaker:
            return quote.speaker_name
        start, end = quote.speaker[0]
        return self.doc.text[start:end]

    def _stance(self, actor: str, act: str, seen: Stance | None, shown: list[tuple[str, Stance | None]]) -> Stance:
        if not actor:
            return Stance.NEUTRAL
        return seen or stance.of_actor(actor, shown) or stance.of_act(act, self.words.topic)


def _sentences(doc: Doc, tokens: Tokens, words: TopicWords) -> list[Sentence]:
    quotes = sorted(((span, quote) for quote in doc._.quotes for span in quote.spans), key=lambda pair: pair[0])
    made, next_quote = [], 0
    for first, end in tokens.sentences:
        span = (tokens.starts[first], tokens.ends[end - 1])
        while next_quote < len(quotes) and quotes[next_quote][0][1] <= span[0]:
            next_quote += 1
        best, longest = None, 0
        for (start, stop), quote in quotes[next_quote:]:
            if start >= span[1]:
                break
            shared = min(stop, span[1]) - max(start, span[0])
            if shared > longest:
                best, longest = quote, shared
        made.append(Sentence(first, end, span, [words[word] for word in tokens.lowers[first:end]], best))
    return made


def _is_whole(sentence: Sentence) -> bool:
    return sentence.end - sentence.first >= SHORTEST


def _actors(doc: Doc, tokens: Tokens) -> Actors:
    named = [(organisation.name, organisation.mentions) for organisation in doc._.organisations]
    named += [(person.name, person.mentions) for person in doc._.people]
    return Actors(tokens, spans_by_start(named), doc._.people)
