"""Questions for what somebody said, by their verb: "was hat Quandt zur Maut gesagt", "wer sagte das".

They are read by the fields of a German or English clause: its verb stands at the left ("was *hat* …", "what *did* …"),
its participle, infinitive or verb at the right ("… *gesagt*", "… *sagt*"), who spoke between them, the theme behind
"zu", "über", "about", wherever that stands.
"""

from __future__ import annotations

import re

from bot.understanding import bare, slots, words
from bot.understanding.slots import Reading
from bot.understanding.tokens import QUOTED, Token, joined, strip_end, strip_start, without_edges

PARTICIPLE = re.compile(
    r"(?:(?:ab|an|auf|aus|bei|durch|ein|fest|hin|klar|mit|nach|vor|weg|zu|zurueck|zusammen)?ge[a-z]{3,}(?:t|en)"
    r"|(?:ab|an|auf|aus|bei|mit|vor|zu)?(?:be|ent|er|ver|zer)[a-z]{3,}(?:t|en)|[a-z]{3,}iert)"
)
NOBODY = ("SELF", "THATABOUT")  # what stands beside a speaker: "sich", "etwas", "dazu"
BEFORE_THEME = (*NOBODY, "ABOUT", "THAT", "THIS", "SENTENCE", "OF", "TO")


def asked(text: str, tokens: list[Token]) -> Reading | None:
    """Whose words, on what; None when no verb of speech asks for them."""
    tokens = joined(tokens, words.phrases(*words.SPEECH))
    first = tokens[0].key
    led = first in words.any_of("WHAT", "WHY", "WHEN", "CLAUSE", "WHO")
    rest = tokens[1:] if led else tokens
    if not rest:
        return None
    if first in words.members("WHO"):
        return _said_by_whom(text, rest)
    left = rest[0].key
    if left in words.any_of("HAVE", "BE", "BECAME"):
        fields = _around(rest[1:], words.members("SAID"), any_act=led and left in words.members("HAVE"))
    elif left in words.members("DID"):
        fields = _around(rest[1:], words.any_of("SAID", "SAY", "STAND", "DEALT")) or (
            _any_act(rest[1:]) if led else None
        )
    elif left in words.members("SAY") or (led and left in words.members("STAND")):
        fields = rest[1:], []
    else:
        fields = _around(rest, words.any_of("SAID", "SAY", "STAND")) if led else None
    if fields is None or (left in words.members("STAND") and rest[1:] and rest[1].key == "es"):
        return None  # "wie steht es um die Maut" asks for no words
    if left in words.members("BECAME") and _is_thing(fields[0]):
        return None  # "wann wurde die Strafe verkündet": what is said does not speak
    both = left in words.members("STAND") or (not led and left in words.members("SAY"))
    return _speaker(text, *fields, opinion=left in words.members("THINK"), both=both)


def _said_by_whom(text: str, rest: list[Token]) -> Reading | None:
    """What was said, where the speaker is asked for: "wer hat sich zur Maut geäußert"."""
    left, about = rest[0].key, words.members("ABOUT")
    fields: tuple[list[Token], list[Token]] | None
    if left in words.any_of("SAY", "STAND"):
        weak = left in words.listed("no_speech") and not any(token.key in about for token in rest)
        fields = None if weak else (rest[1:], [])
    elif left in words.any_of("HAVE", "BE", "BECAME"):
        what = strip_start(rest[1:], words.members("SELF"))
        said_on = left in words.members("HAVE") and bool(what) and what[0].key in about  # "wer hat etwas zur Maut"
        fields = _around(rest[1:], words.members("SAID"), leftmost=True, any_act=said_on)
    else:
        fields = _around(rest, words.any_of("SAID", "SAY", "STAND"), leftmost=True)
    return _theme_only(text, [*fields[0], *fields[1]]) if fields else None


def _around(
    tokens: list[Token], verbs: frozenset[str], *, leftmost: bool = False, any_act: bool = False
) -> tuple[list[Token], list[Token]] | None:
    """The tokens before and behind the verb of speech and its auxiliary; ``any_act``: or of another participle."""
    found = [i for i, token in enumerate(tokens) if token.key in verbs]
    if not found and any_act and any(token.key in words.members("ABOUT") for token in tokens[:-1]):
        acted = len(tokens) > 2 and PARTICIPLE.fullmatch(tokens[-1].key)
        return (tokens[:-1] if acted else tokens), []  # "was hat Quandt zur Maut entschieden"
    if not found:
        return None
    auxiliary = words.members("HAVE")
    at = found[0] if leftmost else found[-1]
    begin = at - 1 if at and tokens[at - 1].key in auxiliary else at
    end = at + 2 if tokens[at + 1 :] and tokens[at + 1].key in auxiliary else at + 1
    return tokens[:begin], tokens[end:]


