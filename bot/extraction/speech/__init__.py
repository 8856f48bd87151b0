"""Quotations: what was said, directly or indirectly, by whom, and by which words that is told."""
