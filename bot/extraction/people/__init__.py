"""Who is named in an article, what it says they are, and which organisations it names."""
