"""Questions to the archive: what they mean (``understand``) and what answers them."""

from __future__ import annotations

from bot.commands.answer import about_digests, answer
from bot.commands.understand import understand

__all__ = ["about_digests", "answer", "understand"]
