"""The word lists of ``data/actors.yaml`` and ``data/stances.yaml``: whole words as sets, ends of words as tuples."""

from __future__ import annotations

from bot.extraction.data import load

_LISTS: dict[str, list[str]] = load("actors") | load("stances")


def whole(*names: str) -> frozenset[str]:
    """All words of some lists, compared as a whole, in small letters."""
    return frozenset(word for name in names for word in _LISTS[name])


def ends(*names: str) -> tuple[str, ...]:
    """The same as ends of words, for ``str.endswith``: "regierung" stands at the end of Landesregierung."""
    return tuple(whole(*names))


_MEDIA = ends("media")
_MEDIA_NAMES = whole("media_names")


def is_medium(name: str) -> bool:
    """Whether a name is of who reports what others do, by its last word: "Neue Hafenzeitung", "NDR"."""
    last = name.lower().rpartition(" ")[2]
    return last.endswith(_MEDIA) or last in _MEDIA_NAMES
