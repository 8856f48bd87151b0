"""Messages are understood as typed: intent, person and topic."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.topics import load
from bot.understanding import understand

MESSAGES = yaml.safe_load((Path(__file__).parent / "data" / "messages.yaml").read_text(encoding="utf-8"))
CASES = [(intent, *case) for intent, cases in MESSAGES.items() for case in cases]


@pytest.mark.parametrize(("intent", "text", "person", "topic"), CASES, ids=[case[1] for case in CASES])
def test_understands(intent, text, person, topic):
    """Each way to ask is a person's own wording: what it means, of whom and on what, stays right."""
    found = understand(text, load())
    assert (found.intent, found.person, found.topic) == (intent, person, topic)
    assert found.person in text
    assert found.topic in text
