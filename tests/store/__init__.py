"""Tests of the store and of search over it."""
