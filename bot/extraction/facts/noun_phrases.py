"""How far a noun phrase about an actor reaches, and whether it can be a subject; no parser, only word forms."""

from __future__ import annotations

from bot.extraction.facts.word_lists import ends, whole
from bot.extraction.lexicon import kind_of
from bot.extraction.people.gender import Gender
from bot.extraction.tokens import Tokens

GROUPS = ends("groups")
NAMED = ends("named")
MEDIA = ends("media")
PREPOSITIONS = whole("prepositions")
APPROXIMATE = whole("approximate")
OBLIQUE = whole("oblique")
DETERMINERS = whole("determiners")
FEMININE = ends("feminine")
ADJECTIVE = ends("adjective_endings")
GENITIVE = whole("genitive")
FEMININE_GENITIVE = whole("article_back")
FIELD = whole("field")
PLACE = whole("place_before")
AND = whole("joining_names")
JOINING = whole("joining_words")
WOMAN = ends("woman")
OF_WOMAN = whole("of_woman")
OF_MAN = whole("of_man")
DECLINED = ends("declined")
FARTHEST = 5  # words that an attribute may have


def end_of(tokens: Tokens, noun: int, end: int, *, leads: bool = False) -> int:
    """The token behind a noun with its name, genitive or place: "Kabinett der Landesregierung", "Amt in Au".

    ``leads`` says that the phrase stands before the verb: "Die Behörde für Ruhe rügt …".
    """
    words, lowers = tokens.words, tokens.lowers
    after = noun + 1
    if lowers[noun].endswith(NAMED):
        after = _over_name(words, after, end)
    elif after < end and words[after][0].isupper() and kind_of(words[after]) == "place":
        return after + 1  # "Amtsgericht Sonnenhagen"
    if after + 1 >= end:
        return after
    counted = words[noun - 1][0].isdigit()  # "stimmten 30 Abgeordnete für …"
    named_for = (
        lowers[after] in FIELD
        and not counted
        and (leads or lowers[noun].endswith(GROUPS) or words[after + 1][0].isupper())
    )
    if lowers[after] in GENITIVE or named_for:
        return _over_attribute(words, after, end)
    if lowers[after] in PLACE and words[after + 1][0].isupper() and not lowers[noun].endswith(GROUPS):
        return after + 2
    return after


def _over_name(words: list[str], position: int, end: int) -> int:
    while position < end and (
        words[position][0].isupper() or (words[position] in AND and words[position - 1][-1] == "-")
    ):
        position += 1
    return position


def _over_attribute(words: list[str], position: int, end: int) -> int:
    """Behind "der", "einer" or "für": an article, adjectives in any case, then the noun."""
    noun = position + 1
    if noun < end and words[noun] in DETERMINERS | OBLIQUE:  # "für den Datenschutz"
        noun += 1
    while noun < min(end, position + FARTHEST) and is_adjective(words[noun]):
        if words[noun][0].isupper() and not (noun + 1 < end and words[noun + 1][0].isupper()):
            break
        noun += 1
    if noun >= end or not words[noun][0].isupper() or words[noun].lower().endswith(MEDIA):
        return position  # "sagte ein Sprecher der Abendzeitung"
    return _over_name(words, noun + 1, end) if words[noun].lower().endswith(NAMED) else noun + 1


def start_of(tokens: Tokens, noun: int, first: int) -> int:
    """The first adjective before a noun when an article stands before it, else the noun, with its name before it."""
    noun = _over_name_before(tokens, noun, first)
    begin = _over_adjectives(tokens, noun, first)
    return begin if begin > first and tokens.lowers[begin - 1] in DETERMINERS | PREPOSITIONS | OBLIQUE else noun


def _over_name_before(tokens: Tokens, noun: int, first: int) -> int:
    """The first of the capitalised words that lead to a noun: "Grauer Star Club"; not the first of a sentence."""
    begin = noun
    nearest = max(first, noun - FARTHEST)
    while begin - 1 > nearest and tokens.words[begin - 1][0].isupper() and tokens.words[begin - 1].isalpha():
        begin -= 1
    return begin


def article(tokens: Tokens, noun: int) -> str:
    """The word before a noun and its adjectives."""
    begin = _over_adjectives(tokens, noun, 0)
    return tokens.lowers[begin - 1] if begin else ""


