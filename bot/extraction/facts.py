"""Facts on each topic: sentences that tell a statement, act, incident or rule, with actor, act and stance.

Which sentences these are stands in ``topic_sentences``, who acts in ``actors``, the stance in ``stance``.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from bot import topics
from bot.extraction import stance
from bot.extraction.actors import PRONOUNS, Actors
from bot.extraction.data import load
from bot.extraction.stance import STATEMENT
from bot.extraction.tokens import tokens_of
from bot.extraction.topic_sentences import Sentence, chosen, sentences
from bot.extraction.topic_words import TopicWords, by_strong_words, lower_words
from bot.model import CERTAIN, Fact, Stance

LASTING = frozenset(load("actors")["lasting"])


@Language.factory("fundstelle_facts")
def facts(nlp: Language, name: str) -> Facts:  # noqa: ARG001  # spaCy hands both to every factory
    """The component that leaves the facts of all topics on ``doc._.facts``."""
    return Facts(topics.load())


class Facts:
    """Finds facts on the topics given."""

    def __init__(self, known: tuple[topics.Topic, ...]) -> None:
        """Sort the topics' words."""
        self.words = [TopicWords(topic) for topic in known]
        self.touched = by_strong_words(known)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its facts, topic by topic, each in the order of the text."""
        tokens = tokens_of(doc)
        words = {*tokens.lowers, *lower_words(doc._.title)}
        touched = frozenset().union(*(self.touched[word] for word in words))
        if touched:  # most articles touch no topic: they cost a look at each of their words
            actors = Actors(tokens, doc._.organisations, doc._.people)
            found = [_on_topic(doc, words, actors) for words in self.words if words.topic.name in touched]
            doc._.facts = tuple(fact for of_topic in found for fact in of_topic)
        return doc


def _on_topic(doc: Doc, words: TopicWords, actors: Actors) -> list[Fact]:
    found = sentences(doc, words)
    told = _who_does_what(found, words.topic, actors)
    professions = {
        name: stance.of_profession(words.of(lower_words(actors.described(name)))) for name, _ in told if name
    }
    by_advocate = [professions.get(name) is Stance.CRITICAL for name, _ in told]
    numbers = chosen(found, doc._.title, words, by_advocate)
    shown = [_shown(found[number], *told[number], professions, words.topic) for number in numbers]
    stances = stance.settled([told[number] for number in numbers], shown, professions, words.topic)
    return [
        Fact(
            topic=words.topic.name,
            start=found[number].span[0],
            end=found[number].span[1],
            actor=told[number][0],
            act=told[number][1],
            stance=settled,
            confidence=quote.confidence if (quote := found[number].quote) else CERTAIN,
        )
        for number, settled in zip(numbers, stances, strict=True)
    ]


def _shown(
    sentence: Sentence, actor: str, act: str, professions: dict[str, Stance | None], topic: topics.Topic
) -> Stance | None:
    """The stance that a sentence shows by itself: who speaks for the cause is never against it."""
    if professions.get(actor) is Stance.CRITICAL:
        return Stance.CRITICAL
    doing = stance.of_act(topic.acts[act], sentence.by_word) if f"verb:{act}" in sentence.kinds else None
    words = [kinds - {"against"} if f"noun:{act}" in kinds else kinds for kinds in sentence.by_word]
    said = stance.of_sentence(sentence.lowers, words)  # "unzulässig" names an incident, and blames nobody
    return doing or said


def _who_does_what(found: list[Sentence], topic: topics.Topic, actors: Actors) -> list[tuple[str, str]]:
    """Actor and act of every sentence, in order: pronouns and what a ruling goes on to say look back."""
    told: list[tuple[str, str]] = []
    latest = turn = ""
    by_act: dict[str, str] = {}
    for sentence in found:
        act = _act(sentence, _main_kinds(sentence, actors), topic)
        if sentence.starts_paragraph:
            turn = actors.turn(sentence.first, sentence.end)
        actor = _actor(sentence, actors)
        if turn and not sentence.quote:
            actor, act = turn, STATEMENT
        if actor.lower() in PRONOUNS:
            actor = latest
        elif not actor and act in LASTING:
            actor = by_act.get(act, "")
        elif not actor and told and told[-1][1] in LASTING and not sentence.starts_paragraph:
            actor, act = told[-1]
        elif not actor and _is_said(sentence) and not sentence.starts_paragraph:  # "Kritisiert wird auch, dass …"
            actor = latest
        actor = next((name for name in by_act.values() if _is_short_for(actor, name)), actor)
        latest = actor or latest
        by_act[act] = actor or by_act.get(act, "")
        told.append((actor, act))
    return told


def _is_said(sentence: Sentence) -> bool:
    return not sentence.quote and f"verb:{STATEMENT}" in sentence.kinds


def _is_short_for(short: str, name: str) -> bool:
    """Whether "Gericht" stands for the "Verwaltungsgericht" that was named before."""
    return bool(short) and " " not in short and name.split(" ", maxsplit=1)[0].lower().endswith(short.lower())


def _act(sentence: Sentence, main: frozenset[str], topic: topics.Topic) -> str:
    """The first act, in the topic's order, whose verb stands in the main clause, else anywhere, else its noun."""
    if sentence.is_quoted:
        return STATEMENT
    for kind, kinds in (("verb", main), ("verb", sentence.kinds), ("noun", sentence.kinds)):
        for name in topic.acts:
            if f"{kind}:{name}" in kinds:
                return name
    return STATEMENT if sentence.quote else ""


def _main_kinds(sentence: Sentence, actors: Actors) -> frozenset[str]:
    clauses = actors.main_clauses(sentence.first, sentence.end)
    return frozenset().union(*(sentence.by_word[place - sentence.first] for part in clauses for place in part))


def _actor(sentence: Sentence, actors: Actors) -> str:
    """Who is quoted in the sentence, else who acts in it; a pronoun comes back as it is.

    A speaker whom another sentence names counts only for a sentence that is quoted as a whole.
    """
    quote = sentence.quote
    if quote and quote.speaker:
        start, end = quote.speaker[0]
        here = sentence.span[0] <= start < sentence.span[1]
        if here or sentence.is_quoted:
            name = actors.named_in(start, end) or actors.proper(quote.speaker_name)
            if name:
                return name
    return actors.of(sentence.first, sentence.end)
