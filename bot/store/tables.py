"""The tables, as SQLAlchemy Core knows them; the migrations make the same in the database."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
    text,
)

metadata = MetaData()
Key = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only an INTEGER PRIMARY KEY

article = Table(
    "article",
    metadata,
    Column("key", Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("source_key", Text, nullable=False),  # folded, for `quelle:…`
    Column("url", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("section", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("fictional", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("corrected", Text, nullable=False),  # the day of the last correction, "" for none
    Column("story", Key, nullable=False),  # stories.py; 0: stored before there were any
    Column("extract", Text, nullable=False),  # JSON, see codec.py
    Column("checksum", Text, nullable=False),  # of the article and its extract
    Column("chain", Text, nullable=False),  # version of the extraction that made the extract
    Column("stored", Float, nullable=False),  # seconds since 1970, UTC
    Index("article_stored", "stored"),
    Index("article_chain", "chain"),
    Index("article_story", "story"),
)

PERSON_KNOWN, TOPIC_KNOWN = text("person IS NOT NULL"), text("topic IS NOT NULL")

# A row for whatever can be found: `n` counts the people, quotes … of the article's extract. The
# id begins with the date (ids.py): newest first is the order of ids, and a period is a range of them.
entry = Table(
    "entry",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("article", Key, nullable=False),
    Column("kind", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("person", Key),  # whom it is of, None when nobody is known
    Column("topic", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("terms", Text, nullable=False),  # german.terms, joined by spaces; "" is not searched
    Index("entry_person", "person", "kind", "id", sqlite_where=PERSON_KNOWN, postgresql_where=PERSON_KNOWN),
    Index("entry_topic", "topic", "id", sqlite_where=TOPIC_KNOWN, postgresql_where=TOPIC_KNOWN),
)

# Which entries an article has: ids in a row. An index of entries by article would be as long as they are.
extent = Table(
    "extent",
    metadata,
    Column("article", Key, primary_key=True, autoincrement=False),
    Column("first", Key, nullable=False),
    Column("last", Key, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", Key, primary_key=True),
    Column("key", Text, nullable=False),  # german.identity_key
    Column("variant", Integer, nullable=False),  # counts namesakes
    Column("name", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Index("person_key", "key", "variant", unique=True),
)

# Other names of people, as users wrote them down (aliases.py): key of the alias, name of the person.
alias = Table("alias", metadata, Column("key", Text, primary_key=True), Column("name", Text, nullable=False))

# The words of names and all ways to leave letters out of them (bot/store/spelling.py).
word = Table(
    "word",
    metadata,
    Column("id", Key, primary_key=True),
    Column("text", Text, nullable=False, unique=True),
    Column("people", Integer, nullable=False),
)
person_word = Table(
    "person_word",
    metadata,
    Column("word", Key, primary_key=True),
    Column("person", Key, primary_key=True),
    Index("person_word_person", "person"),
    sqlite_with_rowid=False,
)
deletion = Table(
    "deletion",
    metadata,
    Column("text", Text, primary_key=True),
    Column("word", Key, primary_key=True),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("key", Text, primary_key=True),
    Column("settled", Boolean, nullable=False),
    Column("at", Float, nullable=False),
    Index("claim_at", "at"),
)

counter = Table("counter", metadata, Column("name", Text, primary_key=True), Column("value", Key, nullable=False))

# Feeds and folders that are looked at again and again (bot/sources); times are seconds since 1970.
followed = Table(
    "followed",
    metadata,
    Column("url", Text, primary_key=True),
    Column("every", Integer, nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("checked", Float, nullable=False),
    Column("succeeded", Float, nullable=False),
    Column("error", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("declared", Boolean, nullable=False),
)

# The files of a followed folder that were read, and their size and time then.
delivered = Table(
    "delivered",
    metadata,
    Column("folder", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("state", Text, nullable=False),
)

# What is kept out of every answer (blocks.py): names of people, ids of articles.
block = Table(
    "block",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("since", Float, nullable=False),
)

# Articles as they were given that are shown without a forgotten person, or not at all; never read for an answer.
sealed = Table(
    "sealed",
    metadata,
    Column("id", Text, primary_key=True),
    Column("given", Text, nullable=False),
    Column("extract", Text, nullable=False),
    Column("checksum", Text, nullable=False),
    Column("chain", Text, nullable=False),
    Column("stored", Float, nullable=False),
    Column("corrected", Text, nullable=False),
)

# The bands of the MinHash of the first article of each story (band_index.py), and of the newest of them.
band = Table(
    "band",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("article", Key, primary_key=True),
    sqlite_with_rowid=False,
)
recent_bands = Table(
    "recent_bands",
    metadata,
    Column("article", Key, primary_key=True, autoincrement=False),
    Column("bands", LargeBinary, nullable=False),  # 64 bits each
)

# What channels want digests of, and how far these have come (bot.model.Subscribed).
subscription = Table(
    "subscription",
    metadata,
    Column("id", Key, primary_key=True),
    Column("team", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("themes", Text, nullable=False),  # of the wish: a channel has each only once
    Column("wish", Text, nullable=False),  # JSON, see subscribing.py
    Column("covered", Float, nullable=False),
    Column("begun", Float, nullable=False),
    Column("asked", Float, nullable=False),
    Column("due", Float, nullable=False),
    Column("paused", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("untold", Boolean, nullable=False, server_default=false()),
    Index("subscription_themes", "channel", "team", "themes", unique=True),
)

# What a channel was shown in digests, so that it is never shown again; `by` is the digest's key.
shown = Table(
    "shown",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Float, nullable=False),
    Index("shown_by", "by"),
    sqlite_with_rowid=False,
)
