"""What answers a question to the archive, and what becomes of a wish for digests: one command a file."""

from __future__ import annotations

from bot.commands.answer import about_digests, answer

__all__ = ["about_digests", "answer"]
