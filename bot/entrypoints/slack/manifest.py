"""The Slack app's manifest, made from the commands and topics there are, so that it can't fall behind.

With a public address Slack posts to it; without one the app uses Socket Mode, which needs none.
Format: https://docs.slack.dev/reference/app-manifest (major version 2, for ``agent_view``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.messages import catalogue
from bot.topics import Topic

Json = dict[str, object]

EVENTS_PATH = "/slack/events"
REDIRECT_PATH = "/slack/oauth_redirect"
SHORTCUT = "ask_message"
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "users:read",
)
EVENTS = ("app_mention", "app_uninstalled", "message.channels", "message.groups", "message.im", "tokens_revoked")
COMMANDS = (  # name, what it does, what can be typed after it
    ("fundstelle", "Ask the archive anything; “hilfe” shows how", "who Maja Musterfrau · quote … · help"),
    ("wer", "Who is this? Roles over time, with the place each stands", "name or role"),
    ("quote", "What did somebody say, or who said this?", 'person [topic] · topic · "words"'),
    ("zitat", "What did somebody say, or who said this?", 'person [topic] · topic · "words"'),
    ("archiv", "Search the archive", "words since 2020 source:name"),
    ("quellen", "What fills the archive, for admins: feeds, pages, deliveries", "add URL · remove URL · poll"),
    ("digest", "What is new, every morning: subscribe this channel", "topic daily 8:00 · list · now"),
)
RESERVED = (
    "active apps archive away call collapse dm dnd expand feed feedback help huddle invite join leave me msg mute "
    "open part prefs remind remove rename search shortcuts shrug star status topic who"
)
"""Slack's own commands; a manifest that claims one of them is turned away whole."""


def manifest(topics: Sequence[Topic], *, language: str, public_url: str = "") -> Json:
    """The manifest as what ``json.dumps`` takes; descriptions in the language ("de" or "en")."""
    url = public_url.rstrip("/") + EVENTS_PATH if public_url else ""
    say = catalogue(language).gettext
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Fundstelle",
            "description": say("Answers from your own archive of articles, always with the exact place."),
            "long_description": say(
                "Fundstelle answers from your team's own archive of news articles: who somebody is, what somebody "
                "said, and what is known on a topic. Every line of an answer is a verbatim passage of an article, "
                "with title, date and a link to the place. No language model, nothing invented."
            ),
            "background_color": "#1d3a4a",
        },
        "features": _features(topics, language, url),
        "oauth_config": {
            **({"redirect_urls": [public_url.rstrip("/") + REDIRECT_PATH]} if public_url else {}),
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {**_url("request_url", url), "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **_url("request_url", url)},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not public_url,
            "token_rotation_enabled": False,
        },
    }


def _features(topics: Sequence[Topic], language: str, url: str) -> Json:
    say = catalogue(language).gettext
    titles = [topic.title.in_language(language) for topic in topics]
    return {
        "app_home": {
            "home_tab_enabled": False,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Fundstelle", "always_online": True},
        "agent_view": {
            "agent_description": say("Answers from your own archive of articles, always with the exact place."),
            "suggested_prompts": [
                {"title": say("What can you do?"), "message": say("help")},
                *({"title": title, "message": title} for title in titles[:3]),
            ],
        },
        "shortcuts": [
            {
                "name": say("Ask Fundstelle"),
                "type": "message",
                "callback_id": SHORTCUT,
                "description": say("Looks up what the message asks or quotes"),
            }
        ],
        "slash_commands": list(_slash_commands(topics, language, url)),
    }


def _slash_commands(topics: Sequence[Topic], language: str, url: str) -> Iterator[Json]:
    say = catalogue(language).gettext
    commands = {name: (say(what), say(hint)) for name, what, hint in COMMANDS}
    for topic in topics:
        commands.setdefault(topic.command, (topic.help.in_language(language), say("[topic] since 2020")))
    for name, (what, usage) in commands.items():
        if name not in RESERVED.split():  # such a topic is still there as /fundstelle <name>
            yield {
                "command": f"/{name}",
                **_url("url", url),
                "description": what,
                "usage_hint": usage,
                "should_escape": False,
            }


def _url(key: str, url: str) -> Json:
    return {key: url} if url else {}
