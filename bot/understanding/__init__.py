"""What a message means: words, patterns and dates, given as data, and what is left of it as person and theme."""

from __future__ import annotations

from bot.understanding.understand import understand

__all__ = ["understand"]
