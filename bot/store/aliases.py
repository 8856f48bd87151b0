"""Other names of people, from a YAML file that users edit.

A line a person: ``Maja Kronsteiner: [Maja Kronsteiner-Huber, Die Kronsteiner]``. What an article
calls by one of these names is then the person before the colon.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.errors import SettingsError


def read_aliases(path: Path) -> dict[str, str]:
    """Alias to name, {} when there is no such file; SettingsError when it is not as described."""
    if not path.is_file():
        return {}
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError("%(file)s is no YAML: %(why)s.", file=path, why=str(error).splitlines()[0]) from error
    if not isinstance(data, dict):
        raise SettingsError("%(file)s: write a line a person, such as 'Name: [other name, another]'.", file=path)
    found: dict[str, str] = {}
    for name, others in data.items():
        if not isinstance(name, str) or not isinstance(others, list) or not all(isinstance(o, str) for o in others):
            message = "%(file)s: what stands after %(name)s must be a list of names in square brackets."
            raise SettingsError(message, file=path, name=name)
        found.update(dict.fromkeys(others, name))
    return found
