"""PostgreSQL: where in the table the newest entries lie, and better counts of how frequent words are."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Help bot/store/frequencies.py; SQLite reads its words newest first by itself."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX entry_newest ON entry USING brin (id) WITH (pages_per_range = 32, autosummarize = on)")
        op.execute("ALTER TABLE entry ALTER COLUMN words SET STATISTICS 400")
