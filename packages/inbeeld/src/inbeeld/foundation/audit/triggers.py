"""The database itself keeps the log append-only: what it refuses, no bug and no console can do by mistake."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

PURGED = "SELECT 1 FROM audit_auditpurge WHERE up_to >= OLD.sequence"

SQLITE = {
    "audit_entry_unchanged": """BEFORE UPDATE ON audit_auditentry
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    "audit_entry_kept": f"""BEFORE DELETE ON audit_auditentry WHEN NOT EXISTS ({PURGED})
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    "audit_entry_not_replaced": """BEFORE INSERT ON audit_auditentry
        WHEN EXISTS (SELECT 1 FROM audit_auditentry WHERE sequence = NEW.sequence)
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END""",
    "audit_head_kept": """BEFORE DELETE ON audit_audithead
        BEGIN SELECT RAISE(ABORT, 'the end of the audit log stays'); END""",
    "audit_head_forward": """BEFORE UPDATE ON audit_audithead WHEN NEW.sequence <= OLD.sequence
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END""",
    "audit_purge_kept": """BEFORE DELETE ON audit_auditpurge
        BEGIN SELECT RAISE(ABORT, 'a purge of the audit log stays'); END""",
    "audit_purge_unchanged": """BEFORE UPDATE ON audit_auditpurge
        BEGIN SELECT RAISE(ABORT, 'a purge of the audit log stays'); END""",
    "row_revision_kept": """BEFORE DELETE ON vault_rowrevision
        BEGIN SELECT RAISE(ABORT, 'the revision of a row stays'); END""",
    "row_revision_forward": """BEFORE UPDATE ON vault_rowrevision
        WHEN NEW.revision < OLD.revision OR NEW."row" <> OLD."row"
        BEGIN SELECT RAISE(ABORT, 'the revision of a row only grows'); END""",
}

POSTGRESQL_FUNCTIONS = {
    "audit_refuse": "BEGIN RAISE EXCEPTION 'the audit log is append-only'; END",
    "audit_keep_unless_purged": f"""BEGIN
        IF NOT EXISTS ({PURGED}) THEN RAISE EXCEPTION 'the audit log is append-only'; END IF;
        RETURN OLD; END""",
    "audit_only_forward": """BEGIN
        IF NEW.sequence <= OLD.sequence THEN RAISE EXCEPTION 'the audit log only grows'; END IF;
        RETURN NEW; END""",
    "row_revision_only_forward": """BEGIN
        IF NEW.revision < OLD.revision OR NEW."row" <> OLD."row"
        THEN RAISE EXCEPTION 'the revision of a row only grows'; END IF;
        RETURN NEW; END""",
}
POSTGRESQL = {
    "audit_entry_unchanged": ("BEFORE UPDATE ON audit_auditentry FOR EACH ROW", "audit_refuse"),
    "audit_entry_kept": ("BEFORE DELETE ON audit_auditentry FOR EACH ROW", "audit_keep_unless_purged"),
    "audit_entry_not_emptied": ("BEFORE TRUNCATE ON audit_auditentry FOR EACH STATEMENT", "audit_refuse"),
    "audit_head_kept": ("BEFORE DELETE ON audit_audithead FOR EACH ROW", "audit_refuse"),
    "audit_head_forward": ("BEFORE UPDATE ON audit_audithead FOR EACH ROW", "audit_only_forward"),
    "audit_head_not_emptied": ("BEFORE TRUNCATE ON audit_audithead FOR EACH STATEMENT", "audit_refuse"),
    "audit_purge_kept": ("BEFORE DELETE OR UPDATE ON audit_auditpurge FOR EACH ROW", "audit_refuse"),
    "row_revision_kept": ("BEFORE DELETE ON vault_rowrevision FOR EACH ROW", "audit_refuse"),
    "row_revision_not_emptied": ("BEFORE TRUNCATE ON vault_rowrevision FOR EACH STATEMENT", "audit_refuse"),
    "row_revision_forward": ("BEFORE UPDATE ON vault_rowrevision FOR EACH ROW", "row_revision_only_forward"),
    "audit_purge_not_emptied": ("BEFORE TRUNCATE ON audit_auditpurge FOR EACH STATEMENT", "audit_refuse"),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers of this engine, in place of any that stand there under the same names."""
    remove(connection)
    _run(connection, _statements(connection.vendor))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for undoing the migration, and for tests that empty the tables."""
    if connection.vendor == "sqlite":
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE])
    else:
        tables = {name: event.split(" ON ")[1].split()[0] for name, (event, _) in POSTGRESQL.items()}
        _run(connection, [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table in tables.items()])


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers that ought to stand in the database and do not, or are switched off."""
    if connection.vendor == "sqlite":
        wanted, query = set(SQLITE), "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        wanted, query = (
            set(POSTGRESQL),
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
        )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return sorted(wanted - {row[0] for row in cursor.fetchall()})


def install_with(_apps: Any, schema_editor: Any) -> None:
    """For the first migration."""
    install(schema_editor.connection)


def remove_with(_apps: Any, schema_editor: Any) -> None:
    """For undoing the first migration."""
    remove(schema_editor.connection)


def _statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"CREATE TRIGGER {name} {body}" for name, body in SQLITE.items()]
    functions = [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
        for name, body in POSTGRESQL_FUNCTIONS.items()
    ]
    triggers = [
        f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {function}()" for name, (event, function) in POSTGRESQL.items()
    ]
    return functions + triggers


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
