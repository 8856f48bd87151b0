"""How right the bot is, by number: ``python -m bench.quality ../shared``."""
