"""The only home of spaCy: an article in, its Extract (people, organisations, quotes, facts) out."""
