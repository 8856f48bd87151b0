"""What is said in the same words wherever an answer is shown."""

from __future__ import annotations

from bot.messages import catalogue
from bot.model import Item, QuoteType, Stance
from bot.rendering.dates import written

QUOTATION_MARKS = {"de": ("„", "“"), "en": ("“", "”")}
STANCES = {Stance.CRITICAL: "critical", Stance.SUPPORTIVE: "supportive"}


def quoted(item: Item, text: str, language: str) -> str:
    """The text in the language's quotation marks when, and only when, the item is a direct quotation."""
    if item.quote_type is not QuoteType.DIRECT:
        return text
    opening, closing = QUOTATION_MARKS.get(language, QUOTATION_MARKS["en"])
    return f"{opening}{text}{closing}"


def corrected(day: str, language: str) -> str:
    """On which day an article was replaced by a corrected one, in words; "" when it never was."""
    return str(catalogue(language).gettext("corrected on %(day)s") % {"day": written(day, language)}) if day else ""
