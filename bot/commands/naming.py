"""Who may be meant by a name as typed, and who certainly is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot import search
from bot.commands.context import Context
from bot.german import identity_key, name_words
from bot.model import Answer, Link
from bot.search import CERTAIN_NAME, PersonHit
from bot.understanding import bare, slots
from bot.understanding.slash import Command
from bot.understanding.tokens import cut

TIED = 0.02  # scores that differ by less mean people who may both be meant
KNOWN_BETTER = 5  # so many times as many articles decide between them
NEAREST = 0.6  # names less alike than this are not worth asking back
EXACT = 0.93  # below it the name was typed otherwise than it stands in the archive
SHORT = 6  # letters; in a name so short another letter makes another name: Meier, Weier
MOST_NAMESAKES = 50
MOST_SHOWN = 5  # who may be meant, of those with a full name
APART = re.compile(r"(?P<name>[^()]+?)\s*\((?P<apart>[^()]+)\)")  # "Ada Brink (Ministerin)", "Ada Brink (#7)"


@dataclass(frozen=True, slots=True)
class Named:
    """The people a name may mean; ``certain`` best first, all tied with the best, () when nobody is called so.

    ``others`` may be meant, too: articles that call them by the surname only, or no article gives them the title.
    """

    certain: tuple[PersonHit, ...]
    near: tuple[PersonHit, ...]
    others: tuple[PersonHit, ...] = ()

    @property
    def undecided(self) -> bool:
        """Whether several are called so and none of them is much better known."""
        return len(self.certain) > 1 and self.certain[0].articles < KNOWN_BETTER * max(
            hit.articles for hit in self.certain[1:]
        )


NOBODY = Named((), ())


def meant(name: str, context: Context, held: str = "") -> Named:
    """Who is called so; an office (``held``, or typed before the name) chooses among them: "Ministerin Ohlsen"."""
    if APART.fullmatch(name.strip()):
        return look_up(name, context)
    typed = cut(name)
    called_so = slots.person(name, typed) or name  # without "Frau", "Dr.", "Ministerin"
    before = [token for token in typed if token.end <= len(name) - len(called_so) and bare.office(token.key)]
    office = held or " ".join(name[token.start : token.end] for token in before)
    named = look_up(called_so, context)
    people = (*named.certain, *named.others)
    holders = search.holding(context.store, [hit.id for hit in people], office) if office else set()
    if not holders:
        return named
    chosen = tuple(hit for hit in people if hit.id in holders)
    return Named(chosen, named.near, tuple(hit for hit in people if hit.id not in holders))


def with_title(name: str, text: str) -> str:
    """A name with the office that stands before it in a text: "wer ist Ministerin Ohlsen"."""
    typed = cut(text)
    at = next((i for i, token in enumerate(typed) if i and text.startswith(name, token.start)), 0) if name else 0
    return text[typed[at - 1].start : typed[at].start] + name if at and bare.office(typed[at - 1].key) else name


def look_up(name: str, context: Context) -> Named:
    """Who is called so, and whose names are near; what stands in brackets tells namesakes apart."""
    if told := APART.fullmatch(name.strip()):
        return _told_apart(told["name"], told["apart"], context)
    hits = _nearest(name, context)
    best = [hit for hit in hits if _certain(name, hit)]
    certain = [hit for hit in best[:MOST_SHOWN] if hit.score >= best[0].score - TIED]
    # Whom articles call by the surname only does not vanish behind those with a full name.
    lone = [hit for hit in best if hit not in certain and hit.score >= best[0].score - TIED - search.LONE]
    people = [*certain, *(hit for hit in lone if search.is_surname(hit.name))]
    if any(hit.shared or search.is_surname(hit.name) for hit in people):
        people = search.with_roles(context.store, people)
    near = tuple(hit for hit in hits[:MOST_SHOWN] if hit.score >= NEAREST)
    return Named(tuple(people[: len(certain)]), near, tuple(people[len(certain) :]))


def _nearest(name: str, context: Context) -> list[PersonHit]:
    if name not in context.looked_up:  # answers come back to a name, and unknown ones cost most
        context.looked_up[name] = search.find_people(context.store, name, MOST_NAMESAKES)
    return context.looked_up[name]


def _told_apart(name: str, apart: str, context: Context) -> Named:
    """Of the people called so the one with this number or role, else those with a role that has the words, else all."""
    hits = _nearest(name, context)
    named = look_up(name, context)
    key = identity_key(name)
    of_this_name = sorted(search.with_roles(context.store, hits), key=lambda hit: identity_key(hit.name) != key)
    if one := tuple(hit for hit in of_this_name if apart in (f"#{hit.id}", hit.role))[:1]:
        return Named(one, named.near)
    holders = {hit.id for hit in search.find_by_role(context.store, apart, limit=MOST_NAMESAKES)}
    return Named(tuple(hit for hit in named.certain if hit.id in holders) or named.certain, named.near)


def shown(hit: PersonHit) -> str:
    """The name, and the newest role where others have the same name."""
    return f"{hit.name} ({hit.role})" if hit.shared and hit.role else hit.name


def called(hit: PersonHit, context: Context) -> str:
    """The words that mean this person and nobody else, also where only a surname is known."""
    alone = not hit.shared
    if alone and search.is_surname(hit.name):
        alone = [other.id for other in look_up(hit.name, context).certain] == [hit.id]
    return hit.name if alone else f"{hit.name} ({hit.role or f'#{hit.id}'})"


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


def no_such_name(name: str, context: Context) -> str:
    """The sentence that nobody is called so."""
    return context.say("Nobody called “%(name)s” is in the archive.", name=name)


def undecided(command: Command, asked: str, hits: Sequence[PersonHit], context: Context, words: str = "") -> Answer:
    """The answer that asks back whom of several people is meant; ``words`` stand behind the name in the question."""
    return Answer(
        command=command,
        query=asked,
        title=context.say("Several people may be meant by “%(name)s”", name=asked),
        notes=(context.say("Please choose whom you mean."),),
        alternatives=person_links(command, hits, context, words, asked),
        ask=context.ask(command, f"{asked}{words}"),
        undecided=True,
    )


def by_surname_only(named: Named, context: Context) -> tuple[str, ...]:
    """The note that some articles name only the surname, where another one is taken for whom was asked for."""
    lone = [hit for hit in named.others if search.is_surname(hit.name)]
    if not lone or search.is_surname(named.certain[0].name):
        return ()
    surname, name = lone[0].name, named.certain[0].name
    return (
        context.say("Some articles say only “%(surname)s”, not whether %(name)s is meant.", surname=surname, name=name),
    )


def person_links(
    command: str, hits: Sequence[PersonHit], context: Context, words: str = "", asked: str = ""
) -> tuple[Link, ...]:
    """One link a person, with the newest role; none asks for several people again."""
    hits = search.with_roles(context.store, hits)
    names = [called(hit, context) for hit in hits]
    return tuple(
        Link(
            f"{hit.name} ({hit.role})" if hit.role else hit.name,
            context.ask(command, f"{_alone(hit, name, names, asked)}{words}"),
        )
        for hit, name in zip(hits, names, strict=True)
    )


def _alone(hit: PersonHit, name: str, names: Sequence[str], asked: str) -> str:
    """What to ask for one of several people: a number where name and role are those of another, or as asked."""
    again = identity_key(name) == identity_key(asked)
    return f"{hit.name} (#{hit.id})" if again or names.count(name) > 1 else name
