"""Everything users read, in their language: gettext catalogues under ``bot/locales``, read by Babel.

The catalogues are read as they are edited (``.po``): there is no compiled file that could be stale.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LOCALES = Path(__file__).parent / "locales"


@cache
def catalogue(language: str) -> Translations:
    """The catalogue of a language ("de", "en"); English for one that there is no catalogue of."""
    path = LOCALES / language / "LC_MESSAGES" / "fundstelle.po"
    if not path.is_file():
        path = LOCALES / "en" / "LC_MESSAGES" / "fundstelle.po"
    compiled = io.BytesIO()
    with path.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=path.parent.parent.name))
    compiled.seek(0)
    return Translations(compiled, domain="fundstelle")


def language_of(locale: str, default: str = "de") -> str:
    """The language to answer in for a locale as Slack gives it ("de-DE", "en-US", "")."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return language if (LOCALES / language).is_dir() and language else default
