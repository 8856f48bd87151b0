"""What is wrong with this installation, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from urllib.error import URLError

from bot import settings as environment
from bot import topics
from bot.errors import FundstelleError, SettingsError
from bot.links import Links
from bot.model import Article
from bot.settings import Settings
from bot.store import open_store


class State(Enum):
    """How a part is."""

    FINE = "fine"
    NOTE = "note"  # works, but somebody may have expected more
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one part is; ``message`` is a msgid of the catalogues, ``values`` fill it."""

    part: str
    state: State
    message: str
    values: Mapping[str, object] = field(default_factory=dict)


def findings() -> Iterator[Finding]:
    """One finding or more for each part, as soon as it is known; settings that cannot be read end it."""
    try:
        settings = environment.load()
    except SettingsError as error:
        yield _wrong("Settings", error)
        return
    yield Finding("Settings", State.FINE, "All settings can be read.")
    yield _database(settings)
    yield _topics()
    yield _extraction(settings)
    yield _reading_room(settings)
    yield from _slack(settings)


def _wrong(part: str, error: FundstelleError) -> Finding:
    return Finding(part, State.WRONG, error.message, error.values)


def _database(settings: Settings) -> Finding:
    try:
        store = open_store(settings.bot_database_url)
        counts = store.counts()
        store.close()
    except FundstelleError as error:
        return _wrong("Database", error)
    if not counts.articles:
        return Finding("Database", State.NOTE, "The archive is empty: fill it with `python -m bot index PATH…`.")
    values = {"articles": counts.articles, "people": counts.people, "quotes": counts.quotes, "facts": counts.facts}
    message = "Articles: %(articles)d, people: %(people)d, quotations: %(quotes)d, facts: %(facts)d."
    return Finding("Database", State.FINE, message, values)


def _topics() -> Finding:
    try:
        loaded = topics.load()
    except FundstelleError as error:
        return _wrong("Topics", error)
    return Finding("Topics", State.FINE, "%(names)s.", {"names": ", ".join(topic.name for topic in loaded)})


def _extraction(settings: Settings) -> Finding:
    """Whether a sentence that any installation can extract is extracted; without spaCy only answering works."""
    try:
        import spacy.util  # noqa: PLC0415  # an image that only answers has no spaCy

        from bot.extraction import pipeline  # noqa: PLC0415  # as above
    except ModuleNotFoundError as error:
        message = "%(name)s is not installed: this machine answers, but cannot index."
        return Finding("Extraction", State.NOTE, message, {"name": error.name})
    model = settings.bot_spacy_model
    if model and not spacy.util.is_package(model) and not Path(model).is_dir():
        message = "BOT_SPACY_MODEL is %(model)s, which is not installed: install it or leave the setting empty."
        return Finding("Extraction", State.WRONG, message, {"model": model})
    probe = Article(id="probe", title="", text="„Das genügt uns nicht“, sagte Bürgermeisterin Ilka Torneck.")
    found = pipeline.extract(pipeline.build(model), probe)
    if not (found.people and found.quotes):
        message = "Nothing is found in a simple sentence: install the packages of requirements.txt again."
        return Finding("Extraction", State.WRONG, message)
    return Finding("Extraction", State.FINE, "spaCy and all its components work.")


def _reading_room(settings: Settings) -> Finding:
    try:
        Links(settings.bot_public_url, settings.bot_secret_key)
    except FundstelleError as error:
        return _wrong("Reading room", error)
    if not settings.bot_public_url:
        message = "BOT_PUBLIC_URL is not set: citations link to the articles' own addresses."
        return Finding("Reading room", State.NOTE, message)
    return Finding("Reading room", State.FINE, "%(url)s.", {"url": settings.bot_public_url})


def _slack(settings: Settings) -> Iterator[Finding]:
    if not settings.slack_bot_token:
        if settings.bot_digest_channels:
            message = "BOT_DIGEST_CHANNELS is set but SLACK_BOT_TOKEN is not: digests cannot be posted."
            yield Finding("Slack", State.WRONG, message)
        elif not settings.slack_client_id:
            yield Finding("Slack", State.NOTE, "No token is set: the bot answers here, but not in Slack.")
    else:
        yield _token("SLACK_BOT_TOKEN", settings.slack_bot_token, "auth.test", settings)
    if settings.slack_app_token:
        yield _token("SLACK_APP_TOKEN", settings.slack_app_token, "apps.connections.open", settings)
    elif (settings.slack_bot_token or settings.slack_client_id) and not settings.slack_signing_secret:
        message = "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): without one Slack is not heard."
        yield Finding("Slack", State.WRONG, message)


def _token(name: str, token: str, method: str, settings: Settings) -> Finding:
    """Whether Slack accepts a token for a method that only it can call."""
    from slack_sdk import WebClient  # noqa: PLC0415  # only where there is a token
    from slack_sdk.errors import SlackApiError  # noqa: PLC0415  # as above

    client = WebClient(token, timeout=10)
    if settings.slack_api_url:
        client.base_url = settings.slack_api_url.rstrip("/") + "/"
    try:
        answer = client.api_call(method)
    except SlackApiError as error:
        message = "Slack refuses %(name)s (%(error)s): copy it again from the app's settings."
        return Finding("Slack", State.WRONG, message, {"name": name, "error": error.response["error"]})
    except (URLError, OSError) as error:
        message = "Slack cannot be reached (%(error)s): check the network and SLACK_API_URL."
        return Finding("Slack", State.WRONG, message, {"error": error})
    return Finding("Slack", State.FINE, "%(name)s is valid: %(team)s.", {"name": name, "team": answer.get("team", "")})
