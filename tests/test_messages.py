"""The catalogues hold every word that users read, in both languages, and nothing else."""

from __future__ import annotations

import ast
import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.messages import LOCALES, catalogue, language_of

BOT = LOCALES.parent
ERRORS = (
    "FundstelleError",
    "SettingsError",
    "ReadingError",
    "StoreError",
    "UsageError",
    "KeptOutError",
    "WithdrawnError",
)
KEYWORDS = {"ngettext": (1, 2), "plural": (1, 2), **dict.fromkeys(("gettext", "say", "note", "_", *ERRORS))}
FROM_ELSEWHERE = {"Show this message and exit.", "Options", "Commands"}  # said by Click, translated by us
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|%\(\w+\)\.\d+f")


def _catalog(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "fundstelle.po").open("rb") as lines:
        return read_po(lines, locale=language, abort_invalid=True)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _used() -> dict[str, str]:
    """The msgids that the code asks for, with the file that does."""
    methods = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
    found = extract_from_dir(BOT, method_map=methods, keywords=KEYWORDS)
    return {m if isinstance(m, str) else m[0]: file for file, _, m, _, _ in found}


def _literals() -> set[str]:
    """Every text constant of the code: some messages stand in tables and are said elsewhere."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in BOT.rglob("*.py")]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_message_of_the_code_is_translated(language):
    """A message that the code says but a catalogue lacks would reach users in the wrong language."""
    translated = {_key(message) for message in _catalog(language) if message.id and all(_texts(message))}
    assert {text: file for text, file in _used().items() if text not in translated} == {}


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_message_is_left_over(language):
    """What nobody says any more would be translated and reviewed for nothing."""
    said = set(_used()) | _literals() | FROM_ELSEWHERE
    assert [_key(message) for message in _catalog(language) if message.id and _key(message) not in said] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_placeholders_are_those_of_the_message(language):
    """A placeholder that is missing or misspelt breaks the answer it stands in."""
    for message in _catalog(language):
        wanted = set(PLACEHOLDER.findall(_key(message)))
        for text in _texts(message) if message.id else ():
            assert set(PLACEHOLDER.findall(text)) == wanted, (_key(message), text)


def test_both_catalogues_have_the_same_messages():
    """Neither language may lag behind the other."""
    assert {_key(message) for message in _catalog("de")} == {_key(message) for message in _catalog("en")}


def test_numbers_decide_between_one_and_many():
    """Plurals are right in both languages."""
    for language, one, many in (("de", "1 Fundstelle.", "3 Fundstellen."), ("en", "1 result.", "3 results.")):
        say = catalogue(language).ngettext
        assert say("%(n)d result.", "%(n)d results.", 1) % {"n": 1} == one
        assert say("%(n)d result.", "%(n)d results.", 3) % {"n": 3} == many


@pytest.mark.parametrize(
    ("locale", "language"), [("de-DE", "de"), ("en_GB", "en"), ("", "de"), ("fr-FR", "de"), ("../en", "de")]
)
def test_slack_locales_choose_the_language(locale, language):
    """Somebody whose language there is no catalogue for is answered in the default one."""
    assert language_of(locale, default="de") == language


def _texts(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)
