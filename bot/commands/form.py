"""What was typed into the form of a subscription: checked, with an error at each field that has one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from rapidfuzz import process

from bot.commands.context import Context
from bot.commands.naming import look_up
from bot.commands.subscription import organisation_of
from bot.german import fold
from bot.model import Subscription
from bot.understanding import schedule

MOST = 20  # names or words in one field
NEAR = 60  # of 100: how alike a source must be to one that there is

Values = Mapping[str, Sequence[str]]
"""What was chosen or typed, by field; a text field has one value."""


@dataclass
class Reading:
    """Reads the fields one after the other; ``errors`` has a sentence for each that is wrong."""

    values: Values
    context: Context
    errors: dict[str, str] = field(default_factory=dict)

    def subscription(self) -> Subscription:
        """What the form says; not to be used when there are errors."""
        return Subscription(
            topics=tuple(self.values.get("topics", ())),
            people=self._each("people", self._person),
            words=self._each("words", lambda word: word),
            days=tuple(sorted(int(day) for day in self.values.get("days", ()))),
            at=self._time(),
            zone=self._zone(),
            organisations=self._each("organisations", self._organisation),
            sources=self._each("sources", self._source),
            language=self._one("language"),
            longest=int(self._one("longest") or 0),
            silent=self._one("silent") != "no",
        )

    def _one(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "").strip()

    def _each(self, name: str, known: Callable[[str], str]) -> tuple[str, ...]:
        """The parts between commas, each as the archive has it; ``known`` raises ValueError with what is wrong."""
        parts = [part.strip() for part in self._one(name).split(",") if part.strip()]
        if len(parts) > MOST:
            self.errors[name] = self.context.say("At most %(n)d here, please.", n=MOST)
            return ()
        try:
            return tuple(dict.fromkeys(known(part) for part in parts))
        except ValueError as error:
            self.errors[name] = str(error)
            return ()

    def _person(self, name: str) -> str:
        named = look_up(name, self.context)
        if len(named.certain) == 1 or (named.certain and not named.undecided):
            return named.certain[0].name
        several = [hit.name for hit in named.certain or named.near][:3]
        if named.certain:
            raise ValueError(self.context.say("“%(name)s” may be: %(others)s.", name=name, others=", ".join(several)))
        raise ValueError(self._unknown(name, several))

    def _organisation(self, name: str) -> str:
        return organisation_of(name, self.context) or self._refuse(name, ())

    def _source(self, name: str) -> str:
        sources = {fold(source): source for source in self.context.store.sources()}
        near = process.extract(fold(name), list(sources), limit=3, score_cutoff=NEAR)
        return sources.get(fold(name)) or self._refuse(name, [sources[key] for key, _, _ in near])

    def _refuse(self, name: str, near: Sequence[str]) -> str:
        raise ValueError(self._unknown(name, near))

    def _unknown(self, name: str, near: Sequence[str]) -> str:
        if near:
            return self.context.say(
                "The archive does not know “%(name)s”; nearest: %(near)s.", name=name, near=", ".join(near)
            )
        return self.context.say("The archive does not know “%(name)s”: try it as free words.", name=name)

    def _time(self) -> time | None:
        """The time as people say it: "8:00", "7.30 Uhr", "8", "halb acht", "8 pm"; None for the usual one."""
        typed = self._one("at")
        if not typed:
            return None
        found = schedule.find(typed)[0].at or schedule.find(f"um {typed}")[0].at
        if found is None:
            self.errors["at"] = self.context.say("Give a time of day such as 08:00.")
        return found

    def _zone(self) -> str:
        """The time zone by its name, or by that of its city alone; "" for the usual one."""
        name = self._one("zone")
        found = schedule.zone_of(name)
        if name and not found:
            self.errors["zone"] = self.context.say("There is no time zone “%(name)s”: try Europe/Berlin.", name=name)
        return found
