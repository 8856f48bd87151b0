"""``/quellen``: admins see how the sources are, add and remove them, and have them read at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.entrypoints.slack.sources import Wish, wish
from bot.store.records import Followed
from tests.slack.slack_message import check, shown

FEED = "https://aubote.example/feed"


@pytest.fixture
def typed(calls, connect, bot, tmp_path):
    """Types a slash command as U1 and gives the text that comes to the response_url."""
    calls.admin = True

    def answer(text: str = "", command: str = "/quellen", **settings: str) -> str:
        own = {"bot_sources": str(tmp_path / "sources.yaml"), **settings}
        workspace = connect(replace(bot, settings=replace(bot.settings, **own)))
        response = workspace.command(command, text, response_url=calls.url + "/antwort")
        assert (response.status_code, response.text) == (200, "")
        message = calls.next("/antwort", seconds=120)  # a process that extracts has to start
        assert message["response_type"] == "ephemeral"
        return " ".join(shown(check(message)["blocks"]))

    return answer


@pytest.mark.parametrize(
    ("ask", "wanted"),
    [
        ("/quellen", Wish("list")),
        ("/sources list", Wish("list")),
        ("/fundstelle quellen", Wish("list")),
        ("/fundstelle Quellen hinzufügen https://a.example", Wish("add", "https://a.example")),
        ("/sources remove https://a.example", Wish("remove", "https://a.example")),
        ("/quellen abrufen", Wish("poll")),
        ("/quellen tanzen", Wish("")),
        ("/who Quellen", None),
        ("quellen", None),
        ("/quellenau", None),
        ("", None),
    ],
)
def test_what_is_wanted(ask, wanted):
    """In German and English, alone and under the umbrella."""
    assert wish(ask) == wanted


def test_health_is_listed(typed, bot, tmp_path):
    """Last success, articles and errors of those added and those declared, in the user's language."""
    assert "Keine Quelle wird verfolgt" in typed()
    bot.store.follow(Followed(FEED, 900, succeeded=1_600_000_000.0, articles=7))
    bot.store.follow(Followed("https://blatt.example/", 900, failures=2, error="Status <!channel> 500"))
    (tmp_path / "sources.yaml").write_text("sources: [{url: 'https://tag.example/feed'}]")
    said = typed()
    assert f"✓ {FEED} · zuletzt gelesen 2020-09-13 14:26 · Artikel: 7" in said
    assert "✗ https://blatt.example/ · noch nie gelesen" in said
    assert "https://tag.example/feed · noch nie gelesen · Artikel: 0 · sources.yaml" in said


def test_english_is_spoken_too(typed, calls):
    """Slack's locale decides."""
    calls.locale = "en-GB"
    assert "No source is followed." in typed(command="/sources")


def test_sources_are_removed(typed, bot, tmp_path):
    """Those added are; those declared belong to the file."""
    bot.store.follow(Followed(FEED, 900))
    assert "wird nicht mehr verfolgt" in typed(f"entfernen {FEED}")
    assert bot.store.followed() == []
    assert "wird nicht verfolgt" in typed(f"entfernen {FEED}")
    (tmp_path / "sources.yaml").write_text(f"sources: [{{url: '{FEED}'}}]")
    typed()
    assert "steht in sources.yaml" in typed(f"entfernen {FEED}")
    assert [source.url for source in bot.store.followed()] == [FEED]


def test_only_addresses_of_the_public_web_are_added(typed, bot):
    """No folder of this machine, nothing of this network; what is wrong is said."""
    assert "https://" in typed("hinzufügen /etc")
    assert "privaten Netz" in typed("hinzufügen http://127.0.0.1:1/feed")
    assert bot.store.followed() == []


def test_reading_now_is_done_beside_the_answers(typed, bot, tmp_path):
    """Another process reads all sources; the list then shows what came."""
    folder = tmp_path / "eingang"
    folder.mkdir()
    (folder / "a.txt").write_text("„Das genügt“, sagte Ilka Torneck in Quellenau.")
    bot.store.follow(Followed(str(folder), 60))
    assert "Artikel: 1" in typed("abrufen")


def test_others_are_told_that_it_is_not_for_them(typed, calls, bot):
    """Members see and change nothing; nor does anybody where Slack does not answer, or an archive is shared."""
    bot.store.follow(Followed(FEED, 900))
    calls.admin = False
    for text in ("", f"entfernen {FEED}", "abrufen"):
        said = typed(text)
        assert "nur die Admins" in said
        assert FEED not in said
    calls.refuse_one = "users.info"
    assert "Slack sagt gerade nicht" in typed(f"entfernen {FEED}")
    assert [source.url for source in bot.store.followed()] == [FEED]
