"""Whether the owner of a subscription that rests is still to be told so."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; who has a subscription that rests already was told."""
    op.add_column("subscription", sa.Column("untold", sa.Boolean, nullable=False, server_default=sa.false()))
