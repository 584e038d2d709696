"""What the role of the application may do with each table of PostgreSQL: it owns none, and only adds to the log."""

from __future__ import annotations

from django.db import connection

FULL = "SELECT, INSERT, UPDATE, DELETE"
# The triggers let the end of the log and the revision of a row only go forward.
OTHERWISE = {
    "audit_auditentry": "SELECT, INSERT",
    "audit_auditpurge": "SELECT, INSERT",
    "audit_audithead": "SELECT, INSERT, UPDATE",
    "disclosure_ledgerline": "SELECT, INSERT",
    "vault_rowrevision": "SELECT, INSERT, UPDATE",
    "django_migrations": "SELECT",
}


def grant_rights(role: str) -> int:
    """Take away what the role had, and give it what it needs of each table; returns how many tables there are."""
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(role)
        tables = sorted(connection.introspection.table_names(cursor))
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}")
        for table in tables:
            rights = OTHERWISE.get(table, FULL)
            cursor.execute(f"GRANT {rights} ON {connection.ops.quote_name(table)} TO {name}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
    return len(tables)


def rights_over_the_log() -> list[str]:
    """What the role of this connection could do to the log beside adding to it; SQLite has no roles."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS privilege"
            " WHERE has_table_privilege('audit_auditentry', privilege)"
        )
        return [row[0] for row in cursor.fetchall()]