def _any_act(tokens: list[Token]) -> tuple[list[Token], list[Token]] | None:
    """Speaker and theme around another infinitive: "what did Quandt testify about the ferry"."""
    about = next((i for i, token in enumerate(tokens) if token.key in words.members("ABOUT")), 0)
    return (tokens[: about - 1], tokens[about:]) if about > 1 else None


def _theme_only(text: str, tokens: list[Token]) -> Reading | None:
    theme = strip_end(strip_start(tokens, words.any_of(*BEFORE_THEME) | {"vor"}), words.members("SELF"))
    if not theme or theme[0].key in words.any_of(*BEFORE_THEME) or slots.unlikely("topic", theme, "quote", text):
        return None
    return "quote", "", slots.topic(text, theme, "quote")


def _speaker(text: str, before: list[Token], after: list[Token], *, opinion: bool, both: bool) -> Reading | None:
    """``opinion``: the theme stands behind "von"; ``both``: without a speaker and a theme it is no such question."""
    somebody = words.listed("anyone") - words.listed("asker")
    if len(before) > 2 and before[0].key in somebody and before[1].key in words.members("FROM"):
        before = before[2:]  # "did anyone from the ferry company comment …"
    person, theme = _parted(without_edges(before, words.any_of(*NOBODY)), opinion=opinion)
    person = without_edges(person, words.any_of(*NOBODY))
    at = next((i + 1 for i, token in enumerate(after) if token.key == "about"), 0)  # "tell the council about …"
    theme = without_edges(after[at:] or theme, words.any_of(*BEFORE_THEME))
    if not (person or theme) or (both and not (person and theme)) or _only_articles(person):
        return None
    if person and (slots.unlikely("person", person, "quote", text) or bare.chat(person)):
        return None
    if theme and slots.unlikely("topic", theme, "quote", text):
        return None
    return (
        "quote",
        slots.person(text, person) if person else "",
        slots.topic(text, theme, "quote") if theme else "",
    )


def _is_thing(tokens: list[Token]) -> bool:
    """Whether the subject has an article and is no office: "wurde *die Strafe* verkündet"."""
    named = bool(tokens) and tokens[0].key in words.listed("articles")
    return named and not any(bare.office(token.key) for token in tokens[1:])


def _only_articles(tokens: list[Token]) -> bool:
    """Whether there is nobody between the verb and the theme: "what's *the* state of play"."""
    return bool(tokens) and all(token.key in words.listed("articles") - words.listed("pronouns") for token in tokens)


def _parted(tokens: list[Token], *, opinion: bool) -> tuple[list[Token], list[Token]]:
    """Who speaks and on what, parted by "zu", "über", else by another preposition, else by an article."""
    surely = words.members("ABOUT") | {"auf", "gegen"}
    keys = [token.key for token in tokens]
    found = [i for i, key in enumerate(keys) if key in surely]
    noble = found[:1] == [0] and keys[0] == "zu" and len(found) > 1  # "zu Quast zur Maut"
    at = found[1] if noble else next(iter(found), None)
    if opinion and at is None:
        at = next((i for i in range(len(keys) - 1, 0, -1) if keys[i] in words.members("OF")), None)
    for markers in (words.any_of("TO", "IN", "OF") | words.listed("occasions") | {QUOTED}, words.listed("articles")):
        if at is None:
            at = next((i for i in range(1, len(keys)) if keys[i] in markers and not _within_name(keys, i)), None)
    if at is None:
        return tokens, []
    where = [i for i in range(1, at) if keys[i] in words.members("IN") and not _within_name(keys, i)]
    return tokens[: min([at, *where])], tokens[at:] if keys[at] == QUOTED else tokens[at + 1 :]


def _within_name(keys: list[str], at: int) -> bool:
    """Whether a name goes on there: "Ole | von | der Wurth", "Chefin | von Auencloud"."""
    linked = keys[at] in words.listed("particles") and bare.first_name(keys[at - 1])
    return linked or keys[at - 1] in words.listed("particles") or bare.office(keys[at - 1])
