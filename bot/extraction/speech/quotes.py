"""Quotations: who said what, directly between marks or indirectly, by verb, by frame or by mood alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from bot.extraction.speech.attribution import claimed, speaker
from bot.extraction.speech.carrying import Carrier
from bot.extraction.speech.clauses import NOUNS
from bot.extraction.speech.cues import ALL_FORMS, WRITTEN_APART, Cue, cues
from bot.extraction.speech.direct import direct_quotes
from bot.extraction.speech.frames import GATE, Frame
from bot.extraction.speech.framing import frames_of
from bot.extraction.speech.free import HEARSAY, goes_on, hearsay, opens_in_speech, reports
from bot.extraction.speech.interviews import interview
from bot.extraction.speech.mood import subjunctive
from bot.extraction.speech.noun_clauses import STANDS
from bot.extraction.speech.phrases import Range, speaks
from bot.extraction.speech.speakers import Speakers
from bot.extraction.speech.units import WORDS, Unit, bounds, make_unit
from bot.extraction.speech.unmarked import is_direct
from bot.extraction.speech.whose import called
from bot.extraction.tokens import Tokens, tokens_of
from bot.model import Person, Quote, QuoteType, Span

RELEVANT = (
    ALL_FORMS
    | WRITTEN_APART
    | STANDS
    | GATE
    | frozenset(NOUNS)
    | WORDS["subjunctive"]
    | WORDS["subjunctive_two"]
    | HEARSAY
    | subjunctive()
)
TOLD = frozenset({QuoteType.REPORTED, QuoteType.INDIRECT})
CARRIED = 0.8
"""Confidence of a speaker whom the sentence names, though no verb of saying does."""
IMPERSONAL = frozenset({"heißt", "hieß", "geheißen", "man"})
NEAR = 3
"""At most so many characters (a space, a line break) stand between two sentences of one speech."""


class Finder:
    """Walks through the units of an article and carries the speaker on."""

    def __init__(self, tokens: Tokens, people: tuple[Person, ...] = ()) -> None:
        """Start at the beginning of an article."""
        self.tokens = tokens
        self.named = _tokens_of_names(tokens, people)
        self.found: list[Quote] = []
        self.carrier = Carrier(tokens, self.named)

    def run(self) -> list[Quote]:
        """All quotations in order of the text; speakers are not yet resolved to names."""
        for begin, end, inside in bounds(self.tokens):
            if not inside and RELEVANT.isdisjoint(self.tokens.lowers[begin:end]):
                self.carrier.passed(begin, end, inside)
                continue
            unit = make_unit(self.tokens, begin, end, inside, self.named)
            if not unit.segments:
                continue
            self.claim(unit)
            here = self.unit_quotes(unit)
            self.found.extend(here)
            if here:
                self.carrier.spoke(here, unit)
            else:
                self.carrier.passed(begin, end, inside)
        return self.found

    def claim(self, unit: Unit) -> None:
        """As in "„…“ Das räumte Quast ein.": whose words the sentence just before was."""
        last = self.found[-1] if self.found else None
        if last and self.tokens.starts[unit.first] - last.spans[-1][1] > NEAR:
            last = None
        if last and last.type is QuoteType.DIRECT:
            if not last.cue and unit.atoms[0].lower in {"das", "dies", "so"}:
                self.claim_direct(unit, last)
            return
        claim = claimed(unit)
        before = self.carrier.before(unit.first)
        if claim is None or (last.cue if last else before is None):
            return
        cue, who = claim
        spans = last.spans if last else (before,) if before else ()
        parts = tuple(unit.span(self.tokens, at, at + 1) for at in sorted(cue.parts))
        del self.found[len(self.found) - bool(last) :]
        self.found.append(Quote(QuoteType.INDIRECT, spans, speaker=self.spans(unit, who), cue=parts))
        self.carrier.spoke(self.found[-1:], unit)

    def claim_direct(self, unit: Unit, last: Quote) -> None:
        """The same of a direct quotation, whatever the verb does with words."""
        told = [who for cue in cues(unit)[:1] if (who := speaker(unit, cue)) and speaks(unit.atoms, *who)]
        who = told[0] if told else called(unit)
        if who and who[0] > 0:
            self.found[-1] = replace(last, speaker=self.spans(unit, who), confidence=1.0)
            self.carrier.spoke(self.found[-1:], unit)

    def unit_quotes(self, unit: Unit) -> list[Quote]:
        """The quotations of one unit."""
        found = cues(unit)
        verbs = [cue for cue in found if cue.verb.kind != "judge"]
        frames = frames_of(unit, verbs)
        quotes = [self.framed(unit, frame) for frame in frames if not _all_quoted(unit, frame)]
        if not frames:
            quotes = self.free(unit, verbs)
        said = found
        if not frames and opens_in_speech(unit):  # these verbs are part of what is said: "Er habe „Nein“ gesagt"
            said = [cue for cue in found if cue.verb.kind == "say"]
        any_marks = any(atom.marked for atom in unit.atoms)
        needed = any_marks or not all(quote.cue for quote in quotes)
        neighbour, confidence = self.carrier.who(unit) if needed else ((), 0.0)
        marked = direct_quotes(self.tokens, unit, frames, said, quotes, neighbour) if any_marks else []
        if marked and quotes and not frames and quotes[0].type is QuoteType.REPORTED:
            quotes = []
        told = [
            quote
            if quote.cue or quote.type in TOLD
            else replace(quote, confidence=confidence if quote.speaker == neighbour else CARRIED)
            for quote in quotes + marked
        ]
        return sorted(told, key=lambda quote: quote.spans[0])

    def neighbour(self, unit: Unit) -> tuple[Span, ...]:
        """Who speaks when the unit itself does not say."""
        return self.carrier.who(unit)[0]

    def framed(self, unit: Unit, frame: Frame) -> Quote:
        """The quotation of a frame: indirect speech, or direct speech without marks."""
        who, confidence = self.spans(unit, frame.speaker), 1.0
        if not who and self.nobody(unit, frame):
            who, confidence = self.carrier.who(unit)
        return Quote(
            QuoteType.DIRECT if is_direct(self.tokens, unit, frame) else QuoteType.INDIRECT,
            tuple(unit.span(self.tokens, start, end) for start, end in frame.content),
            speaker=who,
            cue=tuple(unit.span(self.tokens, at, at + 1) for at in sorted(frame.cue)),
            confidence=confidence,
        )

    def nobody(self, unit: Unit, frame: Frame) -> bool:
        """Whether a frame names nobody, but somebody is meant: "heißt es", "betont man"."""
        around = {atom.lower for at in frame.cue for atom in unit.atoms[max(0, at - 1) : at + 2]}
        return not frame.cue or not around.isdisjoint(IMPERSONAL)

    def spans(self, unit: Unit, phrase: Range | None) -> tuple[Span, ...]:
        """The characters of a phrase, none for None."""
        return (unit.span(self.tokens, *phrase),) if phrase else ()

    def free(self, unit: Unit, verbs: list[Cue]) -> list[Quote]:
        """The unit as a whole: speech that carries on, hearsay, or the report of an utterance."""
        whole = (self.tokens.starts[unit.atoms[0].first], self.tokens.ends[unit.atoms[-1].last])
        last = self.found[-1] if self.found else None
        near = bool(last and whole[0] - last.spans[-1][1] <= NEAR)
        if goes_on(unit, after_speech=bool(last) and not self.carrier.since):
            if last and near and last.type is QuoteType.INDIRECT_FREE_INDIRECT:
                self.found.pop()
                return [replace(last, spans=((last.spans[0][0], whole[1]),))]
            return [Quote(QuoteType.INDIRECT_FREE_INDIRECT, (whole,), speaker=self.neighbour(unit))]
        for cue in verbs:
            if reports(unit, cue):
                return [Quote(QuoteType.REPORTED, (whole,), speaker=self.spans(unit, speaker(unit, cue)))]
        if not verbs and hearsay(unit):
            return [Quote(QuoteType.FREE_INDIRECT, (whole,), speaker=self.neighbour(unit))]
        return []


def _tokens_of_names(tokens: Tokens, people: tuple[Person, ...]) -> set[int]:
    """The numbers of the tokens that people's names are made of."""
    named: set[int] = set()
    for person in people:
        for start, end in person.mentions:
            named.update(range(bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)))
    return named


