"""Quotation marks in pairs, in all typographies of the wild: „…“, “…”, "…", »…«, «…», ‚…‘, ›…‹, '…', ,,…'', <<…>>.

A pair leaves its paragraph only when a following paragraph starts with an opening mark again, or when
the next marks close it. An opening mark without its partner is reported as not closed: it ends before
the clause that names the speaker, else with its sentence and those of the paragraph that go on in the
first person.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.extraction.speech_verbs import VERBS

OPENING_OF = {
    "„": frozenset('“”"»'),
    "‚": frozenset("‘’'"),
    "»": frozenset("«"),
    "›": frozenset("‹"),
    "“": frozenset('”“"'),
    "«": frozenset("»"),
    "‹": frozenset("›"),
    '"': frozenset('"“”'),
    "'": frozenset("'"),
    "‘": frozenset("’"),
    ",,": frozenset({"''", "``", "“", '"'}),
    "``": frozenset({"''"}),
    "<<": frozenset({">>"}),
    ">>": frozenset({"<<"}),
}
ONLY_OPENING = frozenset({"„", "‚", ",,"})
ONLY_CLOSING = frozenset("”’")
SPACED = frozenset("»«›‹")  # « set like this » in the French way
APOSTROPHES = frozenset("'‘")
MARKS = frozenset(OPENING_OF) | ONLY_CLOSING
MAX_DEPTH = 4
FARTHEST = 300
"""Tokens over which a partner is looked for in other paragraphs."""
MOST_PARAGRAPHS = 8
LONGEST_UNCLOSED = 120
"""Tokens."""
FINITE = ("t", "te", "ten")
FIRST_PERSON = frozenset({"ich", "wir", "mich", "mir", "uns", "mein", "meine", "unser", "unsere", "unserer"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks: first and last token are the marks; depth 0 is the outermost."""

    first: int
    last: int  # inclusive
    depth: int
    closed: bool = True


def pair(words: list[str], starts: list[int]) -> list[Marked]:
    """The marked stretches in the order of their opening marks; linear in the number of tokens."""
    return _Pairing(words, starts).run()


