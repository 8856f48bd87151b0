"""How an answer looks: Block Kit, plain text, JSON, HTML; nothing is looked up here."""
