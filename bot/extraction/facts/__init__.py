"""Sentences that tell something on a topic: who acts, what is done, for or against."""
