"""``serve`` looks at the sources beside its answers."""

from __future__ import annotations

from bot.bootstrap import open_bot
from bot.entrypoints.looks import look_at_sources
from bot.settings import Settings
from bot.store.records import Followed


def test_due_sources_are_looked_at_in_another_process(tmp_path):
    """What was dropped into a followed folder is in the archive after a look."""
    folder = tmp_path / "eingang"
    folder.mkdir()
    (folder / "a.txt").write_text("„Das genügt“, sagte Ilka Torneck.")
    bot = open_bot(Settings(bot_database_url=f"sqlite:///{tmp_path / 'archive.db'}"))
    look_at_sources(bot)
    bot.store.follow(Followed(str(folder), 60))
    look_at_sources(bot)
    [source] = bot.store.followed()
    assert (source.articles, source.failures) == (1, 0)
    look_at_sources(bot)
    assert bot.store.followed() == [source]
    bot.close()
