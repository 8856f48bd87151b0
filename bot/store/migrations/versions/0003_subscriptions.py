"""Subscriptions of digests, and what each channel was shown in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "subscription",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("team", "channel", "owner", "themes", "wish", "paused")
        ),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("covered", "begun", "asked", "due")),
        sa.Column("version", sa.Integer, nullable=False),
        sqlite_autoincrement=True,  # a button of a subscription that is gone must not find another one
    )
    op.create_index("subscription_themes", "subscription", ["channel", "team", "themes"], unique=True)
    op.create_table(
        "shown",
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("item", sa.Text, primary_key=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("shown_by", "shown", ["by"])
