"""What a topic consists of, as frozen dataclasses; standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model import Stance


@dataclass(frozen=True, slots=True)
class Title:
    """A text for users in both languages of the interface."""

    de: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in a language ("de", "en"); English for any other."""
        return self.de if language == "de" else self.en


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done about a topic (a warning, a ruling, a plan …) and the words that tell it.

    ``verbs`` decide; ``nouns`` count only where no verb of any act stands: who welcomes a plan says
    something, and plans nothing. ``stance`` is that of whoever does it; None when the act alone says nothing about it.
    ``of_topic`` says that the topic itself has the act: who does it does what is argued about, also where no measure
    is named.
    """

    name: str
    title: Title
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    stance: Stance | None = None
    of_topic: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme with its own command; ``names`` are what users call it, in any language.

    Stems are lower case and match anywhere in a word ("datenschutz" in "Datenschutzbeauftragte");
    ``^`` ties one to the beginning of the word, ``$`` to its end.

    ``strong`` stems name the topic by themselves, ``weak`` ones only in company, ``beside`` ones
    where a sentence tells one of ``beside_acts``. ``measures`` are
    what touches the topic's cause, ``goods`` what it protects, ``advocates`` who speaks for it by
    profession, ``promoters`` who speaks for measures: being
    against a measure, or for a good, is ``kritisch``.
    ``constructions`` are pairs of an attitude ("against") and the words that tell it together.
    """

    name: str
    command: str
    title: Title
    help: Title
    names: tuple[str, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    beside_acts: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    advocates: tuple[str, ...] = ()
    promoters: tuple[str, ...] = ()
    acts: Mapping[str, Act] = field(default_factory=dict)
    against: tuple[str, ...] = ()
    in_favour: tuple[str, ...] = ()
    demand: tuple[str, ...] = ()
    criticism: tuple[str, ...] = ()
    rejecting: tuple[str, ...] = ()
    weakening: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()
    assuring: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    too_little: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    unmoved: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    regret: tuple[str, ...] = ()
    complaint: tuple[str, ...] = ()
    using: tuple[str, ...] = ()
    stopping: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()
    benefit: tuple[str, ...] = ()
    suing: tuple[str, ...] = ()
    claim: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    examiners: tuple[str, ...] = ()
    permitting: tuple[str, ...] = ()
    opponents: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    constructions: tuple[tuple[str, tuple[str, ...]], ...] = ()
