"""Linguistic data of the extraction as YAML: what German does, never what one file has."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


def load(name: str) -> Any:  # noqa: ANN401  # YAML of any shape; each user of it knows its own
    """The content of data/NAME.yaml."""
    return yaml.load((files(__name__) / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
