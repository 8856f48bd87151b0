"""Slack: slash commands, mentions, direct messages, buttons and shortcuts, over HTTP or Socket Mode."""
