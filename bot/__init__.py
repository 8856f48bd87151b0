"""Fundstelle: answers from an archive of German news articles, always with the exact place."""

__version__ = "0.1.0"
