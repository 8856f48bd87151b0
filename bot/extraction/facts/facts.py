"""Facts on each topic: sentences that tell a statement, act, incident or rule, with actor, act and stance.

Which sentences these are stands in ``topic_sentences``, who does what in ``doings``, the stance in ``stance``.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from bot import topics
from bot.extraction.facts import stance, wording
from bot.extraction.facts.actors import Actors
from bot.extraction.facts.doings import RULING, STATEMENT, Doing, doings
from bot.extraction.facts.negation import without_idioms
from bot.extraction.facts.topic_sentences import Sentence, chosen, sentences
from bot.extraction.facts.topic_words import TopicWords, by_strong_words, lower_words
from bot.extraction.tokens import tokens_of
from bot.model import Fact, Stance


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
    told = doings(found, words.topic, actors)
    names = {doing.actor for doing in told if doing.actor}
    called = {name: words.of(lower_words(actors.described(name))) for name in names}
    professions = {name: stance.of_profession(kinds) for name, kinds in called.items()}
    leanings = {name: stance.leaning(kinds) for name, kinds in called.items()}
    by_advocate = [any("advocates" in word for word in called.get(doing.actor, ())) for doing in told]
    numbers = chosen(found, doc._.title, words, by_advocate)
    shown = [_shown(found[number], told[number], words.topic) for number in numbers]
    kinds = [found[number].kinds for number in numbers]
    doing = [told[number] for number in numbers]
    stances = stance.settled(doing, kinds, shown, professions, leanings, words.topic)
    return [
        Fact(
            topic=words.topic.name,
            start=found[number].span[0],
            end=found[number].span[1],
            actor=told[number].actor,
            act=told[number].act,
            stance=settled,
            confidence=told[number].confidence,
        )
        for number, settled in zip(numbers, stances, strict=True)
    ]


def _shown(sentence: Sentence, doing: Doing, topic: topics.Topic) -> Stance | None:
    """The stance that the words of a sentence show."""
    lowers = without_idioms(sentence.lowers)
    if not doing.actor:
        voiced = wording.is_voiced(lowers, sentence.by_word)
        return Stance.CRITICAL if voiced else None
    act = doing.act
    does = f"verb:{act}" in sentence.kinds and "undecided" not in sentence.kinds
    done = stance.of_act(topic.acts[act], lowers, sentence.by_word, _protests(topic)) if does else None
    names = {f"noun:{act}"} if "goods" in sentence.kinds else {f"noun:{act}", *stance.OF_INCIDENT}
    words = [kinds if kinds.isdisjoint(names) else kinds - {"against"} for kinds in sentence.by_word]
    said = wording.of_sentence(lowers, words)  # "unzulässig", "Angriff" name an incident, and blame nobody
    if act == STATEMENT and "announcing" in sentence.kinds and not said:  # "kündigte an, Kameras aufzuhängen"
        plan = topic.acts[stance.PLAN]
        return stance.of_act(plan, lowers, sentence.by_word, _protests(topic))
    permits = act == RULING and wording.is_permitted(lowers, sentence.by_word)
    return done or said or (Stance.NEUTRAL if permits else None)


def _protests(topic: topics.Topic) -> frozenset[str]:
    """The kinds of nouns for acts that are critical by themselves, save mere words and rulings."""
    critical = [
        name for name, act in topic.acts.items() if act.stance is Stance.CRITICAL and name not in {STATEMENT, RULING}
    ]
    return frozenset(f"noun:{name}" for name in critical)
