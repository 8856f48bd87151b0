"""What is kept out of answers, corrections, stories of nearly the same text, files of deliveries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns and make the tables."""
    key = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.add_column("article", sa.Column("version", sa.Integer, nullable=False, server_default="0"))
    op.add_column("article", sa.Column("corrected", sa.Text, nullable=False, server_default=""))
    op.add_column("article", sa.Column("story", key, nullable=False, server_default="0"))
    op.create_index("article_story", "article", ["story"])
    op.add_column("followed", sa.Column("declared", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "block",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("since", sa.Float, nullable=False),
    )
    op.create_table(
        "sealed",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("extract", sa.Text, nullable=False),
        sa.Column("checksum", sa.Text, nullable=False),
        sa.Column("chain", sa.Text, nullable=False),
        sa.Column("stored", sa.Float, nullable=False),
        sa.Column("corrected", sa.Text, nullable=False),
    )
    op.create_table(
        "band",
        sa.Column("hash", sa.BigInteger, primary_key=True),
        sa.Column("article", key, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("band_article", "band", ["article"])
    op.create_table(
        "delivered",
        sa.Column("folder", sa.Text, primary_key=True),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
    )
    counter = sa.table("counter", sa.column("name", sa.Text), sa.column("value", sa.Integer))
    op.bulk_insert(counter, [{"name": "story", "value": 0}])
