"""Answering stays light: what only indexing or Slack needs is never imported for an answer."""

from __future__ import annotations

import json
import subprocess
import sys

PROGRAM = """
import json, sys
from bot.bootstrap import open_bot
from bot.settings import Settings
bot = open_bot(Settings(bot_database_url=sys.argv[1]))
questions = ["/who Vossberg", "/quote Vossberg", "/datenschutz", "was hat Öllermann gesagt?", "hilfe", "/archiv Schule"]
found = [len(bot.ask(question).items) for question in questions]
print(json.dumps({"items": found, "modules": sorted({name.split(".")[0] for name in sys.modules})
                  + [name for name in sys.modules if name.startswith("bot.")]}))
"""


def test_answering_imports_neither_spacy_nor_slack(database):
    """A process that answers many questions has no spaCy, no extraction and no Slack package loaded."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, database], capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout)
    assert sum(seen["items"]) > 10
    heavy = {"spacy", "thinc", "slack_bolt", "slack_sdk", "bot.extraction", "bot.ingest", "alembic", "rensa", "lxml"}
    assert heavy.isdisjoint(seen["modules"])
