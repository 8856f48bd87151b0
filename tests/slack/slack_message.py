"""What is checked of every message that would go to Slack."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import jsonschema
import yaml
from slack_sdk.models.blocks import Block

SCHEMA = yaml.safe_load((Path(__file__).parent / "message.schema.yaml").read_text())
MOST = 13_000  # characters a message may have, all in all
MARKUP = re.compile(r"<(?!https?://|@[UW][A-Z0-9]+>)")
Payload = Mapping[str, object]


def check(message: Payload) -> Payload:
    """The message, if the schema, the SDK's models and the rules on size and control characters allow it."""
    plain = json.loads(json.dumps({"text": message["text"], "blocks": list(message["blocks"])}))
    jsonschema.validate(plain, SCHEMA)
    for block, model in zip(plain["blocks"], Block.parse_all(plain["blocks"]), strict=True):
        model.validate_json()
        assert model.to_dict().keys() >= block.keys()
    strings = list(texts(plain["blocks"]))
    assert sum(map(len, strings)) <= MOST
    for text in (plain["text"], *strings):
        assert not MARKUP.search(text), text
    ids = [
        element["action_id"] for block in plain["blocks"] for element in block.get("elements", ()) if "value" in element
    ]
    assert len(ids) == len(set(ids)), "a button's action_id must be unique within a message"
    return message


def texts(part: object) -> Iterator[str]:
    """Every text shown, in order."""
    if isinstance(part, Mapping):
        if part.get("type") in {"plain_text", "mrkdwn"}:
            yield str(part["text"])
        else:
            yield from texts(list(part.values()))
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from texts(inner)


def shown(blocks: object) -> list[str]:
    """Every text as a person sees it in Slack: entities resolved."""
    return [html.unescape(text) for text in texts(blocks)]
