"""Topics as data: one YAML file each, from which command, help, matcher and digest section follow.

``common.yaml`` holds what all topics share (acts, words of approval and refusal); a topic's own file
adds to it. See docs/topics.md for how to make one.
"""

from __future__ import annotations

from bot.topics.load import load
from bot.topics.model import Act, Title, Topic

__all__ = ["Act", "Title", "Topic", "load"]
