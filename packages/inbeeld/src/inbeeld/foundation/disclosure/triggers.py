"""The database itself keeps the ledger append-only."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "disclosure_ledgerline"
REFUSAL = "the ledger of releases is append-only"
NAMES = ("ledger_line_unchanged", "ledger_line_kept", "ledger_line_not_replaced", "ledger_line_not_emptied")

SQLITE = {
    "ledger_line_unchanged": f"BEFORE UPDATE ON {TABLE}",
    "ledger_line_kept": f"BEFORE DELETE ON {TABLE}",
    "ledger_line_not_replaced": """BEFORE INSERT ON disclosure_ledgerline
        WHEN EXISTS (SELECT 1 FROM disclosure_ledgerline WHERE number = NEW.number)""",
}
POSTGRESQL = {
    "ledger_line_unchanged": f"BEFORE UPDATE ON {TABLE} FOR EACH ROW",
    "ledger_line_kept": f"BEFORE DELETE ON {TABLE} FOR EACH ROW",
    "ledger_line_not_emptied": f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT",
}
FUNCTION = f"""CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers of this engine, in place of any that stand there under the same names."""
    remove(connection)
    if connection.vendor == "sqlite":
        body = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        _run(connection, [f"CREATE TRIGGER {name} {event} {body}" for name, event in SQLITE.items()])
    else:
        made = [f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION ledger_refuse()" for name, event in POSTGRESQL.items()]
        _run(connection, [FUNCTION, *made])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for undoing the migration, and for tests that empty the tables."""
    on = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
    _run(connection, [f"DROP TRIGGER IF EXISTS {name}{on}" for name in NAMES])


def install_with(_apps: Any, schema_editor: Any) -> None:
    """For the first migration."""
    install(schema_editor.connection)


def remove_with(_apps: Any, schema_editor: Any) -> None:
    """For undoing the first migration."""
    remove(schema_editor.connection)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
