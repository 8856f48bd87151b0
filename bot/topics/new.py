"""Writes the commented skeleton of a new topic."""

from __future__ import annotations

from pathlib import Path

from bot.errors import UsageError
from bot.topics.load import FOLDER, SLACK_NAME

SKELETON = """\
# {title}: say in a line what the topic is. How a topic file is made: docs/topics.md.
command: {name}  # the slash command, at most 32 of a-z, 0-9 and -
names: [{name}]  # what users call it, in any language: “{name} in Lindenfurt?”
title: {{de: {title}, en: {title}}}
help:
  de: Wer hat was zum Thema {title} gesagt, beschlossen oder geplant?
  en: Who said, decided or planned what about {title}?

# Stems match anywhere in a word: “wolf” in “Wolfsberater”. ^wolf only at the beginning, wolf$ only at the end.
strong: [{name}]  # one of these is enough to know what a sentence is about
weak: []  # these only in an article that is about the topic
measures: []  # what is argued about: being against one of these is “kritisch”
goods: []  # what the topic's cause protects: being for one of these is “kritisch”, too
advocates: []  # who speaks for the cause by profession
promoters: []  # who speaks for measures by profession

# All topics share the acts and the words of approval and refusal in common.yaml; add your own here.
# acts:
#   abschuss:
#     title: {{de: Abschuss, en: Cull}}
#     verbs: [^abgeschossen, ^erlegt]
#     nouns: [abschuss]
#     stance: befürwortend
# against: []
# in_favour: []
"""


def topic_new(name: str, folder: Path = FOLDER) -> Path:
    """Write NAME.yaml and return its path; UsageError for an impossible name or one that is taken."""
    if not SLACK_NAME.fullmatch(name):
        raise UsageError("A topic's name is its command: at most 32 of a-z, 0-9 and -; '%(name)s' is not.", name=name)
    path = folder / f"{name}.yaml"
    if path.exists() or name == "common":
        raise UsageError("There is a topic file %(file)s already; edit that one or choose another name.", file=path)
    path.write_text(SKELETON.format(name=name, title=name.replace("-", " ").title()), encoding="utf-8")
    return path
