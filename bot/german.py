"""Tiny pure functions on German words and typography; no state, no input or output."""

from __future__ import annotations
