"""The bands of the newest stories by article, see bot/store/band_index.py.

A batch of articles changes a few pages then, not one for each band.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table; what is found by hash stays where it is."""
    op.drop_index("band_article", "band")
    op.create_table(
        "recent_bands",
        sa.Column("article", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("bands", sa.LargeBinary, nullable=False),
    )
