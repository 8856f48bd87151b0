"""What a message asks when no pattern fits it as a whole: by the words that tell, and what stands beside them.

"Quandt zitat maut", "welche Aussagen gibt es von Quandt zur Maut": a word for speech makes it a question for
quotations; behind "zu" or "über" stands the theme, behind "von" the person, before the word of speech the person too.
"""

from __future__ import annotations

from bot.commands import bare, slots, words
from bot.commands.slots import Reading
from bot.commands.tokens import Token, without

QUESTION = ("SELF", "HAVE", "BE", "BECAME", "WHAT", "WHO", "EXIST", "CAN", "YOU", "FIND", "DID")
AROUND = (*QUESTION, "THAT", "THIS", "THATABOUT")


def spotted(text: str, tokens: list[Token]) -> Reading | None:
    """Whose words on what are asked for, None when no word speaks of speech or people talk among themselves."""
    keys = [token.key for token in tokens]
    nouns = words.members("QUOTES") - words.listed("no_speech")
    verbs = _any_of(("SAID", "SAY")) - words.listed("no_speech")
    speech = {
        token.key
        for number, token in enumerate(tokens)
        if token.key in nouns or (token.key in verbs and (not number or text[token.start].islower()))
    }
    needs = not words.listed("needing").isdisjoint(keys)
    if needs:
        tokens = without(tokens, words.listed("asker") | words.listed("needing"))
        keys = [token.key for token in tokens]
    if not speech or not words.listed("asker").isdisjoint(keys) or bare.chat(tokens):
        return None
    person, topic = _parts(tokens, speech)
    if person and not _is_name(person):
        return None
    if not (person or topic) or (topic and bare.smalltalk(topic)):
        return None
    return (
        "quote",
        slots.person(text, person) if person else "",
        slots.topic(text, topic, "quote") if topic else "",
    )


def _parts(tokens: list[Token], speech: set[str]) -> tuple[list[Token], list[Token]]:
    """The tokens of the person and those of the theme."""
    around, about, by = _any_of(AROUND), words.members("ABOUT"), words.members("BY")
    person: list[Token] = []
    topic: list[Token] = []
    place, spoken = "", False
    for token in tokens:
        if not person and place != "topic" and token.key in words.listed("articles"):
            continue
        if token.key in words.listed("sides") and not (spoken or person):
            place = "before"  # "für einen Artikel brauche ich Zitate …"
        elif place == "before" and token.key not in speech:
            continue
        elif token.key in speech:
            place, spoken = ("after" if person else "" if place == "before" else place), True
        elif place != "topic" and (token.key in about or (token.key in words.listed("sides") and (spoken or person))):
            place = "topic"
        elif token.key in by and place != "topic" and not person:
            place = "person"
        elif place == "topic" or (place == "after" and token.key not in around):
            topic.append(token)
        elif token.key not in around or (person and not spoken):
            person.append(token)
            place = "person"
    return person, topic


def _is_name(tokens: list[Token]) -> bool:
    """Whether the words can be who speaks: a name, an office, a body; nobody says "Fähre"."""
    keys = [token.key for token in tokens]
    question = words.listed("sentence") - words.listed("pronouns")
    return question.isdisjoint(keys) and len(tokens) <= bare.MOST_NAME_TOKENS


def _any_of(classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*map(words.members, classes))