class _Pairing:
    def __init__(self, words: list[str], starts: list[int]) -> None:
        self.words = words
        self.starts = starts
        self.open: list[int] = []
        self.found: list[Marked] = []

    def run(self) -> list[Marked]:
        for position, word in enumerate(self.words):
            if word in MARKS:
                self.mark(position, word)
            elif self.open and "\n" in word and not self.goes_on(position):
                self.give_up(position - 1)
        if self.open:
            self.give_up(len(self.words) - 1)
        return sorted(self.found, key=lambda marked: (marked.first, -marked.last))

    def mark(self, position: int, word: str) -> None:
        for level in range(len(self.open) - 1, max(-1, len(self.open) - 1 - MAX_DEPTH), -1):
            opening = self.words[self.open[level]]
            if word in OPENING_OF[opening] and not self.must_open(position, word):
                for depth, lost in enumerate(self.open[level + 1 :], level + 1):  # inner marks without a partner
                    if lost < position - 1:
                        self.found.append(Marked(lost, position - 1, depth, closed=False))
                del self.open[level + 1 :]
                self.found.append(Marked(self.open.pop(), position, level))
                return
        if word in ONLY_CLOSING or not self.may_open(position):
            return
        if self.open and self.words[self.open[-1]] == word and word in ONLY_OPENING and not self.nests(position):
            self.restart(position)
            if self.open:
                return
        if len(self.open) < MAX_DEPTH:
            self.open.append(position)

    def space_before(self, position: int) -> bool:
        return (
            position == 0
            or self.starts[position - 1] + len(self.words[position - 1]) < self.starts[position]
            or (self.words[position - 1][-1] in "([„‚»«–-/\n:")
        )

    def space_after(self, position: int) -> bool:
        return position + 1 >= len(self.words) or (
            self.starts[position] + len(self.words[position]) < self.starts[position + 1]
            or self.words[position + 1][0] == "\n"
        )

    def must_open(self, position: int, word: str) -> bool:
        """An ambiguous mark with a gap before and none behind can't close."""
        if word in ONLY_CLOSING:
            return False
        return self.space_before(position) and not self.space_after(position) and self.words[position + 1][0].isalnum()

    def may_open(self, position: int) -> bool:
        """A mark opens when something follows it at once, and an apostrophe only behind a gap."""
        word = self.words[position]
        if word in ONLY_OPENING:
            return True
        if self.space_after(position):
            return word in SPACED and self.space_before(position) and self.closes_spaced(position)
        return self.space_before(position) or word not in APOSTROPHES

    def closes_spaced(self, position: int) -> bool:
        """Whether the partner of a mark with gaps on both sides follows in its paragraph, behind a gap too."""
        for place in range(position + 2, min(len(self.words), position + FARTHEST)):
            word = self.words[place]
            if "\n" in word or word == self.words[position]:
                return False
            if word in OPENING_OF[self.words[position]]:
                return self.space_before(place)
        return False

    def goes_on(self, position: int) -> bool:
        """Whether the open quotation runs on behind this line break: by an opening mark again, or by its partner."""
        after = position + 1
        if len(self.open) != 1 or after >= len(self.words):
            return False
        return self.words[after] == self.words[self.open[0]] or self.partner_follows(after)

    def partner_follows(self, start: int) -> bool:
        """Whether the mark that is open closes in one of the next paragraphs, with all that opens there."""
        opening = self.words[self.open[0]]
        if opening not in ONLY_OPENING:
            return False  # the next mark of this form can as well open
        depth, breaks = 1, 0
        for place in range(start, min(len(self.words), start + FARTHEST)):
            word = self.words[place]
            if "\n" in word:
                breaks += 1
                if breaks > MOST_PARAGRAPHS:
                    return False
            depth += (word == opening) - (word in OPENING_OF[opening] and not self.must_open(place, word))
            if not depth or depth > MAX_DEPTH:
                return not depth
        return False

    def nests(self, position: int) -> bool:
        """Whether the same opening mark inside a quotation gets its own partner: two closing marks come first."""
        closing = OPENING_OF[self.words[position]]
        seen = 0
        for word in self.words[position + 1 : position + 200]:
            if "\n" in word or word == self.words[position]:
                break
            seen += word in closing
        return seen > 1 or self.partner_follows(position)

    def restart(self, position: int) -> None:
        """The open quotation was never closed, or goes on in this paragraph: settle which."""
        if position and "\n" in self.words[position - 1]:
            return  # one quotation over several paragraphs: the new mark only repeats the first
        self.give_up(position - 1)

    def give_up(self, last: int) -> None:
        """Settle what is open at the end of a paragraph, of which ``last`` is the last token."""
        for level, first in enumerate(self.open):
            end = self.unclosed_end(first, min(last, first + LONGEST_UNCLOSED))
            if end > first and self.words[first] not in APOSTROPHES:
                self.found.append(Marked(first, end, level, closed=False))
        self.open.clear()

    def unclosed_end(self, first: int, last: int) -> int:
        """The last token of a quotation that is never closed."""
        end = first
        while end < last:
            start, end = end + 1, self.sentence_end(end + 1, last)
            clause = self.speaker_clause(start, end)
            if clause:
                return clause
            if start > first + 1 and FIRST_PERSON.isdisjoint(map(str.lower, self.words[start : end + 1])):
                return start - 1
        return last

    def sentence_end(self, start: int, last: int) -> int:
        """The last token of the sentence at ``start``, at most ``last``."""
        return next((place for place in range(start, last) if self.words[place] in {".", "!", "?"}), last)

    def speaker_clause(self, start: int, end: int) -> int:
        """The token before ", sagte …", "? fragte …" or ", freute sich …"; 0 when no such verb follows."""
        for place in range(start, end):
            if self.words[place] in {",", "!", "?"} and self.names_speaker(place + 1):
                return place - (self.words[place] == ",")
        return 0

    def names_speaker(self, place: int) -> bool:
        """Whether a verb here begins the clause of who speaks: one of saying, or any with "sich" behind it."""
        verb = self.words[place]
        if any(known.kind == "say" for known in VERBS.finite.get(verb, ())):
            return True
        return verb.islower() and verb.endswith(FINITE) and self.words[place + 1 : place + 2] == ["sich"]
