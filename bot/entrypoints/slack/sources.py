"""``/quellen``: what the archive fills itself from, for admins of the workspace: list, add, remove, read now."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.bootstrap import Bot
from bot.entrypoints.looks import command, environment
from bot.errors import UsageError
from bot.messages import catalogue
from bot.model import Answer
from bot.sources import declared
from bot.sources.timing import is_web
from bot.store.records import Followed
from bot.understanding import slash

NAMES = ("quellen", "sources")
ACTIONS = {
    "list": ("", "list", "liste", "zeigen"),
    "add": ("add", "hinzufügen", "hinzufuegen", "neu"),
    "remove": ("remove", "delete", "entfernen", "löschen", "loeschen"),
    "poll": ("poll", "read", "abrufen", "lesen"),
}
SHOWN = 30  # sources in one message
LONGEST = 900  # seconds that a look at all sources may take

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, "" for what is not understood, and with which address."""

    action: str
    address: str = ""


def wish(ask: str) -> Wish | None:
    """What "/quellen …" or "/fundstelle quellen …" asks for; None for any other question."""
    words = ask.split()
    if words and words[0].lower() == f"/{slash.UMBRELLA}":
        words = words[1:]
    if not words or words[0].lower().lstrip("/") not in NAMES or not ask.startswith("/"):
        return None
    verb = words[1].lower() if len(words) > 1 else ""
    action = next((name for name, verbs in ACTIONS.items() if verb in verbs), "")
    return Wish(action, words[2] if len(words) > 2 else "")


def answer(bot: Bot, wanted: Wish, client: WebClient, user: str, language: str) -> Answer:
    """Do it, and say what came of it; UsageError in one sentence for who may not, or cannot."""
    say = catalogue(language).gettext
    _check(bot, client, user)
    notes: tuple[str, ...] = ()
    if wanted.action == "add":
        notes = (_add(bot, wanted.address, language),)
    elif wanted.action == "remove":
        notes = (say(_remove(bot, wanted.address)) % {"address": wanted.address},)
    elif wanted.action == "poll":
        _run(bot, language, "poll", "--all")
    elif not wanted.action:
        notes = (say("Type /quellen, /quellen add URL, /quellen remove URL or /quellen poll."),)
    return Answer("help", "", say("Sources"), notes=(*notes, *_listed(bot, language)), ask="/quellen")


def _check(bot: Bot, client: WebClient, user: str) -> None:
    """UsageError unless the user may see and change sources."""
    if bot.settings.slack_client_id:
        raise UsageError("Several workspaces share this archive: its operators keep the sources (sources.yaml).")
    try:
        profile = client.users_info(user=user).get("user") or {}
    except (SlackClientError, OSError) as error:
        log.warning("slack_rights_unknown", user=user, error=str(error))
        raise UsageError("Slack does not tell right now whether you are an admin. Please try again later.") from error
    if not (profile.get("is_admin") or profile.get("is_owner")):
        raise UsageError("Only admins of this workspace may see and change sources.")


def _add(bot: Bot, address: str, language: str) -> str:
    """Follow an address; folders are the operators' business: nobody in Slack may point to files of this machine."""
    if not is_web(address):
        raise UsageError("Name an address that begins with https:// or http://.")
    return _run(bot, language, "add", address)


def _remove(bot: Bot, address: str) -> str:
    if any(source.declared and source.url == address for source in bot.store.followed()):
        return "%(address)s stands in sources.yaml: remove it there."
    return "%(address)s is followed no longer." if bot.store.unfollow(address) else "%(address)s is not followed."


def _run(bot: Bot, language: str, *arguments: str) -> str:
    """Another process reads and extracts: here it would slow the answers down. Returns the sentence that it says."""
    try:
        done = subprocess.run(  # noqa: S603 # our own program; the address is one argument and begins with http
            command(*arguments),
            env=environment(bot, BOT_LANGUAGE=language),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UsageError("That takes very long; look at /quellen later.") from None
    said = [line for line in (*done.stderr.splitlines(), *done.stdout.splitlines()) if not line.startswith("{")]
    return said[-1] if said else ""


def _listed(bot: Bot, language: str) -> list[str]:
    say = catalogue(language)
    sources = declared.join(bot.store, declared.read(Path(bot.settings.bot_sources)))
    if not sources:
        return [str(say.gettext("No source is followed."))]
    lines = [_line(bot, source, language) for source in sources[:SHOWN]]
    if more := len(sources) - SHOWN:
        lines += [str(say.ngettext("and %(n)d more.", "and %(n)d more.", more) % {"n": more})] if more > 0 else []
    return lines


def _line(bot: Bot, source: Followed, language: str) -> str:
    """Address, last success, articles, and what is wrong, if anything is."""
    say = catalogue(language).gettext
    moment = datetime.fromtimestamp(source.succeeded, bot.settings.zone).strftime("%Y-%m-%d %H:%M")
    health = say("last read %(moment)s") % {"moment": moment} if source.succeeded else say("never read")
    articles = say("articles: %(n)d") % {"n": source.articles}
    sign = "✗" if source.failures else "✓"
    parts = (f"{sign} {source.url}", health, articles, "sources.yaml" if source.declared else "", source.error)
    return " · ".join(part for part in parts if part)
