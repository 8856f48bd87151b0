"""Entries are no longer checked for their article, which whoever stores them writes in the same transaction.

The check cost as much as all indexes of PostgreSQL but one. SQLite cannot drop a constraint without writing the table
anew; changing its declaration is the way its documentation gives (https://sqlite.org/lang_altertable.html).
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Take the constraint out; no row is touched."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE entry DROP CONSTRAINT entry_article_fkey")
        return
    version = op.get_bind().exec_driver_sql("PRAGMA schema_version").scalar_one()
    op.execute("PRAGMA writable_schema = ON")
    op.execute(
        "UPDATE sqlite_schema "
        "SET sql = rtrim(substr(sql, 1, instr(sql, 'FOREIGN KEY') - 1), ', ' || char(9, 10)) || ')' "
        "WHERE type = 'table' AND name = 'entry'"
    )
    op.execute(f"PRAGMA schema_version = {version + 1}")
    op.execute("PRAGMA writable_schema = RESET")
