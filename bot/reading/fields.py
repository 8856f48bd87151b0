"""What every format shares: fields as they come, to an Article with its date, title and id."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bot.errors import ReadingError
from bot.model import Article
from bot.reading.decoding import too_big

TITLE_LENGTH = 90
LONGEST = 1_000_000
"""Characters that an article may have (a novel has fewer); also the most that spaCy takes."""

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:.*", re.DOTALL)
_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
# The end of a sentence: after a word of three letters or more (not "Dr.", "St.", "17.").
_SENTENCE_END = re.compile(r"(?<=\w{3})[.!?…][\"“”»«‘’)]*(?=\s|\Z)")
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|wt_?(?:mc|zmc)|xtor|at_medium|at_campaign)=", re.IGNORECASE)
_UMLAUTS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def article(fields: Mapping[str, object], where: str, path: Path | None = None) -> Article:
    """The article of a mapping with ``text`` and, optionally, the names of Article's fields.

    ``where`` names the place in error messages. The id is the one given, else made of the url, else
    of the path of the file that holds this one article, else of the content.
    """
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReadingError('%(file)s has no text: an article needs a "text" that is not empty.', file=where)
    if len(text) > LONGEST:
        raise too_big(where)
    given = {name: _plain(fields.get(name)) for name in ("id", "title", "url", "source", "author", "section")}
    if any(_UNSTORABLE.search(value) for value in (text, *given.values())):
        raise ReadingError("%(file)s has characters that are not text: save it as UTF-8.", file=where)
    date = date_of(fields.get("date"), where)
    title = " ".join(given["title"].split()) or first_sentence(text)
    return Article(
        id=given["id"] or _id_without(given, path, title, "\n".join((date, given["source"], title, text))),
        title=title,
        text=text,
        date=date,
        source=given["source"],
        url=given["url"],
        author=given["author"],
        section=given["section"],
        language=_plain(fields.get("language")) or "de",
        version=version if isinstance(version := fields.get("version"), int) else 0,
        fictional=fields.get("fiktiv") is True or fields.get("fictional") is True,
    )


def date_of(value: object, where: str) -> str:
    """A date as YYYY, YYYY-MM or YYYY-MM-DD, as exact as given; "" for none, ReadingError if there is no such day."""
    text = value.isoformat() if isinstance(value, datetime.date) else _plain(value)
    if stamp := _TIMESTAMP.fullmatch(text):
        text = stamp[1]
    elif german := _GERMAN_DATE.fullmatch(text):
        text = f"{german[3]}-{german[2]:0>2}-{german[1]:0>2}"
    if not text:
        return ""
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)  # noqa: TRY301  # one message for both ways of being wrong
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        raise ReadingError(
            '%(file)s has the date "%(date)s": write YYYY, YYYY-MM or YYYY-MM-DD.', file=where, date=text
        ) from None
    return text


def first_sentence(text: str) -> str:
    """The first sentence of a text, shortened at a word to TITLE_LENGTH characters: a title for one without."""
    line = " ".join(re.split(r"\n\s*\n", text.strip(), maxsplit=1)[0].split())
    end = _SENTENCE_END.search(line)
    sentence = line[: end.end()] if end else line
    if len(sentence) <= TITLE_LENGTH:
        return sentence
    return sentence[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def canonical(url: str) -> str:
    """The address without its fragment and without what only says how a reader came to it."""
    parts = urlsplit(url)
    if not parts.query and not parts.fragment:
        return url
    kept = [pair for pair in parts.query.split("&") if not _TRACKING.match(pair)]
    return urlunsplit(parts._replace(query="&".join(kept), fragment=""))


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens of a text, at most 60 characters, for ids that can be read."""
    folded = text.lower().translate(_UMLAUTS)
    return re.sub(r"[^a-z0-9]+", "-", folded)[:60].strip("-")


def made_id(key: str, name: str) -> str:
    """An id that can be read, and is the same whenever the key is: a slug of the name and a digest of the key."""
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{slug(name) or 'artikel'}-{digest}"


def _id_without(given: Mapping[str, str], path: Path | None, title: str, content: str) -> str:
    if given["url"]:
        return made_id(given["url"], given["url"].split("://")[-1].split("?")[0])
    return made_id(str(path.resolve()), path.stem) if path else made_id(content, title)


def _plain(value: object) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
