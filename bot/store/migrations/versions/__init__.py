"""One history for both databases, run by ``bot.store.opening``."""
