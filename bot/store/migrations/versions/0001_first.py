"""The first tables: articles, what is found in them, people, the words of names, claims.

A migration is never changed once it was released, so it does not use bot/store/tables.py.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    key = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "article",
        sa.Column("key", key, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("title", "text", "date", "source", "source_key", "url", "author", "section", "language")
        ),
        sa.Column("fictional", sa.Boolean, nullable=False),
        sa.Column("extract", sa.Text, nullable=False),
        sa.Column("checksum", sa.Text, nullable=False),
        sa.Column("chain", sa.Text, nullable=False),
        sa.Column("stored", sa.Float, nullable=False),
        sqlite_autoincrement=True,  # a key is never given again: an entry read before a change must not find another
    )
    op.create_index("article_stored", "article", ["stored"])
    op.create_index("article_chain", "article", ["chain"])
    op.create_table(
        "entry",
        sa.Column("id", key, primary_key=True, autoincrement=False),
        sa.Column("article", key, sa.ForeignKey("article.key"), nullable=False),
        sa.Column("kind", sa.Integer, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("person", key),
        sa.Column("topic", sa.Text),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("terms", sa.Text, nullable=False),
    )
    op.create_index("entry_article", "entry", ["article"])
    op.create_index("entry_person", "entry", ["person", "kind", "id"])
    op.create_index("entry_topic", "entry", ["topic", "id"])
    op.create_table(
        "person",
        sa.Column("id", key, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("variant", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sqlite_autoincrement=True,  # as above
    )
    op.create_index("person_key", "person", ["key", "variant"], unique=True)
    op.create_table("alias", sa.Column("key", sa.Text, primary_key=True), sa.Column("name", sa.Text, nullable=False))
    op.create_table(
        "word",
        sa.Column("id", key, primary_key=True),
        sa.Column("text", sa.Text, nullable=False, unique=True),
        sa.Column("people", sa.Integer, nullable=False),
    )
    op.create_table(
        "person_word",
        sa.Column("word", key, primary_key=True),
        sa.Column("person", key, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("person_word_person", "person_word", ["person"])
    op.create_table(
        "deletion",
        sa.Column("text", sa.Text, primary_key=True),
        sa.Column("word", key, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("deletion_word", "deletion", ["word"])
    op.create_table(
        "claim",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("settled", sa.Boolean, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    )
    op.create_index("claim_at", "claim", ["at"])
    counter = op.create_table(
        "counter", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", key, nullable=False)
    )
    op.bulk_insert(counter, [{"name": "entry", "value": 0}])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5("
            "terms, content='entry', content_rowid='id', columnsize=0, tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        # Made of the terms as they are, without PostgreSQL's parser, which knows nothing of our stems.
        op.execute(
            "ALTER TABLE entry ADD COLUMN words tsvector "
            "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(terms, ' '))) STORED"
        )
        op.execute("CREATE INDEX entry_words ON entry USING gin (words) WITH (fastupdate = off)")
