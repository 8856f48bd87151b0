"""Who may be meant by a name as typed, and who certainly is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import search
from bot.commands.context import Context
from bot.german import name_words
from bot.model import Link
from bot.search import CERTAIN_NAME, PersonHit

TIED = 0.02  # scores that differ by less mean people who may both be meant
KNOWN_BETTER = 5  # so many times as many articles decide between them
NEAREST = 0.6  # names less alike than this are not worth asking back
EXACT = 0.93  # below it the name was typed otherwise than it stands in the archive
SHORT = 6  # letters; in a name so short another letter makes another name: Meier, Weier


@dataclass(frozen=True, slots=True)
class Named:
    """The people a name may mean; ``certain`` best first, all tied with the best, () when nobody is called so."""

    certain: tuple[PersonHit, ...]
    near: tuple[PersonHit, ...]

    @property
    def undecided(self) -> bool:
        """Whether several are called so and none of them is much better known."""
        return len(self.certain) > 1 and self.certain[0].articles < KNOWN_BETTER * max(
            hit.articles for hit in self.certain[1:]
        )


def look_up(name: str, context: Context) -> Named:
    """Who is called so, and whose names are near."""
    hits = search.find_people(context.store, name)
    best = [hit for hit in hits if _certain(name, hit)]
    certain = tuple(hit for hit in best if hit.score >= best[0].score - TIED)
    return Named(certain, tuple(hit for hit in hits if hit.score >= NEAREST))


def _certain(asked: str, hit: PersonHit) -> bool:
    """Whether the name means this person: not when a short name has another letter than the one asked for."""
    if hit.score < CERTAIN_NAME:
        return False
    words = name_words(asked)
    return hit.score >= EXACT or len(words) > 1 or not any(_other_name(word, hit.name) for word in words)


def _other_name(word: str, name: str) -> bool:
    """Whether a short word has as many letters as a word of the name, but not the same ones."""
    alike = [other for other in name_words(name) if len(other) == len(word) and other[:1] == word[:1]]
    return len(word) <= SHORT and bool(alike) and all(sorted(other) != sorted(word) for other in alike)


def spelt_otherwise(asked: str, hit: PersonHit, context: Context) -> tuple[str, ...]:
    """The note that a name stands otherwise in the archive than it was typed, where that is so."""
    if hit.score >= EXACT:
        return ()
    return (context.say("Nobody is called exactly “%(asked)s”; nearest is %(name)s.", asked=asked, name=hit.name),)


def person_links(command: str, hits: Sequence[PersonHit], context: Context, words: str = "") -> tuple[Link, ...]:
    """One link a person, with the newest role, so that namesakes can be told apart."""
    return tuple(
        Link(f"{hit.name} ({hit.role})" if hit.role else hit.name, context.ask(command, f"{hit.name}{words}"))
        for hit in search.with_roles(context.store, hits)
    )