def gender(article: str, noun: str) -> Gender:
    """Whether a noun for somebody means one man or one woman by its article and ending; "" when it may mean many."""
    if noun.endswith(WOMAN):
        return "female" if article in OF_WOMAN else ""
    if article in OF_MAN:
        return "" if article == "der" and noun.endswith("n") else "male"
    return "female" if article == "die" and noun.endswith(DECLINED) else ""


def leads(tokens: Tokens, noun: int, first: int) -> bool:
    """Whether a noun phrase is the first of a clause that starts at ``first``."""
    begin = _over_adjectives(tokens, noun, first)
    return begin == first or (begin == first + 1 and tokens.lowers[first] in DETERMINERS)


def without_article(phrase: str) -> str:
    """A noun phrase without the article it starts with: "Die Gewerkschaft" → "Gewerkschaft"."""
    first, _, rest = phrase.partition(" ")
    return rest if rest and first.lower() in DETERMINERS | OBLIQUE else phrase


def before(tokens: Tokens, noun: int, first: int) -> str:
    """The preposition or else the article before a noun phrase, "" when there is none: then it can be a subject."""
    position, nearest = noun, max(first, noun - FARTHEST)
    while position - 1 > nearest and tokens.words[position - 1][0].isupper() and tokens.words[position - 1].isalnum():
        position -= 1  # "Innenminister Muster": a role before the name
    while position - 2 > nearest and tokens.words[position - 2][-1] == "-" and tokens.lowers[position - 1] in JOINING:
        position -= 2  # "die Innen-, Bau- und Schulminister"
    position = _over_adjectives(tokens, position, first)
    for behind in (position - 1, noun - 1):
        place = behind
        while place >= first and _counts_or_determines(tokens, place):
            place -= 1
        if place >= first and tokens.lowers[place] in PREPOSITIONS | OBLIQUE:
            return tokens.lowers[place]
        if place < behind:
            return tokens.lowers[place + 1] if tokens.lowers[place + 1] in DETERMINERS else ""
    return ""


def _counts_or_determines(tokens: Tokens, place: int) -> bool:
    """Whether a token is an article, a number or "über" before a number."""
    if tokens.lowers[place] in DETERMINERS or tokens.words[place][0].isdigit():
        return True
    return tokens.lowers[place] in APPROXIMATE and tokens.words[place + 1][0].isdigit()


def is_oblique(tokens: Tokens, noun: int, first: int, word: str) -> bool:
    """Whether the word before a noun phrase shows that it is no subject."""
    if word in PREPOSITIONS or word in OBLIQUE:
        return True
    if word not in FEMININE_GENITIVE:
        return False
    if tokens.lowers[noun].endswith(FEMININE):
        return True
    begin = noun - 1
    while begin > first and tokens.lowers[begin] not in FEMININE_GENITIVE:
        begin -= 1
    owner = tokens.words[begin - 1] if begin > first else ""
    return owner[:1].isupper() and begin - 1 > first  # "Rechte der Bürger": a genitive


def can_be_verb(word: str) -> bool:
    """Whether a small word can be a verb: no article, no preposition, no conjunction."""
    return word not in DETERMINERS | PREPOSITIONS | OBLIQUE | AND


def can_follow(word: str) -> bool:
    """Whether a word can stand in a phrase behind its noun: a noun, article, preposition, adjective or “und”."""
    lower = word.lower()
    return (
        word[0].isupper()
        or word in "()-/"
        or lower in AND
        or lower in DETERMINERS | PREPOSITIONS | OBLIQUE
        or is_adjective(word)
    )


def _over_adjectives(tokens: Tokens, noun: int, first: int) -> int:
    begin = noun
    while begin - 1 >= first and noun - begin < FARTHEST and is_adjective(tokens.words[begin - 1]):
        begin -= 1
    return begin


def is_adjective(word: str) -> bool:
    """Whether a word has the form of an adjective before a noun, capital or not."""
    lower = word.lower()
    return (
        word.endswith(ADJECTIVE)
        and word.replace("-", "").isalpha()
        and lower not in PREPOSITIONS
        and lower not in OBLIQUE
        and lower not in DETERMINERS
    )
