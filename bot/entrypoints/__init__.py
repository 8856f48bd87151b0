"""Where people and Slack come in: terminal, Slack, web pages, the schedule that posts digests."""
