"""The only home of spaCy: an article in, its Extract (people, organisations, quotes, facts) out.

``pipeline`` is the chain; ``people``, ``speech`` and ``facts`` are the rooms of its components, each
with the component in the module of the same subject; ``data`` holds what German does, as data.
"""
