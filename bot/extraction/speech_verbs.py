"""Verbs of saying in all their forms, made from data/speech_verbs.yaml by the rules of German inflection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.extraction.data import load

Kind = Literal["say", "act", "think", "judge"]

INSEPARABLE = (
    "be",
    "er",
    "ver",
    "ent",
    "emp",
    "zer",
    "miss",
    "wider",
    "unter",
    "über",
    "hinter",
    "wieder",
    "offen",
    "proph",
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying; ``prefix`` is what stands at the end of a main clause ("teilte … mit")."""

    lemma: str
    kind: Kind
    prefix: str = ""


@dataclass(slots=True)
class Lexicon:
    """Word forms in small letters, each with the verbs it may belong to."""

    finite: dict[str, list[Verb]] = field(default_factory=dict)  # "sagte"; of separable verbs "teilte"
    joined: dict[str, Verb] = field(default_factory=dict)  # "mitteilte": the verb at the end of its clause
    participle: dict[str, Verb] = field(default_factory=dict)  # "mitgeteilt", "gesagt"
    infinitive: dict[str, Verb] = field(default_factory=dict)  # "mitteilen", "mitzuteilen"

    def add(self, entry: str, strong: list[str] | None, kind: Kind) -> None:
        """Add all forms of one entry of the data file."""
        prefix, _, base = entry.rpartition("|")
        prefix = prefix.replace("|", "")
        verb = Verb(prefix + base, kind, prefix)
        finite, participle = _forms(base, strong)
        for form in finite:
            self.finite.setdefault(form, []).append(verb)
            if prefix:
                self.joined.setdefault(prefix + form, verb)
        self.participle.setdefault(prefix + participle, verb)
        self.infinitive.setdefault(prefix + base, verb)
        if prefix:
            self.infinitive.setdefault(f"{prefix}zu{base}", verb)


def _forms(base: str, strong: list[str] | None) -> tuple[set[str], str]:
    """The finite forms of the third person and the participle of a verb without its prefix."""
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    if strong:
        present, past, participle = strong
        plural = past + ("n" if past.endswith("e") else "en")
        return {present, base, past, plural, stem + "e"}, participle
    link = "e" if stem[-1] in "td" or stem.endswith(("chn", "ffn", "dn", "tm", "gn")) else ""
    past = f"{stem}{link}te"
    regular = base.endswith("ieren") or base.startswith(INSEPARABLE)
    participle = ("" if regular else "ge") + f"{stem}{link}t"
    return {f"{stem}{link}t", base, past, past + "n", stem + "e"}, participle


_DATA = load("speech_verbs")
ALONE: dict[str, frozenset[str]] = {verb: frozenset(words) for verb, words in _DATA["alone"].items()}
VERB_SECOND = frozenset(_DATA["verb_second"])
NO_INFINITIVE = frozenset(_DATA["no_infinitive"])
JUDGING: dict[str, frozenset[str]] = {verb: frozenset(words) for verb, words in _DATA["judging"].items()}


def _lexicon() -> Lexicon:
    lexicon = Lexicon()
    kinds: tuple[Kind, ...] = ("say", "act", "think", "judge")
    for kind in kinds:
        for entry in _DATA[kind]:
            if isinstance(entry, str):
                lexicon.add(entry, None, kind)
            else:
                for name, strong in entry.items():
                    lexicon.add(name, strong, kind)
    return lexicon


VERBS = _lexicon()
