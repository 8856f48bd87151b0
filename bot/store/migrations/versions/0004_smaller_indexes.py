"""Indexes without what is never asked for: entries of nobody, of no topic, and the places of words in them.

Terms are asked for one by one, never as phrases, and hold letters and digits only: FTS5 needs neither
their places nor Unicode's tables to take them apart. A third less to write, a quarter less on disk.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the indexes anew."""
    for column, columns in (("person", ["person", "kind", "id"]), ("topic", ["topic", "id"])):
        known = sa.text(f"{column} IS NOT NULL")
        op.drop_index(f"entry_{column}", "entry")
        op.create_index(f"entry_{column}", "entry", columns, postgresql_where=known, sqlite_where=known)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE words")
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5("
            "terms, content='entry', content_rowid='id', columnsize=0, detail=none, tokenize='ascii')"
        )
        op.execute("INSERT INTO words(words) VALUES ('rebuild')")