def _all_quoted(unit: Unit, frame: Frame) -> bool:
    """Whether the content is nothing but marked stretches: then it is direct speech only."""
    return all(atom.kind in "QB,;:-." or atom.lower == "und" for a, b in frame.content for atom in unit.atoms[a:b])


def _within(quote: Quote, taken: list[Span]) -> bool:
    """Whether a quotation touches a turn of an interview, which is direct speech as a whole, or a question."""
    last = bisect_left(taken, quote.spans[-1][1], key=lambda span: span[0]) - 1
    return last >= 0 and taken[last][1] > quote.spans[0][0]


@Language.factory("fundstelle_quotes")
def quotes(nlp: Language, name: str) -> Quotes:  # noqa: ARG001  # spaCy hands both to every factory
    """The component that leaves the quotations of an article on ``doc._.quotes``."""
    return Quotes()


class Quotes:
    """Finds quotations and names their speakers."""

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its quotations."""
        tokens = tokens_of(doc)
        found = Finder(tokens, doc._.people).run()
        speakers = Speakers(tokens.text, doc._.people, doc._.organisations)
        turns, asked = interview(tokens.text, doc._.people)
        taken = sorted([quote.spans[0] for quote in turns] + asked)
        said = [speakers.name(quote) for quote in found if not _within(quote, taken)]
        doc._.quotes = tuple(sorted([*said, *turns], key=lambda quote: quote.spans[0]) if turns else said)
        return doc
