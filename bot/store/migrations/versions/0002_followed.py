"""Sources that the archive fills itself from: feeds and folders, and how looking at them went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "followed",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("every", sa.Integer, nullable=False),
        sa.Column("etag", sa.Text, nullable=False),
        sa.Column("modified", sa.Text, nullable=False),
        sa.Column("checked", sa.Float, nullable=False),
        sa.Column("succeeded", sa.Float, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
    )
