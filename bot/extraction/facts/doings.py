"""Who does what in the sentences of an article, as one topic's acts see it; the sentences before help."""

from __future__ import annotations

from dataclasses import dataclass

from bot.extraction.facts.actors import POSSESSIVE, PRONOUNS, Actors
from bot.extraction.facts.leading_names import bare
from bot.extraction.facts.main_clauses import main_clauses
from bot.extraction.facts.topic_sentences import Sentence
from bot.extraction.facts.word_lists import ends, is_medium, whole
from bot.extraction.speech.speakers import only_said
from bot.model import CERTAIN, QuoteType
from bot.topics import Topic

BODIES = whole("bodies")
LASTING = whole("lasting")
COURTS = ends("courts")
RULES = ends("rules")
VERDICTS = ends("verdicts")
OWN_WORDS = ends("own_words")
DECISION = "beschluss"
RULING = "urteil"
DECIDED = frozenset({DECISION, "klage"})  # of a court both are rulings: "gab der Klage statt"
STATEMENT = "aussage"  # the act of whoever is quoted; every topic has it from common.yaml
GUESSED = 0.6  # nobody is named, and the latest actor taken


@dataclass(frozen=True, slots=True)
class Doing:
    """Actor ("" when nobody is named) and act ("" when no word tells) of a sentence; how certain the actor is."""

    actor: str
    act: str
    confidence: float = CERTAIN


def doings(found: list[Sentence], topic: Topic, actors: Actors) -> list[Doing]:
    """Who does what in every sentence, in order: pronouns, interviews and rulings look back."""
    told: list[Doing] = []
    latest = turn = ""
    by_act: dict[str, str] = {}
    for sentence in found:
        if sentence.starts_paragraph:
            turn = actors.turn(sentence.first, sentence.end)
        doing = _own(sentence, topic, actors)
        if turn and not sentence.quote:
            doing = Doing(turn, STATEMENT)
        elif doing.actor.lower() in PRONOUNS | POSSESSIVE:
            doing = Doing(latest, doing.act)
        elif not doing.actor:
            doing = _carried(sentence, doing.act, told, by_act, latest, actors)
        actor = next((name for name in by_act.values() if _is_short_for(doing.actor, name)), doing.actor)
        latest = actor or latest
        by_act[doing.act] = actor or by_act.get(doing.act, "")
        told.append(Doing(actor, doing.act, doing.confidence))
    return told


def _own(sentence: Sentence, topic: Topic, actors: Actors) -> Doing:
    """What the sentence tells by itself."""
    certain = sentence.quote.confidence if sentence.quote else CERTAIN
    if sentence.quote and sentence.quote.speaker:
        start, end = sentence.quote.speaker[0]
        if actors.tokens.text[start:end].lower().endswith(VERDICTS):  # "Dem Urteil zufolge …"
            return Doing("", RULING, certain)
    actor, act = _actor(sentence, actors), _act(sentence, _main_kinds(sentence, actors), topic)
    ruled = act in DECIDED and any(word.endswith(COURTS) for word in actor.lower().split())
    return Doing(actor, RULING if ruled else act, certain)


def _carried(
    sentence: Sentence, act: str, told: list[Doing], by_act: dict[str, str], latest: str, actors: Actors
) -> Doing:
    """Who acts where nobody is named: the court of a ruling, the speaker of "Kritisiert wird auch, dass …"."""
    if act in LASTING:
        return Doing(by_act.get(act, ""), act)
    if _own_words(sentence, actors):  # "… heißt es in dem Brief", of who did something before
        return Doing(latest, act, GUESSED)
    if told and not sentence.starts_paragraph:
        if told[-1].act in LASTING:
            return told[-1]
        if told[-1].actor and _goes_on(sentence):  # "Es brauche zudem …"
            return Doing(told[-1].actor, act, GUESSED)
        if not sentence.quote and f"verb:{STATEMENT}" in sentence.kinds:
            return Doing(latest, act, GUESSED)
    return Doing("", act)


def _goes_on(sentence: Sentence) -> bool:
    """Whether a quotation goes on: nobody is named in this sentence."""
    quote = sentence.quote
    return quote is not None and not (quote.speaker and quote.speaker[0][0] >= sentence.span[0])


def _own_words(sentence: Sentence, actors: Actors) -> bool:
    """Whether it says where somebody's words stand: "hieß es in einer Erklärung"."""
    speaker = sentence.quote.speaker if sentence.quote else ()
    return bool(speaker) and actors.tokens.text[slice(*speaker[0])].lower().endswith(OWN_WORDS)


def _is_short_for(short: str, name: str) -> bool:
    """Whether "Gericht" stands for the "Verwaltungsgericht" that was named before."""
    return short.lower() in BODIES and name.split(" ", maxsplit=1)[0].lower().endswith(short.lower())


def _act(sentence: Sentence, main: frozenset[str], topic: Topic) -> str:
    """The first act, in the topic's order, whose verb stands in the main clause, else anywhere, else its noun."""
    if sentence.is_quoted:
        return STATEMENT
    for kind, kinds in (("verb", main), ("verb", sentence.kinds), ("noun", sentence.kinds)):
        for name in topic.acts:
            if f"{kind}:{name}" in kinds and (kinds is main or not topic.acts[name].of_topic):
                return name
        if sentence.quote and sentence.quote.type is QuoteType.DIRECT and sentence.quote.cue:
            return STATEMENT
    return STATEMENT if sentence.quote else ""


def _main_kinds(sentence: Sentence, actors: Actors) -> frozenset[str]:
    clauses = main_clauses(actors.tokens, sentence.first, sentence.end)
    starts = actors.tokens.starts
    said = sentence.quote.spans if sentence.quote and sentence.quote.type is not QuoteType.REPORTED else ()
    own = [place for part in clauses for place in part if not any(a <= starts[place] < b for a, b in said)]
    return frozenset().union(*(sentence.by_word[place - sentence.first] for place in own))


def _actor(sentence: Sentence, actors: Actors) -> str:
    """Who is quoted in the sentence, else who acts in it; a pronoun comes back as it is.

    A speaker whom another sentence names counts only for a sentence that is quoted as a whole.
    """
    quote = sentence.quote
    if quote and quote.speaker:
        start, end = quote.speaker[0]
        here = sentence.span[0] <= start < sentence.span[1]
        head = next((word for word in actors.tokens.text[start:end].split() if word[0].isupper()), "")
        if (here or sentence.is_quoted) and not head.lower().endswith(RULES):
            words = actors.tokens.text[start:end]
            known = actors.named_in(start, end) or actors.proper(quote.speaker_name)
            titled = "" if known else actors.titles.between(start, end)
            name = known or titled or ("" if only_said(words.split()) else bare(words))
            reports = bool(titled) or is_medium(head) or is_medium(name)
            subject = actors.of(sentence.first, sentence.end) if reports and here else ""
            if subject and subject not in PRONOUNS:  # "Laut „Abendblatt“ hat die Firma …", "Wie das Blatt meldet, …"
                return subject
            if name:
                return name
    return actors.of(sentence.first, sentence.end)
