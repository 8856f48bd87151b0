"""What is said in the same words wherever an answer is shown."""

from __future__ import annotations

from bot.model import Item, QuoteType, Stance

QUOTATION_MARKS = {"de": ("„", "“"), "en": ("“", "”")}
STANCES = {Stance.CRITICAL: "critical", Stance.SUPPORTIVE: "supportive"}


def quoted(item: Item, text: str, language: str) -> str:
    """The text in the language's quotation marks when, and only when, the item is a direct quotation."""
    if item.quote_type is not QuoteType.DIRECT:
        return text
    opening, closing = QUOTATION_MARKS.get(language, QUOTATION_MARKS["en"])
    return f"{opening}{text}{closing}"
