"""Who is for and who against something: "wer ist gegen Kameras", "Kritiker der Maut", "pro und contra Kameras"."""

from __future__ import annotations

from bot import search
from bot.commands.context import PAGE, Context
from bot.commands.topic import by_stance
from bot.model import Answer, Fact, Link, Stance
from bot.search import Found
from bot.understanding import words
from bot.understanding.tokens import corrected, cut, strip_start, typed


def asked(text: str) -> bool:
    """Whether words ask for sides, or name those who take one: "Kritiker"."""
    return not words.members("OPPONENTS").isdisjoint(token.key for token in corrected(text, cut(text)))


def theme_of(text: str) -> str:
    """On what sides are asked for by words that begin so: "Stimmen gegen die Kameras"; "" for other words."""
    tokens = corrected(text, cut(text))
    if not tokens or tokens[0].key not in words.members("OPPONENTS") - words.members("AGAINST"):
        return ""
    begins = words.any_of("OPPONENTS", "ABOUT", "OF", "OR") | words.listed("articles") | {"und", "and"}
    theme = strip_start(tokens, begins)
    return typed(text, theme) if theme != tokens else ""


def answer(words: str, context: Context) -> Answer | None:
    """Who is against and who for something: by stance, from articles on it; None where nobody takes a side."""
    found = search.sides_around(context.store, words, context.narrowing) or _with(words, context)
    sections = by_stance(found[:PAGE], context)
    if not sections:
        return None
    return Answer(
        command="topic",
        query=words,
        title=words,
        sections=sections,
        notes=(context.say("These sentences take a side; they are from articles on “%(theme)s”.", theme=words),),
        more=(Link(context.say("Quotations"), context.ask("quote", words)),),
        ask=context.ask("archiv", words),
        total=sum(len(part.items) for part in sections),
    )


def _with(words: str, context: Context) -> list[Found[Fact]]:
    """Facts with the words themselves in which somebody takes a side."""
    page = search.facts(context.store, "", words, context.narrowing, limit=PAGE)
    return [found for found in page.items if page.every_word and found.what.stance is not Stance.NEUTRAL]
