"""``sources.yaml``: sources that are followed as long as they stand there, and how long articles are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from bot.errors import SettingsError
from bot.sources.timing import EVERY, SHORTEST, is_web
from bot.store.protocol import Store
from bot.store.records import Followed


@dataclass(frozen=True, slots=True)
class Declared:
    """What the file says."""

    sources: tuple[Followed, ...] = ()
    keep: Mapping[str, int] = field(default_factory=dict)  # days by name of the source, "*" for all others


def read(path: Path) -> Declared:
    """What the file says, nothing when there is none; SettingsError when it is not as described."""
    if not path.is_file():
        return Declared()
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError("%(file)s is no YAML: %(why)s.", file=path, why=str(error).splitlines()[0]) from error
    if not isinstance(data, dict) or not {"sources", "keep"}.issuperset(data):
        raise SettingsError("%(file)s: write the lists sources and keep, and nothing else.", file=path)
    return Declared(_sources(data.get("sources") or [], path), _keep(data.get("keep") or {}, path))


def join(store: Store, declared: Declared) -> list[Followed]:
    """Follow what is declared and nothing that was declared once; returns all that is followed now."""
    known = {source.url: source for source in store.followed()}
    wanted = {source.url: source for source in declared.sources}
    for url, source in wanted.items():
        had = known.get(url, source)
        now = replace(had, every=source.every, declared=True)
        if now != known.get(url):
            store.follow(now)
    for url, source in known.items():
        if source.declared and url not in wanted:
            store.unfollow(url)
    return store.followed()


def _sources(given: object, path: Path) -> tuple[Followed, ...]:
    if not isinstance(given, list):
        raise _wrong(path, "sources")
    return tuple(_source(entry, path) for entry in given)


def _source(entry: object, path: Path) -> Followed:
    """One of them: ``url`` or ``folder`` (seen from the file's own folder), and ``every``."""
    if not isinstance(entry, dict) or not {"url", "folder", "every"}.issuperset(entry):
        raise _wrong(path, entry)
    url, folder, every = entry.get("url"), entry.get("folder"), entry.get("every", EVERY)
    if not isinstance(every, int) or every < SHORTEST or (url is None) == (folder is None):
        raise _wrong(path, entry)
    if isinstance(folder, str):
        return Followed(str((path.parent / folder).resolve()), every, declared=True)
    if not isinstance(url, str) or not is_web(url):
        raise _wrong(path, entry)
    return Followed(url, every, declared=True)


def _keep(given: object, path: Path) -> dict[str, int]:
    if not isinstance(given, dict):
        raise _wrong(path, "keep")
    for name, days in given.items():
        if not isinstance(name, str) or not isinstance(days, int) or isinstance(days, bool) or days < 1:
            raise _wrong(path, name)
    return given


def _wrong(path: Path, entry: object) -> SettingsError:
    message = "%(file)s: %(entry)s is not as docs/sources.md describes it."
    return SettingsError(message, file=path, entry=entry)
