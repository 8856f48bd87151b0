"""Which words of an article speak of which topic: every distinct word is looked at once and remembered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.topics import Topic

KINDS = (
    "strong",
    "weak",
    "measures",
    "goods",
    "advocates",
    "promoters",
    "against",
    "in_favour",
    "demand",
    "criticism",
    "rejecting",
    "weakening",
)
WORD = re.compile(r"[\w-]+")
REMEMBERED = 200_000


def pattern(stems: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all stems, ``None`` when there are none; ^ and $ tie a stem to an end of the word."""
    parts = [
        ("^" if stem.startswith("^") else "") + re.escape(stem.strip("^$")) + ("$" if stem.endswith("$") else "")
        for stem in stems
    ]
    return re.compile("|".join(parts)) if parts else None


class TopicWords(dict[str, frozenset[str]]):
    """Lower-case word → what it is to one topic: kinds of its lists, verbs and nouns of its acts.

    A dictionary that fills itself; it is emptied when it has grown to ``REMEMBERED`` words, so that
    an archive of any size needs a bounded memory.
    """

    def __init__(self, topic: Topic) -> None:
        """Compile the topic's lists."""
        super().__init__()
        self.topic = topic
        self.kinds = [(kind, found) for kind in KINDS if (found := pattern(getattr(topic, kind)))]
        for name, act in topic.acts.items():
            for kind, stems in ((f"verb:{name}", act.verbs), (f"noun:{name}", act.nouns)):
                self.kinds += [(kind, found)] if (found := pattern(stems)) else []
        self.telling = frozenset(kind for kind, _ in self.kinds if ":" in kind) | {"against", "in_favour", "demand"}

    def __missing__(self, word: str) -> frozenset[str]:
        """Look at a word for the first time."""
        if len(self) >= REMEMBERED:
            self.clear()
        found = frozenset(kind for kind, stems in self.kinds if stems.search(word))
        self[word] = found
        return found

    def is_in(self, text: str) -> bool:
        """Whether a strong word stands in a text."""
        return any("strong" in kinds for kinds in self.of(text))

    def of(self, text: str) -> list[frozenset[str]]:
        """The kinds of every word of a text."""
        return [self[word] for word in WORD.findall(text.lower())]
